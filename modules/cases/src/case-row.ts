import { type Actor, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, type RawBuilder, sql } from '@onewindow/db';
import { appendEvent, type ChangeEvent, conflictOf } from '@onewindow/events';
import { formatTime } from '@onewindow/i18n';
import { caseErrors } from './errors.ts';
import { type CaseState, type Command, commands, mayGive, type Outcome, stateNames } from './states.ts';

/** A case as commands work on it. */
export interface CaseRow {
  id: string;
  caseNumber: string;
  queryCode: string;
  matterId: string;
  itemVersionId: string;
  basicCode: string;
  itemName: string;
  organisationId: string;
  organisationName: string;
  divisionCode: string;
  countyCode: string;
  partyId: string;
  applicantName: string;
  applicantIdMasked: string;
  channel: string;
  state: CaseState;
  outcome: Outcome | null;
  processInstanceId: string | null;
  submittedAt: Date;
  receivedAt: Date | null;
  acceptedOn: string | null;
  deemed: boolean;
  decidedAt: Date | null;
  concludedAt: Date | null;
  paused: boolean;
  dueOn: string | null;
  statuteDueOn: string | null;
  licenceId: string | null;
  version: number;
}

export const caseColumns = sql.raw(`
  c.id, c.case_number as "caseNumber", c.query_code as "queryCode", c.matter_id as "matterId",
  c.item_version_id as "itemVersionId", c.basic_code as "basicCode", c.item_name as "itemName",
  c.organisation_id as "organisationId", c.organisation_name as "organisationName", c.division_code as "divisionCode",
  c.county_code as "countyCode", c.party_id as "partyId", c.applicant_name as "applicantName",
  c.applicant_id_masked as "applicantIdMasked", c.channel, c.state, c.outcome,
  c.process_instance_id as "processInstanceId", c.submitted_at as "submittedAt", c.received_at as "receivedAt",
  c.accepted_on as "acceptedOn", c.deemed, c.decided_at as "decidedAt", c.concluded_at as "concludedAt", c.paused,
  c.due_on as "dueOn", c.statute_due_on as "statuteDueOn", c.licence_id as "licenceId", c.version`);

/** Where a case lies for permission: whose it is, which body has it, in which division. */
export const caseScope = {
  party: 'c.party_id',
  organisation: 'c.organisation_id',
  division: 'c.division_code',
} as const;

export interface CaseTarget {
  caseId: string;
  /** The version that the person saw; a different one is told as stale. Absent: whatever it is now (jobs). */
  expectedVersion?: number | undefined;
}

/**
 * Locks a case for a command, with the jurisdiction in the query.
 * @throws cases.notFound, cases.notYours, cases.stale, cases.wrongState
 */
