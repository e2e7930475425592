import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';

// Keeper and reviewer both read the catalogue; which of them may edit or publish is asked on the page and by the server.
const keeper = { name: 'catalogue.read' };

/** Pages of documents 文书 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/document-templates',
    permission: keeper,
    component: lazyPage(() => import('./template-pages.tsx'), 'TemplateListPage'),
    nav: { group: 'definition', label: { zh: '文书模板', en: 'Document templates' }, icon: 'document', order: 60 },
  },
  {
    path: '/document-templates/$kind',
    permission: keeper,
    component: lazyPage(() => import('./template-pages.tsx'), 'TemplatePage'),
  },
];
