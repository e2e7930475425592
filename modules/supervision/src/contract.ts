/**
 * Shapes of supervision 电子监察. Terms: rule 监察规则 (versions never change once active), card 监察牌 (提醒, 黄牌, 红牌),
 * explanation 部门说明, confirm 确认, withdraw 撤销, urge 督办, on promise 按承诺办结.
 */
import { type Static, Type } from 'typebox';

export {
  type CardCommand,
  type CardState,
  type Colour,
  cardCommands,
  cardNumber,
  cardStates,
  colours,
  mayGive,
} from './names.ts';
export { type RuleKind, ruleKinds, type ThresholdsOf, thresholdSchemas } from './rules/kinds.ts';

const text = Type.String();
const count = Type.Integer();
const nullable = Type.Union([Type.String(), Type.Null()]);
const nullableCount = Type.Union([Type.Integer(), Type.Null()]);
const nullableNumber = Type.Union([Type.Number(), Type.Null()]);
const words = Type.Object({ zh: text, en: text });
const anything = Type.Object({}, { additionalProperties: true });
const colour = Type.Union([Type.Literal('notice'), Type.Literal('yellow'), Type.Literal('red')]);
const state = Type.Union([
  Type.Literal('new'),
  Type.Literal('awaitingExplanation'),
  Type.Literal('explained'),
  Type.Literal('confirmed'),
  Type.Literal('withdrawn'),
]);

export const CardItem = Type.Object({
  id: text,
  /** 监察编号. */
  number: text,
  colour,
  score: count,
  rule: Type.Object({ code: text, version: count, name: words }),
  reason: words,
  /** The evidence in one sentence. */
  summary: words,
  /** How many events it rests on. */
  events: count,
  /** Whether a derivation of the limit can be shown. */
  hasDerivation: Type.Boolean(),
  case: Type.Object({
    id: text,
    caseNumber: text,
    queryCode: text,
    basicCode: text,
    itemName: text,
    /** How it stands now. */
    state: nullable,
    dueOn: nullable,
    decidedAt: nullable,
    concludedAt: nullable,
    /** Working days over its strictest limit by now, or by the day of the decision; 0 in time, null without a limit. */
    overNow: nullableCount,
  }),
  organisationId: text,
  organisationName: text,
  countyCode: text,
  state,
  raisedAt: text,
  explainDueOn: nullable,
  /** Waiting for the department although its term is over: it may be confirmed without. */
  explanationOverdue: Type.Boolean(),
  explanation: nullable,
  explainedBy: nullable,
  explainedAt: nullable,
  decision: nullable,
  decidedBy: nullable,
  decidedAt: nullable,
  version: count,
});
export type CardItem = Static<typeof CardItem>;

export const UrgeItem = Type.Object({
  id: text,
  caseId: text,
  cardId: nullable,
  caseNumber: text,
  queryCode: text,
  itemName: text,
  organisationId: text,
  organisationName: text,
  countyCode: text,
  content: text,
  answerDueOn: text,
  overdue: Type.Boolean(),
  urgedBy: text,
  urgedAt: text,
  state: Type.Union([Type.Literal('open'), Type.Literal('answered')]),
  answer: nullable,
  answeredBy: nullable,
  answeredAt: nullable,
  version: count,
});
export type UrgeItem = Static<typeof UrgeItem>;

export const EventItem = Type.Object({
  id: text,
  at: text,
  type: text,
  actorName: text,
  organisationName: nullable,
  channel: text,
  caseId: nullable,
  data: anything,
});
export type EventItem = Static<typeof EventItem>;

export const ClockEvidence = Type.Object({
  level: text,
  start: text,
  due: nullable,
  asOf: text,
  total: count,
  unit: text,
  used: count,
  remaining: count,
  over: count,
  paused: count,
  provisional: Type.Boolean(),
  calendarVersion: text,
  steps: Type.Array(Type.Object({ kind: text, zh: text, en: text })),
});

