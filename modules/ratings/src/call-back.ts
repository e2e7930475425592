import { type Actor, scopeCondition } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { appendEvent, conflictOf } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { formatTime } from '@onewindow/i18n';
import { ratingErrors } from './errors.ts';
import { type CallBackResult, type CallBackState, callBackStates } from './levels.ts';
import { ratingPermissions } from './permissions.ts';
import { addToTotals } from './totals.ts';

/**
 * Opens the call-back of a bad rating: every one, since every rating here is by a known person (实名差评回访率 100%). The
 * limit is in working days and set by division (ratings.policy); 5 unless a city or county sets another.
 */
export async function openCallBack(
  tx: Db,
  {
    ratingId,
    facts,
    at,
  }: { ratingId: string; facts: { organisationId: string; organisationName: string; divisionCode: string }; at: Date },
): Promise<void> {
  const day = localDateOf(at);
  const due = await dueFrom(tx, { day, divisionCode: facts.divisionCode });
  await sql`
    insert into ratings.call_back (rating_id, organisation_id, organisation_name, division_code, opened_on, due_on)
    values (${ratingId}, ${facts.organisationId}, ${facts.organisationName}, ${facts.divisionCode}, ${day}, ${due})
    on conflict on constraint call_back_pk do nothing`.execute(tx);
}

async function dueFrom(tx: Db, { day, divisionCode }: { day: LocalDate; divisionCode: string }): Promise<LocalDate> {
  const { rows } = await sql<{ days: number }>`
    select call_back_days as days from ratings.policy
    where division_code in (${divisionCode}, ${divisionCode.slice(0, 6)} || '000000', ${divisionCode.slice(0, 4)} || '00000000',
                            ${divisionCode.slice(0, 2)} || '0000000000', '000000000000')
    order by division_code desc limit 1`.execute(tx);
  return (await getCalendar(tx)).addWorkingDays(day, rows[0]?.days ?? 5);
}

interface CallBackRow {
  state: CallBackState;
  version: number;
  divisionCode: string;
  result: CallBackResult | null;
  calledBackAccountId: string | null;
  caseId: string;
  organisationId: string;
  organisationName: string;
  basicCode: string;
  itemName: string;
  satisfaction: number;
  windowId: string | null;
}

export interface CallBackTarget {
  ratingId: string;
  /** The version that the person saw. */
  expectedVersion: number;
}

async function lockCallBack(tx: Db, actor: Actor, { ratingId, expectedVersion }: CallBackTarget): Promise<CallBackRow> {
  const { rows } = await sql<CallBackRow>`
    select b.state, b.version, b.division_code as "divisionCode", b.result, b.called_back_account_id as "calledBackAccountId",
           r.case_id as "caseId", r.organisation_id as "organisationId",
           r.organisation_name as "organisationName", r.basic_code as "basicCode", r.item_name as "itemName", r.satisfaction, r.window_id as "windowId"
    from ratings.call_back b join ratings.rating r on r.id = b.rating_id
    where b.rating_id = ${ratingId}
      and ${scopeCondition(actor, ratingPermissions.callBack, { organisation: 'b.organisation_id', division: 'b.division_code' })}
    for update of b`.execute(tx);
  const row = rows[0];
  if (!row) throw await missing(tx, ratingId);
  if (row.version !== expectedVersion) throw await stale(tx, { ratingId, version: row.version, seen: expectedVersion });
  return row;
}

async function missing(tx: Db, ratingId: string) {
  const { rows } = await sql<{ called: boolean }>`
    select exists (select from ratings.call_back b where b.rating_id = r.id) as called from ratings.rating r where r.id = ${ratingId}`.execute(
    tx,
  );
  if (!rows[0]) return ratingErrors.notFound();
  return rows[0].called ? ratingErrors.notYours() : ratingErrors.noCallBack();
}

const eventWords: Record<string, { zh: string; en: string }> = {
  'ratings.calledBack': { zh: '登记了回访', en: 'recorded the call-back' },
  'ratings.callBackReviewed': { zh: '复核了回访', en: 'reviewed the call-back' },
};

