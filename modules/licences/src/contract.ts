/**
 * What other programs see of licences 电子证照. Terms: a *type* is a kind of licence with its national code; a *licence* is
 * one that a body issued; a *version* is what it said at a time (a change 变更 makes a new one and replaces the old);
 * its *identifier* 证照标识 is that of GB/T 36904; its *token* stands in the QR code. *Annulled* 注销, *revoked* 撤销 and
 * *forfeited* 吊销 are different acts of law (行政许可法 §69, §70, 行政处罚法 §9); a licence whose term is over has *expired*.
 * A version comes about by issue 签发, by change 变更 or renewal 延续 at the holder's request, or by a correction 更正 of the
 * body's own clerical error.
 */
import { type Static, Type } from 'typebox';

const text = Type.Object({ zh: Type.String(), en: Type.String() });
const nullableText = Type.Union([Type.String(), Type.Null()]);

/** How a value of the content is printed. */
export const FieldFormat = Type.Union([
  Type.Literal('text'),
  Type.Literal('date'),
  Type.Literal('address'),
  Type.Literal('money'),
  Type.Literal('number'),
]);

/** One line on the face 照面 of a licence. */
export const LicenceTypeField = Type.Object({
  key: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$' }),
  label: text,
  format: FieldFormat,
  /** Keys of the form's answers it is taken from, first that has a value; the key itself unless told. */
  from: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 8 })),
  /** Words for coded answers. */
  codes: Type.Optional(Type.Record(Type.String(), text)),
  unit: Type.Optional(text),
  /** Shown to everybody who verifies the licence; others only on its face. */
  public: Type.Boolean(),
});
export type LicenceTypeField = Static<typeof LicenceTypeField>;

export const LicenceTypeDefinition = Type.Object({
  /** 竖版 or 横版. */
  layout: Type.Union([Type.Literal('portrait'), Type.Literal('landscape')]),
  fields: Type.Array(LicenceTypeField, { maxItems: 20 }),
  /** The answers in which a licence that founds its holder (营业执照) names her; otherwise the applicant holds it. */
  holderName: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 4 })),
  /** Chooses the class in the number by an answer: 食品经营 JY1 sale, JY2 catering, JY3 canteen. */
  numberClass: Type.Optional(
    Type.Object({ key: Type.String(), codes: Type.Record(Type.String(), Type.String()), otherwise: Type.String() }),
  ),
  /** Printed under the fields: what the holder must know. */
  note: Type.Optional(text),
  /** Months that it is valid where the item says nothing; without it, without end. The item, which follows the law, comes first. */
  validityMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 1200 })),
});
export type LicenceTypeDefinition = Static<typeof LicenceTypeDefinition>;

export const LicenceType = Type.Object({
  key: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{1,59}$' }),
  /** 21 characters: code of the defining authority + 3. */
  code: Type.String({ pattern: '^[0-9A-Z]{21}$' }),
  codeSource: Type.Union([Type.Literal('real'), Type.Literal('demonstration')]),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  nameEn: Type.String({ minLength: 1, maxLength: 200 }),
  authorityName: Type.String({ minLength: 1, maxLength: 100 }),
  law: Type.String({ maxLength: 300 }),
  holderKind: Type.Union([Type.Literal('person'), Type.Literal('organisation'), Type.Literal('both')]),
  /** Text with {division} (6 digits), {year}, {class}, {serial:7}, or {newCode} for a new unified social credit code. */
  numberFormat: Type.String({ minLength: 3, maxLength: 100 }),
  definition: LicenceTypeDefinition,
});
export type LicenceType = Static<typeof LicenceType>;

/** What a type said at one of its versions; licences keep the version that they were issued under. */
export const LicenceTypeVersion = Type.Object({
  revision: Type.Integer(),
  name: Type.String(),
  nameEn: Type.String(),
  authorityName: Type.String(),
  law: Type.String(),
  numberFormat: Type.String(),
  definition: LicenceTypeDefinition,
  note: nullableText,
  editedBy: Type.String(),
  editedAt: Type.String(),
});
export type LicenceTypeVersion = Static<typeof LicenceTypeVersion>;

/** `expired` and `notYetValid` follow from the date, the rest are acts of the issuing body. */
export const LicenceStatus = Type.Union([
  Type.Literal('valid'),
  Type.Literal('notYetValid'),
  Type.Literal('expired'),
  Type.Literal('revoked'),
  Type.Literal('annulled'),
  Type.Literal('lapsed'),
  Type.Literal('transferred'),
  Type.Literal('forfeited'),
  Type.Literal('other'),
]);
export type LicenceStatus = Static<typeof LicenceStatus>;

/** A line as printed. */
export const PrintedField = Type.Object({ key: Type.String(), label: text, value: text, public: Type.Boolean() });
export type PrintedField = Static<typeof PrintedField>;

