import { api, apiPath } from '@onewindow/console-kit';
import type { ImportProblem, ProblemKind } from '../src/national/import-problems.ts';
import type { ImportEntry as Entry, ImportedRow, ImportProgress } from '../src/national/import-status.ts';
import type { TableGuide } from '../src/national/template.ts';

type Arrived<T> = Omit<T, 'startedAt' | 'appliedAt'> & { startedAt: string; appliedAt: string | null };

export type ImportEntry = Arrived<Entry>;
export type Import = Arrived<ImportProgress>;
export type { ImportedRow, ImportProblem, ProblemKind, TableGuide };

const root = 'catalogue-imports';
const url = '/api/catalogue/imports';

/** What a command on an import makes out of date; the catalogue's lists too, once it was applied. */
export const importsOutOfDate = [[root], ['/api/catalogue/keeper/items'], ['catalogue']];

interface Asked {
  signal: AbortSignal;
}

/** Milliseconds between two looks at an import that is going on. */
const lookAgain = 1000;

export const importQuery = (id: string) => ({
  queryKey: [root, 'one', id],
  queryFn: ({ signal }: Asked) => api.get<Import>(apiPath`/api/catalogue/imports/${id}`, { signal }),
  refetchInterval: ({ state }: { state: { data?: Import | undefined } }) =>
    state.data?.running ? lookAgain : (false as const),
});

interface PageOf<T> {
  rows: T[];
  next: string | null;
}

interface Paged extends Asked {
  pageParam: string | undefined;
}

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: PageOf<unknown>) => last.next ?? undefined,
};

export const historyQuery = {
  ...paged,
  queryKey: [root, 'history'],
  queryFn: ({ signal, pageParam }: Paged) =>
    api.get<PageOf<ImportEntry>>(url, { query: { limit: 20, after: pageParam }, signal }),
};

export interface ProblemSearch {
  q: string;
  /** `field code` of a kind of problem. */
  kind: string;
  severity: string;
}

/** The filters of a search as the server takes them. */
export function problemFilter({ q, kind, severity }: ProblemSearch): Record<string, string> {
  const [field = '', code = ''] = kind.split(' ');
  // A kind within JSON lists stands at many places, materials[0].by_law and so on: found by its code and name.
  return { q, severity, ...(field.includes('.') ? { code } : { field, code }) };
}

export const problemsQuery = (id: string, version: string, search: ProblemSearch) => ({
  ...paged,
  queryKey: [root, 'problems', id, version, search],
  queryFn: ({ signal, pageParam }: Paged) =>
    api.get<PageOf<ImportProblem> & { total: { value: number } }>(apiPath`/api/catalogue/imports/${id}/problems`, {
      query: { ...problemFilter(search), limit: 100, after: pageParam },
      signal,
    }),
});

export const kindsQuery = (id: string, version: string) => ({
  queryKey: [root, 'kinds', id, version],
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: ProblemKind[] }>(apiPath`/api/catalogue/imports/${id}/problems/kinds`, { signal })).rows,
});

export const itemsQuery = (id: string, version: string, action: string) => ({
  ...paged,
  queryKey: [root, 'items', id, version, action],
  queryFn: ({ signal, pageParam }: Paged) =>
    api.get<PageOf<ImportedRow>>(apiPath`/api/catalogue/imports/${id}/items`, {
      query: { action, limit: 50, after: pageParam },
      signal,
    }),
});

export const columnsQuery = {
  queryKey: [root, 'columns'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ tables: TableGuide[] }>('/api/catalogue/import-columns', { signal })).tables,
};