/** The 409 of whoever was second: who did what meanwhile. */
async function stale(tx: Db, { ratingId, version, seen }: { ratingId: string; version: number; seen: number }) {
  const conflict = await conflictOf(tx, {
    subjectId: ratingId,
    seen,
    version,
    types: 'ratings.%',
    tell({ type, data }) {
      const words = eventWords[type];
      return words && { ...words, text: typeof data.note === 'string' && data.note !== '' ? data.note : null };
    },
  });
  return ratingErrors.stale(
    { who: conflict?.changedBy ?? '别人', at: conflict ? formatTime(conflict.changedAt) : '刚才' },
    { data: { version, ...(conflict && { conflict }) } },
  );
}

function requireState(row: CallBackRow, wanted: CallBackState): void {
  if (row.state === wanted) return;
  throw ratingErrors.wrongState({ state: callBackStates[row.state].zh, stateEn: callBackStates[row.state].en });
}

/**
 * 回访: who handled the matter has spoken with her and says what came of it (谁办理谁负责): put right at once, entered in
 * the ledger with a date, explained, or appealed as mistaken or malicious.
 * @throws ratings.noCallBack, ratings.notYours, ratings.stale, ratings.wrongState, ratings.noteNeeded, ratings.ledgerDateNeeded
 */
export async function callBack(
  db: Db,
  services: Services,
  actor: Actor,
  {
    result,
    note,
    ledgerDueOn,
    ...target
  }: CallBackTarget & { result: CallBackResult; note: string; ledgerDueOn?: LocalDate | undefined },
): Promise<{ version: number }> {
  if ([...note.trim()].length < 5) throw ratingErrors.noteNeeded();
  if (result === 'ledger' && (!ledgerDueOn || ledgerDueOn <= services.today())) throw ratingErrors.ledgerDateNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCallBack(tx, actor, target);
    requireState(row, 'open');
    await sql`
      update ratings.call_back set state = 'calledBack', result = ${result}, note = ${note.trim()},
        ledger_due_on = ${result === 'ledger' ? (ledgerDueOn ?? null) : null}, called_back_at = ${services.now()},
        called_back_by = ${actor.name}, called_back_account_id = ${actor.accountId}, version = version + 1
      where rating_id = ${target.ratingId}`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'ratings.calledBack',
      subject: { kind: 'rating', id: target.ratingId },
      caseId: row.caseId,
      at: services.now(),
      data: { result, note: note.trim(), ledgerDueOn: ledgerDueOn ?? null },
    });
    return { version: row.version + 1 };
  });
}

/**
 * 复核 by a second person. Agreed, the matter is closed, and a rating found mistaken or malicious no longer counts; not
 * agreed, it is to be called back again within a new limit.
 * @throws ratings.sameReviewer, ratings.wrongState, ratings.stale, ratings.notYours
 */
export async function reviewCallBack(
  db: Db,
  services: Services,
  actor: Actor,
  { agree, note, ...target }: CallBackTarget & { agree: boolean; note: string },
): Promise<{ version: number }> {
  if (!agree && [...note.trim()].length < 5) throw ratingErrors.noteNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCallBack(tx, actor, target);
    requireState(row, 'calledBack');
    if (row.calledBackAccountId === actor.accountId) throw ratingErrors.sameReviewer();
    const due = agree ? null : await dueFrom(tx, { day: services.today(), divisionCode: row.divisionCode });
    await sql`
      update ratings.call_back set state = ${agree ? 'reviewed' : 'open'}, review_note = ${note.trim()},
        reviewed_at = ${services.now()}, reviewed_by = ${actor.name}, due_on = coalesce(${due}::date, due_on),
        version = version + 1
      where rating_id = ${target.ratingId}`.execute(tx);
    const excluded = agree && row.result === 'malicious';
    if (excluded) {
      await sql`update ratings.rating set excluded_at = ${services.now()} where id = ${target.ratingId}`.execute(tx);
      await addToTotals(tx, { ...row, by: -1 });
    }
    await appendEvent(tx, actor, {
      type: 'ratings.callBackReviewed',
      subject: { kind: 'rating', id: target.ratingId },
      caseId: row.caseId,
      at: services.now(),
      data: { agree, note: note.trim(), excluded },
    });
    return { version: row.version + 1 };
  });
}
