import type { ModuleDefinition } from '@onewindow/http';
import './db.ts';
import { licencePermissions } from './permissions.ts';
import { licenceRoutes } from './routes.ts';

export const licencesModule: ModuleDefinition = {
  name: 'licences',
  permissions: licencePermissions,
  routes: licenceRoutes,
};

export { type ChangeLicence, changeLicence, previewChange } from './change.ts';
export type {
  FaceChange,
  LicenceDetail,
  LicenceStatus,
  LicenceSummary,
  LicenceType,
  Verdict,
  Verification,
} from './contract.ts';
export { annulLicence, type EndingAct, type EndLicence, forfeitLicence, revokeLicence } from './end.ts';
export { exportLicences, type LicenceExportRow, licenceExportColumns } from './export.ts';
export { type IssuedLicence, type IssueLicence, issueLicence, type LicenceOrganisation } from './issue.ts';
export { licenceNews } from './news.ts';
export { licencePermissions } from './permissions.ts';
export {
  canReadLicence,
  getLicence,
  getLicenceDetail,
  type LicenceFilters,
  type LicenceRow,
  listLicences,
  listLicencesOfParty,
  statusOn,
  verifyUrlOf,
} from './queries.ts';
export { certificateAuthority, renderLicence } from './render/render.ts';
export {
  ensureBuiltInTypes,
  findLicenceType,
  getLicenceType,
  listLicenceTypes,
  type StoredLicenceType,
  saveLicenceType,
} from './types/licence-types.ts';
export { type VerifyQuery, verifyLicence } from './verify/verify.ts';
export { type FileVerification, verifyLicenceFile } from './verify/verify-file.ts';
export { findChangeByCase, versionKinds } from './version-history.ts';
