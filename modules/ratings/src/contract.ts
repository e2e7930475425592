/**
 * Shapes of ratings 好差评. Terms: contact 服务次数 (a visit 现场一次, or the whole handling 一事), satisfaction 满意度 (1 best … 5
 * worst, GB/T 39046 annex A.8), bad rating 差评 (4, 5), call-back 回访, ledger 台账, review 复核.
 */
import { type Static, Type } from 'typebox';

export {
  type CallBackResult,
  type CallBackState,
  callBackResults,
  callBackStates,
  isBad,
  type RatingTag,
  ratingTags,
  satisfactionLevels,
  starsOf,
} from './levels.ts';

const text = Type.String();
const count = Type.Integer();
const nullable = Type.Union([Type.String(), Type.Null()]);
const nullableCount = Type.Union([Type.Integer(), Type.Null()]);

export const RatingBody = Type.Object({
  contact: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  satisfaction: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, uniqueItems: true })),
  text: Type.Optional(Type.String({ maxLength: 500 })),
  /** Only for staff who enter what they were told. */
  channel: Type.Optional(
    Type.Union([Type.Literal('window'), Type.Literal('phone'), Type.Literal('sms'), Type.Literal('kiosk')]),
  ),
  windowId: Type.Optional(Type.String({ format: 'uuid' })),
});
export type RatingBody = Static<typeof RatingBody>;

export const RatedReply = Type.Object({ id: text, contact: count, satisfaction: count, created: Type.Boolean() });
export type RatedReply = Static<typeof RatedReply>;

/** A contact for the applicant: what she said of it. For staff: whether it was rated, and whether she was asked. */
export const ContactItem = Type.Object({
  number: count,
  kind: Type.Union([Type.Literal('visit'), Type.Literal('handling')]),
  at: text,
  what: text,
  staffName: nullable,
  ratedAt: nullable,
  /** Null for staff: a case bears her name, so her words are not shown beside it. */
  rating: Type.Union([
    Type.Object({ id: text, satisfaction: count, tags: Type.Array(text), text: nullable, ratedAt: text }),
    Type.Null(),
  ]),
  mayAsk: Type.Boolean(),
  asked: Type.Union([
    Type.Object({
      id: text,
      state: Type.Union([Type.Literal('open'), Type.Literal('rated'), Type.Literal('declined'), Type.Literal('over')]),
      by: text,
      at: text,
      expiresAt: text,
      windowNumber: count,
      /** She who reads this asked. */
      mine: Type.Boolean(),
    }),
    Type.Null(),
  ]),
});
export type ContactItem = Static<typeof ContactItem>;

export const InvitationBody = Type.Object({
  contact: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  windowId: Type.String({ format: 'uuid' }),
});

export const InvitationReply = Type.Object({ id: text, contact: count, path: text, expiresAt: text });
export type InvitationReply = Static<typeof InvitationReply>;

export const RatingWindowItem = Type.Object({ id: text, number: count, zone: text, centreName: text });
export type RatingWindowItem = Static<typeof RatingWindowItem>;

const ratingMembers = {
  id: text,
  caseId: text,
  contact: count,
  contactKind: text,
  channel: text,
  satisfaction: count,
  tags: Type.Array(text),
  text: nullable,
  organisationId: text,
  organisationName: text,
  countyCode: text,
  basicCode: text,
  itemName: text,
  staffName: nullable,
  workNumber: nullable,
  windowNumber: nullableCount,
  windowCentre: nullable,
  /** Who entered it; null when she did so herself. */
  collectedBy: nullable,
  ratedAt: text,
  /** Found mistaken or malicious: it no longer counts. */
  excluded: Type.Boolean(),
};

export const RatingItem = Type.Object({ ...ratingMembers, callBackState: nullable, callBackDueOn: nullable });
export type RatingItem = Static<typeof RatingItem>;

export const CallBackItem = Type.Object({
  ...ratingMembers,
  state: Type.Union([Type.Literal('open'), Type.Literal('calledBack'), Type.Literal('reviewed')]),
  dueOn: text,
  /** Working days left as of today; negative when over. */
  daysLeft: count,
  result: nullable,
  note: nullable,
  ledgerDueOn: nullable,
  calledBackAt: nullable,
  calledBackBy: nullable,
  reviewNote: nullable,
  reviewedAt: nullable,
  reviewedBy: nullable,
  version: count,
});
export type CallBackItem = Static<typeof CallBackItem>;

export const TotalItem = Type.Object({
  organisationId: nullable,
  organisationName: nullable,
  basicCode: nullable,
  itemName: nullable,
  window: Type.Union([Type.Object({ id: text, number: count, centreName: text }), Type.Null()]),
  rated: count,
  /** How many of each level, 非常满意 first. */
  levels: Type.Array(count),
  /** Share of levels 1-3, 0 to 1. */
  satisfiedShare: Type.Union([Type.Number(), Type.Null()]),
});
export type TotalItem = Static<typeof TotalItem>;
