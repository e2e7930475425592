/** Shapes of corrections 补正: what was told, what may be changed, what is staged. */
import { type Static, Type } from 'typebox';
import { MaterialItem } from './contract.ts';

const text = Type.String();
const nullable = Type.Union([Type.String(), Type.Null()]);
const words = Type.Object({ zh: text, en: Type.Optional(text) });
const open = Type.Object({}, { additionalProperties: true });

export const CorrectionReply = Type.Object({
  caseId: text,
  queryCode: text,
  basicCode: text,
  itemName: text,
  organisationName: text,
  applicantName: text,
  partyId: text,
  version: Type.Integer(),
  /** 预审退回: everything may be changed; otherwise only what the notice names. */
  returned: Type.Boolean(),
  /** Why it was returned. */
  reason: nullable,
  dueOn: nullable,
  documentId: nullable,
  items: Type.Array(Type.Object({ kind: text, target: text, label: text, what: text })),
  slots: Type.Array(
    Type.Object({ slot: text, name: words, what: nullable, asked: Type.Boolean(), files: Type.Array(MaterialItem) }),
  ),
  /** Null when no answer is to be changed. */
  form: Type.Union([
    Type.Object({
      definition: open,
      keys: Type.Array(text),
      answers: open,
      disputes: Type.Record(text, text),
      prefill: open,
      basicCodes: Type.Array(text),
    }),
    Type.Null(),
  ]),
});
export type CorrectionReply = Static<typeof CorrectionReply>;

export const WaitingReply = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      queryCode: text,
      basicCode: text,
      itemName: text,
      organisationName: text,
      state: text,
      dueOn: nullable,
      asked: Type.Integer(),
    }),
  ),
});
export type WaitingReply = Static<typeof WaitingReply>;
