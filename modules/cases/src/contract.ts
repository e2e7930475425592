/**
 * Shapes of cases. Terms: application 申请 (a draft until submitted), matter 申报 (one receipt), case 办件 (one for each
 * item), task 待办, opinion 意见, material 材料, document 文书, clock 时限.
 */
import { type Static, Type } from 'typebox';

export { type TaskAction, taskActionNames } from './handling/task-actions.ts';
export { commands, mayGive, outcomeNames, stateNames } from './states.ts';

const text = Type.String();
const nullable = Type.Union([Type.String(), Type.Null()]);
const count = Type.Integer();
const nullableCount = Type.Union([Type.Integer(), Type.Null()]);
const words = Type.Object({ zh: text, en: Type.Optional(text) });

export const CaseListItem = Type.Object({
  id: text,
  queryCode: text,
  caseNumber: text,
  basicCode: text,
  itemName: text,
  applicantName: text,
  organisationName: text,
  countyCode: text,
  state: text,
  outcome: nullable,
  channel: text,
  submittedAt: text,
  acceptedOn: nullable,
  concludedAt: nullable,
  paused: Type.Boolean(),
  deemed: Type.Boolean(),
  dueOn: nullable,
  dueKind: nullable,
  dueTotal: nullableCount,
  dueUnit: nullable,
  /** Working days (or days) left as of today; negative when over. Null while paused or without a limit. */
  daysLeft: nullableCount,
  statuteDueOn: nullable,
  stepName: nullable,
  stepDueOn: nullable,
  waitingFor: nullable,
  version: count,
});
export type CaseListItem = Static<typeof CaseListItem>;

/** Why a task stands in somebody's list: she took it, her role may take it, delegated to her 受托, asked of her 加签. */
const workKind = Type.Union([
  Type.Literal('mine'),
  Type.Literal('open'),
  Type.Literal('delegated'),
  Type.Literal('cosign'),
]);

export const TaskItem = Type.Object({
  id: text,
  nodeId: text,
  name: text,
  nameEn: text,
  level: text,
  state: text,
  role: nullable,
  assigneeName: nullable,
  mine: Type.Boolean(),
  actions: Type.Array(text),
  dueOn: nullable,
  createdAt: text,
  /** Of a question to an added signer: the task that waits for the answer. */
  parentTaskId: nullable,
  /** Who delegated it and confirms it when it comes back. */
  ownerName: nullable,
  /** Added signers who have not answered yet. */
  openSigners: count,
  /** How it was ended, by whom and when. */
  action: nullable,
  doneByName: nullable,
  endedAt: nullable,
  /** How it came to its holder, and with which words. */
  given: Type.Union([Type.Object({ kind: text, byName: nullable, note: nullable, at: text }), Type.Null()]),
  kind: Type.Union([workKind, Type.Null()]),
  /** What the reader may do with it beside working on it; see `taskActs`. */
  may: Type.Array(text),
});
export type TaskItem = Static<typeof TaskItem>;

export const WorkItem = Type.Object({
  task: TaskItem,
  case: CaseListItem,
  lastOpinion: Type.Union([Type.Object({ text, actorName: text, at: text }), Type.Null()]),
});
export type WorkItem = Static<typeof WorkItem>;

export const WorkReply = Type.Object({
  rows: Type.Array(WorkItem),
  next: nullable,
  /** How many there are of each kind, at most a thousand. */
  counts: Type.Object({ mine: count, open: count, delegated: count, cosign: count }),
});
export type WorkReply = Static<typeof WorkReply>;

/** A colleague whom a task may go to. */
export const ColleagueItem = Type.Object({
  accountId: text,
  name: text,
  posts: Type.Array(Type.Object({ zh: text, en: text })),
  openTasks: count,
});
export type ColleagueItem = Static<typeof ColleagueItem>;

/** A task that somebody of a head's body holds. */
export const HeldTaskItem = Type.Object({
  id: text,
  holderId: text,
  holderName: text,
  step: text,
  stepEn: text,
  role: nullable,
  delegatedBy: nullable,
  since: text,
  case: CaseListItem,
});
export type HeldTaskItem = Static<typeof HeldTaskItem>;

export const ClockCell = Type.Object({
  date: text,
  kind: text,
  count: nullableCount,
  reason: nullable,
  holiday: Type.Union([words, Type.Null()]),
});

export const ClockItem = Type.Object({
  level: text,
  name: words,
  start: text,
  due: nullable,
  projectedDue: text,
  used: count,
  remaining: count,
  total: count,
  paused: count,
  over: count,
  nearness: Type.Number(),
  state: text,
  provisional: Type.Boolean(),
  days: Type.Array(ClockCell),
  explanation: Type.Array(text),
});
export type ClockItem = Static<typeof ClockItem>;

