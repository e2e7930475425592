import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';

const read = { name: 'licences.read' };
const manageTypes = { name: 'licences.manageTypes' };

/** Pages of licences 证照 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/licences',
    permission: read,
    component: lazyPage(() => import('./licence-list-page.tsx'), 'LicenceListPage'),
    nav: { group: 'work', label: { zh: '证照', en: 'Licences' }, icon: 'seal', order: 30 },
  },
  {
    path: '/licences/$licenceId',
    permission: read,
    component: lazyPage(() => import('./licence-page.tsx'), 'LicencePage'),
  },
  {
    path: '/licence-types',
    permission: manageTypes,
    component: lazyPage(() => import('./licence-type-list-page.tsx'), 'LicenceTypeListPage'),
    nav: { group: 'definition', label: { zh: '证照类型', en: 'Licence types' }, icon: 'seal', order: 50 },
  },
  {
    path: '/licence-types/$key',
    permission: manageTypes,
    component: lazyPage(() => import('./licence-type-page.tsx'), 'LicenceTypePage'),
  },
];
