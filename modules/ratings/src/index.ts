export { type CallBackTarget, callBack, reviewCallBack } from './call-back.ts';
export { type Contact, contactsOf } from './contacts.ts';
export { ratingErrors } from './errors.ts';
export {
  declineInvitedVisit,
  getInvitedVisit,
  type InvitedVisit,
  rateInvitedVisit,
} from './invitations/answer.ts';
export { askForRating, type Invitation, invitationMinutes, takeBackInvitation } from './invitations/ask.ts';
export { ratingsModule } from './module.ts';
export { ratingPermissions } from './permissions.ts';
export {
  type CallBackListRow,
  countCallBacks,
  listCallBacks,
  listNewCallBacks,
  listRatings,
  type RatingFilters,
  type RatingRow,
} from './queries.ts';
export { type RateCase, type Rated, type RatingChannel, rateCase } from './rate-case.ts';
export {
  type AskedContact,
  type AskedState,
  listAskedContacts,
  listContacts,
  type RatedContact,
} from './rated-contacts.ts';
export { seedRatings } from './seed.ts';
export { listTotals, listWindowTotals, type RatingTotal, sumTotals } from './totals.ts';
export { listOwnWindows, type RatingWindow } from './windows.ts';
