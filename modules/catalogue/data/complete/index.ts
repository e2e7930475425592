import type { CompleteItem } from '../../src/complete-item.ts';
import { companyRegistration } from './company-registration.ts';
import { constructionPermit } from './construction-permit.ts';
import { fireSafetyInspection } from './fire-safety-inspection.ts';
import { foodBusinessAnnulment } from './food-business-annulment.ts';
import { foodBusinessChange } from './food-business-change.ts';
import { foodBusinessLicence } from './food-business-licence.ts';
import { foodBusinessRenewal } from './food-business-renewal.ts';
import { housingFundRegistration } from './housing-fund-registration.ts';
import { hygieneLicence } from './hygiene-licence.ts';
import { individualBusiness } from './individual-business.ts';
import { kindergartenApproval } from './kindergarten-approval.ts';
import { labourDispatchLicence } from './labour-dispatch-licence.ts';
import { outdoorSignPermit } from './outdoor-sign-permit.ts';
import { pharmacyLicence } from './pharmacy-licence.ts';
import { prepackagedFoodFiling } from './prepackaged-food-filing.ts';
import { publicationRetailLicence } from './publication-retail-licence.ts';
import { residencePermit } from './residence-permit.ts';
import { roadFreightLicence } from './road-freight-licence.ts';
import { sewagePermit } from './sewage-permit.ts';
import { socialInsuranceRegistration } from './social-insurance-registration.ts';
import { taxRegistration } from './tax-registration.ts';
import { teacherQualification } from './teacher-qualification.ts';
import { tobaccoRetailLicence } from './tobacco-retail-licence.ts';
import { treeFellingPermit } from './tree-felling-permit.ts';
import { waterAbstractionPermit } from './water-abstraction-permit.ts';

export { jointForms } from './joint-forms.ts';
export { itemApprovalSteps } from './kit.ts';
export { type LicenceTypeSeed, licenceTypes } from './licence-types.ts';

/** Items that can be applied for from the first day. */
export const completeItems: CompleteItem[] = [
  foodBusinessLicence,
  foodBusinessChange,
  foodBusinessRenewal,
  foodBusinessAnnulment,
  fireSafetyInspection,
  sewagePermit,
  outdoorSignPermit,
  prepackagedFoodFiling,
  companyRegistration,
  individualBusiness,
  taxRegistration,
  socialInsuranceRegistration,
  housingFundRegistration,
  constructionPermit,
  hygieneLicence,
  pharmacyLicence,
  waterAbstractionPermit,
  treeFellingPermit,
  teacherQualification,
  roadFreightLicence,
  publicationRetailLicence,
  labourDispatchLicence,
  kindergartenApproval,
  tobaccoRetailLicence,
  residencePermit,
];
