import { Readable } from 'node:stream';
import { addDays } from '@onewindow/clock';
import { calendarPermissions, getCalendar } from '@onewindow/directory';
import { localeOf, type Route, route } from '@onewindow/http';
import { stringify } from 'csv-stringify';
import { Type } from 'typebox';
import { CaseListItem, CaseReply, TodayReply } from './contract.ts';
import { exportColumns, exportLine } from './export-columns.ts';
import { casePermissions } from './permissions.ts';
import { getCase } from './queries/get-case.ts';
import { type CaseFilters, exportCases, listCases } from './queries/list-cases.ts';
import { caseNamedIn, caseRowsIn } from './queries/named-in.ts';
import { type TrackedCase, trackCases } from './queries/own-cases.ts';
import { searchCases } from './queries/search-cases.ts';
import { bodiesOf, todayFigures } from './queries/work-list.ts';
import { findRecomputation } from './recomputation.ts';
import { toCaseReply, toListItem } from './reply.ts';
import { stateNames } from './states.ts';

const next = Type.Union([Type.String(), Type.Null()]);

/** What the public is told of a case. */
const trackedFields = {
  queryCode: Type.String(),
  itemName: Type.String(),
  organisationName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  outcome: next,
  dueOn: next,
  paused: Type.Boolean(),
  waitingFor: next,
};
const date = Type.String({ format: 'date' });
const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};
const filters = {
  state: Type.Optional(Type.String({ maxLength: 40 })),
  item: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  organisation: Type.Optional(Type.String({ format: 'uuid' })),
  county: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  outcome: Type.Optional(Type.String({ maxLength: 40 })),
  channel: Type.Optional(Type.String({ maxLength: 20 })),
  dueBefore: Type.Optional(date),
  overdue: Type.Optional(Type.Boolean()),
  paused: Type.Optional(Type.Boolean()),
  submittedFrom: Type.Optional(date),
  submittedTo: Type.Optional(date),
  sort: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('recent')])),
};

interface FilterQuery {
  state?: string;
  item?: string;
  organisation?: string;
  county?: string;
  outcome?: string;
  channel?: string;
  dueBefore?: string;
  overdue?: boolean;
  paused?: boolean;
  submittedFrom?: string;
  submittedTo?: string;
}

function filtersOf(query: FilterQuery, today: string): CaseFilters {
  return {
    state: query.state,
    basicCode: query.item,
    organisationId: query.organisation,
    countyCode: query.county,
    outcome: query.outcome,
    channel: query.channel,
    dueBefore: query.dueBefore,
    overdueOn: query.overdue ? today : undefined,
    paused: query.paused,
    submittedFrom: query.submittedFrom,
    submittedTo: query.submittedTo,
  };
}

