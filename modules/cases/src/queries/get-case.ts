import { type Actor, can, type Permission } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { type DocumentSummary, listDocumentsOfCase } from '@onewindow/documents';
import { appendEvent, eventsOfCase, type StoredEvent } from '@onewindow/events';
import { getFormVersion } from '@onewindow/forms';
import { type AnswerSection, checkYourAnswers } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import type { Locale } from '@onewindow/i18n';
import { listTasksOf, type TaskRow } from '@onewindow/processes';
import { type CaseRow, caseColumns, reaches } from '../case-row.ts';
import { type CaseClocks, computeCaseClocks, loadClockFacts } from '../clocks.ts';
import { type CaseContext, contextOf } from '../context.ts';
import { lookupsOf } from '../drafts/evaluate-draft.ts';
import { listMatterMaterials, type MatterMaterial } from '../drafts/materials.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { listSupplements } from '../supplement/stage-supplement.ts';

export interface Opinion {
  id: string;
  /** The task that it was given on. */
  taskId: string;
  level: string;
  action: string;
  text: string;
  actorName: string;
  at: Date;
}

export interface CaseDetails {
  row: CaseRow;
  /** What only lists show: the cached due date and the step. */
  list: {
    dueKind: string | null;
    dueTotal: number | null;
    dueUnit: string | null;
    stepName: string | null;
    stepDueOn: string | null;
    waitingFor: string | null;
  };
  context: CaseContext;
  matter: {
    id: string;
    title: string;
    queryCode: string;
    scenarioCode: string | null;
    contactName: string;
    contactPhoneMasked: string | null;
  };
  siblings: {
    id: string;
    queryCode: string;
    basicCode: string;
    itemName: string;
    organisationName: string;
    state: string;
    outcome: string | null;
    paused: boolean;
  }[];
  answers: AnswerSection[];
  /** What was applied with, then what was supplemented. */
  materials: (MatterMaterial & { supplementedAt?: Date })[];
  opinions: Opinion[];
  documents: DocumentSummary[];
  tasks: TaskRow[];
  clocks: CaseClocks;
  events: StoredEvent[];
  pauses: { id: string; ground: string; reason: string; from: string; expectedUntil: string; until: string | null }[];
  extension: {
    amount: number;
    reason: string;
    requestedBy: string;
    approvedBy: string | null;
    mayAnswer: boolean;
  } | null;
  correction: {
    items: unknown[];
    toldOn: string;
    dueOn: string;
    correctedAt: Date | null;
    documentId: string | null;
  } | null;
  delivery: { method: string; dueOn: string | null; deliveredAt: Date | null; receiver: string | null } | null;
}

/**
 * Everything about one case in one call. A staff member's reading leaves an event that the owner can see
 * (谁看过我的信息), at most one every half hour for the same reader.
 * @throws cases.notFound, cases.notYours
 */
export async function getCase(
  db: Db,
  services: Services,
  actor: Actor,
  caseId: string,
  locale: Locale = 'zh',
): Promise<CaseDetails> {
  const permission = actor.kind === 'staff' || actor.kind === 'system' ? casePermissions.read : casePermissions.readOwn;
  const row = await readCase(db, actor, { caseId, permission });
  if (actor.kind === 'staff') await recordReading(db, services, actor, row);
  return detailsOf(db, services, actor, { row, locale });
}

/** The case by its query code, for an applicant or a window. */
export async function findCaseId(db: Db, queryCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from cases.case where query_code = ${queryCode}`.execute(db);
  return rows[0]?.id;
}

/** A case inside the actor's reach, nothing recorded. @throws cases.notFound, cases.notYours */
export async function readCase(
  db: Db,
  actor: Actor,
  { caseId, permission }: { caseId: string; permission: Permission },
): Promise<CaseRow> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from cases.case c
    where c.id = ${caseId} and ${reaches(actor, permission, { holder: true })}`.execute(db);
  const row = rows[0];
  if (row) return row;
  const known = await sql`select 1 from cases.case where id = ${caseId}`.execute(db);
  // To somebody who is not staff a case that is not hers does not exist.
  throw known.rows.length > 0 && actor.kind === 'staff' ? caseErrors.notYours() : caseErrors.notFound();
}

