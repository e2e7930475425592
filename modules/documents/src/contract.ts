/**
 * What other programs see of documents 文书. Terms: a *kind* is the standard document (受理通知书 …); a *template* is a
 * version of its text; a *document* is one that was issued, with its number 文号 of body, kind and year; *delivery*
 * 送达 is how and when it reached the addressee.
 */
import { type Static, Type } from 'typebox';

/** A text in Chinese, which is the official one, and in English for reference. It may hold {placeholders}. */
export const TemplateText = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 4000 }),
  en: Type.String({ maxLength: 8000 }),
});

// A block with `when` is printed only if the data has that key, with `unless` only if it has not.
const conditions = {
  when: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$' })),
  unless: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$' })),
};
const dataKey = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$' });

export const ParagraphBlock = Type.Object({
  type: Type.Literal('paragraph'),
  text: TemplateText,
  /** The first line of Chinese body text is indented by two characters; an address line is not. */
  indent: Type.Optional(Type.Boolean()),
  ...conditions,
});
export const HeadingBlock = Type.Object({ type: Type.Literal('heading'), text: TemplateText, ...conditions });
export const NoteBlock = Type.Object({ type: Type.Literal('note'), text: TemplateText, ...conditions });
/** A ruled form of labels and values; a row without a value is left to be filled by hand. */
export const FieldsBlock = Type.Object({
  type: Type.Literal('fields'),
  rows: Type.Array(
    Type.Object({
      label: TemplateText,
      value: Type.String({ maxLength: 2000 }),
      /** Least height in millimetres. */
      height: Type.Optional(Type.Integer({ minimum: 6, maximum: 120 })),
    }),
    { minItems: 1, maxItems: 40 },
  ),
  ...conditions,
});
/** A table with one row for each entry of a list in the data; the first column counts. */
export const TableBlock = Type.Object({
  type: Type.Literal('table'),
  items: dataKey,
  columns: Type.Array(
    Type.Object({ title: TemplateText, key: dataKey, share: Type.Number({ exclusiveMinimum: 0, maximum: 20 }) }),
    {
      minItems: 1,
      maxItems: 8,
    },
  ),
  ...conditions,
});
/** A numbered list: entries are texts, or objects with `item` and `instruction`. */
export const ListBlock = Type.Object({ type: Type.Literal('list'), items: dataKey, ...conditions });
/** Name of the issuing body, date and, where the kind is sealed, the round seal over them. */
export const ClosingBlock = Type.Object({ type: Type.Literal('closing'), ...conditions });
/** Lines to be signed by hand. */
export const SignatureBlock = Type.Object({
  type: Type.Literal('signature'),
  labels: Type.Array(TemplateText, { minItems: 1, maxItems: 6 }),
  ...conditions,
});
/** The square seal 一窗收讫: the platform has it. */
export const ReceivedSealBlock = Type.Object({ type: Type.Literal('receivedSeal'), ...conditions });

export const TemplateBlock = Type.Union([
  ParagraphBlock,
  HeadingBlock,
  NoteBlock,
  FieldsBlock,
  TableBlock,
  ListBlock,
  ClosingBlock,
  SignatureBlock,
  ReceivedSealBlock,
]);

export type TemplateText = Static<typeof TemplateText>;
export type TemplateBlock = Static<typeof TemplateBlock>;

export const TemplateContent = Type.Object({
  title: TemplateText,
  blocks: Type.Array(TemplateBlock, { minItems: 1, maxItems: 60 }),
});
export type TemplateContent = Static<typeof TemplateContent>;

export const TemplateStatus = Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('retired')]);

export const TemplateSummary = Type.Object({
  kind: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  word: Type.String(),
  sealed: Type.Boolean(),
  internal: Type.Boolean(),
  publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: Type.Union([Type.String(), Type.Null()]),
  draftVersion: Type.Union([Type.Integer(), Type.Null()]),
});
export type TemplateSummary = Static<typeof TemplateSummary>;

export const Template = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  version: Type.Integer(),
  status: TemplateStatus,
  content: TemplateContent,
  note: Type.String(),
  revision: Type.Integer(),
  editedBy: Type.String(),
  editedAt: Type.String(),
  publishedBy: Type.Union([Type.String(), Type.Null()]),
  publishedAt: Type.Union([Type.String(), Type.Null()]),
});
export type Template = Static<typeof Template>;

export const DeliveryMethod = Type.Union([
  Type.Literal('electronic'),
  Type.Literal('direct'),
  Type.Literal('left'),
  Type.Literal('post'),
  Type.Literal('entrusted'),
  Type.Literal('announcement'),
]);
export type DeliveryMethod = Static<typeof DeliveryMethod>;

/** A document as lists show it. */
export const DocumentSummary = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  title: Type.String(),
  number: Type.String(),
  organisationName: Type.String(),
  addressee: Type.String(),
  caseId: Type.Union([Type.String(), Type.Null()]),
  internal: Type.Boolean(),
  issuedOn: Type.String(),
  issuedAt: Type.String(),
  issuedBy: Type.String(),
  deliveredAt: Type.Union([Type.String(), Type.Null()]),
  deliveryMethod: Type.Union([DeliveryMethod, Type.Null()]),
  receivedBy: Type.Union([Type.String(), Type.Null()]),
});
export type DocumentSummary = Static<typeof DocumentSummary>;

/** Payload of `documents.issued`. */
export interface DocumentIssued {
  kind: string;
  number: string;
  title: string;
}

/** Payload of `documents.delivered`. */
export interface DocumentDelivered {
  number: string;
  method: DeliveryMethod;
  receivedBy: string | null;
}
