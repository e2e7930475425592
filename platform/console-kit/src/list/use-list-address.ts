import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { differsFromView, type ListState, readState, searchOf, writeState } from './list-state.ts';
import type { Filter, View } from './list-types.ts';
import { useSavedViews } from './saved-views.ts';

export interface ListAddress {
  state: ListState;
  /** Built-in views, then one's own. */
  views: readonly View[];
  own: readonly View[];
  current: View | undefined;
  /** The state has left its view. */
  changed: boolean;
  /** Rows before this page, where the way here is known. */
  offset: number | undefined;
  set(change: Partial<Omit<ListState, 'after' | 'view'>>): void;
  openView(id: string): void;
  nextPage(cursor: string, rows: number): void;
  previousPage(): void;
  /** Resolves to whether it was kept. */
  saveView(name: string): Promise<boolean>;
  updateView(): Promise<void>;
  removeView(id: string): Promise<void>;
}

/**
 * The list's state, held by the address alone: a link, the back button and a reload all lead to the same rows.
 * Keyset paging knows only the next page; the cursors passed on the way are remembered for 上一页.
 */
export function useListAddress({
  page,
  filters,
  builtIn,
  defaultSort,
}: {
  page: string;
  filters: readonly Filter[];
  builtIn: readonly View[];
  defaultSort: string;
}): ListAddress {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const { views: saved, save } = useSavedViews(page);
  const own = useMemo<View[]>(() => saved.map(view => ({ ...view, id: ownId(view.name) })), [saved]);
  const trail = useRef<{ after: string | undefined; offset: number }[]>([]);
  const views = useMemo<View[]>(() => [...builtIn, ...own], [builtIn, own]);
  const state = useMemo(() => readState(search, filters, views, defaultSort), [search, filters, views, defaultSort]);
  const current = views.find(view => view.id === state.view);
  const here = trail.current.find(step => step.after === state.after);

  function go(search: Record<string, string>, replace = false) {
    void navigate({ to: '.', search: search as never, replace, resetScroll: false });
  }
  function openView(id: string) {
    trail.current = [];
    go({ view: id });
  }

  return {
    state,
    views,
    own,
    current,
    changed: differsFromView(state, current, defaultSort),
    offset: state.after === undefined ? 0 : here?.offset,
    set(change) {
      trail.current = [];
      go(writeState({ ...state, ...change, after: undefined }), change.columns !== undefined);
    },
    openView,
    nextPage(cursor, rows) {
      const offset = state.after === undefined ? 0 : here?.offset;
      if (offset !== undefined) {
        if (state.after === undefined) trail.current = [{ after: undefined, offset: 0 }];
        trail.current.push({ after: cursor, offset: offset + rows });
      }
      go(writeState({ ...state, after: cursor }));
    },
    previousPage() {
      const at = trail.current.findIndex(step => step.after === state.after);
      go(writeState({ ...state, after: at > 0 ? trail.current[at - 1]?.after : undefined }));
    },
    async saveView(name) {
      const others = saved.filter(view => view.name !== name);
      const kept = await save([...others, { name, search: searchOf(state) }]);
      if (kept) openView(ownId(name));
      return kept;
    },
    async updateView() {
      const { view } = state;
      const changed = saved.map(entry => (ownId(entry.name) === view ? { ...entry, search: searchOf(state) } : entry));
      if ((await save(changed)) && view !== undefined) openView(view);
    },
    async removeView(id) {
      if (await save(saved.filter(view => ownId(view.name) !== id))) openView(builtIn[0]?.id ?? '');
    },
  };
}

/** One's own views are told from those of the page by this in the address. */
function ownId(name: string): string {
  return `own:${name}`;
}
