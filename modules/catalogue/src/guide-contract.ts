import { type Static, type TSchema, Type } from 'typebox';
import { MaterialFile } from './content.ts';

/*
 * A guide 办事指南 in one language, in the order in which people ask: can I, what do I need, how long, what does it cost,
 * where. `language` says in which language the body is: an item without complete English is shown in Chinese, and says so.
 */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const text = Type.String();
const maybe = nullable(text);
const maybeFile = nullable(MaterialFile);

export const GuideCitation = Type.Object({
  law: text,
  article: text,
  quote: maybe,
  verified: Type.Boolean(),
  /** The law may have been amended since the words were checked. */
  staleRisk: maybe,
});
export type GuideCitation = Static<typeof GuideCitation>;

export const GuideClause = Type.Object({ text, basis: nullable(GuideCitation) });
export type GuideClause = Static<typeof GuideClause>;

export const GuidePlace = Type.Object({
  name: text,
  address: text,
  hours: maybe,
  phone: maybe,
  kind: Type.Union([Type.Literal('window'), Type.Literal('centre')]),
});
export type GuidePlace = Static<typeof GuidePlace>;

export const GuideMaterial = Type.Object({
  slot: text,
  name: text,
  hint: maybe,
  issuer: maybe,
  /** The platform has it: nothing to hand in. */
  fetched: Type.Boolean(),
  fetchFrom: nullable(Type.Union([Type.Literal('licence'), Type.Literal('identity'), Type.Literal('registry')])),
  form: text,
  necessity: text,
  /** May follow after acceptance 容缺后补. */
  mayFollow: Type.Boolean(),
  originals: Type.Integer(),
  copies: Type.Integer(),
  conditional: Type.Boolean(),
  sample: maybe,
  /** To be filled in 空白表格, and filled in as an example 样表: `/api/files/:id` gives them to everybody. */
  blankFile: maybeFile,
  sampleFile: maybeFile,
  basis: nullable(GuideCitation),
});
export type GuideMaterial = Static<typeof GuideMaterial>;

const locale = Type.Union([Type.Literal('zh'), Type.Literal('en')]);

export const Guide = Type.Object({
  basicCode: text,
  localCode: maybe,
  taskCode: maybe,
  serviceItemId: maybe,
  versionId: text,
  version: Type.Integer(),
  effectiveFrom: text,
  language: locale,
  name: text,
  summary: maybe,
  /** Null when nobody handles it at the place asked for: then a place has to be chosen. */
  organisation: nullable(Type.Object({ id: text, name: text, telephone: maybe, divisionCode: text })),
  canApplyOnline: Type.Boolean(),
  formVersionId: maybe,
  minutesToFill: nullable(Type.Integer()),
  facts: Type.Object({
    howLong: text,
    fee: text,
    visits: Type.Integer(),
    toBring: Type.Integer(),
    fetched: Type.Integer(),
  }),
  conditions: Type.Array(GuideClause),
  conditionsNote: maybe,
  exemptions: Type.Array(Type.Object({ text, instead: nullable(Type.Object({ basicCode: text, name: text })) })),
  refusalGrounds: Type.Array(GuideClause),
  materials: Type.Array(GuideMaterial),
  materialsNote: maybe,
  time: Type.Object({
    promise: maybe,
    statutory: maybe,
    statutoryBasis: nullable(GuideCitation),
    statutoryNote: maybe,
    start: Type.Union([
      Type.Literal('accepted'),
      Type.Literal('received'),
      Type.Literal('windowEnded'),
      Type.Literal('event'),
    ]),
    startText: text,
    acceptance: text,
    delivery: text,
    silence: Type.Union([Type.Literal('none'), Type.Literal('grants'), Type.Literal('accepts')]),
    steps: Type.Array(Type.Object({ name: text, limit: text, who: maybe })),
    special: Type.Array(Type.Object({ name: text, max: maybe, basis: nullable(GuideCitation) })),
    extension: maybe,
  }),
  fee: Type.Object({
    charged: nullable(Type.Boolean()),
    text,
    rows: Type.Array(Type.Object({ name: text, standard: text, reduction: maybe, basis: nullable(GuideCitation) })),
    basis: nullable(GuideCitation),
  }),
  where: Type.Array(GuidePlace),
  channels: Type.Object({
    forms: Type.Array(text),
    visitReason: maybe,
    scope: maybe,
    express: Type.Boolean(),
    appointment: Type.Boolean(),
  }),
  results: Type.Array(Type.Object({ name: text, type: text, validity: maybe, renewal: maybe, licenceType: maybe })),
  variants: Type.Array(Type.Object({ serial: text, kind: text, name: text, summary: maybe })),
  applicantTerm: maybe,
  discretion: maybe,
  questions: Type.Array(Type.Object({ question: text, answer: text })),
  remedies: Type.Object({ reconsideration: text, litigation: text }),
  supervisionPhone: maybe,
  bases: Type.Array(GuideCitation),
  notes: Type.Array(text),
});
export type Guide = Static<typeof Guide>;
export type Locale = Static<typeof locale>;
