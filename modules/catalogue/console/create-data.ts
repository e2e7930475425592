import { api } from '@onewindow/console-kit';
import type { NewItem } from '../src/create-item.ts';
import type { PossibleImplementer } from '../src/implementers.ts';
import type { KeeperRow, OrganType } from './catalogue-list-data.ts';

/** What the page asks; the code is drawn unless somebody copies one. */
export interface NewItemInput extends Omit<NewItem, 'organisationIds'> {
  organisationIds: string[];
  codeKind: 'drawn' | 'given';
}

export const emptyItem: NewItemInput = {
  name: { zh: '' },
  typeCode: '',
  setBy: 'state',
  organType: '',
  audience: 'both',
  organisationIds: [],
  codeKind: 'drawn',
};

/** The body that makes an item. */
export function bodyOfItem({ codeKind, basicCode, localCode, name, ...rest }: NewItemInput) {
  return {
    ...rest,
    name: { zh: name.zh.trim(), ...(name.en?.trim() && { en: name.en.trim() }) },
    // An empty code that somebody meant to copy is told beside its field, and not drawn after all.
    ...(codeKind === 'given' && { basicCode: basicCode?.trim() || '?' }),
    ...(localCode?.trim() && { localCode: localCode.trim() }),
  };
}

interface Asked {
  signal: AbortSignal;
}

export const organTypesQuery = {
  queryKey: ['catalogue-organ-types'],
  staleTime: 600_000,
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: OrganType[] }>('/api/catalogue/keeper/organ-types', { signal })).rows,
};

/** Organisations of a kind that the keeper may let handle an item; `implements` is about the item named. */
export const implementersQuery = (organType: string, basicCode?: string) => ({
  queryKey: ['catalogue-item', 'implementers', organType, basicCode ?? ''],
  enabled: organType !== '',
  queryFn: async ({ signal }: Asked) =>
    (
      await api.get<{ rows: PossibleImplementer[] }>('/api/catalogue/keeper/implementers', {
        query: { organType, basicCode },
        signal,
      })
    ).rows,
});

export const nextCodeQuery = ({
  setBy,
  typeCode,
  organType,
}: Pick<NewItemInput, 'setBy' | 'typeCode' | 'organType'>) => ({
  queryKey: ['catalogue-item', 'next-code', setBy, typeCode, organType],
  enabled: typeCode !== '' && organType !== '',
  queryFn: async ({ signal }: Asked) =>
    (
      await api.get<{ basicCode: string }>('/api/catalogue/keeper/next-code', {
        query: { setBy, typeCode, organType },
        signal,
      })
    ).basicCode,
});

/** Items by name or code, for the choice of one. */
export const foundItemsQuery = (q: string) => ({
  queryKey: ['catalogue-item', 'found', q],
  enabled: q.trim() !== '',
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: KeeperRow[] }>('/api/catalogue/keeper/items', { query: { q, limit: 8 }, signal })).rows,
});
