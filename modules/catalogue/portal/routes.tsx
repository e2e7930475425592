import type { PortalPage } from '@onewindow/portal-kit';
import { departmentsPage } from './departments-page.tsx';
import { itemsPage } from './items-page.tsx';
import { previewPage } from './preview-page.tsx';
import { scenarioPage } from './scenario-page.tsx';
import { scenariosPage } from './scenarios-page.tsx';
import { searchPage } from './search-page.tsx';

export { type GuideExtras, guidePage } from './guide-page.tsx';

/** Finding what to apply for; the guide itself is mounted with `guidePage`. */
export const pages: readonly PortalPage[] = [
  searchPage,
  itemsPage,
  departmentsPage,
  scenariosPage,
  scenarioPage,
  previewPage,
];
