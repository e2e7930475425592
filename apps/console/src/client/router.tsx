import {
  allowedRoutes,
  type ConsoleRoute,
  ErrorState,
  NotFoundState,
  Page,
  Shell,
  Skeleton,
  useMessages,
  useSession,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router';
import { useMemo } from 'react';
import { HomePage } from './home-page.tsx';

const messages = defineMessages({
  zh: {
    missing: '没有找到',
    error: '没打开',
    forbidden: '不在您的权限里',
    forbiddenText: '您的岗位没有打开这一页的权限。需要的话，请找本单位的系统管理员授权。',
  },
  en: {
    missing: 'Not found',
    error: 'Did not open',
    forbidden: 'Outside your permissions',
    forbiddenText: 'Your role may not open this page. If you need it, ask your unit’s administrator for a grant.',
  },
});

/** Assembles the routes of all modules under the shell. Paths begin at /console. */
export function createConsoleRouter(routes: readonly ConsoleRoute[]) {
  const root = createRootRoute({
    component: () => <Frame routes={routes} />,
    notFoundComponent: MissingPage,
  });
  const children = routes.map(route =>
    createRoute({
      getParentRoute: () => root,
      path: route.path,
      component: guarded(route),
      ...(route.searchSchema && { validateSearch: route.searchSchema }),
    }),
  );
  const hasHome = routes.some(route => route.path === '/');
  const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
  return createRouter({
    routeTree: root.addChildren(hasHome ? children : [home, ...children]),
    basepath: '/console',
    defaultPreload: 'intent',
    defaultPreloadDelay: 80,
    scrollRestoration: true,
    defaultPendingComponent: () => <Skeleton lines={6} />,
    defaultErrorComponent: FailedPage,
    parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: formatSearch,
  });
}

function Frame({ routes }: { routes: readonly ConsoleRoute[] }) {
  const { permissions } = useSession();
  const allowed = useMemo(() => allowedRoutes(routes, permissions), [routes, permissions]);
  return (
    <Shell routes={allowed}>
      <Outlet />
    </Shell>
  );
}

/** The page, or the word that it is outside the person's permissions. The server refuses in any case. */
function guarded(route: ConsoleRoute): RouteComponent {
  const Content = route.component;
  function GuardedPage() {
    const { permissions } = useSession();
    const t = useMessages(messages);
    if (allowedRoutes([route], permissions).length > 0) return <Content />;
    return (
      <Page title={t('forbidden')}>
        <p className="ow-lead">{t('forbiddenText')}</p>
      </Page>
    );
  }
  // The router fetches a lazy page ahead through this hook.
  const { preload } = Content as RouteComponent;
  return preload ? Object.assign(GuardedPage, { preload }) : GuardedPage;
}

function MissingPage() {
  const t = useMessages(messages);
  return (
    <Page title={t('missing')}>
      <NotFoundState />
    </Page>
  );
}

function FailedPage({ error, reset }: ErrorComponentProps) {
  const t = useMessages(messages);
  return (
    <Page title={t('error')}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}

/** Search parameters are plain texts; commas, colons and dots of filters stay readable. */
function formatSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%21', '!').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