async function recordReading(db: Db, services: Services, actor: Actor, row: CaseRow): Promise<void> {
  const { rows } = await sql`
    select 1 from platform.event
    where case_id = ${row.id} and type = 'cases.fileRead' and actor_account_id = ${actor.accountId}
      and at > ${services.now()}::timestamptz - interval '30 minutes' limit 1`.execute(db);
  if (rows.length > 0) return;
  await appendEvent(db, actor, {
    type: 'cases.fileRead',
    subject: { kind: 'case', id: row.id },
    caseId: row.id,
    partyId: row.partyId,
    at: services.now(),
    data: { itemName: row.itemName, queryCode: row.queryCode },
  });
}

/**
 * Not the applicant's to read: what supervision and a department say to each other, how a bad rating was followed up, and
 * which officers of a department share its work.
 */
const internalEvent =
  /^(supervision\.|ratings\.call|cases\.(task(Claimed|Released|HandedOver|Delegated)|delegation|opinion|question))/;

/** Who rates is protected (国办发〔2019〕51号): beside her name staff learn that she rated, not how. */
function withoutVerdict(event: StoredEvent): StoredEvent {
  if (event.type !== 'ratings.rated') return event;
  const { satisfaction: _, tags: __, ...data } = event.data;
  return { ...event, data };
}

/** To an applicant a step inside the body was done; what was written on it is for those who decide. The decision has its reasons. */
function withoutOpinion(event: StoredEvent): StoredEvent {
  if (event.type !== 'cases.taskCompleted' && event.type !== 'cases.taskReturned') return event;
  const { opinion: _, ...data } = event.data;
  return { ...event, data };
}

function isStaff(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system';
}

/** To an applicant a step is done by the body: not by whom, and not with whom she talked about it. */
function tasksFor(actor: Actor, tasks: TaskRow[]): TaskRow[] {
  if (isStaff(actor)) return tasks;
  const unnamed = { assigneeAccountId: null, assigneeName: null, ownerAccountId: null, ownerName: null, given: null };
  return tasks
    .filter(task => task.parentTaskId === null)
    .map(task => ({ ...task, ...unnamed, openSigners: 0, doneByAccountId: null, doneByName: null }));
}

interface Extras {
  list: CaseDetails['list'];
  matter: CaseDetails['matter'] & { formVersionId: string | null };
  siblings: CaseDetails['siblings'] | null;
  opinions: (Omit<Opinion, 'at'> & { at: string })[] | null;
  pauses: CaseDetails['pauses'] | null;
  extension: (NonNullable<CaseDetails['extension']> & { requestedAccountId: string | null }) | null;
  correction: (Omit<NonNullable<CaseDetails['correction']>, 'correctedAt'> & { correctedAt: string | null }) | null;
  delivery: (Omit<NonNullable<CaseDetails['delivery']>, 'deliveredAt'> & { deliveredAt: string | null }) | null;
}

