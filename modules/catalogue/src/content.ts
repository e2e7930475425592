import { type Static, Type } from 'typebox';

/*
 * The content of one version of a service item: every element of the 实施清单 (standards §1.4, 服务项目目录标准 8.2),
 * each with where it comes from. A published version never changes, so citations are kept inside it and not by reference.
 *
 * Source 来源   what backs an element. `verified: true` means that the quoted words were re-read in that article of that
 *              version of the law; it does not say that the law is still in force.
 * Budget 时限   an amount of working days (行政许可法 §82), calendar days or months; `amount: 0` = on the spot.
 * Slot          a material's stable id inside the item: applications attach files to slots, so an id is never reused.
 */

/** Chinese, and English where there is any. */
export const Text = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 4000 }), en: Type.Optional(Type.String({ maxLength: 8000 })) },
  { additionalProperties: false },
);
export type Text = Static<typeof Text>;

/** What backs an element: a quoted article, general knowledge, the editor, the city itself. */
export const Source = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('law'),
      Type.Literal('composed'),
      Type.Literal('generalKnowledge'),
      Type.Literal('editor'),
      Type.Literal('organisation'),
      Type.Literal('demonstration'),
    ]),
    verified: Type.Boolean(),
    law: Type.Optional(Type.String({ maxLength: 200 })),
    article: Type.Optional(Type.String({ maxLength: 100 })),
    quote: Type.Optional(Type.String({ maxLength: 4000 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);
export type Source = Static<typeof Source>;

export const Unit = Type.Union([Type.Literal('workingDay'), Type.Literal('calendarDay'), Type.Literal('month')]);
export type Unit = Static<typeof Unit>;

export const Budget = Type.Object(
  { amount: Type.Integer({ minimum: 0, maximum: 9999 }), unit: Unit },
  { additionalProperties: false },
);
export type Budget = Static<typeof Budget>;

/** A limit of law: its budget, its words, and how it departs from "20 working days from acceptance". */
export const StatutoryLimit = Type.Object(
  {
    amount: Type.Integer({ minimum: 0, maximum: 9999 }),
    unit: Unit,
    text: Text,
    /** True when it is only the general rule of 行政许可法 §42. */
    byDefault: Type.Optional(Type.Boolean()),
    /** True when it is the sum of several parts of the law. */
    composed: Type.Optional(Type.Boolean()),
    extension: Type.Optional(
      Type.Object(
        { amount: Type.Integer({ minimum: 1 }), unit: Unit, source: Source },
        { additionalProperties: false },
      ),
    ),
    unitSource: Type.Optional(Source),
    unitNote: Type.Optional(Type.String()),
    source: Source,
  },
  { additionalProperties: false },
);
export type StatutoryLimit = Static<typeof StatutoryLimit>;

/** From which moment the statutory and promised clocks run; `event` counts back from the day asked for (`@onewindow/clock`). */
export const StartRule = Type.Union([
  Type.Literal('accepted'),
  Type.Literal('received'),
  Type.Literal('windowEnded'),
  Type.Literal('event'),
]);
export type StartRule = Static<typeof StartRule>;

/** What the law says when the body stays silent: nothing, it is granted, or it counts as accepted. */
export const SilenceRule = Type.Union([Type.Literal('none'), Type.Literal('grants'), Type.Literal('accepts')]);
export type SilenceRule = Static<typeof SilenceRule>;

export const Limits = Type.Object(
  {
    statutory: Type.Union([StatutoryLimit, Type.Null()]),
    statutoryNote: Type.Optional(Type.String()),
    others: Type.Array(Type.Object({ text: Text, source: Source }, { additionalProperties: false })),
    /** 承诺办结时限; null = no promise yet, the statutory limit is shown. */
    promise: Type.Union([Budget, Type.Null()]),
    promiseNote: Type.Optional(Text),
    /** 受理时限, 5 working days unless a special law says otherwise (行政许可法 §32). */
    acceptance: Budget,
    /** 送达时限, 10 working days from the decision (行政许可法 §44). */
    delivery: Budget,
    steps: Type.Array(
      Type.Object(
        { step: Type.String({ maxLength: 40 }), name: Text, limit: Budget, who: Type.Optional(Text) },
        { additionalProperties: false },
      ),
    ),
    start: StartRule,
    silence: SilenceRule,
  },
  { additionalProperties: false },
);
export type Limits = Static<typeof Limits>;

export const SpecialProcedure = Type.Object(
  {
    id: Type.String({ maxLength: 40 }),
    /** A.7: 1 延长审批, 2 the others (听证、检验、检测、检疫、鉴定、专家评审…, 行政许可法 §45). */
    kind: Type.String({ maxLength: 2 }),
    name: Text,
    max: Type.Union([Budget, Type.Null()]),
    by: Type.Optional(Text),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    source: Source,
  },
  { additionalProperties: false },
);
export type SpecialProcedure = Static<typeof SpecialProcedure>;

/** A condition, a ground of refusal: plain words for people, the law's own words in the source. */
export const Clause = Type.Object(
  { id: Type.String({ maxLength: 40 }), text: Text, source: Source },
  { additionalProperties: false },
);
export type Clause = Static<typeof Clause>;

/** A situation in which this item is not needed, and what to do instead. */
export const Exemption = Type.Object(
  { text: Text, instead: Type.Optional(Type.String({ maxLength: 12 })), source: Type.Optional(Source) },
  { additionalProperties: false },
);
export type Exemption = Static<typeof Exemption>;

/** A file that goes with a material; its facts never change, so they are kept with the content. */
export const MaterialFile = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String({ maxLength: 500 }),
    bytes: Type.Integer({ minimum: 0 }),
    mediaType: Type.String({ maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type MaterialFile = Static<typeof MaterialFile>;

export const Material = Type.Object(
  {
    /** Slot id, stable through versions. */
    id: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{0,39}$' }),
    /** Three digits: with the 实施编码 they make the 34-character 材料编码. */
    serial: Type.String({ pattern: '^\\d{3}$' }),
    name: Text,
    hint: Type.Optional(Text),
    /** materialType code: 1 原件 2 复印件 3 both 4 either. */
    type: Type.String({ maxLength: 2 }),
    /** materialForm code: 1 纸质 2 电子 3 both 4 either. */
    form: Type.String({ maxLength: 2 }),
    /** sourceType code: 10 申请人自备 20 政府部门核发 99 其他. */
    origin: Type.String({ maxLength: 2 }),
    issuer: Type.Optional(Text),
    /** necessity code: 1 必要 2 非必要 3 容缺后补. */
    necessity: Type.String({ maxLength: 2 }),
    originals: Type.Integer({ minimum: 0, maximum: 99 }),
    copies: Type.Integer({ minimum: 0, maximum: 99 }),
    pageFormat: Type.Optional(Type.String({ maxLength: 100 })),
    /** When it is needed: a FEEL expression over the form's answers; absent = always. */
    when: Type.Optional(Type.String({ maxLength: 1000 })),
    /** Same document across items: joint handling asks for it once. */
    sameAs: Type.Optional(Type.String({ maxLength: 60 })),
    /** The platform fetches it: from the licence library by type, or from the verified identity. */
    fetch: Type.Optional(
      Type.Object(
        {
          from: Type.Union([Type.Literal('licence'), Type.Literal('identity'), Type.Literal('registry')]),
          licenceType: Type.Optional(Type.String({ maxLength: 60 })),
        },
        { additionalProperties: false },
      ),
    ),
    acceptStandard: Type.Optional(Text),
    fillingNotes: Type.Optional(Text),
    /** A short text of a filled-in sample, or a template to write from 样表. */
    sample: Type.Optional(Text),
    /** 空白表格, to be filled in. */
    blankFile: Type.Optional(MaterialFile),
    /** 样表, filled in as an example. */
    sampleFile: Type.Optional(MaterialFile),
    /** 要求提供的依据. Null = none known: such a material is refused at submission (B4.9). */
    source: Type.Union([Source, Type.Null()]),
  },
  { additionalProperties: false },
);
export type Material = Static<typeof Material>;

export const Fee = Type.Object(
  {
    /** Null = not known from the law read. */
    charged: Type.Union([Type.Boolean(), Type.Null()]),
    rows: Type.Array(
      Type.Object(
        {
          name: Text,
          standard: Text,
          /** In fen; null when the standard is not one amount. */
          amount: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
          reducible: Type.Boolean(),
          reduction: Type.Optional(Text),
          source: Type.Union([Source, Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    source: Source,
  },
  { additionalProperties: false },
);
export type Fee = Static<typeof Fee>;

/**
 * What a grant does with the licence of its result: a new one is issued 签发, or the one that the application names is changed
 * 变更 (行政许可法 §49), renewed 延续 (§50) or annulled 注销 (§70).
 */
export const LicenceAct = Type.Union([
  Type.Literal('issue'),
  Type.Literal('change'),
  Type.Literal('renew'),
  Type.Literal('annul'),
]);
export type LicenceAct = Static<typeof LicenceAct>;

export const Result = Type.Object(
  {
    /** resultType code: 10 证照 20 批文 30 其他. */
    type: Type.String({ maxLength: 2 }),
    name: Text,
    licenceType: Type.Optional(Type.String({ maxLength: 60 })),
    /** Absent = issue. */
    licenceAct: Type.Optional(LicenceAct),
    validity: Type.Optional(Text),
    validityMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 1200 })),
    renewal: Type.Optional(Clause),
    source: Source,
  },
  { additionalProperties: false },
);
export type Result = Static<typeof Result>;
