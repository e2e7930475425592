import { type ConsoleRoute, type ConsoleSlots, lazyPage } from '@onewindow/console-kit';
import { lazy } from 'react';
import { openCallBackCount } from './data.ts';
import { ratingNames } from './permission-names.ts';

/** Pages of ratings 好差评 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/ratings',
    permission: ratingNames.read,
    component: lazyPage(() => import('./ratings-page.tsx'), 'RatingListPage'),
    nav: { group: 'oversight', label: { zh: '好差评', en: 'Ratings' }, icon: 'star', order: 4 },
  },
  {
    path: '/ratings/call-backs',
    permission: ratingNames.read,
    component: lazyPage(() => import('./call-backs-page.tsx'), 'CallBackListPage'),
    nav: {
      group: 'oversight',
      label: { zh: '差评回访', en: 'Call-backs' },
      icon: 'bell',
      order: 5,
      badge: { queryKey: ['ratings', 'open'], queryFn: openCallBackCount },
    },
  },
  {
    path: '/ratings/totals',
    permission: ratingNames.read,
    component: lazyPage(() => import('./totals-page.tsx'), 'RatingTotalsPage'),
  },
];

/** 请群众评价, wherever an officer has just served somebody. */
export const consoleSlots: ConsoleSlots = {
  'cases.served': [lazy(async () => ({ default: (await import('./ask-rating.tsx')).AskRating }))],
};
