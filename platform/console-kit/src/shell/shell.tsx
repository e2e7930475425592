import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { signOut, switchPosting, useSession } from '../api/session.ts';
import { BrandMark, Icon } from '../control/icon.tsx';
import { MenuButton, type MenuItem } from '../control/menu-button.tsx';
import { useHotkeys } from '../hotkeys.ts';
import { useLanguage, useMessages, useText } from '../language/language.tsx';
import { type ConsoleNav, type ConsoleRoute, navOf } from '../routes.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { SearchPalette } from './search-palette.tsx';

const messages = defineMessages({
  zh: {
    brand: '一窗',
    skip: '跳到正文',
    nav: '主导航',
    side: '导航和账号',
    home: '一窗，回到今天',
    unit: '换一个岗位工作',
    me: '{name}，账号和设置',
    account: '账号和设置',
    language: 'English',
    keys: '快捷键',
    signOut: '退出',
    search: '全局搜索',
    help: '全部快捷键',
    portal: '去门户',
  },
  en: {
    brand: 'OneWindow',
    skip: 'Skip to content',
    nav: 'Main navigation',
    side: 'Navigation and account',
    home: 'OneWindow, back to today',
    unit: 'Work in another post',
    me: '{name}: account and settings',
    account: 'Account and settings',
    language: '中文',
    keys: 'Keyboard shortcuts',
    signOut: 'Sign out',
    search: 'Search everything',
    help: 'All shortcuts',
    portal: 'Public portal',
  },
});

interface ShellState {
  routes: readonly ConsoleRoute[];
  openSearch(): void;
  openHelp(): void;
  openMenu(): void;
}

const ShellContext = createContext<ShellState>({
  routes: [],
  openSearch: () => undefined,
  openHelp: () => undefined,
  openMenu: () => undefined,
});

export function useShell(): ShellState {
  return useContext(ShellContext);
}

