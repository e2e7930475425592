import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { Icon } from '../control/icon.tsx';
import { Kbd } from '../control/kbd.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { useGo } from '../link.tsx';
import type { ConsoleRoute } from '../routes.ts';

/** Answer of `GET /api/search?q=`: what the person may see, grouped by kind, best first. */
export interface SearchReply {
  groups: {
    key: string;
    zh: string;
    en: string;
    results: {
      id: string;
      title: string;
      note?: string | null;
      aside?: string | null;
      href: string;
      outside?: boolean;
    }[];
  }[];
}

interface Entry {
  key: string;
  title: string;
  note?: string | null | undefined;
  aside?: string | null | undefined;
  href: string;
  /** A paper or a page of the portal: opened beside the console. */
  outside?: boolean | undefined;
}

const messages = defineMessages({
  zh: {
    title: '全局搜索',
    hint: '查询码、姓名、公司、信用代码、证照号、事项，拼音也行',
    pages: '页面',
    none: '没有找到“{q}”。试试查询码的后四位，或者申请人的名字。',
    begin: '打几个字就开始找。只会找到您有权看的。',
    failed: '暂时搜不了，请过一会儿再试。页面仍然可以打开。',
  },
  en: {
    title: 'Search everything',
    hint: 'Query code, name, company, credit code, licence number, item; pinyin works too',
    pages: 'Pages',
    none: 'Nothing found for “{q}”. Try the last four characters of the query code or the applicant’s name.',
    begin: 'Start typing. Only what you may see is found.',
    failed: 'Search is not available just now. Pages can still be opened.',
  },
});

export function SearchPalette({ routes, onClose }: { routes: readonly ConsoleRoute[]; onClose(): void }) {
  const t = useMessages(messages);
  const text = useText();
  const go = useGo();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<SearchReply>('/api/search', { query: { q }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  const groups = useMemo(() => {
    const pages: Entry[] = routes
      .filter(route => route.nav && matches(q, route))
      .map(route => ({ key: route.path, title: route.nav ? text(route.nav.label) : '', href: route.path }));
    const remote = q
      ? (found.data?.groups ?? []).map(group => ({
          label: text(group),
          entries: group.results.map(result => ({ ...result, key: `${group.key}-${result.id}` })),
        }))
      : [];
    return [...remote, { label: t('pages'), entries: pages }].filter(group => group.entries.length > 0);
  }, [routes, q, found.data, text, t]);
  const entries: Entry[] = groups.flatMap(group => group.entries);
  const current = entries[Math.min(at, entries.length - 1)];

  function open(entry: Entry) {
    onClose();
    if (entry.outside) window.open(entry.href, '_blank', 'noopener');
    else go(entry.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && current) open(current);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop closes; Escape does the same by itself
    <dialog
      ref={dialog}
      className="ow-palette"
      aria-label={t('title')}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClick={event => event.target === event.currentTarget && onClose()}
    >
      <div className="ow-palette-field">
        <Icon name="search" size={18} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
          aria-label={t('title')}
          placeholder={t('hint')}
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <div className="ow-palette-list">
        {q === '' && <p className="ow-palette-hint">{t('begin')}</p>}
        {q !== '' && found.isError && <p className="ow-palette-hint">{t('failed')}</p>}
        {q !== '' && found.isSuccess && entries.length === 0 && <p className="ow-palette-hint">{t('none', { q })}</p>}
        <div role="listbox" id={listId} aria-label={t('title')}>
          {groups.map(group => (
            // biome-ignore lint/a11y/useSemanticElements: the groups of a listbox are not fieldsets
            <div key={group.label} role="group" aria-label={group.label}>
              <p className="ow-palette-group" aria-hidden="true">
                {group.label}
              </p>
              {group.entries.map(entry => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and opens by keys
                <div
                  key={entry.key}
                  id={`${listId}-${entry.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={entry.key === current?.key}
                  onClick={() => open(entry)}
                  onPointerMove={() => setAt(entries.indexOf(entry))}
                >
                  <span>{entry.title}</span>
                  {entry.note && <small>{entry.note}</small>}
                  {entry.aside && <small>{entry.aside}</small>}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </dialog>
  );
}

function matches(q: string, route: ConsoleRoute): boolean {
  if (!route.nav) return false;
  const wanted = q.toLowerCase();
  return `${route.nav.label.zh} ${route.nav.label.en}`.toLowerCase().includes(wanted);
}
