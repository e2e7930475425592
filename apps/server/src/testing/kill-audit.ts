import { type Db, sql } from '@onewindow/db';
import type { GivenCommand } from './working-officers.ts';

/** What is wrong; every list is empty when all is well. Each line names the command or the case. */
export interface AuditResult {
  /** Acknowledged, but an effect of it is missing. */
  lost: string[];
  /** An effect that is there more than once. */
  doubled: string[];
  /** A refused command that left something, a case that disagrees with its process, documents or licence. */
  halfDone: string[];
  /** Commands that were answered with a server's error. */
  failed: string[];
}

/** Last numbers of documents and licences before the campaign: from there on no number may be missing. */
export type Baseline = ReadonlyMap<string, number>;

export async function takeBaseline(db: Db): Promise<Baseline> {
  return new Map((await serials(db)).map(({ series, last }) => [series, last]));
}

async function serials(db: Db): Promise<{ series: string; last: number }[]> {
  const { rows } = await sql<{ series: string; last: number }>`
    select concat_ws('/', organisation_id, kind, year) as series, last from documents.serial`.execute(db);
  return rows;
}

/** Compares what was answered with what is in the database. */
export async function auditCommands(
  db: Db,
  { commands, baseline }: { commands: readonly GivenCommand[]; baseline: Baseline },
): Promise<AuditResult> {
  const caseIds = [...new Set(commands.map(one => one.caseId))];
  const result: AuditResult = {
    lost: [],
    doubled: [],
    halfDone: [],
    failed: commands.filter(one => one.answer === 'failed').map(one => `${describe(one)}: ${one.detail}`),
  };
  await auditTasks(db, commands, result);
  await auditWindow(db, commands, result);
  await auditCases(db, caseIds, result);
  await auditNumbers(db, baseline, result);
  return result;
}

/** An acknowledged task has one opinion, one event and is done by that action; a refused one has left nothing. */
async function auditTasks(db: Db, commands: readonly GivenCommand[], result: AuditResult): Promise<void> {
  const work = commands.filter(one => one.kind === 'work');
  const { rows } = await sql<{ key: string; opinions: number; events: number; isDone: boolean }>`
    select w.key,
      (select count(*)::int from cases.opinion o
       where o.case_id = w.case_id and o.task_id = w.task_id and o.text = w.opinion) as opinions,
      (select count(*)::int from platform.event e
       where e.case_id = w.case_id and e.data->>'taskId' = w.task_id::text and e.data->>'opinion' = w.opinion
         and e.type = case w.action when 'return' then 'cases.taskReturned' else 'cases.taskCompleted' end) as events,
      exists (select from processes.task t
              where t.id = w.task_id and t.state = 'done' and t.action = w.action) as "isDone"
    from jsonb_to_recordset(${JSON.stringify(
      work.map(one => ({
        key: one.key,
        case_id: one.caseId,
        task_id: one.taskId,
        action: one.action,
        opinion: one.opinion,
      })),
    )}::jsonb) as w (key text, case_id uuid, task_id uuid, action text, opinion text)`.execute(db);
  const traces = new Map(rows.map(row => [row.key, row]));
  for (const command of work) {
    const { opinions = 0, events = 0, isDone = false } = traces.get(command.key) ?? {};
    const what = `${describe(command)}: ${opinions} opinions, ${events} events, task ${isDone ? 'done' : 'not done'}`;
    if (command.answer !== 'acknowledged') {
      if (opinions + events > 0) result.halfDone.push(what);
    } else if (opinions > 1 || events > 1) result.doubled.push(what);
    else if (opinions + events < 2 || !isDone) result.lost.push(what);
  }
  // Told apart from the above: two commands with keys of their own that both did the same task.
  const twice = await sql<{ taskId: string; count: number }>`
    select task_id as "taskId", count(*)::int as count from cases.opinion
    where task_id = any(${work.map(one => one.taskId)}::uuid[]) group by task_id having count(*) > 1`.execute(db);
  for (const { taskId, count } of twice.rows) result.doubled.push(`task ${taskId} has ${count} opinions`);
}

