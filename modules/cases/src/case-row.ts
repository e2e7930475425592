import { type Actor, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
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
  { caseId, expectedVersion, permission, command }: CaseTarget & { permission: Permission; command: Command },
): Promise<CaseRow> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from cases.case c
    where c.id = ${caseId} and ${scopeCondition(actor, permission, caseScope)} for update`.execute(tx);
  const row = rows[0];
  if (!row) throw await missing(tx, caseId);
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw await stale(tx, caseId);
  requireState(row, command);
  return row;
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

async function stale(tx: Db, caseId: string) {
  const { rows } = await sql<{ who: string; at: string; type: string; version: number }>`
    select e.actor_name as who, to_char(e.at at time zone 'Asia/Shanghai', 'HH24:MI') as at, e.type, c.version
    from cases.case c join platform.event e on e.case_id = c.id
    where c.id = ${caseId} and e.type like 'cases.%' and e.type <> 'cases.fileRead'
    order by e.at desc, e.id desc limit 1`.execute(tx);
  const last = rows[0];
  return caseErrors.stale(
    { who: last?.who ?? '别人', at: last?.at ?? '刚才', what: eventNames[last?.type ?? ''] ?? '办过一步' },
    { data: { version: last?.version } },
  );
}

/** How an event is told in half a sentence. */
export const eventNames: Record<string, string> = {
  'cases.received': '收件',
  'cases.accepted': '受理',
  'cases.correctionRequested': '告知补正',
  'cases.corrected': '补正',
  'cases.acceptanceRefused': '决定不予受理',
  'cases.taskCompleted': '办了一步',
  'cases.paused': '中止计时',
  'cases.resumed': '恢复计时',
  'cases.extensionRequested': '申请延长',
  'cases.extended': '批准延长',
  'cases.decided': '作出决定',
  'cases.withdrawn': '撤回',
  'cases.terminated': '终止',
  'cases.delivered': '送达',
  'cases.concluded': '办结',
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
};

/** Writes a change of a locked case together with its event, and raises its version. */
export async function changeCase(
  tx: Db,
  actor: Actor,
  row: CaseRow,
  { set = {}, event }: { set?: CaseChange; event: { type: string; at: Date; data?: object } },
): Promise<CaseRow> {
  const assignments = Object.entries(set).map(
    ([key, value]) => sql`${sql.ref(columnOf[key as keyof CaseChange])} = ${value}`,
  );
  const { rows } = await sql<CaseRow>`
    update cases.case c set ${sql.join([...assignments, sql`version = version + 1`])}
    where c.id = ${row.id} returning ${caseColumns}`.execute(tx);
  const changed = rows[0];
  if (!changed) throw caseErrors.notFound();
  await appendEvent(tx, actor, {
    type: event.type,
    subject: { kind: 'case', id: row.id },
    caseId: row.id,
    partyId: row.partyId,
    at: event.at,
    data: event.data ?? {},
  });
  return changed;
}
