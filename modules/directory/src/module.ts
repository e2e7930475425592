import { type ModuleDefinition, route } from '@onewindow/http';
import { Type } from 'typebox';
import { findCalendarYears, getCalendar, saveCalendarYear } from './calendar.ts';
import {
  AuthorisationReply,
  CountyFiguresReply,
  DivisionReply,
  OrganisationReply,
  ServiceCentreReply,
  StaffReply,
} from './contract.ts';
import { calendarPermissions, directoryPermissions } from './permissions.ts';
import {
  countyFigures,
  getOrganisation,
  getServiceCentre,
  listAuthorisations,
  listDivisions,
  listOrganisations,
  listServiceCentres,
  listStaff,
  listWindows,
} from './queries.ts';
import { staffRoutes } from './routes-staff.ts';

const next = Type.Union([Type.String(), Type.Null()]);
const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};
const divisionCode = Type.String({ pattern: '^\\d{12}$' });

export const directoryModule: ModuleDefinition = {
  name: 'directory',
  permissions: { ...directoryPermissions, calendarEdit: calendarPermissions.edit },
  routes: [
    ...staffRoutes,
    route({
      method: 'GET',
      url: '/api/divisions',
      permission: 'public',
      summary: { zh: '下级区划，或按名字找', en: 'Divisions under one, or by name' },
      query: Type.Object({ parent: Type.Optional(divisionCode), q: Type.Optional(Type.String({ maxLength: 50 })) }),
      reply: Type.Object({ rows: Type.Array(DivisionReply) }),
      handler: async ({ db, query, reply }) => {
        reply.header('cache-control', 'public, max-age=3600');
        return { rows: await listDivisions(db, { parentCode: query.parent, q: query.q }) };
      },
    }),
    route({
      method: 'GET',
      url: '/api/organisations',
      permission: 'public',
      summary: { zh: '机构', en: 'Organisations' },
      query: Type.Object({
        division: Type.Optional(divisionCode),
        q: Type.Optional(Type.String({ maxLength: 50 })),
        ...paging,
      }),
      reply: Type.Object({ rows: Type.Array(OrganisationReply), next }),
      handler: ({ db, query }) =>
        listOrganisations(db, {
          divisionCode: query.division,
          q: query.q,
          page: { limit: query.limit ?? 50, after: query.after },
        }),
    }),
    route({
      method: 'GET',
      url: '/api/organisations/:id',
      permission: directoryPermissions.read,
      summary: { zh: '一个机构和它的授权', en: 'An organisation with its authorisations' },
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      reply: Type.Object({ organisation: OrganisationReply, authorisations: Type.Array(AuthorisationReply) }),
      handler: async ({ db, params }) => {
        const { countyCode: _, ...organisation } = await getOrganisation(db, params.id);
        return { organisation, authorisations: await listAuthorisations(db, params.id) };
      },
    }),
    route({
      method: 'GET',
      url: '/api/counties/figures',
      permission: directoryPermissions.read,
      summary: { zh: '各县区的机构、大厅、窗口和达标数', en: 'Bodies, centres, windows and standards by county' },
      reply: Type.Object({ rows: Type.Array(CountyFiguresReply) }),
      handler: async ({ db }) => ({ rows: await countyFigures(db) }),
    }),
    route({
      method: 'GET',
      url: '/api/service-centres/:id',
      permission: 'public',
      summary: { zh: '一个大厅', en: 'A service centre' },
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      reply: ServiceCentreReply,
      handler: ({ db, params }) => getServiceCentre(db, params.id),
    }),
    route({
      method: 'GET',
      url: '/api/service-centres',
      permission: 'public',
      summary: { zh: '政务服务大厅', en: 'Service centres' },
      query: Type.Object({
        kind: Type.Optional(Type.String({ maxLength: 20 })),
        county: Type.Optional(divisionCode),
        /** Floor area against the standard of the centre's class (M1-M4). */
        meets: Type.Optional(Type.Boolean()),
        ...paging,
      }),
      reply: Type.Object({ rows: Type.Array(ServiceCentreReply), next }),
      handler: ({ db, query }) =>
        listServiceCentres(db, {
          kind: query.kind,
          countyCode: query.county,
          meetsStandard: query.meets,
          page: { limit: query.limit ?? 50, after: query.after },
        }),
    }),
    route({
      method: 'GET',
      url: '/api/service-centres/:id/windows',
      permission: 'public',
      summary: { zh: '大厅里的窗口', en: 'Windows of a centre' },
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      reply: Type.Object({
        rows: Type.Array(
          Type.Object({
            id: Type.String(),
            number: Type.Integer(),
            zone: Type.String(),
            name: Type.String(),
            organisationName: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      }),
      handler: async ({ db, params }) => ({ rows: await listWindows(db, params.id) }),
    }),
    route({
      method: 'GET',
      url: '/api/staff',
      permission: directoryPermissions.read,
      summary: { zh: '机构的人员', en: 'Staff of an organisation' },
      query: Type.Object({ organisation: Type.String({ format: 'uuid' }), ...paging }),
      reply: Type.Object({ rows: Type.Array(Type.Intersect([StaffReply, Type.Object({ accountId: next })])), next }),
      handler: ({ db, query }) =>
        listStaff(db, { organisationId: query.organisation, page: { limit: query.limit ?? 50, after: query.after } }),
    }),
    route({
      method: 'GET',
      url: '/api/calendar',
      permission: 'public',
      summary: { zh: '工作日历：内置和录入的年份', en: 'The working calendar: built-in and entered years' },
      reply: Type.Object({
        version: Type.String(),
        years: Type.Array(
          Type.Object({
            year: Type.Integer(),
            entered: Type.Boolean(),
            source: Type.String(),
            off: Type.Array(Type.Object({ date: Type.String(), name: Type.String() })),
            work: Type.Array(Type.String()),
          }),
        ),
      }),
      handler: async ({ db }) => {
        const [calendar, entered] = [
          await getCalendar(db),
          new Set((await findCalendarYears(db)).map(row => row.year)),
        ];
        return {
          version: calendar.version,
          years: calendar.years.map(year => ({
            year: year.year,
            entered: entered.has(year.year),
            source: year.source ?? '',
            off: year.off.map(({ date, name }) => ({ date, name })),
            work: [...year.work],
          })),
        };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/calendar/:year',
      permission: calendarPermissions.edit,
      summary: {
        zh: '录入一年的放假安排，在办件的期限随即重算',
        en: 'Enter a year’s holiday notice; running limits are computed again',
      },
      params: Type.Object({ year: Type.Integer({ minimum: 2007, maximum: 2100 }) }),
      body: Type.Object({
        off: Type.Array(
          Type.Object({ date: Type.String({ format: 'date' }), name: Type.String({ minLength: 1, maxLength: 50 }) }),
          { maxItems: 100 },
        ),
        work: Type.Array(Type.String({ format: 'date' }), { maxItems: 50 }),
        source: Type.String({ minLength: 2, maxLength: 200 }),
      }),
      reply: Type.Object({
        year: Type.Integer(),
        workingDays: Type.Integer(),
        warnings: Type.Array(Type.Object({ path: Type.String(), zh: Type.String(), en: Type.String() })),
      }),
      handler: ({ db, actor, params, body }) => saveCalendarYear(db, actor, { year: params.year, ...body }),
    }),
  ],
};
