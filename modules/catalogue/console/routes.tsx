import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';
import { catalogueNames } from './editor-names.ts';
import { editorRoutes } from './editor-routes.tsx';
import { importNames } from './import-names.ts';

/** Pages of the catalogue 事项 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/catalogue',
    permission: catalogueNames.read,
    component: lazyPage(() => import('./catalogue-list.tsx'), 'CatalogueListPage'),
    nav: { group: 'definition', label: { zh: '事项目录', en: 'Catalogue' }, icon: 'book', order: 10 },
  },
  {
    path: '/catalogue/new',
    permission: catalogueNames.edit,
    component: lazyPage(() => import('./create-page.tsx'), 'CreatePage'),
  },
  {
    path: '/catalogue/import',
    permission: importNames.import,
    component: lazyPage(() => import('./import-page.tsx'), 'ImportPage'),
  },
  {
    path: '/catalogue/import/$id',
    permission: importNames.import,
    component: lazyPage(() => import('./import-run-page.tsx'), 'ImportRunPage'),
  },
  {
    path: '/catalogue/export',
    permission: importNames.export,
    component: lazyPage(() => import('./export-page.tsx'), 'ExportPage'),
  },
  ...editorRoutes,
];