export const LicenceSummary = Type.Object({
  id: Type.String(),
  typeKey: Type.String(),
  typeName: Type.String(),
  typeNameEn: Type.String(),
  number: Type.String(),
  identifier: Type.String(),
  version: Type.Integer(),
  status: LicenceStatus,
  statusName: text,
  holderName: Type.String(),
  holderCodeMasked: Type.String(),
  organisationName: Type.String(),
  issuedOn: Type.String(),
  validFrom: Type.String(),
  validTo: nullableText,
  caseId: nullableText,
  trustLevel: Type.String(),
  content: Type.Record(Type.String(), Type.Unknown()),
  /** How and when its present version took the place of the one before; null for the first. */
  changed: Type.Union([Type.Object({ kind: text, at: Type.String() }), Type.Null()]),
});
export type LicenceSummary = Static<typeof LicenceSummary>;

export const LicenceHistoryEntry = Type.Object({
  at: Type.String(),
  status: text,
  reason: nullableText,
  law: nullableText,
  document: nullableText,
  by: Type.String(),
  organisationName: nullableText,
});

/** One line that differs between two versions; empty where the line is not there. */
export const FaceChange = Type.Object({ key: Type.String(), label: text, before: text, after: text });
export type FaceChange = Static<typeof FaceChange>;

/** A version of a licence: how it came about, and what it changed. */
export const LicenceVersion = Type.Object({
  version: Type.Integer(),
  identifier: Type.String(),
  kind: Type.Union([Type.Literal('issue'), Type.Literal('change'), Type.Literal('renew'), Type.Literal('correct')]),
  kindName: text,
  issuedOn: Type.String(),
  at: Type.String(),
  by: nullableText,
  changeReason: nullableText,
  law: nullableText,
  document: nullableText,
  caseId: nullableText,
  replacedAt: nullableText,
  /** Against the version before; none for the first. */
  changes: Type.Array(FaceChange),
});
export type LicenceVersion = Static<typeof LicenceVersion>;

/** What stands on a licence, line by line, to be corrected. */
export const CorrectionForm = Type.Object({
  holderName: Type.String(),
  validFrom: Type.String(),
  validTo: nullableText,
  revision: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      key: Type.String(),
      label: text,
      format: FieldFormat,
      /** The value behind the printed words: a code, fen, `{ division, detail }`. */
      value: Type.Unknown(),
      codes: Type.Union([Type.Array(Type.Object({ code: Type.String(), words: text })), Type.Null()]),
      several: Type.Boolean(),
      unit: Type.Union([text, Type.Null()]),
    }),
  ),
});
export type CorrectionForm = Static<typeof CorrectionForm>;

export const LicenceDetail = Type.Object({
  ...LicenceSummary.properties,
  fields: Type.Array(PrintedField),
  verifyUrl: Type.String(),
  revision: Type.Integer(),
  /** Newest first. */
  versions: Type.Array(LicenceVersion),
  history: Type.Array(LicenceHistoryEntry),
});
export type LicenceDetail = Static<typeof LicenceDetail>;

export const Verdict = Type.Union([
  Type.Literal('valid'),
  Type.Literal('notYetValid'),
  Type.Literal('expired'),
  Type.Literal('annulled'),
  Type.Literal('replaced'),
  Type.Literal('notFound'),
]);
export type Verdict = Static<typeof Verdict>;

/** What anybody learns who verifies a licence. A person's name is masked, a company's is not. */
const Face = {
  holderName: Type.String(),
  issuedOn: Type.String(),
  validFrom: Type.String(),
  validTo: nullableText,
  status: text,
  fields: Type.Array(Type.Object({ label: text, value: text })),
};

export const Verification = Type.Object({
  verdict: Verdict,
  /** One sentence that says it. */
  headline: text,
  checkedAt: Type.String(),
  licence: Type.Union([
    Type.Null(),
    Type.Object({
      typeName: text,
      number: Type.String(),
      identifier: Type.String(),
      version: Type.Integer(),
      currentVersion: Type.Integer(),
      organisationName: Type.String(),
      ...Face,
      /** Since when it is no longer in force, by whom and why. */
      since: nullableText,
      by: nullableText,
      reason: nullableText,
      law: nullableText,
      document: nullableText,
      demonstration: Type.Boolean(),
      /** When an old copy was shown: how its version was replaced, and what the licence says now. */
      replaced: Type.Union([Type.Null(), Type.Object({ kind: text, at: Type.String(), now: Type.Object(Face) })]),
    }),
  ]),
});
export type Verification = Static<typeof Verification>;

/** Payload of `licences.issued`. */
export interface LicenceIssued {
  typeKey: string;
  typeName: string;
  number: string;
  identifier: string;
}

/** Payload of `licences.annulled`, `licences.revoked`, `licences.forfeited`. */
export interface LicenceEnded {
  typeName: string;
  number: string;
  reason: string;
  law: string | null;
  document: string | null;
}

/** Payload of `licences.changed` and `licences.corrected`. */
export interface LicenceChanged {
  typeName: string;
  number: string;
  version: number;
  kind: 'change' | 'renew' | 'correct';
  reason: string;
  law: string | null;
  document: string | null;
  changes: FaceChange[];
}
