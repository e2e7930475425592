import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';

/** Every component with invented figures, for those who build pages. Shown in the demonstration only. */
export const galleryRoutes: readonly ConsoleRoute[] = [
  {
    path: '/_components',
    component: lazyPage(() => import('./components-page.tsx'), 'ComponentsPage'),
    nav: { group: 'administration', label: { zh: '组件', en: 'Components' }, icon: 'paper', order: 99 },
  },
  { path: '/_components/today', component: lazyPage(() => import('./today-page.tsx'), 'TodayGallery') },
  { path: '/_components/list', component: lazyPage(() => import('./list-gallery.tsx'), 'ListGallery') },
  { path: '/_components/case/$caseId', component: lazyPage(() => import('./case-gallery.tsx'), 'CaseGallery') },
  { path: '/_components/board', component: lazyPage(() => import('./board-gallery.tsx'), 'BoardGallery') },
  { path: '/_components/editor', component: lazyPage(() => import('./editor-gallery.tsx'), 'EditorGallery') },
  { path: '/_components/window', component: lazyPage(() => import('./window-gallery.tsx'), 'WindowGallery') },
];
