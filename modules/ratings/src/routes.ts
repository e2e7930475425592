import { Readable } from 'node:stream';
import { getCalendar } from '@onewindow/directory';
import { type Route, route } from '@onewindow/http';
import { stringify } from 'csv-stringify';
import { Type } from 'typebox';
import { callBack, reviewCallBack } from './call-back.ts';
import { CallBackItem, RatingItem, TotalItem } from './contract.ts';
import { exportColumns, exportLines } from './export-columns.ts';
import { ratingPermissions } from './permissions.ts';
import { countCallBacks, exportRatings, listCallBacks, listRatings, type RatingFilters } from './queries.ts';
import { toCallBackItem, toRatingItem } from './reply.ts';
import { contactRoutes } from './routes-contacts.ts';
import { listTotals, listWindowTotals, sumTotals } from './totals.ts';

const next = Type.Union([Type.String(), Type.Null()]);
const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};
const organisation = Type.Optional(Type.String({ format: 'uuid' }));
const county = Type.Optional(Type.String({ pattern: '^\\d{12}$' }));
const filters = {
  organisation,
  county,
  item: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  satisfaction: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  bad: Type.Optional(Type.Boolean()),
  channel: Type.Optional(Type.String({ maxLength: 20 })),
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
};
const version = Type.Integer({ minimum: 1 });

interface FilterQuery {
  organisation?: string;
  county?: string;
  item?: string;
  satisfaction?: number;
  bad?: boolean;
  channel?: string;
  from?: string;
  to?: string;
}

function filtersOf({ organisation, county, item, ...rest }: FilterQuery): RatingFilters {
  return { organisationId: organisation, countyCode: county, basicCode: item, ...rest };
}

export const ratingRoutes: Route[] = [
  ...contactRoutes,
  route({
    method: 'GET',
    url: '/api/ratings',
    permission: ratingPermissions.read,
    summary: { zh: '评价列表', en: 'List ratings' },
    query: Type.Object({ ...filters, ...paging }),
    reply: Type.Object({ rows: Type.Array(RatingItem), next }),
    handler: async ({ db, actor, query: { limit, after, ...query } }) => {
      const page = await listRatings(db, actor, { filters: filtersOf(query), page: { limit: limit ?? 50, after } });
      return { rows: page.rows.map(toRatingItem), next: page.next };
    },
  }),
  route({
    method: 'GET',
    url: '/api/ratings/export',
    permission: ratingPermissions.read,
    summary: { zh: '导出评价（CSV，国家推送字段）', en: 'Export ratings (CSV, fields of the national push)' },
    query: Type.Object(filters),
    reply: null,
    handler: async ({ db, services, actor, query, reply }) => {
      const csv = stringify({ header: true, columns: exportColumns, bom: true });
      const batches = exportRatings(db, actor, filtersOf(query));
      const lines = Readable.from(linesOf(batches, rows => exportLines(db, rows)));
      lines.on('error', error => csv.destroy(error)).pipe(csv);
      reply
        .header('content-disposition', `attachment; filename="ratings-${services.today()}.csv"`)
        .type('text/csv; charset=utf-8');
      return reply.send(csv);
    },
  }),
  route({
    method: 'GET',
    url: '/api/ratings/call-backs',
    permission: ratingPermissions.read,
    summary: { zh: '差评回访', en: 'Call-backs on bad ratings' },
    query: Type.Object({
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('calledBack'), Type.Literal('reviewed')])),
      organisation,
      ...paging,
    }),
    reply: Type.Object({
      rows: Type.Array(CallBackItem),
      next,
      counts: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), calledBack: Type.Integer() }),
    }),
    handler: async ({ db, services, actor, query }) => {
      const page = await listCallBacks(db, actor, {
        state: query.state ?? 'open',
        organisationId: query.organisation,
        page: { limit: query.limit ?? 50, after: query.after },
      });
      const when = { today: services.today(), calendar: await getCalendar(db) };
      return {
        rows: page.rows.map(row => toCallBackItem(row, when)),
        next: page.next,
        counts: await countCallBacks(db, actor, when.today),
      };
    },
  }),
  route({
    method: 'POST',
    url: '/api/ratings/:id/call-back',
    permission: ratingPermissions.callBack,
    summary: { zh: '登记回访', en: 'Record a call-back' },
    params: id,
    body: Type.Object({
      version,
      result: Type.Union([
        Type.Literal('fixed'),
        Type.Literal('ledger'),
        Type.Literal('explained'),
        Type.Literal('malicious'),
      ]),
      note: Type.String({ maxLength: 2000 }),
      ledgerDueOn: Type.Optional(Type.String({ format: 'date' })),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    handler: ({ db, services, actor, params, body: { version: expectedVersion, ...body } }) =>
      callBack(db, services, actor, { ratingId: params.id, expectedVersion, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/ratings/:id/review',
    permission: ratingPermissions.callBack,
    summary: { zh: '复核回访', en: 'Review a call-back' },
    params: id,
    body: Type.Object({ version, agree: Type.Boolean(), note: Type.String({ maxLength: 2000 }) }),
    reply: Type.Object({ version: Type.Integer() }),
    handler: ({ db, services, actor, params, body: { version: expectedVersion, ...body } }) =>
      reviewCallBack(db, services, actor, { ratingId: params.id, expectedVersion, ...body }),
  }),
  route({
    method: 'GET',
    url: '/api/public/ratings',
    permission: 'public',
    summary: { zh: '公开的评价合计：按部门、按事项、按窗口', en: 'Public totals of ratings by body, item or window' },
    query: Type.Object({
      by: Type.Optional(Type.Union([Type.Literal('organisation'), Type.Literal('item'), Type.Literal('window')])),
      organisation,
      county,
      ...paging,
    }),
    reply: Type.Object({ total: TotalItem, rows: Type.Array(TotalItem), next }),
    handler: async ({ db, query, reply }) => {
      reply.header('cache-control', 'public, max-age=60');
      const { by = 'organisation', organisation: organisationId, county: countyCode, limit = 50, after } = query;
      const page = { limit, after };
      const found =
        by === 'window'
          ? await listWindowTotals(db, { countyCode, page })
          : await listTotals(db, { by, organisationId, countyCode, page });
      return { total: await sumTotals(db, { countyCode }), ...found };
    },
  }),
];

async function* linesOf<T, L>(batches: AsyncGenerator<T[]>, toLines: (rows: T[]) => Promise<L[]>): AsyncGenerator<L> {
  for await (const batch of batches) yield* await toLines(batch);
}
