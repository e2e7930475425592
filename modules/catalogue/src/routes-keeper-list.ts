import { filterText, listQuery, listReply } from '@onewindow/console-kit/list-contract';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { loadOrganTypes } from './catalogue-data.ts';
import { countDesk, countForKeeper, listForKeeper } from './keeper-list.ts';
import { cataloguePermissions } from './permissions.ts';
import { KeeperRowReply, nullable } from './replies.ts';

/** The filters of the keeper's list, which an export takes too. */
export const deskFilters = {
  organType: filterText,
  type: filterText,
  state: filterText,
  organisation: filterText,
  complete: filterText,
  problems: filterText,
  unverified: filterText,
  stale: filterText,
};

const names = Type.Object({ zh: Type.String(), en: Type.String() });

/** Kinds of organisation by code, read once: they come with the program. */
let organs: ReadonlyMap<string, { zh: string; en: string }> | undefined;
function organNames(): ReadonlyMap<string, { zh: string; en: string }> {
  organs ??= new Map(loadOrganTypes().map(({ code, zh, en }) => [code, { zh, en }]));
  return organs;
}

export const keeperListRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/items',
    permission: cataloguePermissions.read,
    summary: { zh: '事项管理：发布、草稿、未核对', en: 'The keeper’s list: published, drafts, unverified' },
    query: listQuery(deskFilters),
    reply: listReply(Type.Intersect([KeeperRowReply, Type.Object({ organName: nullable(names) })])),
    async handler({ db, query: { limit = 50, after, sort, columns: _, ...filter } }) {
      const [page, value] = [
        await listForKeeper(db, { filter, sort, page: { limit, after } }),
        await countForKeeper(db, filter),
      ];
      const rows = page.rows.map(row => ({ ...row, organName: organNames().get(row.organType) ?? null }));
      return { rows, next: page.next, total: { value, estimated: false } };
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/counts',
    permission: cataloguePermissions.read,
    summary: { zh: '事项管理：一共多少，还要做什么', en: 'How many items there are and what is to be done' },
    reply: Type.Object({
      items: Type.Integer(),
      online: Type.Integer(),
      drafts: Type.Integer(),
      inReview: Type.Integer(),
      problems: Type.Integer(),
      unverified: Type.Integer(),
    }),
    handler: ({ db }) => countDesk(db),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/organ-types',
    permission: cataloguePermissions.read,
    summary: { zh: '实施机关类型', en: 'Kinds of organisation' },
    reply: Type.Object({
      rows: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
    }),
    handler: async () => ({ rows: [...organNames()].map(([code, name]) => ({ code, ...name })) }),
  }),
];