async function detailsOf(
  db: Db,
  services: Services,
  actor: Actor,
  { row, locale }: { row: CaseRow; locale: Locale },
): Promise<CaseDetails> {
  const context = await contextOf(db, services, row);
  const extras = await loadExtras(db, row, isStaff(actor));
  const answers = await openMatterAnswers(db, services, row.matterId);
  const form = extras.matter.formVersionId ? await getFormVersion(db, extras.matter.formVersionId) : undefined;
  const clocks = computeCaseClocks(await loadClockFacts(db, row.id), {
    content: context.item.content,
    calendar: context.calendar,
    asOf: context.today,
  });
  const { formVersionId: _, ...matter } = extras.matter;
  return {
    row,
    list: extras.list,
    context,
    matter,
    siblings: extras.siblings ?? [],
    answers: form
      ? checkYourAnswers(form.definition, answers.form, {
          today: context.today,
          lookups: await lookupsOf(db, row.partyId, { everyState: true }),
          locale,
          step: 'read',
          unmasked: false,
        })
      : [],
    materials: [...(await listMatterMaterials(db, row.matterId)), ...(await listSupplements(db, row.id))],
    opinions: (isStaff(actor) ? (extras.opinions ?? []) : []).map(opinion => ({
      ...opinion,
      at: new Date(opinion.at),
    })),
    documents: await listDocumentsOfCase(db, row.id, { includeInternal: actor.kind === 'staff' }),
    tasks: tasksFor(actor, await listTasksOf(db, { kind: 'case', id: row.id })),
    clocks,
    events: isStaff(actor)
      ? (await eventsOfCase(db, row.id)).map(withoutVerdict)
      : (await eventsOfCase(db, row.id)).filter(event => !internalEvent.test(event.type)).map(withoutOpinion),
    pauses: extras.pauses ?? [],
    extension: extras.extension && {
      ...extras.extension,
      mayAnswer:
        extras.extension.approvedBy === null &&
        can(actor, casePermissions.approveExtension) &&
        extras.extension.requestedAccountId !== actor.accountId,
    },
    correction: extras.correction && {
      ...extras.correction,
      correctedAt: extras.correction.correctedAt ? new Date(extras.correction.correctedAt) : null,
    },
    delivery: extras.delivery && {
      ...extras.delivery,
      deliveredAt: extras.delivery.deliveredAt ? new Date(extras.delivery.deliveredAt) : null,
    },
  };
}

async function loadExtras(db: Db, row: CaseRow, staff: boolean): Promise<Extras> {
  const { rows } = await sql<Extras>`
    select
      json_build_object('id', m.id, 'title', m.title, 'queryCode', m.query_code, 'scenarioCode', m.scenario_code,
        'contactName', m.contact_name, 'contactPhoneMasked', m.contact_phone_masked, 'formVersionId', m.form_version_id) as matter,
      (select json_agg(json_build_object('id', s.id, 'queryCode', s.query_code, 'basicCode', s.basic_code, 'itemName', s.item_name,
          'organisationName', s.organisation_name, 'state', s.state, 'outcome', s.outcome, 'paused', s.paused) order by s.id)
       from cases.case s where s.matter_id = m.id and s.id <> ${row.id}) as siblings,
      (select json_agg(json_build_object('id', o.id, 'taskId', o.task_id, 'level', o.level, 'action', o.action, 'text', o.text,
          'actorName', o.actor_name, 'at', o.at) order by o.at, o.id)
       from cases.opinion o where o.case_id = ${row.id}) as opinions,
      (select json_agg(json_build_object('id', p.id, 'ground', p.ground, 'reason', p.reason, 'from', p.from_on,
          'expectedUntil', p.expected_until, 'until', p.until_on) order by p.from_on, p.id)
       from cases.clock_pause p where p.case_id = ${row.id}) as pauses,
      (select json_build_object('amount', x.amount, 'reason', x.reason, 'requestedBy', x.requested_by,
          'requestedAccountId', x.requested_account_id, 'approvedBy', x.approved_by, 'mayAnswer', false)
       from cases.clock_extension x where x.case_id = ${row.id} and x.rejected_at is null) as extension,
      (select json_build_object('items', k.items, 'toldOn', k.told_on, 'dueOn', k.due_on, 'correctedAt', k.corrected_at,
          'documentId', k.document_id)
       from cases.correction k where k.case_id = ${row.id}) as correction,
      (select json_build_object('method', d.method, 'dueOn', d.due_on, 'deliveredAt', d.delivered_at, 'receiver', d.receiver)
       from cases.delivery d where d.case_id = ${row.id}) as delivery,
      (select json_build_object('dueKind', c.due_kind, 'dueTotal', c.due_total, 'dueUnit', c.due_unit,
          'stepName', c.step_name, 'stepDueOn', c.step_due_on, 'waitingFor', case when ${staff} then coalesce(c.held_by, c.waiting_for) else c.waiting_for end)
       from cases.case c where c.id = ${row.id}) as list
    from cases.matter m where m.id = ${row.matterId}`.execute(db);
  const extras = rows[0];
  if (!extras) throw caseErrors.notFound();
  return extras;
}
