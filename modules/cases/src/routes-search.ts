import { can } from '@onewindow/auth';
import { findItems } from '@onewindow/catalogue';
import { type Route, route } from '@onewindow/http';
import { licencePermissions, listLicences } from '@onewindow/licences';
import { Type } from 'typebox';
import { casePermissions } from './permissions.ts';
import { searchCases } from './queries/search-cases.ts';
import { outcomeNames, stateNames } from './states.ts';

const nullable = Type.Union([Type.String(), Type.Null()]);

const Group = Type.Object({
  key: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  results: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      note: nullable,
      aside: nullable,
      /** Within the console, unless `outside`. */
      href: Type.String(),
      outside: Type.Optional(Type.Boolean()),
    }),
  ),
});

/** The search of the top bar: cases, licences and items at once, each within what the person may see. */
export const searchRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/search',
    permission: 'signedIn',
    summary: { zh: '全局搜索：办件、证照、事项', en: 'Search cases, licences and items at once' },
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
    reply: Type.Object({ groups: Type.Array(Group) }),
    rateLimit: { max: 300, seconds: 60 },
    handler: async ({ db, services, actor, query }) => {
      const cases = can(actor, casePermissions.search)
        ? (await searchCases(db, services, actor, { text: query.q, limit: 8 })).rows
        : [];
      const licences = can(actor, licencePermissions.read)
        ? (await listLicences(db, actor, { filters: { text: query.q }, page: { limit: 5 }, today: services.today() }))
            .rows
        : [];
      const items = actor.kind === 'staff' ? await findItems(db, { text: query.q, limit: 5 }) : [];
      const groups = [
        {
          key: 'cases',
          zh: '办件',
          en: 'Cases',
          results: cases.map(row => ({
            id: row.id,
            title: `${row.applicantName}　${row.itemName}`,
            note: row.queryCode,
            aside:
              (
                outcomeNames[row.outcome as keyof typeof outcomeNames] ??
                stateNames[row.state as keyof typeof stateNames]
              )?.zh ?? null,
            href: `/cases/${row.id}`,
          })),
        },
        {
          key: 'licences',
          zh: '证照',
          en: 'Licences',
          results: licences.map(row => ({
            id: row.id,
            title: `${row.holderName}　${row.typeName}`,
            note: row.number,
            aside: row.organisationName,
            href: `/api/licences/${row.id}/pdf`,
            outside: true,
          })),
        },
        {
          key: 'items',
          zh: '事项（办事指南）',
          en: 'Items (guides)',
          results: items.map(row => ({
            id: row.code,
            title: row.name,
            note: row.basicCode,
            aside: null,
            href: `/items/${row.basicCode}`,
            outside: true,
          })),
        },
      ];
      return { groups: groups.filter(group => group.results.length > 0) };
    },
  }),
];