/** The frame of every page: side bar, what floats over everything, and the page with a top bar of its own. */
export function Shell({ routes, children }: { routes: readonly ConsoleRoute[]; children: ReactNode }) {
  const t = useMessages(messages);
  const [layer, setLayer] = useState<'search' | 'help'>();
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useRouterState({ select: state => state.location.pathname });
  useHotkeys([
    { keys: 'Ctrl+K', label: t('search'), whileTyping: true, run: () => setLayer('search') },
    { keys: '/', label: t('search'), hidden: true, run: () => setLayer('search') },
    { keys: '?', label: t('help'), run: () => setLayer('help') },
  ]);
  useEffect(() => setMenuOpen(false), [path]);
  useEffect(() => {
    if (!menuOpen) return;
    function close(event: Event) {
      const inside = event.target instanceof Element && event.target.closest('.ow-side');
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setMenuOpen(false);
    }
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [menuOpen]);
  const state = useMemo(
    () => ({
      routes,
      openSearch: () => setLayer('search'),
      openHelp: () => setLayer('help'),
      openMenu: () => setMenuOpen(true),
    }),
    [routes],
  );

  return (
    <ShellContext value={state}>
      <a className="ow-skip" href="#main">
        {t('skip')}
      </a>
      <div className={`ow-shell${menuOpen ? ' ow-side-open' : ''}`}>
        <SideBar routes={routes} />
        <div className="ow-body">{children}</div>
      </div>
      {layer === 'search' && <SearchPalette routes={routes} onClose={() => setLayer(undefined)} />}
      {layer === 'help' && <KeyboardHelp onClose={() => setLayer(undefined)} />}
    </ShellContext>
  );
}

function SideBar({ routes }: { routes: readonly ConsoleRoute[] }) {
  const t = useMessages(messages);
  const current = useCurrentEntry(routes);
  return (
    <aside className="ow-side" aria-label={t('side')}>
      <Link to="/" className="ow-brand" aria-label={t('home')}>
        <BrandMark />
        <span className="ow-brand-name">{t('brand')}</span>
      </Link>
      <UnitSwitcher />
      <nav aria-label={t('nav')}>
        <ul className="ow-nav">
          {navOf(routes).map(({ entries }, group) =>
            entries.map((route, i) => (
              <li key={route.path} className={group > 0 && i === 0 ? 'ow-nav-break' : undefined}>
                <NavLink path={route.path} nav={route.nav} current={route.path === current} />
              </li>
            )),
          )}
        </ul>
      </nav>
      <UserMenu />
    </aside>
  );
}

/** The entry under which the page stands: the longest path that it begins with, so that only one is marked. */
function useCurrentEntry(routes: readonly ConsoleRoute[]): string | undefined {
  const pathname = useRouterState({ select: state => state.location.pathname });
  return routes
    .filter(({ nav, path }) => nav && (pathname === path || pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0]?.path;
}

function NavLink({ path, nav, current }: { path: string; nav: ConsoleNav; current: boolean }) {
  const text = useText();
  return (
    <Link
      to={path}
      title={text(nav.label)}
      preload="intent"
      activeOptions={{ exact: !current, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon name={nav.icon} />
      <span className="ow-nav-label">{text(nav.label)}</span>
      {nav.badge && <Badge badge={nav.badge} />}
    </Link>
  );
}

function Badge({ badge }: { badge: NonNullable<ConsoleNav['badge']> }) {
  const { data } = useQuery({
    queryKey: badge.queryKey,
    // The cache takes null for nothing, and complains of undefined.
    queryFn: async context => (await badge.queryFn(context)) ?? null,
    refetchInterval: 60_000,
    staleTime: 30_000,
    retry: false,
  });
  return data ? <span className="ow-nav-badge">{data > 999 ? '999+' : data}</span> : null;
}

function UnitSwitcher() {
  const t = useMessages(messages);
  const { organisationName, postings = [] } = useSession();
  const name = organisationName ?? '';
  if (postings.length < 2) {
    return name ? (
      <div className="ow-anchor ow-unit-anchor">
        <span className="ow-unit">{name}</span>
      </div>
    ) : null;
  }
  const items: MenuItem[] = postings.map(posting => ({
    key: posting.id,
    label: posting.organisationName,
    note: [posting.unitName, posting.title].filter(Boolean).join(' · '),
    checked: posting.current,
    // Another post is another jurisdiction: nothing fetched before may stay on the screen.
    run: () => void switchPosting(posting.id).then(() => window.location.assign('/console/')),
  }));
  return (
    <div className="ow-unit-anchor">
      <MenuButton
        menuLabel={t('unit')}
        aria-label={`${name}: ${t('unit')}`}
        align="start"
        items={items}
        className="ow-unit"
        trigger={() => (
          <>
            <span className="ow-cut">{name}</span>
            <Icon name="chevronDown" size={14} />
          </>
        )}
      />
    </div>
  );
}

function UserMenu() {
  const t = useMessages(messages);
  const text = useText();
  const { name, roles, postings = [] } = useSession();
  const { locale, setLocale } = useLanguage();
  const { openHelp } = useShell();
  const title = postings.find(posting => posting.current)?.title;
  const line = [roles[0] && text(roles[0]), title].filter(Boolean).join(' · ');
  const items: MenuItem[] = [
    { key: 'language', icon: 'globe', label: t('language'), run: () => setLocale(locale === 'zh' ? 'en' : 'zh') },
    { key: 'keys', icon: 'keyboard', label: t('keys'), keys: '?', run: openHelp },
    { key: 'portal', icon: 'external', label: t('portal'), run: () => window.open('/', '_blank', 'noopener') },
    {
      key: 'out',
      icon: 'signOut',
      label: t('signOut'),
      divided: true,
      run: () => void signOut().finally(() => window.location.assign('/console/')),
    },
  ];
  return (
    <div className="ow-me">
      <MenuButton
        menuLabel={t('me', { name })}
        align="start"
        items={items}
        trigger={() => (
          <>
            <span className="ow-avatar">{[...name][0]}</span>
            <span className="ow-me-text">
              {name}
              <small>{line}</small>
              <span className="ow-sr">{t('account')}</span>
            </span>
          </>
        )}
      />
    </div>
  );
}
