import type { Actor } from '@onewindow/auth';
import { licenceActOf } from '@onewindow/catalogue';
import { type Calendar, type ClockResult, explainClock, type LocalDate } from '@onewindow/clock';
import type { TaskRow } from '@onewindow/processes';
import type { CaseClock } from './clocks.ts';
import type { CaseListItem, CaseReply, ClockItem, HeldTaskItem, TaskItem, WorkItem } from './contract.ts';
import type { MaterialFile } from './drafts/materials.ts';
import { taskActions } from './handling/task-actions.ts';
import { casePermissions } from './permissions.ts';
import type { CaseDetails } from './queries/get-case.ts';
import type { CaseListRow } from './queries/list-cases.ts';
import type { HeldRow, WorkRow } from './queries/work-list.ts';
import { type Command, commands, mayGive } from './states.ts';
import { actsOn, isDelegatedTo, mayTake } from './tasks/task-acts.ts';

/** Shapes rows for the interface: dates as text, what is left of each limit as of today. */
export function toListItem(
  row: CaseListRow,
  { today, calendar }: { today: LocalDate; calendar: Calendar },
): CaseListItem {
  return {
    id: row.id,
    queryCode: row.queryCode,
    caseNumber: row.caseNumber,
    basicCode: row.basicCode,
    itemName: row.itemName,
    applicantName: row.applicantName,
    organisationName: row.organisationName,
    countyCode: row.countyCode,
    state: row.state,
    outcome: row.outcome,
    channel: row.channel,
    submittedAt: row.submittedAt.toISOString(),
    acceptedOn: row.acceptedOn,
    concludedAt: row.concludedAt?.toISOString() ?? null,
    paused: row.paused,
    deemed: row.deemed,
    dueOn: row.dueOn,
    dueKind: row.dueKind,
    dueTotal: row.dueTotal,
    dueUnit: row.dueUnit,
    daysLeft: row.dueOn && !row.concludedAt && !row.paused ? daysLeft(row.dueOn, today, calendar) : null,
    statuteDueOn: row.statuteDueOn,
    stepName: row.stepName,
    stepDueOn: row.stepDueOn,
    waitingFor: row.waitingFor,
    version: row.version,
  };
}

/** Working days from today to a due date, today's own not counted; negative when it has passed. */
export function daysLeft(due: LocalDate, today: LocalDate, calendar: Calendar): number {
  return due >= today ? calendar.workingDaysBetween(today, due) : -calendar.workingDaysBetween(due, today);
}

export function toTaskItem(task: TaskRow, actor: Actor, parent?: TaskRow): TaskItem {
  return {
    id: task.id,
    nodeId: task.nodeId,
    name: task.nameZh,
    nameEn: task.nameEn,
    level: task.level,
    state: task.state,
    role: task.role,
    assigneeName: task.assigneeName,
    mine: mayTake(task, actor),
    actions: taskActions.filter(action => task.actions.includes(action)),
    dueOn: task.dueOn,
    createdAt: task.createdAt.toISOString(),
    parentTaskId: task.parentTaskId,
    ownerName: task.ownerName,
    openSigners: task.openSigners,
    action: task.action,
    doneByName: task.doneByName,
    endedAt: task.endedAt?.toISOString() ?? null,
    given: task.given && {
      kind: task.given.kind,
      byName: task.given.byName,
      note: task.given.note,
      at: task.given.at.toISOString(),
    },
    kind: workKindOf(task, actor),
    may: actsOn(task, actor, parent),
  };
}

function workKindOf(task: TaskRow, actor: Actor): TaskItem['kind'] {
  if (!mayTake(task, actor)) return null;
  if (task.parentTaskId !== null) return 'cosign';
  if (task.assigneeAccountId === null) return 'open';
  return isDelegatedTo(task, actor) ? 'delegated' : 'mine';
}

export function toWorkItem(row: WorkRow, actor: Actor, when: { today: LocalDate; calendar: Calendar }): WorkItem {
  return {
    task: toTaskItem(row.task, actor),
    case: toListItem(row.case, when),
    lastOpinion: row.lastOpinion && { ...row.lastOpinion, at: row.lastOpinion.at.toISOString() },
  };
}

export function toHeldItem({ task, case: row }: HeldRow, when: { today: LocalDate; calendar: Calendar }): HeldTaskItem {
  return {
    id: task.id,
    holderId: task.assigneeAccountId ?? '',
    holderName: task.assigneeName ?? '',
    step: task.nameZh,
    stepEn: task.nameEn,
    role: task.role,
    delegatedBy: task.ownerName,
    since: (task.given?.at ?? task.createdAt).toISOString(),
    case: toListItem(row, when),
  };
}

const levelNames = {
  statute: { zh: '法定时限', en: 'Statutory limit' },
  rule: { zh: '规定时限', en: 'Limit by rule' },
  promise: { zh: '承诺时限', en: 'Promised limit' },
  step: { zh: '环节时限', en: 'Step limit' },
} as const;

/** One limit with its cells and the sentences that say how it comes about. */
export function toClockItem(
  clock: CaseClock,
  { locale, calendar, asOf }: { locale: 'zh' | 'en'; calendar: Calendar; asOf: LocalDate },
): ClockItem {
  return {
    level: clock.level,
    name: levelNames[clock.level],
    ...figuresOf(clock.figures),
    explanation: explainClock(
      { ...clock.input, asOf, calendar },
      { locale, purpose: clock.purpose ?? 'decide', level: clock.level, reader: 'staff' },
    ).map(step => step.text),
  };
}

