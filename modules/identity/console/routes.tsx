import { type ConsoleRoute, lazyPage } from '@onewindow/console-kit';

/** Pages of identity 身份 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  {
    path: '/account',
    component: lazyPage(() => import('./account-page.tsx'), 'AccountPage'),
    nav: { group: 'administration', label: { zh: '账号与安全', en: 'My account' }, icon: 'key', order: 90 },
  },
  {
    path: '/accounts',
    permission: { name: 'identity.manageAccounts' },
    component: lazyPage(() => import('./accounts-page.tsx'), 'AccountsPage'),
    nav: { group: 'administration', label: { zh: '账号和授权', en: 'Accounts and grants' }, icon: 'people', order: 5 },
  },
  {
    path: '/audit',
    permission: { name: 'identity.readAudit' },
    component: lazyPage(() => import('./audit-page.tsx'), 'AuditPage'),
    nav: { group: 'oversight', label: { zh: '审计记录', en: 'Audit trail' }, icon: 'eye', order: 80 },
  },
];