export const queryRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases',
    permission: casePermissions.read,
    summary: { zh: '办件列表', en: 'List cases' },
    query: Type.Object({ ...filters, ...paging }),
    reply: Type.Object({ rows: Type.Array(CaseListItem), next }),
    handler: async ({ db, services, actor, query, request }) => {
      const [today, calendar] = [services.today(), await getCalendar(db)];
      const page = await listCases(db, actor, {
        filters: filtersOf(query, today),
        sort: query.sort ?? 'due',
        page: { limit: query.limit ?? 50, after: query.after },
      });
      const rows = await caseRowsIn(db, localeOf(request), page.rows);
      return { rows: rows.map(row => toListItem(row, { today, calendar })), next: page.next };
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/export',
    permission: casePermissions.export,
    summary: { zh: '导出办件（CSV，国家上报列名）', en: 'Export cases (CSV, national column names)' },
    query: Type.Object(filters),
    reply: null,
    handler: async ({ db, services, actor, query, reply }) => {
      const today = services.today();
      const batches = exportCases(db, actor, { filters: filtersOf(query, today), sort: query.sort ?? 'recent' });
      const csv = stringify({ header: true, columns: exportColumns, bom: true });
      // Unheard, an error of the source would end the process.
      Readable.from(lines(batches))
        .on('error', error => csv.destroy(error))
        .pipe(csv);
      reply.header('content-disposition', `attachment; filename="cases-${today}.csv"`).type('text/csv; charset=utf-8');
      return reply.send(csv);
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/search',
    permission: casePermissions.search,
    summary: { zh: '按任何记得的内容找办件', en: 'Find cases by anything remembered' },
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
    reply: Type.Object({ rows: Type.Array(CaseListItem), readAs: Type.String(), more: Type.Boolean() }),
    handler: async ({ db, services, actor, query, request }) => {
      const [today, calendar] = [services.today(), await getCalendar(db)];
      const result = await searchCases(db, services, actor, { text: query.q });
      const rows = await caseRowsIn(db, localeOf(request), result.rows);
      return { ...result, rows: rows.map(row => toListItem(row, { today, calendar })) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/today',
    permission: casePermissions.read,
    summary: { zh: '今天：队列和近十个工作日', en: 'Today: queues and the last ten working days' },
    reply: TodayReply,
    handler: async ({ db, services, actor }) => {
      const [today, calendar] = [services.today(), await getCalendar(db)];
      const first = calendar.addWorkingDays(addDays(today, 1), -10);
      const days: string[] = [];
      for (let day = first; day <= today; day = addDays(day, 1))
        if (calendar.isWorkingDay(day) || day === today) days.push(day);
      const figures = await todayFigures(db, {
        organisationIds: await bodiesOf(db, actor),
        days,
      });
      return { today, workingDay: calendar.isWorkingDay(today), ...figures };
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/recomputation',
    permission: calendarPermissions.edit,
    summary: { zh: '新日历以后，在办件到期日重算到哪里', en: 'How far due dates follow a new calendar' },
    reply: Type.Object({
      latest: Type.Union([
        Type.Object({
          calendarVersion: Type.String(),
          startedAt: Type.String(),
          total: Type.Integer(),
          done: Type.Integer(),
          moved: Type.Integer(),
          finishedAt: next,
        }),
        Type.Null(),
      ]),
    }),
    handler: async ({ db }) => {
      const found = await findRecomputation(db);
      return {
        latest: found
          ? { ...found, startedAt: found.startedAt.toISOString(), finishedAt: found.finishedAt?.toISOString() ?? null }
          : null,
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id',
    permission: [casePermissions.read, casePermissions.readOwn],
    summary: { zh: '一个办件的全部', en: 'Everything about one case' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: CaseReply,
    handler: async ({ db, services, actor, params, request }) => {
      const locale = localeOf(request);
      const details = await getCase(db, services, actor, params.id, locale);
      return toCaseReply(await caseNamedIn(db, locale, details), actor, locale);
    },
  }),
  route({
    method: 'GET',
    url: '/api/public/cases/:code',
    permission: 'public',
    summary: { zh: '进度查询：查询码和证件号后四位', en: 'Progress: query code and the end of the ID number' },
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    query: Type.Object({ ending: Type.String({ minLength: 4, maxLength: 4 }) }),
    rateLimit: { max: 20, seconds: 60 },
    reply: Type.Object({
      ...trackedFields,
      /** Every case of the matter when the code was that of several; otherwise the one. */
      cases: Type.Array(Type.Object(trackedFields)),
    }),
    handler: async ({ db, services, params, query }) => {
      const rows = await trackCases(db, services, { queryCode: params.code, idEnding: query.ending });
      return { ...withStateName(rows[0]), cases: rows.map(withStateName) };
    },
  }),
];

function withStateName(row: TrackedCase) {
  return { ...row, stateName: stateNames[row.state as keyof typeof stateNames].zh };
}

async function* lines(batches: AsyncGenerator<Parameters<typeof exportLine>[0][]>) {
  for await (const batch of batches) for (const row of batch) yield exportLine(row);
}
