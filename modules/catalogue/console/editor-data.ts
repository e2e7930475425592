import { api, apiPath } from '@onewindow/console-kit';
import type { Static } from 'typebox';
import type { Difference } from '../src/diff-engine.ts';
import type { Choice } from '../src/draft-choices.ts';
import type { ItemContent } from '../src/item-content.ts';
import type { KeptItem } from '../src/keeper-item.ts';
import type { FoundLaw, KnownArticle } from '../src/law-search.ts';
import type { ContentProblem } from '../src/problem-contract.ts';
import type { DraftReply, VersionReply } from '../src/replies.ts';

/** A type as it arrives in JSON: instants are text. */
export type Arrived<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

export type Version = Arrived<Static<typeof VersionReply>>;
export type Draft = Arrived<Static<typeof DraftReply>>;
export interface EditedDraft {
  draft: Draft;
  problems: ContentProblem[];
  previous: { id: string; version: number; inForce: boolean } | null;
  differences: Difference[];
}

/** What the editor edits: the content, and beside it the form, the process and the licence that it rests on. */
export type Edited = ItemContent & Pick<Draft, 'formVersionId' | 'processVersionId' | 'licenceType'>;

export function editedOf({ content, formVersionId, processVersionId, licenceType }: Draft): Edited {
  return { ...content, formVersionId, processVersionId, licenceType };
}

/** The body that saves a draft. */
export function bodyOf({ formVersionId, processVersionId, licenceType, ...content }: Edited) {
  return { content, formVersionId, processVersionId, licenceType };
}

const root = 'catalogue-item';
/** Everything that a command on a version or an item makes out of date, the colleague's list of items too. */
export const outOfDate = [[root], ['/api/catalogue/keeper/items'], ['catalogue']];

interface Asked {
  signal: AbortSignal;
}

export const itemQuery = (code: string) => ({
  queryKey: [root, 'item', code],
  queryFn: ({ signal }: Asked) => api.get<KeptItem>(apiPath`/api/catalogue/keeper/items/${code}`, { signal }),
});

export const versionsQuery = (code: string) => ({
  queryKey: [root, 'versions', code],
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: Version[] }>(apiPath`/api/catalogue/items/${code}/versions`, { signal })).rows,
});

/** Running cases by version id. */
export const runningQuery = (code: string) => ({
  queryKey: [root, 'running', code],
  queryFn: async ({ signal }: Asked) => {
    const url = apiPath`/api/catalogue/items/${code}/running-cases`;
    const { rows } = await api.get<{ rows: { versionId: string; running: number }[] }>(url, { signal });
    return new Map(rows.map(row => [row.versionId, row.running]));
  },
});

/** A version in any state, with its problems and what it changes. */
export const versionQuery = (id: string) => ({
  queryKey: [root, 'version', id],
  queryFn: ({ signal }: Asked) => api.get<EditedDraft>(apiPath`/api/catalogue/drafts/${id}`, { signal }),
});

/** The content of a version that was published; it never changes. */
export const publishedQuery = (id: string) => ({
  queryKey: ['catalogue-published', id],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }: Asked) =>
    api.get<{ id: string; version: number; effectiveFrom: string; content: ItemContent }>(
      apiPath`/api/catalogue/versions/${id}`,
      { signal },
    ),
});

export const choicesQuery = (id: string) => ({
  queryKey: [root, 'choices', id],
  queryFn: ({ signal }: Asked) =>
    api.get<{ forms: Choice[]; processes: Choice[] }>(apiPath`/api/catalogue/drafts/${id}/choices`, { signal }),
});

export const licenceTypesQuery = {
  queryKey: ['licence-types'],
  queryFn: ({ signal }: Asked) =>
    api.get<{ key: string; name: string; nameEn: string }[]>('/api/licence-types', { signal }),
};

export const lawsQuery = {
  queryKey: [root, 'laws'],
  staleTime: 600_000,
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: FoundLaw[] }>('/api/catalogue/keeper/laws', { signal })).rows,
};

export const articlesQuery = (law: string) => ({
  queryKey: [root, 'articles', law],
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: KnownArticle[] }>('/api/catalogue/keeper/articles', { query: { law }, signal })).rows,
});
