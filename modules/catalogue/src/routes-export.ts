import { Readable } from 'node:stream';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { exportItems } from './national/export.ts';
import { countExport } from './national/export-filter.ts';
import { cataloguePermissions } from './permissions.ts';
import { deskFilters } from './routes-keeper-list.ts';

export const format = Type.Union([Type.Literal('csv'), Type.Literal('json')]);

const filters = {
  ...deskFilters,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  ids: Type.Optional(Type.String({ maxLength: 8000 })),
  division: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
};

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

/** Answers with a file that is written while it is read, with the browser at its own pace. */
export function download(
  reply: { header(name: string, value: string): unknown; send(body: Readable): unknown },
  { name, format: kind, parts }: { name: string; format: 'csv' | 'json'; parts: AsyncIterable<string> },
) {
  reply.header('content-type', mediaTypes[kind]);
  reply.header('content-disposition', `attachment; filename="${name}.${kind}"`);
  return reply.send(Readable.from(parts));
}

export const exportRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/export',
    permission: cataloguePermissions.export,
    summary: { zh: '导出事项（国家标准列名）', en: 'Export service items (national column names)' },
    query: Type.Object({ format, ...filters }),
    reply: null,
    async handler({ db, query: { format: kind, division, ...filter }, services, reply }) {
      return download(reply, {
        name: `items-${services.today()}`,
        format: kind,
        parts: exportItems(db, { format: kind, filter: { ...filter, divisionCode: division } }),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/export/count',
    permission: cataloguePermissions.export,
    summary: { zh: '这样导出有多少实施清单', en: 'How many tasks such an export holds' },
    query: Type.Object(filters),
    reply: Type.Object({ tasks: Type.Integer(), items: Type.Integer() }),
    handler: ({ db, query: { division, ...filter } }) => countExport(db, { ...filter, divisionCode: division }),
  }),
];