export async function lockCase(
  tx: Db,
  actor: Actor,
  {
    caseId,
    expectedVersion,
    permission,
    command,
    holder = false,
  }: CaseTarget & {
    /** One of several is enough. */
    permission: Permission | readonly Permission[];
    command: Command;
    /** Whoever holds a task of the case reaches it too, wherever her grants lie. */
    holder?: boolean;
  },
): Promise<CaseRow> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from cases.case c
    where c.id = ${caseId} and ${reaches(actor, permission, { holder })} for update`.execute(tx);
  const row = rows[0];
  if (!row) throw await missing(tx, caseId);
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw await stale(tx, row, expectedVersion);
  requireState(row, command);
  return row;
}

/** Whether the case `c` is within the actor's reach: by one of the permissions or, where that counts, as a holder. */
export function reaches(
  actor: Actor,
  permission: Permission | readonly Permission[],
  { holder }: { holder: boolean },
): RawBuilder<boolean> {
  const ways = [permission].flat().map(one => scopeCondition(actor, one, caseScope));
  if (holder) ways.push(holdsTask(actor));
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Whether the actor holds a task of the case `c`, or has written an opinion in it while it is open: who is asked must see what it is about. */
export function holdsTask(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'staff' || !actor.accountId) return sql<boolean>`false`;
  return sql<boolean>`(
    exists (select from processes.open_task_v1 t where t.business_id = c.id and t.assignee_account_id = ${actor.accountId}::uuid)
    or (c.concluded_at is null and exists (
      select from cases.opinion o where o.case_id = c.id and o.account_id = ${actor.accountId}::uuid)))`;
}

/** @throws cases.wrongState */
export function requireState(row: Pick<CaseRow, 'state'>, command: Command): void {
  if (mayGive(command, row.state)) return;
  const name = stateNames[row.state];
  throw caseErrors.wrongState({
    state: name.zh,
    stateEn: name.en,
    action: commands[command].zh,
    actionEn: commands[command].en,
  });
}

async function missing(tx: Db, caseId: string) {
  const { rows } = await sql`select 1 from cases.case where id = ${caseId}`.execute(tx);
  return rows.length > 0 ? caseErrors.notYours() : caseErrors.notFound();
}

/** The 409 of whoever was second: who did what meanwhile, step by step, with what they wrote. */
async function stale(tx: Db, { id, version }: CaseRow, seen: number) {
  const conflict = await conflictOf(tx, { subjectId: id, seen, version, types: 'cases.%', tell: tellEvent });
  const last = conflict?.done.at(-1);
  return caseErrors.stale(
    {
      who: last?.by ?? '别人',
      at: last ? formatTime(last.at) : '刚才',
      what: last?.zh ?? '办过一步',
      whatEn: last?.en ?? 'took a step',
    },
    { data: { version, ...(conflict && { conflict }) } },
  );
}

function tellEvent({ type, data }: ChangeEvent): { zh: string; en: string; text: string | null } | undefined {
  const name = eventNames[type];
  if (!name) return undefined;
  const string = (key: string) => (typeof data[key] === 'string' && data[key] !== '' ? (data[key] as string) : null);
  const text = string('opinion') ?? string('reason') ?? string('result') ?? string('question');
  const step = string('step');
  if (!step || (type !== 'cases.taskCompleted' && type !== 'cases.taskReturned')) return { ...name, text };
  const returned = type === 'cases.taskReturned';
  return {
    zh: `${returned ? '退回' : '办了'}“${step}”`,
    en: `${returned ? 'returned' : 'completed'} “${string('stepEn') ?? step}”`,
    text,
  };
}

/** How an event is told in half a sentence. */
const eventNames: Record<string, { zh: string; en: string }> = {
  'cases.received': { zh: '收件', en: 'received it' },
  'cases.returned': { zh: '预审退回', en: 'returned it for changes' },
  'cases.accepted': { zh: '受理', en: 'accepted it' },
  'cases.deemedAccepted': { zh: '依法视为受理', en: 'accepted by law' },
  'cases.correctionRequested': { zh: '告知补正', en: 'asked for corrections' },
  'cases.corrected': { zh: '补正', en: 'corrected it' },
  'cases.supplemented': { zh: '补充材料', en: 'supplemented it' },
  'cases.acceptanceRefused': { zh: '决定不予受理', en: 'refused acceptance' },
  'cases.taskCompleted': { zh: '办了一步', en: 'took a step' },
  'cases.taskReturned': { zh: '退回一步', en: 'returned it' },
  'cases.taskClaimed': { zh: '签收', en: 'claimed it' },
  'cases.taskReleased': { zh: '退签', en: 'gave it back' },
  'cases.taskHandedOver': { zh: '转办', en: 'handed it over' },
  'cases.taskDelegated': { zh: '委托别人办', en: 'delegated it' },
  'cases.delegationEnded': { zh: '结束委托', en: 'ended the delegation' },
  'cases.delegationDone': { zh: '办完交回', en: 'finished it and handed it back' },
  'cases.opinionAsked': { zh: '请人加签', en: 'asked for opinions' },
  'cases.opinionGiven': { zh: '加签答复', en: 'gave an opinion' },
  'cases.questionWithdrawn': { zh: '收回加签', en: 'took a question back' },
  'cases.paused': { zh: '中止计时', en: 'paused the clock' },
  'cases.resumed': { zh: '恢复计时', en: 'resumed the clock' },
  'cases.extensionRequested': { zh: '申请延长', en: 'asked for an extension' },
  'cases.extended': { zh: '批准延长', en: 'approved the extension' },
  'cases.extensionRejected': { zh: '没有批准延长', en: 'did not approve the extension' },
  'cases.decided': { zh: '作出决定', en: 'decided' },
  'cases.withdrawn': { zh: '撤回', en: 'withdrew it' },
  'cases.terminated': { zh: '终止', en: 'terminated it' },
  'cases.delivered': { zh: '送达', en: 'delivered it' },
  'cases.concluded': { zh: '办结', en: 'concluded it' },
};

export interface CaseChange {
  state?: CaseState;
  outcome?: Outcome;
  receivedAt?: Date;
  acceptedOn?: string;
  deemed?: boolean;
  decidedAt?: Date;
  concludedAt?: Date;
  paused?: boolean;
  processInstanceId?: string;
  licenceId?: string;
  stepName?: string | null;
  stepDueOn?: string | null;
  waitingFor?: string | null;
  heldBy?: string | null;
}

const columnOf: Record<keyof CaseChange, string> = {
  state: 'state',
  outcome: 'outcome',
  receivedAt: 'received_at',
  acceptedOn: 'accepted_on',
  deemed: 'deemed',
  decidedAt: 'decided_at',
  concludedAt: 'concluded_at',
  paused: 'paused',
  processInstanceId: 'process_instance_id',
  licenceId: 'licence_id',
  stepName: 'step_name',
  stepDueOn: 'step_due_on',
  waitingFor: 'waiting_for',
  heldBy: 'held_by',
};

/** Writes a change of a locked case together with its event, and raises its version. */
export async function changeCase(
  tx: Db,
  actor: Actor,
  row: CaseRow,
  { set = {}, event }: { set?: CaseChange; event: CaseEvent },
): Promise<CaseRow> {
  const changed = await writeCase(tx, row, set);
  await tellChange(tx, actor, row, event);
  return changed;
}

export interface CaseEvent {
  type: string;
  at: Date;
  data?: object;
}

/** The first half of `changeCase`, for a change whose event can be told only after more was written; tell it with `tellChange`. */
export async function writeCase(tx: Db, row: Pick<CaseRow, 'id'>, set: CaseChange): Promise<CaseRow> {
  const assignments = Object.entries(set).map(
    ([key, value]) => sql`${sql.ref(columnOf[key as keyof CaseChange])} = ${value}`,
  );
  const { rows } = await sql<CaseRow>`
    update cases.case c set ${sql.join([...assignments, sql`version = version + 1`])}
    where c.id = ${row.id} returning ${caseColumns}`.execute(tx);
  const changed = rows[0];
  if (!changed) throw caseErrors.notFound();
  return changed;
}

/** Appends the event of a change; the second half of `changeCase`. */
export async function tellChange(
  tx: Db,
  actor: Actor,
  row: Pick<CaseRow, 'id' | 'partyId'>,
  { type, at, data = {} }: CaseEvent,
): Promise<void> {
  const subject = { kind: 'case', id: row.id };
  await appendEvent(tx, actor, { type, subject, caseId: row.id, partyId: row.partyId, at, data });
}
