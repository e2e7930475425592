import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';
import { catalogueNames } from './editor-names.ts';

/** One item, the editor and the review of its versions, scenarios. An item is addressed by its basic code 基本编码. */
export const editorRoutes: readonly ConsoleRoute[] = [
  {
    path: '/catalogue/items/$id',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./item-page.tsx'), 'ItemPage'),
  },
  {
    path: '/catalogue/versions/$id',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./version-page.tsx'), 'VersionPage'),
  },
  {
    path: '/catalogue/scenarios',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./scenario-list.tsx'), 'ScenarioListPage'),
    nav: { group: 'definition', label: { zh: '情形', en: 'Scenarios' }, icon: 'flow', order: 12 },
  },
  {
    path: '/catalogue/scenarios/$code',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./scenario-page.tsx'), 'ScenarioPage'),
  },
  {
    path: '/catalogue/scenarios/versions/$id',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./scenario-version-page.tsx'), 'ScenarioVersionPage'),
  },
];
