export { type CallBackTarget, callBack, reviewCallBack } from './call-back.ts';
export { type Contact, contactsOf } from './contacts.ts';
export { ratingErrors } from './errors.ts';
export { ratingsModule } from './module.ts';
export { ratingPermissions } from './permissions.ts';
export {
  type CallBackListRow,
  countCallBacks,
  listCallBacks,
  listContacts,
  listNewCallBacks,
  listRatings,
  type RatedContact,
  type RatingFilters,
  type RatingRow,
} from './queries.ts';
export { type RateCase, type Rated, type RatingChannel, rateCase } from './rate-case.ts';
export { seedRatings } from './seed.ts';
export { listTotals, type RatingTotal, sumTotals } from './totals.ts';
