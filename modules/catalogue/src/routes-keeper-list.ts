import { filterText, listQuery, listReply } from '@onewindow/console-kit/list-contract';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { countDesk, countForKeeper, listForKeeper } from './keeper-list.ts';
import { cataloguePermissions } from './permissions.ts';
import { KeeperRowReply } from './replies.ts';

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

export const keeperListRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/items',
    permission: cataloguePermissions.read,
    summary: { zh: '事项管理：发布、草稿、未核对', en: 'The keeper’s list: published, drafts, unverified' },
    query: listQuery(deskFilters),
    reply: listReply(KeeperRowReply),
    async handler({ db, query: { limit = 50, after, sort, columns: _, ...filter } }) {
      const [page, value] = [
        await listForKeeper(db, { filter, sort, page: { limit, after } }),
        await countForKeeper(db, filter),
      ];
      return { ...page, total: { value, estimated: false } };
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
];
