export { findCalendarYears, getCalendar, saveCalendarYear } from './calendar.ts';
export { countyTiles } from './contract.ts';
export { type DivisionTree, divisionTree } from './division-tree.ts';
export { directoryErrors } from './errors.ts';
export { findServiceCentres } from './find-centres.ts';
export { directoryModule } from './module.ts';
export { calendarPermissions, directoryPermissions } from './permissions.ts';
export {
  englishOrganisationNames,
  findOrganisation,
  getOrganisation,
  getServiceCentre,
  listCounties,
  listDivisions,
  listOrganisations,
  listServiceCentres,
  listStaff,
  listWindows,
  type Organisation,
  type ServiceCentre,
} from './queries.ts';
export { type SeededDirectory, seedDirectory } from './seed.ts';
export { createStaffMember, type NewStaffMember } from './staff.ts';
