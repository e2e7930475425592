import { api, apiPath, type ListReply, type ListSource, type Option, type OptionSource } from '@onewindow/console-kit';
import type { KeeperRow as Row } from '../src/keeper-list.ts';

/** A row as it arrives in JSON. */
export type KeeperRow = Omit<Row, 'changedAt'> & { changedAt: string; organName: { zh: string; en: string } | null };

const url = '/api/catalogue/keeper/items';

export const catalogueSource: ListSource<KeeperRow> = {
  key: url,
  fetch: ({ q, sort, after, limit, filters }, signal) =>
    api.get<ListReply<KeeperRow>>(url, { query: { ...filters, q, sort, after, limit }, signal }),
};

export interface DeskCounts {
  items: number;
  online: number;
  drafts: number;
  inReview: number;
  problems: number;
  unverified: number;
}

export const countsQuery = {
  queryKey: ['catalogue', 'counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<DeskCounts>('/api/catalogue/keeper/counts', { signal }),
};

export interface OrganType {
  code: string;
  zh: string;
  en: string;
}

async function organTypes(signal: AbortSignal): Promise<Option[]> {
  const { rows } = await api.get<{ rows: OrganType[] }>('/api/catalogue/keeper/organ-types', { signal });
  return rows.map(({ code, zh, en }) => ({ value: code, label: { zh, en } }));
}

/** Kinds of organisation 实施机关类型, some fifty: found by part of the name. */
export const organTypeOptions: OptionSource = {
  search: async (q, signal) =>
    (await organTypes(signal)).filter(({ label }) => Object.values(label).some(text => text.includes(q))),
  named: async (values, signal) => (await organTypes(signal)).filter(one => values.includes(one.value)),
};

interface Organisation {
  id: string;
  name: string;
}

/** Organisations by name. */
export const organisationOptions: OptionSource = {
  search: async (q, signal) => {
    const query = { ...(q && { q }), limit: 30 };
    const { rows } = await api.get<{ rows: Organisation[] }>('/api/organisations', { query, signal });
    return rows.map(({ id, name }) => ({ value: id, label: name }));
  },
  named: (values, signal) =>
    Promise.all(
      values.map(async id => {
        const url = apiPath`/api/organisations/${id}`;
        const { organisation } = await api.get<{ organisation: Organisation }>(url, { signal });
        return { value: id, label: organisation.name };
      }),
    ),
};
