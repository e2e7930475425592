import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';
import { casePermissions } from '../src/permissions-names.ts';
import { workCount } from './today-data.ts';

/** Pages of cases 办件 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/',
    component: lazyPage(() => import('./today-page.tsx'), 'TodayPage'),
    nav: {
      group: 'work',
      label: { zh: '今天', en: 'Today' },
      icon: 'home',
      order: 1,
      badge: { queryKey: ['work', 'count'], queryFn: workCount },
    },
  },
  {
    path: '/window',
    permission: casePermissions.receive,
    component: lazyPage(() => import('./window/window-page.tsx'), 'WindowPage'),
    nav: { group: 'work', label: { zh: '窗口收件', en: 'Window' }, icon: 'window', order: 2 },
  },
  {
    path: '/cases',
    permission: casePermissions.read,
    component: lazyPage(() => import('./list-page.tsx'), 'CaseListPage'),
    nav: { group: 'work', label: { zh: '办件', en: 'Cases' }, icon: 'list', order: 3 },
  },
  {
    path: '/hand-over',
    permission: casePermissions.reassign,
    component: lazyPage(() => import('./team/hand-over-page.tsx'), 'HandOverPage'),
    nav: { group: 'work', label: { zh: '转办', en: 'Hand over' }, icon: 'people', order: 4 },
  },
  {
    path: '/cases/$caseId',
    permission: casePermissions.read,
    component: lazyPage(() => import('./case-page.tsx'), 'CasePage'),
  },
];
