import { type Actor, scopeCondition } from '@onewindow/auth';
import {
  listAnsweredWork,
  listArrivals,
  listAskedExtensions,
  listBroughtCorrections,
  listNewWork,
  listSupplemented,
  type NewWork,
} from '@onewindow/cases';
import { englishItemNames } from '@onewindow/catalogue';
import { type Db, type LocalDate, sql } from '@onewindow/db';
import { listNewCallBacks } from '@onewindow/ratings';
import { cardScope } from '../cards/lock-card.ts';
import type { Colour } from '../names.ts';
import { supervisionPermissions } from '../permissions.ts';

/** One line of 要您知道的. */
export interface Notification {
  id: string;
  kind: { card: 'red' | 'yellow' } | { zh: string; en: string };
  zh: string;
  en: string;
  at: Date;
  href: string;
  read: boolean;
}

/** A line before its item is named: in English from the catalogue, where it has an English name. */
interface Line extends Omit<Notification, 'read' | 'en'> {
  item: { basicCode: string; itemName: string };
  en(item: string): string;
}

/** What is older stands on the lists, where it is sorted by urgency and not by news. */
const daysShown = 14;
const most = 20;

/**
 * 要您知道的 of a member of staff: what newly came to her window, tasks that have newly become hers and who gave them, that
 * everybody has answered whom she asked, cards that her body must explain, explanations that
 * came in, extensions that wait for her answer, urges and call-backs. A view of what stands in the records: what was dealt
 * with is gone from it by itself. Newest first, at most 40.
 */
export async function listNotifications(db: Db, actor: Actor, { now }: { now: Date }): Promise<Notification[]> {
  if (actor.kind !== 'staff' || !actor.accountId) return [];
  const window = { since: new Date(now.getTime() - daysShown * 86_400_000), limit: most };
  const [marked, ...lists] = await Promise.all([
    seenUntil(db, actor.accountId),
    arrivals(db, actor, window),
    corrections(db, actor, window),
    supplements(db, actor, window),
    tasks(db, actor, window),
    answers(db, actor, window),
    extensions(db, actor, window),
    cards(db, actor, { ...window, explained: false }),
    cards(db, actor, { ...window, explained: true }),
    urges(db, actor, window),
    callBacks(db, actor, window),
  ]);
  const lines = lists
    .flat()
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, 2 * most);
  const names = await englishItemNames(
    db,
    lines.map(line => line.item.basicCode),
  );
  return lines.map(({ item, en, ...line }) => ({
    ...line,
    en: en(names.get(item.basicCode) ?? item.itemName),
    read: marked !== undefined && line.at <= marked,
  }));
}

/** Notes up to which moment the person has seen them; never back. */
export async function markNotificationsSeen(db: Db, actor: Actor, until: Date): Promise<void> {
  await sql`
    insert into supervision.notification_mark as m (account_id, seen_until) values (${actor.accountId}, ${until})
    on conflict (account_id) do update set seen_until = greatest(m.seen_until, excluded.seen_until)`.execute(db);
}

async function seenUntil(db: Db, accountId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date }>`
    select seen_until as until from supervision.notification_mark where account_id = ${accountId}`.execute(db);
  return rows[0]?.until;
}

interface Window {
  since: Date;
  limit: number;
}

/** 待收件: one line a matter, however many cases it has. */
async function arrivals(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listArrivals(db, actor, window)).map(
    ({ matterId, caseId, name, basicCode, cases, applicantName, at }) => ({
      id: `arrival ${matterId}`,
      kind: { zh: '待收件', en: 'to receive' },
      zh: `${applicantName}提交了${name}${cases > 1 ? `（${cases} 件）` : ''}，等您收件`,
      item: { basicCode, itemName: name },
      en: item =>
        cases > 1
          ? `${applicantName} has filed ${cases} cases together; to be received`
          : `${applicantName} has filed: ${item}; to be received`,
      at,
      href: `/cases/${caseId}`,
    }),
  );
}

async function corrections(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listBroughtCorrections(db, actor, window)).map(
    ({ caseId, itemName, basicCode, applicantName, at }) => ({
      id: `corrected ${caseId}`,
      kind: { zh: '已补正', en: 'corrected' },
      zh: `${applicantName}补正了${itemName}，等您答复是否受理`,
      item: { basicCode, itemName },
      en: item => `${applicantName} has corrected: ${item}; to be answered`,
      at,
      href: `/cases/${caseId}`,
    }),
  );
}

