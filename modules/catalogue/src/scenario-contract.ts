import { type Static, Type } from 'typebox';
import { Source, Text } from './content.ts';

/*
 * 情形 scenario: a tree of questions that ends in one or several items. The questions are a list; a question with `when`
 * is asked only after the answers it names. Items of a joint service 一件事 are applied for on one form and decided in
 * parallel within the joint limit (行政许可法 §42 ¶2: 45 working days).
 */

export const ScenarioAnswer = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9]{0,19}$' }),
    text: Text,
    /** 基本编码 of the items that this answer adds. */
    adds: Type.Array(Type.String({ pattern: '^\\d{12}$' })),
    reason: Source,
    /** Something the person should know before going on, e.g. a condition of law that is not met. */
    warning: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type ScenarioAnswer = Static<typeof ScenarioAnswer>;

export const ScenarioQuestion = Type.Object(
  {
    id: Type.String({ pattern: '^q\\d{1,2}$' }),
    text: Text,
    hint: Type.Optional(Text),
    multiple: Type.Optional(Type.Boolean()),
    when: Type.Optional(
      Type.Object({ question: Type.String(), answers: Type.Array(Type.String()) }, { additionalProperties: false }),
    ),
    answers: Type.Array(ScenarioAnswer, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type ScenarioQuestion = Static<typeof ScenarioQuestion>;

/** One end of an order rule: items, or an event in words (营业, 竣工验收). */
export const OrderEnd = Type.Object(
  { items: Type.Array(Type.String({ pattern: '^\\d{12}$' })), label: Text },
  { additionalProperties: false },
);

export const ScenarioOrder = Type.Object(
  {
    before: OrderEnd,
    after: OrderEnd,
    kind: Type.Union([Type.Literal('legal'), Type.Literal('practice')]),
    source: Source,
  },
  { additionalProperties: false },
);
export type ScenarioOrder = Static<typeof ScenarioOrder>;

export const Scenario = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }),
    name: Text,
    summary: Type.Union([Text, Type.Null()]),
    audience: Type.Union([Type.Literal('natural'), Type.Literal('organisation'), Type.Literal('both')]),
    aliases: Type.Array(Type.String()),
    always: Type.Array(Type.String({ pattern: '^\\d{12}$' })),
    questions: Type.Array(ScenarioQuestion),
    order: Type.Array(ScenarioOrder),
    notes: Type.Array(Type.String()),
    /** Joint handling 一件事: the items that share one form and one clock; null = only guidance. */
    joint: Type.Union([
      Type.Object(
        {
          items: Type.Array(Type.String({ pattern: '^\\d{12}$' })),
          /** Working days of the joint clock. */
          days: Type.Integer({ minimum: 1, maximum: 999 }),
          formKey: Type.Union([Type.String(), Type.Null()]),
          processKey: Type.Union([Type.String(), Type.Null()]),
          source: Source,
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);
export type Scenario = Static<typeof Scenario>;
