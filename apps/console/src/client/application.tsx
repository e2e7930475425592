import {
  ConfirmHost,
  ConflictHost,
  ConnectionBanner,
  consoleTheme,
  ErrorState,
  LanguageProvider,
  SignInGate,
  Skeleton,
  SlotProvider,
  sessionQuery,
  Toasts,
  TodayProvider,
  useLanguage,
  useSession,
} from '@onewindow/console-kit';
import type { Locale } from '@onewindow/i18n';
import { QueryClientProvider, QueryErrorResetBoundary, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { consoleRoutes, consoleSlots, demonstrationRoutes } from '../modules.ts';
import { Boundary } from './boundary.tsx';
import { NotStaff } from './not-staff.tsx';
import { createQueryClient } from './query-client.ts';
import { createConsoleRouter } from './router.tsx';

const queryClient = createQueryClient();

// Written as modules but declared without `type: module`: the types wrap the default once more than the bundler does.
const libraryLocales = { zh: zhCN, en: enUS } as unknown as Record<Locale, (typeof zhCN)['default']>;

/** The nonce of this answer, without which the content security policy refuses the library's custom properties. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Everything around the router: data, language, look, and what floats over every page. */
export function Application({ locale }: { locale: Locale }) {
  return (
    <QueryClientProvider client={queryClient}>
      <LanguageProvider initial={locale}>
        <Look>
          <QueryErrorResetBoundary>
            {({ reset }) => (
              <Boundary onReset={reset} fallback={(error, retry) => <ErrorState error={error} onRetry={retry} />}>
                <Suspense fallback={<Skeleton lines={6} />}>
                  <Console />
                </Suspense>
              </Boundary>
            )}
          </QueryErrorResetBoundary>
          <ConfirmHost />
          <ConflictHost />
          <ConnectionBanner />
          <Toasts />
          <SignInAgain />
        </Look>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Look({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  const drawn = useRef(locale);
  // Names and explanations come from the server in the language that was asked for.
  useEffect(() => {
    if (drawn.current === locale) return;
    drawn.current = locale;
    void queryClient.invalidateQueries();
  }, [locale]);
  return (
    <ConfigProvider theme={consoleTheme} locale={libraryLocales[locale]} csp={{ nonce }}>
      {children}
    </ConfigProvider>
  );
}

function Console() {
  const session = useSession();
  const router = useMemo(
    () => createConsoleRouter([...consoleRoutes, ...(session.demonstration ? demonstrationRoutes : [])]),
    [session.demonstration],
  );
  if (session.kind !== 'staff') return <NotStaff />;
  return (
    <TodayProvider value={session.today}>
      <SlotProvider slots={consoleSlots}>
        <RouterProvider router={router} />
      </SlotProvider>
    </TodayProvider>
  );
}

function SignInAgain() {
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  return <SignInGate accountId={data?.accountId} />;
}
