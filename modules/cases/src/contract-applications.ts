/** Shapes of what is being applied for: drafts 草稿, and what a submission or a window made of one. */
import { type Static, Type } from 'typebox';
import { MaterialItem } from './contract.ts';

const text = Type.String();
const nullable = Type.Union([Type.String(), Type.Null()]);
const count = Type.Integer();
const words = Type.Object({ zh: text, en: Type.Optional(text) });

export const DraftReply = Type.Object({
  id: text,
  title: text,
  state: text,
  version: count,
  savedAt: text,
  partyId: text,
  basicCodes: Type.Array(text),
  divisionCode: text,
  currentPage: nullable,
  definition: Type.Object({}, { additionalProperties: true }),
  answers: Type.Object({}, { additionalProperties: true }),
  disputes: Type.Record(text, text),
  delivery: Type.Object({ method: text, address: Type.Optional(text) }),
  /** What the platform already holds, by source path, so that the browser evaluates as the server does. */
  prefill: Type.Object({}, { additionalProperties: true }),
  /** Licences in force that fields of the form choose from. */
  licences: Type.Array(
    Type.Object({
      id: text,
      type: text,
      name: words,
      number: text,
      issuedBy: words,
      validUntil: Type.Optional(text),
      holderName: text,
      content: Type.Record(text, Type.Unknown()),
      issuedOn: text,
    }),
  ),
  errors: Type.Array(Type.Object({ path: text, page: text, code: text, zh: text, en: text })),
  completedPages: Type.Array(text),
  nextPage: nullable,
  materials: Type.Array(
    Type.Object({
      slot: text,
      name: words,
      hint: Type.Union([words, Type.Null()]),
      required: Type.Boolean(),
      deferrable: Type.Boolean(),
      held: Type.Union([Type.Object({ source: text, note: words, licenceId: nullable }), Type.Null()]),
      satisfied: Type.Boolean(),
      files: Type.Array(MaterialItem),
    }),
  ),
});
export type DraftReply = Static<typeof DraftReply>;

export const ReceivedReply = Type.Object({
  /** Of the matter: several cases of a joint matter share one receipt, by this code. */
  queryCode: text,
  title: text,
  cases: Type.Array(
    Type.Object({
      id: text,
      queryCode: text,
      caseNumber: text,
      itemName: text,
      organisationName: text,
      document: Type.Union([Type.Object({ id: text, number: text }), Type.Null()]),
      receivedAt: nullable,
      acceptanceDue: nullable,
    }),
  ),
});
export type ReceivedReply = Static<typeof ReceivedReply>;

export const SubmittedReply = Type.Object({
  matterId: text,
  queryCode: text,
  cases: Type.Array(Type.Object({ id: text, queryCode: text, caseNumber: text, basicCode: text, itemName: text })),
});
