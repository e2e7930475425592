import type { Column, Filter, View } from './list-types.ts';

/** What of a list stands in its address. */
export interface ListState {
  view: string | undefined;
  q: string;
  sort: string;
  after: string | undefined;
  filters: Record<string, string>;
  /** Keys of the columns shown, in their order; undefined: as the page declares them. */
  columns: readonly string[] | undefined;
}

type Search = Record<string, unknown>;

/**
 * Reads a list's state from its address. An address that names a view and nothing else (or nothing at all) means that
 * view as it is kept; every change writes the whole state, so an emptied view is told from a fresh one.
 */
export function readState(
  search: Search,
  filters: readonly Filter[],
  views: readonly View[],
  defaultSort: string,
): ListState {
  const named = typeof search.view === 'string' ? search.view : undefined;
  const own = pick(search, ['q', 'sort', 'after', 'cols', ...filters.map(filter => filter.key)]);
  const view = views.find(entry => entry.id === named) ?? (named === undefined ? views[0] : undefined);
  const bare = Object.keys(own).every(key => key === 'after');
  const from: Record<string, string> = bare && view ? { ...view.search, ...own } : own;
  return {
    view: named ?? (bare ? view?.id : undefined),
    q: from.q ?? '',
    sort: from.sort ?? defaultSort,
    after: own.after,
    filters: pick(
      from,
      filters.map(filter => filter.key),
    ),
    columns: from.cols?.split(',').filter(Boolean),
  };
}

/** The address of a state. The sort is always written: it marks the state as the person's own. */
export function writeState(state: ListState): Record<string, string> {
  return {
    ...(state.view !== undefined && { view: state.view }),
    ...searchOf(state),
    ...(state.after !== undefined && { after: state.after }),
  };
}

/** Whether the state has left what its view keeps; the cursor does not count. */
export function differsFromView(state: ListState, view: View | undefined, defaultSort: string): boolean {
  if (!view) return false;
  return !sameTexts({ sort: defaultSort, ...view.search }, searchOf(state));
}

/** What a view keeps of a state. */
export function searchOf(state: ListState): Record<string, string> {
  return {
    ...state.filters,
    ...(state.q && { q: state.q }),
    sort: state.sort,
    ...(state.columns && { cols: state.columns.join(',') }),
  };
}

/** The columns shown, fixed ones first, unknown keys of an old view left out. */
export function visibleColumns<Row>(
  columns: readonly Column<Row>[],
  keys: readonly string[] | undefined,
): Column<Row>[] {
  const shown = keys
    ? keys.flatMap(key => columns.filter(column => column.key === key))
    : columns.filter(column => !column.hidden);
  return [...shown.filter(column => column.fixed), ...shown.filter(column => !column.fixed)];
}

/** `remaining` becomes `-remaining` and back. */
export function turned(sort: string): string {
  return sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
}

function pick(search: Search, keys: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') picked[key] = value;
  }
  return picked;
}

function sameTexts(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => (a[key] ?? '') === (b[key] ?? ''));
}