function figuresOf(figures: ClockResult): Omit<ClockItem, 'level' | 'name' | 'explanation'> {
  return {
    start: figures.start,
    due: figures.due,
    projectedDue: figures.projectedDue,
    used: figures.used,
    remaining: figures.remaining,
    total: figures.total,
    paused: figures.paused,
    over: figures.over,
    nearness: figures.nearness,
    state: figures.state,
    provisional: figures.provisional,
    days: figures.days.map(day => ({ ...day })),
  };
}

export function toMaterialItem(file: MaterialFile & { supplementedAt?: Date }) {
  return {
    ...file,
    addedAt: file.addedAt.toISOString(),
    originalSeenAt: file.originalSeenAt?.toISOString() ?? null,
    supplementedAt: file.supplementedAt?.toISOString() ?? null,
  };
}

const permissionOf: Partial<Record<Command, { name: string }>> = {
  receive: casePermissions.receive,
  returnBeforeReceipt: casePermissions.receive,
  accept: casePermissions.accept,
  requestCorrection: casePermissions.requestCorrection,
  refuseAcceptance: casePermissions.refuseAcceptance,
  work: casePermissions.work,
  pause: casePermissions.pause,
  resume: casePermissions.pause,
  extend: casePermissions.extend,
  terminate: casePermissions.terminate,
  deliver: casePermissions.deliver,
  correct: casePermissions.receive,
  resubmit: casePermissions.receive,
  withdraw: casePermissions.receive,
  supplement: casePermissions.receive,
};

/** The commands that the reader may give to a case in its present state. */
export function commandsFor(
  actor: Actor,
  details: Pick<CaseDetails, 'row' | 'pauses' | 'extension' | 'correction'>,
): Command[] {
  const { row } = details;
  if (actor.kind !== 'staff') {
    return (['withdraw', 'correct', 'resubmit', 'supplement'] as const).filter(command => mayGive(command, row.state));
  }
  return (Object.keys(commands) as Command[]).filter(command => {
    const permission = permissionOf[command];
    if (!permission || !mayGive(command, row.state)) return false;
    if (!actor.grants.some(grant => grant.permissions.has(permission.name))) return false;
    if (command === 'resume') return details.pauses.some(pause => pause.until === null);
    if (command === 'pause') return details.pauses.every(pause => pause.until !== null);
    if (command === 'extend') return details.extension === null;
    if (command === 'requestCorrection') return details.correction === null;
    return true;
  });
}

export function toCaseReply(details: CaseDetails, actor: Actor, locale: 'zh' | 'en'): CaseReply {
  const { row, context, clocks } = details;
  const when = { today: context.today, calendar: context.calendar };
  const render = { locale, calendar: context.calendar, asOf: context.today };
  return {
    case: {
      ...toListItem({ ...row, ...details.list }, when),
      organisationId: row.organisationId,
      partyId: row.partyId,
      applicantIdMasked: row.applicantIdMasked,
      receivedAt: row.receivedAt?.toISOString() ?? null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      licenceId: row.licenceId,
      namesLicence: licenceActOf(context.item) !== 'issue',
      itemVersionId: row.itemVersionId,
      itemVersion: context.item.version,
      processInstanceId: row.processInstanceId,
    },
    matter: details.matter,
    siblings: details.siblings,
    answers: details.answers.map(section => ({
      page: section.page,
      title: section.title,
      rows: section.rows.map(line => ({
        ...toAnswerRow(line),
        ...(line.items && { items: line.items.map(item => ({ title: item.title, rows: item.rows.map(toAnswerRow) })) }),
      })),
    })),
    materials: details.materials.map(toMaterialItem),
    opinions: details.opinions.map(opinion => ({ ...opinion, at: opinion.at.toISOString() })),
    documents: details.documents.map(document => ({
      id: document.id,
      kind: document.kind,
      title: document.title,
      number: document.number,
      issuedAt: document.issuedAt,
      internal: document.internal,
    })),
    tasks: details.tasks.map(task =>
      toTaskItem(
        task,
        actor,
        details.tasks.find(one => one.id === task.parentTaskId),
      ),
    ),
    clocks: clocks.clocks.map(clock => toClockItem(clock, render)),
    acceptance: clocks.acceptance && {
      state: clocks.acceptance.state,
      due: clocks.acceptance.due,
      deemed: clocks.acceptance.deemed,
      correctionLate: clocks.acceptance.correctionLate,
      clock: {
        level: 'acceptance',
        name: { zh: '受理时限', en: 'Limit for accepting' },
        ...figuresOf(clocks.acceptance.clock),
        explanation: [],
      },
    },
    events: details.events.map(event => ({
      id: event.id,
      at: event.at.toISOString(),
      type: event.type,
      actorName: event.actorName,
      organisationName: event.organisationName,
      channel: event.channel,
      data: event.data,
    })),
    pauses: details.pauses,
    extension: details.extension && {
      amount: details.extension.amount,
      reason: details.extension.reason,
      requestedBy: details.extension.requestedBy,
      approvedBy: details.extension.approvedBy,
      mayAnswer: details.extension.mayAnswer,
    },
    correction: details.correction && {
      ...details.correction,
      items: details.correction.items as { kind: string; target: string; label: string; what: string }[],
      correctedAt: details.correction.correctedAt?.toISOString() ?? null,
    },
    delivery: details.delivery && {
      ...details.delivery,
      deliveredAt: details.delivery.deliveredAt?.toISOString() ?? null,
    },
    may: commandsFor(actor, details),
    specialProcedures: context.item.content.special.map(procedure => ({ id: procedure.id, name: procedure.name })),
  };
}

function toAnswerRow(line: {
  path: string;
  label: string;
  value: readonly string[];
  source: string | null;
  sensitive: boolean;
}) {
  return { path: line.path, label: line.label, value: [...line.value], source: line.source, sensitive: line.sensitive };
}
