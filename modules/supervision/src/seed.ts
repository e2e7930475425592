import { type CaseFacts, findCaseFacts, findStrainedCases } from '@onewindow/cases';
import { addDays, type Calendar, type LocalDate, localDateOf } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { appendEvent, eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { raiseCard, supervisionActor } from './cards/raise-card.ts';
import { evaluateStoredEvent, supervisedEvents } from './evaluate/evaluate-case.ts';
import { findCandidates } from './evaluate/find-candidates.ts';
import { loadTimeFacts } from './evaluate/load-facts.ts';
import { evaluateTime } from './evaluate/time-rules.ts';
import { refreshDailyFigures } from './figures/daily-figures.ts';
import { defaultRules } from './rules/default-rules.ts';
import { type ActiveRule, findActiveRules } from './rules/rule.ts';

/** Puts the first version of the nine default rules in force; rules that are there stay as they are. */
export async function seedSupervision(db: Db, { at = new Date() }: { at?: Date } = {}): Promise<number> {
  return inTransaction(db, async tx => {
    let made = 0;
    for (const rule of defaultRules) {
      const { rows } = await sql`
        insert into supervision.rule (code, kind) values (${rule.code}, ${rule.kind})
        on conflict on constraint rule_pk do nothing returning code`.execute(tx);
      if (rows.length === 0) continue;
      const version = await sql<{ id: string }>`
        insert into supervision.rule_version (rule_code, version, state, name_zh, name_en, colour, thresholds, score, ask_at_once,
                                              explain_days, law, active_from, edited_by, edited_at, activated_by)
        values (${rule.code}, 1, 'active', ${rule.name.zh}, ${rule.name.en}, ${rule.colour}, ${JSON.stringify(rule.thresholds)}::jsonb,
                ${rule.score}, ${rule.askAtOnce}, ${rule.explainDays}, ${rule.law}, ${at}, '系统', ${at}, '系统')
        returning id`.execute(tx);
      await appendEvent(tx, supervisionActor, {
        type: 'supervision.ruleActivated',
        subject: { kind: 'ruleVersion', id: version.rows[0]?.id ?? '' },
        at,
        data: { code: rule.code, version: 1 },
      });
      made++;
    }
    return made;
  });
}

export interface SeedCards {
  /** First day looked back to; default 45 days ago, which fills the board's 30 working days. */
  from?: LocalDate;
  /** Called with the number of cases looked at. */
  progress?(cases: number): void;
}

/** Cases replayed side by side: a large city has tens of thousands to look back at. */
const atOnce = 4;

/**
 * Raises the cards that the rules would have raised had they run all along: each case is looked at as it stood on every
 * working day since `from`. Then older cards are explained and decided as a department and a supervisor would, and the
 * daily figures are computed. Repeatable: what has its card keeps it. Returns the number of new cards.
 */
export async function seedCards(db: Db, services: Services, { from, progress }: SeedCards = {}): Promise<number> {
  const since = from ?? addDays(services.today(), -45);
  const [rules, calendar] = [await findActiveRules(db), await getCalendar(db)];
  let raised = 0;
  let looked = 0;
  let waiting: CaseFacts[] = [];
  const replay = async () => {
    const made = await Promise.all(waiting.map(facts => replayCase(db, services, facts, { rules, calendar, since })));
    raised += made.reduce((sum, count) => sum + count, 0);
    looked += waiting.length;
    waiting = [];
    progress?.(looked);
  };
  for await (const facts of casesToReplay(db, rules, { since, today: services.today(), calendar })) {
    waiting.push(facts);
    if (waiting.length === atOnce) await replay();
  }
  await replay();
  await settleOldCards(db, services, { calendar });
  await refreshDailyFigures(db, { from: addDays(services.today(), -365), to: services.today(), at: services.now() });
  return raised;
}

async function* casesToReplay(
  db: Db,
  rules: readonly ActiveRule[],
  { since, today, calendar }: { since: LocalDate; today: LocalDate; calendar: Calendar },
): AsyncGenerator<CaseFacts> {
  yield* findCandidates(db, rules, { asOf: today, calendar });
  for (let after: string | undefined; ; ) {
    const ids = await findStrainedCases(db, { from: since, slack: 4, after, limit: 200 });
    yield* (await findCaseFacts(db, ids)).values();
    after = ids.at(-1);
    if (ids.length < 200) return;
  }
}

function replayCase(
  db: Db,
  services: Services,
  facts: CaseFacts,
  { rules, calendar, since }: { rules: readonly ActiveRule[]; calendar: Calendar; since: LocalDate },
): Promise<number> {
  return inTransaction(db, async tx => {
    const end = facts.decidedAt ?? facts.concludedAt;
    const last = end ? localDateOf(end) : services.today();
    const loaded = await loadTimeFacts(tx, facts, { asOf: last, calendar });
    let raised = 0;
    for (let day = dayBefore(facts, since); day <= last; day = calendar.nextWorkingDay(day)) {
      for (const finding of evaluateTime(rules, loaded.at(day))) {
        const at = day === services.today() ? services.now() : new Date(`${day}T08:35:00+08:00`);
        if (at > services.now()) continue;
        if (await raiseCard(tx, { finding, facts, typeCode: loaded.item.typeCode, calendar, at })) raised++;
      }
    }
    for (const event of await eventsOfCase(tx, facts.id)) {
      if (!supervisedEvents.includes(event.type) || localDateOf(event.at) < since) continue;
      raised += (await evaluateStoredEvent(tx, event)).length;
    }
    return raised;
  });
}

function dayBefore(facts: CaseFacts, since: LocalDate): LocalDate {
  const submitted = localDateOf(facts.submittedAt);
  return submitted > since ? submitted : since;
}

const explanations = [
  '现场核查当天下雨改期，改在次日完成，已和申请人电话说明。',
  '承办人请假，工作没有及时交接，已调整值班表。',
  '专家评审意见晚到一天，评审时间没有及时登记中止。',
  '材料里的图纸需要反复核对，用时超出预计，已补派一人。',
];

/** Cards of more than four working days ago have been explained and mostly decided; the last ones are left to the visitor. */
async function settleOldCards(db: Db, services: Services, { calendar }: { calendar: Calendar }): Promise<void> {
  const before = calendar.addWorkingDays(services.today(), -4);
  for (;;) {
    const { rows } = await sql<{
      id: string;
      caseId: string;
      raisedOn: LocalDate;
      organisationName: string;
      dice: number;
    }>`
      select id, case_id as "caseId", raised_on as "raisedOn", organisation_name as "organisationName", serial::int as dice
      from supervision.card where state in ('new', 'awaitingExplanation') and raised_on < ${before}::date
      order by raised_at, id limit 200`.execute(db);
    if (rows.length === 0) return;
    await inTransaction(db, async tx => {
      for (const row of rows) await settleCard(tx, row, calendar);
    });
  }
}

async function settleCard(
  tx: Db,
  row: { id: string; caseId: string; raisedOn: LocalDate; organisationName: string; dice: number },
  calendar: Calendar,
): Promise<void> {
  const explained = new Date(`${calendar.addWorkingDays(row.raisedOn, 1)}T15:20:00+08:00`);
  const decided = new Date(`${calendar.addWorkingDays(row.raisedOn, 3)}T10:05:00+08:00`);
  const state = row.dice % 12 === 0 ? 'explained' : row.dice % 5 === 0 ? 'withdrawn' : 'confirmed';
  const text = explanations[row.dice % explanations.length] ?? '';
  const decision = state === 'withdrawn' ? '情况属实，责任不在部门，撤销。' : '说明不成立，确认。';
  const isDecided = state !== 'explained';
  await sql`
    update supervision.card set state = ${state}, explanation = ${text}, explained_by = '部门联系人（示例）', explained_at = ${explained},
      decision = ${isDecided ? decision : null}, decided_by = ${isDecided ? '唐见微（示例）' : null},
      decided_at = ${isDecided ? decided : null}, version = version + ${isDecided ? 2 : 1}
    where id = ${row.id}`.execute(tx);
  const event = (type: string, at: Date, name: string, data: object) =>
    appendEvent(
      tx,
      { ...supervisionActor, name },
      { type, subject: { kind: 'card', id: row.id }, caseId: row.caseId, at, data },
    );
  await event('supervision.cardExplained', explained, '部门联系人（示例）', { text, inTime: true });
  if (isDecided) {
    await event(
      state === 'confirmed' ? 'supervision.cardConfirmed' : 'supervision.cardWithdrawn',
      decided,
      '唐见微（示例）',
      { text: decision },
    );
  }
}
