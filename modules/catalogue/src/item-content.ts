import { type Static, Type } from 'typebox';
import { Clause, Exemption, Fee, Limits, Material, Result, Source, SpecialProcedure, Text } from './content.ts';

/** 业务办理项: new, change, renew, reissue, cancel; with its two digits it makes the 33-character code. */
export const Variant = Type.Object(
  {
    serial: Type.String({ pattern: '^\\d{2}$' }),
    kind: Type.Union([
      Type.Literal('new'),
      Type.Literal('change'),
      Type.Literal('renew'),
      Type.Literal('reissue'),
      Type.Literal('cancel'),
    ]),
    name: Text,
    summary: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type Variant = Static<typeof Variant>;

/** Where the item's name, type, levels… come from, by element. */
export const ElementSources = Type.Object(
  {
    name: Source,
    type: Source,
    levels: Source,
    department: Type.Optional(Source),
    serviceObjects: Type.Optional(Source),
    topics: Type.Optional(Source),
    aliases: Type.Optional(Source),
  },
  { additionalProperties: false },
);

/** How it can be done: windows, web, phone, post, machines; how often one has to come. */
export const Channels = Type.Object(
  {
    /** A.5 办理形式 codes. */
    forms: Type.Array(Type.String({ maxLength: 2 })),
    /** 到办事现场次数. */
    visits: Type.Integer({ minimum: 0, maximum: 9 }),
    visitReason: Type.Optional(Text),
    /** 通办范围 code: empty = only where the body is. */
    scope: Type.Optional(Type.String({ maxLength: 2 })),
    /** 网办深度 I-IV as 1-4. */
    onlineDepth: Type.Optional(Type.String({ maxLength: 1 })),
    serviceCentre: Type.Boolean(),
    appointment: Type.Boolean(),
    onlinePayment: Type.Boolean(),
    express: Type.Boolean(),
    terminal: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Channels = Static<typeof Channels>;

/** All elements of one version of a service item. */
export const ItemContent = Type.Object(
  {
    name: Text,
    /** One sentence in plain words: what it is and who needs it. */
    summary: Type.Union([Text, Type.Null()]),
    sources: ElementSources,
    /** 设定依据. */
    bases: Type.Array(Source),
    exerciseContent: Type.Optional(Text),
    /** 权力来源 code. */
    powerSource: Type.String({ maxLength: 2 }),
    /** A.3 实施主体性质. */
    bodyKind: Type.String({ maxLength: 2 }),
    /** A.4 服务对象. */
    serviceObjects: Type.Array(Type.String({ maxLength: 2 })),
    /** A.6 办件类型: 1 即办件 2 承诺件. */
    caseType: Type.String({ maxLength: 2 }),
    variants: Type.Array(Variant),
    conditions: Type.Array(Clause),
    conditionsNote: Type.Optional(Type.String()),
    exemptions: Type.Array(Exemption),
    refusalGrounds: Type.Array(Clause),
    materials: Type.Array(Material),
    materialsNote: Type.Optional(Type.String()),
    limits: Limits,
    special: Type.Array(SpecialProcedure),
    fee: Fee,
    results: Type.Array(Result),
    channels: Channels,
    quantityLimit: Type.Optional(Text),
    jointBodies: Type.Optional(Text),
    intermediary: Type.Optional(Text),
    /** 裁量准则, 审查标准. */
    discretion: Type.Optional(Text),
    /** The term that binds the applicant, e.g. "within 30 days of being set up". */
    applicantTerm: Type.Optional(
      Type.Object({ text: Text, note: Type.Optional(Type.String()) }, { additionalProperties: false }),
    ),
    questions: Type.Array(Type.Object({ question: Text, answer: Text }, { additionalProperties: false })),
    /** 复议与诉讼. */
    remedies: Type.Object({ reconsideration: Text, litigation: Text }, { additionalProperties: false }),
    /** 受理、办结文书. */
    documents: Type.Array(Type.String({ maxLength: 60 })),
    notes: Type.Array(Type.String()),
    /** Keys under which the form and the process were published; the version ids stand beside the content. */
    formKey: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
    processKey: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
    /** Minutes that filling in usually takes. */
    minutesToFill: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
  },
  { additionalProperties: false },
);
export type ItemContent = Static<typeof ItemContent>;

/** What is the same everywhere 目录清单: an item of the catalogue before anybody implements it. */
export const CatalogueEntry = Type.Object(
  {
    /** 基本编码, 12 digits. */
    basicCode: Type.String({ pattern: '^\\d{12}$' }),
    /** Provisional: drawn by the platform until a catalogue gives one. */
    codeSource: Type.Union([
      Type.Literal('national'),
      Type.Literal('autonomousRegion'),
      Type.Literal('provisional'),
      Type.Literal('demonstration'),
    ]),
    localCode: Type.Union([Type.String({ maxLength: 50 }), Type.Null()]),
    name: Text,
    /** Key of data/organ-types.json; `organText` is the department as the source wrote it. */
    organType: Type.String({ maxLength: 60 }),
    organText: Type.String({ maxLength: 200 }),
    typeCode: Type.String({ maxLength: 2 }),
    levels: Type.Array(Type.String({ maxLength: 1 })),
    audience: Type.Union([Type.Literal('natural'), Type.Literal('organisation'), Type.Literal('both')]),
    topics: Type.Array(Type.String({ maxLength: 40 })),
    aliases: Type.Array(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type CatalogueEntry = Static<typeof CatalogueEntry>;

/** One law, once, with what is known about its age. */
export const Law = Type.Object(
  {
    name: Type.String(),
    version: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
    inForce: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
    path: Type.Union([Type.String(), Type.Null()]),
    staleRisk: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
export type Law = Static<typeof Law>;

/** The product's own import and export format (JSON). */
export const ItemBundle = Type.Object(
  {
    format: Type.Literal('onewindow.catalogue/1'),
    source: Type.Optional(Type.String()),
    laws: Type.Array(Law),
    items: Type.Array(Type.Object({ entry: CatalogueEntry, content: ItemContent }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type ItemBundle = Static<typeof ItemBundle>;
