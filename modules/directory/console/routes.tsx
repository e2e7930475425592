import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';

const read = { name: 'directory.read' };

/** Pages of the directory 机构目录 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/organisations',
    permission: read,
    component: lazyPage(() => import('./organisation-pages.tsx'), 'OrganisationListPage'),
    nav: { group: 'administration', label: { zh: '机构和人员', en: 'Organisations' }, icon: 'building', order: 10 },
  },
  {
    path: '/organisations/$organisationId',
    permission: read,
    component: lazyPage(() => import('./organisation-pages.tsx'), 'OrganisationPage'),
  },
  {
    path: '/centres',
    permission: read,
    component: lazyPage(() => import('./centre-pages.tsx'), 'CentreListPage'),
    nav: { group: 'administration', label: { zh: '大厅和窗口', en: 'Service centres' }, icon: 'window', order: 20 },
  },
  {
    path: '/centres/$centreId',
    permission: read,
    component: lazyPage(() => import('./centre-pages.tsx'), 'CentrePage'),
  },
  {
    path: '/counties',
    permission: read,
    component: lazyPage(() => import('./county-map-page.tsx'), 'CountyMapPage'),
    nav: { group: 'administration', label: { zh: '县区分布', en: 'Counties' }, icon: 'chart', order: 30 },
  },
  {
    path: '/divisions',
    permission: read,
    component: lazyPage(() => import('./divisions-page.tsx'), 'DivisionsPage'),
    nav: { group: 'administration', label: { zh: '行政区划', en: 'Divisions' }, icon: 'flag', order: 40 },
  },
  {
    path: '/calendar',
    component: lazyPage(() => import('./calendar-page.tsx'), 'CalendarPage'),
    nav: { group: 'administration', label: { zh: '工作日历', en: 'Working calendar' }, icon: 'calendar', order: 50 },
  },
];
