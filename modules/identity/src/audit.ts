import { decodeCursor, pageOf, sql } from '@onewindow/db';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { identityPermissions } from './permissions.ts';

interface AuditRow {
  id: string;
  at: Date;
  key: string;
  type: string;
  actorName: string;
  organisationName: string | null;
  subjectKind: string;
  subjectId: string;
  channel: string;
  requestId: string;
}

/** 审计: every event of the platform by time, newest first, for the auditor; nobody can change it. */
export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/audit',
    permission: identityPermissions.readAudit,
    summary: { zh: '审计记录', en: 'The audit trail' },
    query: Type.Object({
      type: Type.Optional(Type.String({ maxLength: 100 })),
      account: Type.Optional(Type.String({ format: 'uuid' })),
      from: Type.Optional(Type.String({ format: 'date' })),
      to: Type.Optional(Type.String({ format: 'date' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      after: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          at: Type.String(),
          type: Type.String(),
          actorName: Type.String(),
          organisationName: Type.Union([Type.String(), Type.Null()]),
          subjectKind: Type.String(),
          subjectId: Type.String(),
          channel: Type.String(),
          requestId: Type.String(),
        }),
      ),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    handler: async ({ db, query, services }) => {
      const limit = query.limit ?? 50;
      const after = decodeCursor(query.after, 2);
      // Always a bounded span, so that the partitions outside it are not opened.
      const to = query.to ?? services.today();
      const { rows } = await sql<AuditRow>`
        select id, at, at::text as key, type, actor_name as "actorName", organisation_name as "organisationName",
               subject_kind as "subjectKind", subject_id as "subjectId", channel, request_id as "requestId"
        from platform.event
        where at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
          and at >= coalesce(${query.from ?? null}::date, ${to}::date - 31)::timestamp at time zone 'Asia/Shanghai'
          and (${query.type ?? null}::text is null or type = ${query.type ?? null})
          and (${query.account ?? null}::uuid is null or actor_account_id = ${query.account ?? null}::uuid)
          and (${after?.[0] ?? null}::timestamptz is null
               or (at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
        order by at desc, id desc limit ${limit + 1}`.execute(db);
      const page = pageOf(rows, limit, row => [row.key, row.id]);
      return { rows: page.rows.map(({ key: _, ...row }) => ({ ...row, at: row.at.toISOString() })), next: page.next };
    },
  }),
];
