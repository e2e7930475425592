/** Shapes that identity's routes take and give. Terms: party 主体, account 账号, session 会话, mandate 授权代办. */
import { Type } from 'typebox';

export const SignInBody = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  code: Type.Optional(Type.String({ maxLength: 10 })),
});

export const SessionReply = Type.Object({
  kind: Type.String(),
  accountId: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  partyId: Type.Union([Type.String(), Type.Null()]),
  organisationId: Type.Union([Type.String(), Type.Null()]),
  organisationName: Type.Union([Type.String(), Type.Null()]),
  divisionCode: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(Type.Object({ name: Type.String(), zh: Type.String(), en: Type.String() })),
  permissions: Type.Array(Type.String()),
  /** The posts to choose from, only where there are several. */
  postings: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        organisationName: Type.String(),
        unitName: Type.Union([Type.String(), Type.Null()]),
        title: Type.Union([Type.String(), Type.Null()]),
        current: Type.Boolean(),
      }),
    ),
  ),
  demonstration: Type.Boolean(),
  today: Type.String(),
});

export const RegisterBody = Type.Object({
  login: Type.String({ minLength: 3, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  idNumber: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Type.String({ minLength: 1, maxLength: 20 }),
});

export const PartyReply = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  idType: Type.String(),
  idMasked: Type.String(),
  phoneMasked: Type.Union([Type.String(), Type.Null()]),
});

export const PartyBody = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
  // Lengths beyond these are somebody's attack; what a person mistypes is told beside its field by `checkParty`.
  name: Type.String({ maxLength: 10_000 }),
  idType: Type.Union([
    Type.Literal('citizenId'),
    Type.Literal('unifiedSocialCreditCode'),
    Type.Literal('passport'),
    Type.Literal('other'),
  ]),
  idNumber: Type.String({ maxLength: 1000 }),
  phone: Type.Optional(Type.String({ maxLength: 1000 })),
  address: Type.Optional(Type.String({ maxLength: 500 })),
});

export const SavedViews = Type.Array(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    search: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
  }),
  { maxItems: 50 },
);
