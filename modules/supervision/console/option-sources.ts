import { api, type Option, type OptionSource } from '@onewindow/console-kit';
import type { RuleItem } from '../src/contract.ts';
import { cityCode, fetchCards, fetchOrganisations } from './data.ts';

async function allCounties(signal: AbortSignal): Promise<Option[]> {
  const { rows } = await api.get<{ rows: { code: string; name: string }[] }>('/api/divisions', {
    query: { parent: cityCode },
    signal,
  });
  return rows.map(row => ({ value: row.code, label: row.name }));
}

/** The counties of the city, few enough to be listed. */
export const countyOptions: OptionSource = {
  search: async (q, signal) => (await allCounties(signal)).filter(one => String(one.label).includes(q)),
  named: async (values, signal) => (await allCounties(signal)).filter(one => values.includes(one.value)),
};

/** Bodies by name; the one of an address is named by its cards. */
export const organisationOptions: OptionSource = {
  search: async (q, signal) =>
    (await fetchOrganisations({ ...(q && { q }), limit: 30 }, signal)).map(one => ({ value: one.id, label: one.name })),
  named: (values, signal) => Promise.all(values.map(id => nameOf(id, signal))),
};

async function nameOf(id: string, signal: AbortSignal): Promise<Option> {
  const { rows } = await fetchCards({ organisation: id, tab: 'all', limit: 1 }, signal);
  return { value: id, label: rows[0]?.organisationName ?? id };
}

async function allRules(signal: AbortSignal): Promise<Option[]> {
  const { rows } = await api.get<{ rows: RuleItem[] }>('/api/supervision/rules', { signal });
  return rows.map(row => {
    const name = (row.active ?? row.draft)?.name;
    return { value: row.code, label: name ?? row.code, note: row.code };
  });
}

export const ruleOptions: OptionSource = {
  search: async (_, signal) => allRules(signal),
  named: async (values, signal) => (await allRules(signal)).filter(one => values.includes(one.value)),
};