/** 补充材料: nothing waits for it and no clock moves, but whoever decides should have seen it. */
async function supplements(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listSupplemented(db, actor, window)).map(
    ({ id, caseId, itemName, basicCode, applicantName, title, at }) => ({
      id: `supplement ${id}`,
      kind: { zh: '补充材料', en: 'supplement' },
      zh: `${applicantName}给${itemName}补充了材料：${title}`,
      item: { basicCode, itemName },
      en: item => `${applicantName} has supplemented: ${item}; ${title}`,
      at,
      href: `/cases/${caseId}`,
    }),
  );
}

async function tasks(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listNewWork(db, actor, window)).map(work => {
    const { task, caseId, basicCode, itemName } = work;
    return {
      id: `task ${task.id}`,
      ...taskWords(work),
      item: { basicCode, itemName },
      at: givenByAnother(task)?.at ?? task.createdAt,
      href: `/cases/${caseId}`,
    };
  });
}

/** A task by how it came: its step has come, or a colleague has handed it over 转办, delegated 委托, finished 交回 or asked 加签. */
function taskWords({ task, itemName, applicantName }: NewWork): Pick<Line, 'kind' | 'zh' | 'en'> {
  const given = givenByAnother(task);
  const who = given?.byName ?? '';
  const [zh, en] = given?.note ? [`：${given.note}`, `: ${given.note}`] : ['', ''];
  switch (given?.kind) {
    case 'handedOver':
      return {
        kind: { zh: '转办', en: 'handed over' },
        zh: `${who}把${itemName}，${applicantName}转给您${task.nameZh}${zh}`,
        en: item => `${who} has handed over to you: ${item}, ${applicantName}, ${task.nameEn}${en}`,
      };
    case 'delegated':
      return {
        kind: { zh: '委托', en: 'delegated' },
        zh: `${who}委托您办${itemName}，${applicantName}${zh}`,
        en: item => `${who} has delegated to you: ${item}, ${applicantName}${en}`,
      };
    case 'handedBack':
      return {
        kind: { zh: '交回', en: 'handed back' },
        zh: `${itemName}，${applicantName}：委托的已经交回，等您确认${zh}`,
        en: item => `${item}, ${applicantName}: what was delegated is back and waits for you${en}`,
      };
    case 'asked':
      return {
        kind: { zh: '加签', en: 'co-sign' },
        zh: `${who}请您对${itemName}，${applicantName}提意见${zh}`,
        en: item => `${who} asks for your opinion on ${item}, ${applicantName}${en}`,
      };
    default:
      return {
        kind: { zh: '待办', en: 'task' },
        zh: `${itemName}，${applicantName}：等您${task.nameZh}`,
        en: item => `${item}, ${applicantName}: your step, ${task.nameEn}`,
      };
  }
}

/** How a colleague gave her the task; nothing when she took it, or took it back, herself. */
function givenByAnother({ given, assigneeAccountId }: NewWork['task']): NewWork['task']['given'] {
  return given && given.byAccountId !== assigneeAccountId ? given : null;
}

/** 加签办齐: one line a task, when the last of those who were asked has answered. */
async function answers(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listAnsweredWork(db, actor, window)).map(
    ({ task, caseId, basicCode, itemName, applicantName, answers: count, at }) => ({
      id: `answered ${task.id}`,
      kind: { zh: '加签答复', en: 'answered' },
      zh: `${itemName}，${applicantName}：您请的 ${count} 位都答复了，可以接着办`,
      item: { basicCode, itemName },
      en: item => `${item}, ${applicantName}: all ${count} whom you asked have answered; you may go on`,
      at,
      href: `/cases/${caseId}`,
    }),
  );
}

async function extensions(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listAskedExtensions(db, actor, window)).map(asked => ({
    id: `extension ${asked.id}`,
    kind: { zh: '延期', en: 'extension' },
    zh: `${asked.requestedBy}申请把${asked.itemName}延长 ${asked.amount} 个工作日，等您批`,
    item: asked,
    en: item => `${asked.requestedBy} asks for ${asked.amount} more working days for ${item}`,
    at: asked.at,
    href: `/cases/${asked.caseId}`,
  }));
}

