import { api, type Option, type OptionSource } from '@onewindow/console-kit';

const cityCode = '450300000000';

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

interface Organisation {
  id: string;
  name: string;
}

/** Bodies by name. */
export const organisationOptions: OptionSource = {
  async search(q, signal) {
    const { rows } = await api.get<{ rows: Organisation[] }>('/api/organisations', {
      query: { q, limit: 30 },
      signal,
    });
    return rows.map(({ id, name }) => ({ value: id, label: name }));
  },
  named: (values, signal) =>
    Promise.all(
      values.map(async id => {
        const reply = await api.get<{ organisation: Organisation }>(`/api/organisations/${id}`, { signal });
        return { value: id, label: reply.organisation.name };
      }),
    ),
};

/** Service items as the portal's search finds them: characters, pinyin, initials. */
export const itemOptions: OptionSource = {
  async search(q, signal) {
    if (q === '') return [];
    const { rows } = await api.get<{ rows: { kind: string; code: string; name: string }[] }>('/api/catalogue/suggest', {
      query: { q },
      signal,
    });
    return rows.filter(row => row.kind === 'item').map(({ code, name }) => ({ value: code, label: name }));
  },
  named: (values, signal) =>
    Promise.all(
      values.map(async code => {
        const { rows } = await api.get<{ rows: { itemName: string }[] }>('/api/ratings', {
          query: { item: code, limit: 1 },
          signal,
        });
        return { value: code, label: rows[0]?.itemName ?? code };
      }),
    ),
};
