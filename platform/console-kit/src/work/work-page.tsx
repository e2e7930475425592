import { defineMessages } from '@onewindow/i18n';
import { getRouteApi, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../control/button.tsx';
import { MenuButton, type MenuItem } from '../control/menu-button.tsx';
import { type Tab, Tabs } from '../control/tabs.tsx';
import { useHotkeys } from '../hotkeys.ts';
import { useMessages } from '../language/language.tsx';
import { useGo } from '../link.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import type { WorkContext } from './work-context.ts';
import './work.css';

const messages = defineMessages({
  zh: {
    position: '第 {n} / {of} 件',
    previous: '上一件',
    next: '下一件',
    more: '更多',
    now: '您现在可以',
    left: '时限和经过',
    tabs: '这一件的内容',
    first: '已经是第一件',
    last: '已经是最后一件',
  },
  en: {
    position: '{n} of {of}',
    previous: 'Previous',
    next: 'Next',
    more: 'More',
    now: 'What you may do now',
    left: 'Clock and history',
    tabs: 'Contents',
    first: 'This is the first',
    last: 'This is the last',
  },
});

export interface WorkTab<K extends string> extends Tab<K> {
  content(): ReactNode;
}

/**
 * One object on one screen in three columns: left its clock and history (288), middle its contents in tabs, right what
 * the person may do now (304). The side bar shrinks to a rail. J and K go through the list it was opened from.
 */
export function WorkPage<K extends string>({
  title,
  back,
  tag,
  note,
  list,
  more,
  actions,
  left,
  history,
  tabs,
  right,
}: {
  title: string;
  back: { label: string; to: string };
  tag?: ReactNode;
  note?: ReactNode;
  /** Its place in the list it was opened from; `useWorkContext(id)` tells. */
  list?: WorkContext | undefined;
  more?: readonly MenuItem[];
  actions?: ReactNode;
  /** Its clocks. */
  left: ReactNode;
  /** What happened; on a phone it comes last. */
  history?: ReactNode;
  tabs: readonly WorkTab<K>[];
  right: ReactNode;
}) {
  const t = useMessages(messages);
  const go = useGo();
  const [active, setActive] = useTabInAddress(tabs.map(tab => tab.key));
  const { previous, next } = list ?? {};
  useHotkeys(
    [
      { keys: 'J', label: t('next'), run: () => next && go(next) },
      { keys: 'K', label: t('previous'), run: () => previous && go(previous) },
    ],
    list !== undefined,
  );
  const shown = tabs.find(tab => tab.key === active) ?? tabs[0];
  return (
    <>
      <TopBar
        title={title}
        back={list?.back ?? back}
        note={note}
        tag={tag}
        search={false}
        actions={
          <>
            {list && (
              <>
                <span className="ow-muted ow-work-position">{t('position', { n: list.position, of: list.total })}</span>
                <Button keys="K" title={previous ? undefined : t('first')} onClick={() => previous && go(previous)}>
                  {t('previous')}
                </Button>
                <Button keys="J" title={next ? undefined : t('last')} onClick={() => next && go(next)}>
                  {t('next')}
                </Button>
              </>
            )}
            {actions}
            {more && more.length > 0 && <MenuButton label={t('more')} menuLabel={t('more')} items={more} />}
          </>
        }
      />
      <main id="main" tabIndex={-1} className="ow-main ow-rail ow-work">
        <aside className="ow-work-left" aria-label={t('left')}>
          <div className="ow-work-summary">{left}</div>
          {history && <div className="ow-work-history">{history}</div>}
        </aside>
        <div className="ow-work-middle">
          <div className="ow-work-tabs">
            <Tabs
              label={t('tabs')}
              tabs={tabs}
              active={shown?.key ?? active}
              onChange={setActive}
              panelId="work-panel"
            />
          </div>
          <div className="ow-work-panel" id="work-panel" role="tabpanel" aria-label={t('tabs')}>
            {shown?.content()}
          </div>
        </div>
        <aside className="ow-work-right" aria-label={t('now')}>
          {right}
        </aside>
      </main>
    </>
  );
}

/** The tab shown, kept in the address as `tab`, so that a link and the back button lead to it. */
export function useTabInAddress<K extends string>(keys: readonly K[]): [active: K, setActive: (key: K) => void] {
  const search = useSearch({ strict: false }) as { tab?: string };
  const navigate = useNavigate();
  const active = keys.find(key => key === search.tab) ?? (keys[0] as K);
  return [
    active,
    key => void navigate({ to: '.', search: ((old: object) => ({ ...old, tab: key })) as never, replace: true }),
  ];
}

/** The parameter of the address, `$caseId` in the route's path. */
export function useRouteParam(name: string): string {
  const params = getRouteApi('__root__').useParams({ strict: false } as never) as Record<string, string>;
  return params[name] ?? '';
}
