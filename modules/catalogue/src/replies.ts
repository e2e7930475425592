/** Shapes of the catalogue's answers over HTTP. */
import { type TSchema, Type } from 'typebox';
import { Material, Source, Text } from './content.ts';
import { ContentProblem } from './problem-contract.ts';
import { Scenario, ScenarioOrder, ScenarioQuestion } from './scenario-contract.ts';
import { DraftContent } from './unfinished.ts';

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const text = Type.String();
const maybe = nullable(text);
const instant = Type.Unsafe<Date>(Type.String({ format: 'date-time' }));

export const next = maybe;

export const ItemSummaryReply = Type.Object({
  basicCode: text,
  localCode: maybe,
  name: text,
  nameEn: maybe,
  summary: maybe,
  summaryEn: maybe,
  organType: text,
  typeCode: text,
  levels: Type.Array(text),
  audience: text,
  topics: Type.Array(text),
  version: Type.Integer(),
  visits: Type.Integer(),
  online: Type.Boolean(),
});

export const FoundReply = Type.Object({
  kind: text,
  code: text,
  basicCode: text,
  name: text,
  nameEn: maybe,
  summary: maybe,
  summaryEn: maybe,
  organType: maybe,
  online: Type.Boolean(),
  by: text,
});

export const FacetReply = Type.Array(Type.Object({ value: text, count: Type.Integer() }));

export const VersionReply = Type.Object({
  id: text,
  version: Type.Integer(),
  state: text,
  level: maybe,
  serviceItemId: maybe,
  organisationName: maybe,
  effectiveFrom: maybe,
  effectiveTo: maybe,
  editedAt: instant,
  editedByName: text,
  submittedAt: nullable(instant),
  approvedAt: nullable(instant),
  approvedByName: maybe,
  publishedAt: nullable(instant),
  publishedByName: maybe,
  withdrawnReason: maybe,
  returnedReason: maybe,
});

/** The public history says what was in force when, and not who worked on it. */
export const PublicVersionReply = Type.Object({
  id: text,
  version: Type.Integer(),
  state: text,
  organisationName: maybe,
  effectiveFrom: maybe,
  effectiveTo: maybe,
  withdrawnReason: maybe,
});

/** Texts of a draft may be empty still. */
const Words = Type.Object({ zh: text, en: Type.Optional(text) });

export const DifferenceReply = Type.Object({
  section: text,
  path: text,
  labelZh: text,
  labelEn: text,
  kind: text,
  before: nullable(Words),
  after: nullable(Words),
  /** Of an entry that was added or removed: its elements. */
  details: Type.Optional(Words),
});

export const DraftReply = Type.Object({
  id: text,
  basicCode: text,
  typeCode: text,
  level: maybe,
  serviceItemId: maybe,
  organisationName: maybe,
  mine: Type.Boolean(),
  version: Type.Integer(),
  state: text,
  revision: Type.Integer(),
  // Not yet finished: written with the schema that it was read with, else an empty text stops the answer.
  content: DraftContent,
  formVersionId: maybe,
  processVersionId: maybe,
  licenceType: maybe,
  effectiveFrom: maybe,
  editedAt: instant,
  editedByName: text,
  submittedAt: nullable(instant),
  submittedByName: maybe,
  approvedAt: nullable(instant),
  approvedByName: maybe,
  returnedReason: maybe,
  takenBackAt: nullable(instant),
  takenBackByName: maybe,
  effectiveTo: maybe,
  publishedAt: nullable(instant),
  publishedByName: maybe,
  withdrawnAt: nullable(instant),
  withdrawnByName: maybe,
  withdrawnReason: maybe,
});

export const EditedDraftReply = Type.Object({
  draft: DraftReply,
  problems: Type.Array(ContentProblem),
  /** The version in force that a draft will replace, or the one before a published version; null when there is none. */
  previous: nullable(Type.Object({ id: text, version: Type.Integer(), inForce: Type.Boolean() })),
  /** Against `previous`; empty when there is none. */
  differences: Type.Array(DifferenceReply),
});

