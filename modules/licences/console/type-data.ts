import { api, apiPath } from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import type { LicenceType, LicenceTypeVersion } from '../src/contract.ts';

export type StoredType = LicenceType & { revision: number };

/** What is edited, as the server names its problems: `/type/name`. */
export interface TypeForm {
  type: LicenceType;
  note: string;
}

export const typesKey = ['licence-types'];

export function useTypes() {
  return useQuery({
    queryKey: typesKey,
    queryFn: ({ signal }) => api.get<StoredType[]>('/api/licence-types', { signal }) as Promise<StoredType[]>,
  });
}

/** The versions of a type, newest first. */
export function useTypeVersions(key: string) {
  return useQuery({
    queryKey: [...typesKey, key, 'versions'],
    queryFn: async ({ signal }) => {
      const { rows } = await api.get<{ rows: LicenceTypeVersion[] }>(apiPath`/api/licence-types/${key}/versions`, {
        signal,
      });
      return rows as LicenceTypeVersion[];
    },
  });
}