export const MaterialItem = Type.Object({
  id: text,
  slot: text,
  /** Of the file, as it was uploaded. */
  name: text,
  /** What the item calls it; in a draft the slot says so. */
  material: Type.Optional(Type.Object({ zh: text, en: Type.Optional(text) })),
  source: text,
  trustLevel: text,
  fileId: nullable,
  licenceId: nullable,
  sourceNote: nullable,
  disputedReason: nullable,
  bytes: nullableCount,
  pages: nullableCount,
  mediaType: nullable,
  addedBy: text,
  addedAt: text,
  originalSeenBy: nullable,
  originalSeenAt: nullable,
  /** 申请人自愿补充: when it was handed in; null for what was asked for. */
  supplementedAt: nullable,
});

export const DocumentItem = Type.Object({
  id: text,
  kind: text,
  title: text,
  number: text,
  issuedAt: text,
  internal: Type.Boolean(),
});

export const EventItem = Type.Object({
  id: text,
  at: text,
  type: text,
  actorName: text,
  organisationName: nullable,
  channel: text,
  data: Type.Object({}, { additionalProperties: true }),
});

export const AnswerRowItem = Type.Object({
  path: text,
  label: text,
  value: Type.Array(text),
  source: nullable,
  sensitive: Type.Boolean(),
  items: Type.Optional(
    Type.Array(
      Type.Object({
        title: text,
        rows: Type.Array(
          Type.Object({
            path: text,
            label: text,
            value: Type.Array(text),
            source: nullable,
            sensitive: Type.Boolean(),
          }),
        ),
      }),
    ),
  ),
});

export const CaseReply = Type.Object({
  case: Type.Intersect([
    CaseListItem,
    Type.Object({
      organisationId: text,
      partyId: text,
      applicantIdMasked: text,
      receivedAt: nullable,
      decidedAt: nullable,
      licenceId: nullable,
      /** It changes, renews or annuls a licence, see `/licence-change`. */
      namesLicence: Type.Boolean(),
      itemVersionId: text,
      itemVersion: count,
      processInstanceId: nullable,
    }),
  ]),
  matter: Type.Object({
    id: text,
    title: text,
    queryCode: text,
    scenarioCode: nullable,
    contactName: text,
    contactPhoneMasked: nullable,
  }),
  siblings: Type.Array(
    Type.Object({ id: text, queryCode: text, itemName: text, organisationName: text, state: text, outcome: nullable }),
  ),
  answers: Type.Array(Type.Object({ page: text, title: text, rows: Type.Array(AnswerRowItem) })),
  materials: Type.Array(MaterialItem),
  opinions: Type.Array(
    Type.Object({ id: text, taskId: text, level: text, action: text, text, actorName: text, at: text }),
  ),
  documents: Type.Array(DocumentItem),
  tasks: Type.Array(TaskItem),
  clocks: Type.Array(ClockItem),
  acceptance: Type.Union([
    Type.Object({
      state: text,
      due: nullable,
      deemed: Type.Boolean(),
      correctionLate: Type.Boolean(),
      clock: ClockItem,
    }),
    Type.Null(),
  ]),
  events: Type.Array(EventItem),
  pauses: Type.Array(
    Type.Object({ id: text, ground: text, reason: text, from: text, expectedUntil: text, until: nullable }),
  ),
  extension: Type.Union([
    Type.Object({ amount: count, reason: text, requestedBy: text, approvedBy: nullable, mayAnswer: Type.Boolean() }),
    Type.Null(),
  ]),
  correction: Type.Union([
    Type.Object({
      items: Type.Array(Type.Object({ kind: text, target: text, label: text, what: text })),
      toldOn: text,
      dueOn: text,
      correctedAt: nullable,
      documentId: nullable,
    }),
    Type.Null(),
  ]),
  delivery: Type.Union([
    Type.Object({ method: text, dueOn: nullable, deliveredAt: nullable, receiver: nullable }),
    Type.Null(),
  ]),
  /** What the reader may do now, for the right column of the case page. */
  may: Type.Array(text),
  specialProcedures: Type.Array(Type.Object({ id: text, name: words })),
});
export type CaseReply = Static<typeof CaseReply>;

export const TodayReply = Type.Object({
  today: text,
  workingDay: Type.Boolean(),
  queues: Type.Object({
    submitted: count,
    received: count,
    correctionRequested: count,
    accepted: count,
    paused: count,
    delivering: count,
  }),
  days: Type.Array(Type.Object({ day: text, concluded: count })),
  concluded: count,
  inTime: count,
});
