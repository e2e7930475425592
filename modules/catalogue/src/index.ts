import type { ModuleDefinition } from '@onewindow/http';
import { cataloguePermissions } from './permissions.ts';
import { createRoutes } from './routes-create.ts';
import { editorRoutes } from './routes-editor.ts';
import { exportRoutes } from './routes-export.ts';
import { importRoutes } from './routes-import.ts';
import { keeperRoutes } from './routes-keeper.ts';
import { keeperListRoutes } from './routes-keeper-list.ts';
import { publicRoutes } from './routes-public.ts';
import { scenarioRoutes } from './routes-scenario.ts';

export { type LicenceTypeSeed, licenceTypes } from '../data/complete/index.ts';
export { loadOrganTypes, loadTopics, type OrganType } from './catalogue-data.ts';
export { type ClockOverrides, clockDefinitions, effectivePromise, isShorter } from './clock-definitions.ts';
export { listCodeTables } from './code-lists.ts';
export type { LicenceAct } from './content.ts';
export { createDraft } from './create-draft.ts';
export { addImplementer, createItem, type NewItem } from './create-item.ts';
export { type Difference, diffContent } from './diff.ts';
export { type Draft, getDraft, problemsOfDraft } from './drafts.ts';
export { catalogueErrors } from './errors.ts';
export { getGuide, getVersionGuide } from './guide.ts';
export type { Guide } from './guide-contract.ts';
export type { CatalogueEntry, ItemContent } from './item-content.ts';
export { englishItemNames } from './item-names.ts';
export { type KeeperFilter, type KeeperRow, listForKeeper } from './keeper-list.ts';
export { type AffectedItem, findItemsByLaw } from './legal-basis.ts';
export { licenceActOf } from './licence-act.ts';
export { type LicenceItem, listLicenceItems } from './licence-items.ts';
export {
  countItems,
  getItemSummaries,
  type ItemFilter,
  type ItemSummary,
  listItems,
} from './lists.ts';
export { exportItems } from './national/export.ts';
export type { ExportFilter } from './national/export-filter.ts';
export { applyImport, checkImport } from './national/import.ts';
export { type ImportProblem, listImportProblems } from './national/import-problems.ts';
export {
  getImport,
  getImportProgress,
  type ImportProgress,
  type ImportReport,
  type Progress,
} from './national/import-status.ts';
export { clearImportsJob, importJob } from './national/jobs.ts';
export { type ImportFile, stageImport } from './national/stage.ts';
export { withTightHeap } from './national/tight-heap.ts';
export type { ServiceItemOverrides } from './overrides.ts';
export { cataloguePermissions } from './permissions.ts';
export { cancelCatalogueItem, publishVersion, withdrawVersion } from './publish.ts';
export {
  divisionChain,
  getServiceItem,
  type ImplementingBody,
  listImplementers,
  type ResolvedServiceItem,
  resolveServiceItem,
} from './resolve.ts';
export { approveDraft, returnDraft, submitForReview, takeBackDraft } from './review.ts';
export { type DraftChange, discardDraft, saveDraft } from './save-draft.ts';
export {
  type MergedMaterial,
  mergeMaterials,
  type ResolvedScenario,
  resolveScenario,
  type ScenarioAnswers,
} from './scenario.ts';
export { getLastScenario, getScenario, getScenarioVersion, listScenarios, type ScenarioVersion } from './scenarios.ts';
export { type CatalogueSearch, type Found, findItems, searchCatalogue, suggestItems } from './search.ts';
export { refreshItemSearch, refreshScenarioSearch } from './search-index.ts';
export { type SeededCatalogue, type SeedOrganisation, seedCatalogue, seedCodeTables } from './seed.ts';
export { saveOverrides } from './service-items.ts';
export {
  diffVersions,
  getItemVersion,
  type ItemVersion,
  listVersions,
  publishedContents,
  type VersionSummary,
} from './versions.ts';

export const catalogueModule: ModuleDefinition = {
  name: 'catalogue',
  permissions: cataloguePermissions,
  routes: [
    ...publicRoutes,
    ...keeperRoutes,
    ...createRoutes,
    ...editorRoutes,
    ...keeperListRoutes,
    ...scenarioRoutes,
    ...importRoutes,
    ...exportRoutes,
  ],
};