export const KeeperRowReply = Type.Object({
  basicCode: text,
  localCode: maybe,
  name: text,
  nameEn: maybe,
  organType: text,
  typeCode: text,
  codeSource: text,
  standing: text,
  publishedVersion: nullable(Type.Integer()),
  effectiveFrom: maybe,
  scheduled: Type.Boolean(),
  complete: Type.Boolean(),
  unverified: Type.Integer(),
  problems: Type.Integer(),
  staleLaws: Type.Integer(),
  drafts: Type.Integer(),
  inReview: Type.Integer(),
  draft: nullable(Type.Object({ id: text, state: text, version: Type.Integer(), editedByName: text })),
  implementers: Type.Integer(),
  changedAt: instant,
});

export const ImplementerReply = Type.Object({
  serviceItemId: text,
  taskCode: text,
  level: text,
  divisionCode: text,
  organisationId: text,
  organisationName: text,
  organisationEnglishName: text,
});

export const ScenarioReply = Type.Intersect([
  Scenario,
  Type.Object({ id: text, version: Type.Integer(), formVersionId: maybe, processVersionId: maybe }),
]);

export const ScenarioSummaryReply = Type.Object({
  code: text,
  name: Text,
  summary: nullable(Text),
  audience: text,
  questions: Type.Integer(),
  joint: nullable(Type.Object({ items: Type.Array(text), days: Type.Integer() })),
});

export const ResolvedScenarioReply = Type.Object({
  questions: Type.Array(ScenarioQuestion),
  next: maybe,
  items: Type.Array(
    Type.Object({
      basicCode: text,
      step: Type.Integer(),
      reasons: Type.Array(Type.Object({ question: text, answer: text, source: Source })),
      name: text,
      nameEn: maybe,
      online: Type.Boolean(),
      organType: text,
    }),
  ),
  order: Type.Array(ScenarioOrder),
  warnings: Type.Array(Text),
  joint: nullable(
    Type.Object({
      items: Type.Array(text),
      days: Type.Integer(),
      formKey: maybe,
      processKey: maybe,
      source: Source,
    }),
  ),
  /** What to hand in for all items together, each document once. */
  materials: Type.Array(
    Type.Object({
      key: text,
      material: Material,
      neededFor: Type.Array(Type.Object({ basicCode: text, slot: text })),
    }),
  ),
});

const importEntry = {
  importId: text,
  state: text,
  rows: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer(),
  /** Rows of the basic table in the file, for a progress bar. */
  total: Type.Integer(),
  publish: Type.Boolean(),
  running: Type.Boolean(),
  phase: maybe,
  fileName: text,
  fileBytes: nullable(Type.Integer()),
  bytesRead: Type.Integer(),
  rowsRead: Type.Integer(),
  format: text,
  encoding: maybe,
  failure: nullable(Type.Object({ code: text, zh: text, en: text })),
  startedAt: instant,
  startedByName: text,
  appliedAt: nullable(instant),
};

export const ImportEntryReply = Type.Object(importEntry);

export const ImportReply = Type.Object({
  ...importEntry,
  problems: Type.Integer(),
  warnings: Type.Integer(),
  /** Versions that the import made. */
  drafts: Type.Integer(),
});

export const ImportProblemReply = Type.Object({
  id: text,
  section: text,
  row: Type.Integer(),
  field: text,
  fieldZh: text,
  code: text,
  severity: text,
  zh: text,
  en: text,
  taskCode: text,
  value: maybe,
});

export const ProblemKindReply = Type.Object({
  field: text,
  fieldZh: text,
  code: text,
  severity: text,
  count: Type.Integer(),
  firstRow: Type.Integer(),
  zh: text,
  en: text,
});

export const ImportedRowReply = Type.Object({
  row: Type.Integer(),
  taskCode: text,
  basicCode: text,
  name: text,
  organisationName: text,
  action: maybe,
  versionId: maybe,
  versionState: maybe,
});

export const CodeTableReply = Type.Object({
  name: text,
  zh: text,
  en: text,
  source: text,
  version: Type.Integer(),
  values: Type.Array(Type.Object({ code: text, zh: text, en: text })),
});
