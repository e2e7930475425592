import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';
import { openCardCount } from './data.ts';
import { supervisionNames } from './permission-names.ts';

/** Pages of supervision 电子监察 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/supervision',
    permission: supervisionNames.read,
    component: lazyPage(() => import('./board-page.tsx'), 'BoardPage'),
    nav: {
      group: 'oversight',
      label: { zh: '监督台', en: 'Supervision' },
      icon: 'flag',
      order: 1,
      badge: { queryKey: ['supervision', 'open'], queryFn: openCardCount },
    },
  },
  {
    path: '/supervision/cards',
    permission: supervisionNames.read,
    component: lazyPage(() => import('./cards-page.tsx'), 'CardListPage'),
  },
  {
    path: '/supervision/cards/$cardId',
    permission: supervisionNames.read,
    component: lazyPage(() => import('./card-page.tsx'), 'CardPage'),
  },
  {
    path: '/supervision/rules',
    permission: supervisionNames.read,
    component: lazyPage(() => import('./rules-page.tsx'), 'RulesPage'),
    nav: { group: 'oversight', label: { zh: '监察规则', en: 'Supervision rules' }, icon: 'book', order: 3 },
  },
  {
    path: '/supervision/rules/$code',
    permission: supervisionNames.read,
    component: lazyPage(() => import('./rule-page.tsx'), 'RulePage'),
  },
];