interface CardNews {
  id: string;
  colour: Colour;
  reasonZh: string;
  reasonEn: string;
  basicCode: string;
  itemName: string;
  organisationName: string;
  explainDueOn: LocalDate | null;
  at: Date;
}

/** For departments what they must explain, for supervisors what was explained. */
async function cards(
  db: Db,
  actor: Actor,
  { since, limit, explained }: Window & { explained: boolean },
): Promise<Line[]> {
  const permission = explained ? supervisionPermissions.confirm : supervisionPermissions.explain;
  const at = explained
    ? sql<Date>`k.explained_at`
    : sql<Date>`coalesce((
        select max(e.at) from platform.event e
        where e.subject_id = k.id and e.type = 'supervision.explanationRequested'), k.raised_at)`;
  const { rows } = await sql<CardNews>`
    select k.id, k.colour, k.reason_zh as "reasonZh", k.reason_en as "reasonEn", k.basic_code as "basicCode", k.item_name as "itemName",
           k.organisation_name as "organisationName", k.explain_due_on as "explainDueOn", ${at} as at
    from supervision.card k
    where k.state = ${explained ? 'explained' : 'awaitingExplanation'} and k.raised_at >= ${since}
      and ${scopeCondition(actor, permission, cardScope)}
    order by k.raised_at desc limit ${limit}`.execute(db);
  return rows.map(card => {
    const due = card.explainDueOn?.slice(5) ?? '';
    return {
      id: `card ${card.id} ${explained ? 'explained' : 'asked'}`,
      kind: explained
        ? { zh: '说明', en: 'explained' }
        : card.colour === 'notice'
          ? { zh: '提醒', en: 'notice' }
          : { card: card.colour },
      zh: explained
        ? `${card.organisationName}说明了：${card.itemName}，${card.reasonZh}`
        : `${card.itemName}：${card.reasonZh}，请在 ${due} 前说明`,
      item: card,
      en: item =>
        explained
          ? `${card.organisationName} has explained: ${item}, ${card.reasonEn}`
          : `${item}: ${card.reasonEn}; explain by ${due}`,
      at: card.at,
      href: `/supervision/cards/${card.id}`,
    };
  });
}

async function urges(db: Db, actor: Actor, { since, limit }: Window): Promise<Line[]> {
  const scope = { organisation: 'u.organisation_id', division: 'u.division_code' } as const;
  const { rows } = await sql<{
    id: string;
    caseId: string;
    cardId: string | null;
    basicCode: string;
    itemName: string;
    urgedBy: string;
    dueOn: LocalDate;
    at: Date;
  }>`
    select u.id, u.case_id as "caseId", u.card_id as "cardId", c.basic_code as "basicCode", u.item_name as "itemName", u.urged_by as "urgedBy",
           u.answer_due_on as "dueOn", u.urged_at as at
    from supervision.urge u join cases.public_case_v1 c on c.id = u.case_id
    where u.state = 'open' and u.urged_at >= ${since}
      and ${scopeCondition(actor, supervisionPermissions.explain, scope)}
    order by u.urged_at desc limit ${limit}`.execute(db);
  return rows.map(urge => ({
    id: `urge ${urge.id}`,
    kind: { zh: '督办', en: 'urged' },
    zh: `${urge.urgedBy}督办${urge.itemName}，请在 ${urge.dueOn.slice(5)} 前反馈`,
    item: urge,
    en: item => `${urge.urgedBy} urges ${item}; answer by ${urge.dueOn.slice(5)}`,
    at: urge.at,
    href: urge.cardId ? `/supervision/cards/${urge.cardId}?tab=urges` : `/cases/${urge.caseId}`,
  }));
}

async function callBacks(db: Db, actor: Actor, window: Window): Promise<Line[]> {
  return (await listNewCallBacks(db, actor, window)).map(row => ({
    id: `callBack ${row.ratingId}`,
    kind: { zh: '回访', en: 'call back' },
    zh: `${row.itemName}收到差评，请在 ${row.dueOn.slice(5)} 前回访`,
    item: row,
    en: item => `A bad rating of ${item}; call back by ${row.dueOn.slice(5)}`,
    at: row.at,
    href: '/ratings/call-backs',
  }));
}
