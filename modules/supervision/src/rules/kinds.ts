import { type Static, Type } from 'typebox';

/*
 * The judgements that a rule can rest on, each with the shape of its thresholds. What is judged is code; how much, how
 * grave and by what authority is data (a version of a rule), because no national thresholds exist.
 */

const days = (minimum: number) => Type.Integer({ minimum, maximum: 60 });
const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const closed = { additionalProperties: false } as const;

export const thresholdSchemas = {
  /** 临近到期: so few working days are left, or so much of the limit is used, and nobody who may decide has it yet. */
  nearLimit: Type.Object(
    {
      remaining: days(0),
      /** Also from this share of the limit on; 0.8 is common. Absent: only `remaining` counts. */
      usedShare: Type.Optional(Type.Number({ minimum: 0.5, maximum: 1 })),
      /** Limits shorter than this give no warning: it would come on their first day. */
      shortest: days(0),
      /** Not while the case stands at one of these levels. */
      exceptLevels: Type.Array(Type.Union([Type.Literal('handle'), Type.Literal('review'), Type.Literal('approve')]), {
        maxItems: 3,
        uniqueItems: true,
      }),
    },
    closed,
  ),
  /** 步骤超时: a step of the process is so many working days over its own limit. */
  lateStep: Type.Object({ over: days(1) }, closed),
  /** 超承诺. */
  overPromise: Type.Object({ over: days(1) }, closed),
  /** 超法定. */
  overStatute: Type.Object({ over: days(1) }, closed),
  /** 暂停超过告知的天数: a special procedure lasts so many working days longer than its notice told. */
  overrunPause: Type.Object({ over: days(1) }, closed),
  /** 依法视为受理: nobody answered in time (行政许可法 §32(4)). */
  deemedAcceptance: Type.Object({}, closed),
  /** 不予受理、不予许可没有写理由或依据. */
  bareRefusal: Type.Object(
    { leastCharacters: Type.Integer({ minimum: 1, maximum: 200 }), law: Type.Boolean() },
    closed,
  ),
  /** 收件与办结同一时刻 on items that cannot be decided on the spot: a sign of handling outside the system 体外循环. */
  instantFinish: Type.Object(
    {
      minutes: Type.Integer({ minimum: 0, maximum: 1440 }),
      /** A.6 办件类型 that it applies to: 2 承诺件. */
      caseTypes: Type.Array(Type.String({ maxLength: 2 }), { minItems: 1, maxItems: 5, uniqueItems: true }),
    },
    closed,
  ),
  /** 下班后成批录入: one account enters so many cases within so many minutes outside office hours. */
  batchEntry: Type.Object(
    {
      cases: Type.Integer({ minimum: 2, maximum: 1000 }),
      minutes: Type.Integer({ minimum: 1, maximum: 720 }),
      opens: time,
      closes: time,
    },
    closed,
  ),
} as const;

export type RuleKind = keyof typeof thresholdSchemas;
export type ThresholdsOf<K extends RuleKind> = Static<(typeof thresholdSchemas)[K]>;

/** How each judgement is called where rules are edited, and its thresholds with their units. */
export const ruleKinds: Record<
  RuleKind,
  {
    zh: string;
    en: string;
    thresholds: { key: string; zh: string; en: string; unit: 'workingDay' | 'share' | 'minute' | 'count' | 'none' }[];
  }
> = {
  nearLimit: {
    zh: '临近到期',
    en: 'Near its limit',
    thresholds: [
      { key: 'remaining', zh: '还剩不多于', en: 'At most left', unit: 'workingDay' },
      { key: 'usedShare', zh: '或已用比例达到', en: 'Or used at least', unit: 'share' },
      { key: 'shortest', zh: '时限短于此不提醒', en: 'Not for limits shorter than', unit: 'workingDay' },
      { key: 'exceptLevels', zh: '已到这些层级不提醒', en: 'Not at these levels', unit: 'none' },
    ],
  },
  lateStep: {
    zh: '步骤超时',
    en: 'A step over its limit',
    thresholds: [{ key: 'over', zh: '超过', en: 'Over by', unit: 'workingDay' }],
  },
  overPromise: {
    zh: '超承诺时限',
    en: 'Over the promise',
    thresholds: [{ key: 'over', zh: '超过', en: 'Over by', unit: 'workingDay' }],
  },
  overStatute: {
    zh: '超法定时限',
    en: 'Over the statutory limit',
    thresholds: [{ key: 'over', zh: '超过', en: 'Over by', unit: 'workingDay' }],
  },
  overrunPause: {
    zh: '暂停超过告知的天数',
    en: 'Paused longer than told',
    thresholds: [{ key: 'over', zh: '超过', en: 'Over by', unit: 'workingDay' }],
  },
  deemedAcceptance: { zh: '依法视为受理', en: 'Accepted by law', thresholds: [] },
  bareRefusal: {
    zh: '不予没有写理由',
    en: 'Refusal without reasons',
    thresholds: [
      { key: 'leastCharacters', zh: '理由至少', en: 'Reasons of at least', unit: 'count' },
      { key: 'law', zh: '要写法律依据', en: 'The law must be named', unit: 'none' },
    ],
  },
  instantFinish: {
    zh: '收件与办结同一时刻',
    en: 'Received and decided at one moment',
    thresholds: [
      { key: 'minutes', zh: '相隔不多于', en: 'At most apart', unit: 'minute' },
      { key: 'caseTypes', zh: '办件类型', en: 'Kinds of case', unit: 'none' },
    ],
  },
  batchEntry: {
    zh: '下班后成批录入',
    en: 'Entered in batches after hours',
    thresholds: [
      { key: 'cases', zh: '不少于', en: 'At least', unit: 'count' },
      { key: 'minutes', zh: '在多少分钟内', en: 'Within', unit: 'minute' },
      { key: 'opens', zh: '上班', en: 'Opens', unit: 'none' },
      { key: 'closes', zh: '下班', en: 'Closes', unit: 'none' },
    ],
  },
};
