export { changePassword, createAccount, type NewAccount, registerPerson, setPassword } from './accounts.ts';
export { authenticate, loadActor, type SessionCookie, sessionCookieName } from './authenticate.ts';
export { checkParty } from './check-party.ts';
export { cleanUpJob } from './clean-up.ts';
export { type Colleague, findColleague, listColleagues, rolesWith } from './colleagues.ts';
export { clearSessionCookie, deviceCookieName, setSessionCookie } from './cookies.ts';
export { type DemonstrationAccount, listDemonstrationAccounts } from './demonstration.ts';
export { identityErrors } from './errors.ts';
export { createMandate, grantRole, listMandatesOf, type ScopeInput } from './grants.ts';
export { givePostingTo, requireManages, requireStaffRole } from './manage-accounts.ts';
export { type GivenMandate, giveMandate, listMandatesGiven, ownPartyOf, revokeMandate } from './mandates.ts';
export { identityModule } from './module.ts';
export {
  checkIdNumber,
  findOrCreateParty,
  findParty,
  getParty,
  type PartyInput,
  type PartySummary,
  readPartySecret,
  searchParties,
} from './parties.ts';
export { hashPassword } from './passwords.ts';
export { identityPermissions } from './permissions.ts';
export { givePosting } from './postings.ts';
export { assertRolesKnown, permissionsOfRole, type RoleDefinition, roles } from './roles.ts';
export {
  confirmSecondFactor,
  hasSecondFactor,
  pendingSecondFactor,
  removeSecondFactor,
  startSecondFactor,
} from './second-factor.ts';
export {
  actFor,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  type SessionSummary,
  type SignInInput,
  signIn,
  signOut,
} from './sessions.ts';