export const CardReply = Type.Object({
  card: CardItem,
  evidence: Type.Object({
    rule: Type.Object({ code: text, version: count, zh: text, en: text, law: text }),
    summary: words,
    figures: anything,
    clock: Type.Union([ClockEvidence, Type.Null()]),
    events: Type.Array(EventItem),
  }),
  history: Type.Array(EventItem),
  urges: Type.Array(UrgeItem),
  /** requestExplanation, explain, confirm, withdraw, urge. */
  may: Type.Array(text),
});
export type CardReply = Static<typeof CardReply>;

export const CardChangedReply = Type.Object({ id: text, state, version: count });

export const CardListReply = Type.Object({
  rows: Type.Array(CardItem),
  next: nullable,
  /** Only on the first page. */
  tabs: Type.Union([
    Type.Object({ open: count, new: count, awaiting: count, explained: count, closed: count, closedSince: text }),
    Type.Null(),
  ]),
});
export type CardListReply = Static<typeof CardListReply>;

export const BoardReply = Type.Object({
  today: text,
  /** 数据到: the moment of the counts. */
  at: text,
  /** Until when the daily figures behind rates and ranking go. */
  figuresAt: nullable,
  period: Type.Object({ from: text, to: text }),
  rules: Type.Object({ active: count, version: count, since: nullable }),
  strip: Type.Object({
    open: count,
    openYesterday: count,
    concludedYesterday: count,
    onPromiseYesterday: nullableNumber,
    dueToday: count,
    dueTodayNotAtApproval: count,
    yellow: Type.Object({ open: count, today: count }),
    red: Type.Object({ open: count, today: count }),
    awaiting: Type.Object({ open: count, dueToday: count, overdue: count }),
  }),
  days: Type.Array(Type.Object({ day: text, notice: count, yellow: count, red: count })),
  counties: Type.Array(Type.Object({ code: text, name: text, decided: count, onPromise: count, rate: nullableNumber })),
  ranking: Type.Object({
    rows: Type.Array(
      Type.Object({
        organisationId: text,
        organisationName: text,
        cards: count,
        score: count,
        cases: count,
        per100: Type.Number(),
      }),
    ),
    average: nullableNumber,
    leastCases: count,
  }),
  byRule: Type.Array(Type.Object({ code: text, name: words, colour: text, open: count, raised: count })),
});
export type BoardReply = Static<typeof BoardReply>;

export const RuleVersionItem = Type.Object({
  id: text,
  code: text,
  kind: text,
  version: count,
  state: Type.Union([Type.Literal('draft'), Type.Literal('active'), Type.Literal('retired')]),
  name: words,
  colour,
  thresholds: anything,
  score: count,
  askAtOnce: Type.Boolean(),
  explainDays: count,
  law: text,
  activeFrom: nullable,
  activeUntil: nullable,
  editedBy: text,
  editedAt: text,
  activatedBy: nullable,
  revision: count,
});
export type RuleVersionItem = Static<typeof RuleVersionItem>;

export const RuleItem = Type.Object({
  code: text,
  kind: text,
  active: Type.Union([RuleVersionItem, Type.Null()]),
  draft: Type.Union([RuleVersionItem, Type.Null()]),
  recentCards: count,
});
export type RuleItem = Static<typeof RuleItem>;

/** What a keeper writes; `thresholds` has the shape that `thresholdSchemas` gives for the rule's kind. */
export const RuleContentBody = Type.Object({
  name: Type.Object({
    zh: Type.String({ minLength: 2, maxLength: 60 }),
    en: Type.String({ minLength: 2, maxLength: 120 }),
  }),
  colour,
  thresholds: Type.Record(Type.String(), Type.Unknown()),
  score: Type.Integer({ minimum: 0, maximum: 100 }),
  askAtOnce: Type.Boolean(),
  explainDays: Type.Integer({ minimum: 1, maximum: 60 }),
  law: Type.String({ minLength: 2, maxLength: 200 }),
});
export type RuleContentBody = Static<typeof RuleContentBody>;