/** 收件 and 受理 happen once to a case; the receipt that the answer named is there. */
async function auditWindow(db: Db, commands: readonly GivenCommand[], result: AuditResult): Promise<void> {
  const given = commands.filter(one => one.kind !== 'work' && one.answer === 'acknowledged');
  const { rows } = await sql<{ key: string; events: number; documents: number }>`
    select w.key,
      (select count(*)::int from platform.event e where e.case_id = w.case_id and e.type = w.type) as events,
      (select count(*)::int from documents.document d where d.case_id = w.case_id and d.kind = w.document) as documents
    from jsonb_to_recordset(${JSON.stringify(
      given.map(one => ({
        key: one.key,
        case_id: one.caseId,
        type: one.kind === 'receive' ? 'cases.received' : 'cases.accepted',
        document: one.kind === 'receive' ? 'receiptOfMaterials' : 'acceptanceNotice',
      })),
    )}::jsonb) as w (key text, case_id uuid, type text, document text)`.execute(db);
  const traces = new Map(rows.map(row => [row.key, row]));
  for (const command of given) {
    const { events = 0, documents = 0 } = traces.get(command.key) ?? {};
    const what = `${describe(command)}: ${events} events, ${documents} documents`;
    if (events > 1 || documents > 1) result.doubled.push(what);
    else if (events + documents < 2) result.lost.push(what);
  }
}

/** A case, its process, its decision and its licence tell the same story. */
async function auditCases(db: Db, caseIds: readonly string[], result: AuditResult): Promise<void> {
  const { rows } = await sql<{
    id: string;
    state: string;
    instance: string | null;
    openTasks: number;
    twinTasks: number;
    decisions: number;
    events: number;
    licences: number;
    licenceFits: boolean;
    isDecided: boolean;
  }>`
    select c.id, c.state, c.decided_at is not null as "isDecided",
      (select i.state from processes.instance i where i.id = c.process_instance_id) as instance,
      (select count(*)::int from processes.task t
       where t.business_id = c.id and t.state in ('open', 'claimed')) as "openTasks",
      (select count(*)::int from (
         select from processes.task t where t.business_id = c.id and t.state in ('open', 'claimed')
         group by t.instance_id, t.node having count(*) > 1) twins) as "twinTasks",
      (select count(*)::int from documents.document d
       where d.case_id = c.id and d.kind in ('grantDecision', 'refusalDecision')) as decisions,
      (select count(*)::int from platform.event e where e.case_id = c.id and e.type = 'cases.decided') as events,
      (select count(*)::int from licences.licence l where l.case_id = c.id) as licences,
      coalesce((select bool_and(e.data->>'licenceId' is not distinct from c.licence_id::text) from platform.event e
                where e.case_id = c.id and e.type = 'cases.decided'), c.licence_id is null) as "licenceFits"
    from cases.case c where c.id = any(${caseIds}::uuid[])`.execute(db);
  for (const row of rows) {
    const what = `case ${row.id} (${row.state}): ${JSON.stringify(row)}`;
    const decided = Number(row.isDecided);
    if (row.twinTasks > 0 || row.decisions > 1 || row.events > 1 || row.licences > 1) result.doubled.push(what);
    else if (row.decisions !== decided || row.events !== decided || !row.licenceFits) result.halfDone.push(what);
    else if (row.state === 'accepted' && (row.instance !== 'active' || row.openTasks === 0)) result.halfDone.push(what);
    else if (row.state !== 'accepted' && (row.instance === 'active' || row.openTasks > 0)) result.halfDone.push(what);
  }
}

/** Numbers of documents run without a gap for each body, kind and year; no command is noted without its answer. */
async function auditNumbers(db: Db, baseline: Baseline, result: AuditResult): Promise<void> {
  const { rows } = await sql<{ series: string; serial: number }>`
    select concat_ws('/', organisation_id, kind, year) as series, serial from documents.document
    order by organisation_id, kind, year, serial`.execute(db);
  const issued = Map.groupBy(rows, row => row.series);
  for (const { series, last } of await serials(db)) {
    const from = baseline.get(series) ?? 0;
    const fresh = (issued.get(series) ?? []).filter(row => row.serial > from);
    if (fresh.length !== last - from) {
      result.halfDone.push(`documents ${series}: ${fresh.length} issued for the numbers ${from + 1} to ${last}`);
    }
  }
  const open = await sql<{ count: number }>`
    select count(*)::int as count from platform.idempotency where response is null`.execute(db);
  const count = open.rows[0]?.count ?? 0;
  if (count > 0) result.halfDone.push(`${count} commands noted without an answer`);
}

function describe({ kind, caseId, key, action, retries }: GivenCommand): string {
  return `${kind}${action ? ` (${action})` : ''} of case ${caseId}, key ${key}, sent ${retries + 1} times`;
}
