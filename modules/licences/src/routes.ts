import { Readable } from 'node:stream';
import { type Permission, requirePermission } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { englishOrganisationNames } from '@onewindow/directory';
import { localeOf, type Route, route } from '@onewindow/http';
import { stringify } from 'csv-stringify';
import { Type } from 'typebox';
import { LicenceDetail, LicenceSummary, LicenceType, LicenceTypeVersion, Verification } from './contract.ts';
import { type EndingAct, endLicence } from './end.ts';
import { licenceErrors } from './errors.ts';
import { exportLicences, licenceExportColumns } from './export.ts';
import { licencePermissions } from './permissions.ts';
import { getLicenceDetail, licenceScope, listLicences, listLicencesOfParty } from './queries.ts';
import { readableLicence, sendPdf } from './read-licence.ts';
import { certificateAuthority, renderLicence } from './render/render.ts';
import { versionRoutes } from './routes-versions.ts';
import { listLicenceTypes, saveLicenceType } from './types/licence-types.ts';
import { listTypeVersions } from './types/type-versions.ts';
import { verifyLicence } from './verify/verify.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const PageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 30 }),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};
const LicencePage = Type.Object({ rows: Type.Array(LicenceSummary), next: Type.Union([Type.String(), Type.Null()]) });
const StoredType = Type.Object({ ...LicenceType.properties, revision: Type.Integer() });
const short = Type.Optional(Type.String({ maxLength: 200 }));

const EndBody = Type.Object({
  act: Type.Union([Type.Literal('annul'), Type.Literal('revoke'), Type.Literal('forfeit')]),
  reason: Type.String({ maxLength: 1000 }),
  law: Type.Union([Type.String({ maxLength: 300 }), Type.Null()]),
  document: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()])),
  revision: Type.Integer({ minimum: 1 }),
});

const actPermissions: Record<EndingAct, Permission> = {
  annul: licencePermissions.annul,
  revoke: licencePermissions.revoke,
  forfeit: licencePermissions.revoke,
};

const publicRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/public/licences/verify',
    permission: 'public',
    summary: { zh: '验证证照', en: 'Verify a licence' },
    query: Type.Object({ token: short, number: short, identifier: short, text: short }),
    reply: Verification,
    rateLimit: { max: 30, seconds: 60 },
    handler({ db, query, services, reply }) {
      if (!query.token && !query.number && !query.identifier && !query.text) throw licenceErrors.badQuery();
      // An annulled licence must show at once, so no cache may answer.
      reply.header('cache-control', 'no-store');
      return verifyLicence(db, services, query);
    },
  }),
  route({
    method: 'GET',
    url: '/api/public/licences/root-certificate',
    permission: 'public',
    summary: { zh: '证照签名的根证书', en: 'Root certificate of licence signatures' },
    reply: null,
    async handler({ services, reply }) {
      const { rootCertificatePem } = await certificateAuthority(services);
      return reply
        .type('application/x-pem-file')
        .header('content-disposition', 'attachment; filename="onewindow-root.crt"')
        .send(rootCertificatePem);
    },
  }),
];

const readRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/licences/mine',
    permission: 'signedIn',
    summary: { zh: '我的证照', en: 'My licences' },
    query: Type.Object(PageQuery),
    reply: LicencePage,
    async handler({ db, actor, query, services }) {
      if (actor.partyId === null) return { rows: [], next: null };
      return listLicencesOfParty(db, { partyId: actor.partyId, page: pageOf(query), today: services.today() });
    },
  }),
  route({
    method: 'GET',
    url: '/api/licences',
    permission: licencePermissions.read,
    summary: { zh: '证照列表', en: 'Licences' },
    query: Type.Object({ ...PageQuery, typeKey: short, statusCode: short, text: short }),
    reply: LicencePage,
    handler: async ({ db, actor, query, services, request }) => {
      const page = await listLicences(db, actor, { filters: query, page: pageOf(query), today: services.today() });
      return { ...page, rows: await issuedByIn(db, localeOf(request), page.rows) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/licences/:id',
    permission: 'signedIn',
    summary: { zh: '证照详情', en: 'A licence' },
    params: Id,
    reply: LicenceDetail,
    async handler({ db, actor, params, services, request }) {
      await readableLicence({ db, actor, id: params.id });
      const detail = await getLicenceDetail(db, services, params.id);
      const [named = detail] = await issuedByIn(db, localeOf(request), [detail]);
      return named;
    },
  }),
  route({
    method: 'GET',
    url: '/api/licences/:id/pdf',
    permission: 'signedIn',
    summary: { zh: '证照 PDF', en: 'A licence as PDF' },
    params: Id,
    query: Type.Object({ download: Type.Optional(Type.Union([Type.Literal('0'), Type.Literal('1')])) }),
    reply: null,
    async handler({ db, actor, params, query, services, reply }) {
      const licence = await readableLicence({ db, actor, id: params.id });
      return sendPdf(reply, await renderLicence(services, licence.id), {
        name: `${licence.typeName} ${licence.number}.pdf`,
        download: query.download === '1',
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/licences/export',
    permission: licencePermissions.export,
    summary: { zh: '导出证照目录（CSV，国家表列名）', en: 'Export licences as CSV in the national columns' },
    query: Type.Object({ issuedSince: Type.Optional(Type.String({ format: 'date' })) }),
    reply: null,
    async handler({ db, actor, query, services, reply }) {
      const rows = Readable.from(exportLicences(db, services, actor, query));
      const csv = rows.pipe(stringify({ header: true, columns: [...licenceExportColumns], bom: true }));
      rows.on('error', error => csv.destroy(error));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="up_lic_data.csv"')
        .send(csv);
    },
  }),
];

const commandRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/licences/:id/end',
    permission: [licencePermissions.annul, licencePermissions.revoke],
    summary: { zh: '注销、撤销或吊销证照', en: 'Annul, revoke or forfeit a licence' },
    params: Id,
    body: EndBody,
    reply: LicenceDetail,
    async handler({ db, actor, params, body, services }) {
      const { act, ...rest } = body;
      requirePermission(actor, actPermissions[act]);
      const scope = licenceScope(actor, act === 'annul' ? 'annul' : 'revoke');
      await endLicence(db, services, actor, act, { licenceId: params.id, ...rest }, scope);
      return getLicenceDetail(db, services, params.id);
    },
  }),
  route({
    method: 'GET',
    url: '/api/licence-types',
    permission: 'signedIn',
    summary: { zh: '证照类型', en: 'Licence types' },
    reply: Type.Array(StoredType),
    handler: ({ db }) => listLicenceTypes(db),
  }),
  route({
    method: 'PUT',
    url: '/api/licence-types/:key',
    permission: licencePermissions.manageTypes,
    summary: { zh: '新增或修改证照类型', en: 'Add or change a licence type' },
    params: Type.Object({ key: Type.String({ maxLength: 60 }) }),
    body: Type.Object({
      type: LicenceType,
      revision: Type.Integer({ minimum: 0 }),
      /** Why it is changed; stands with the version. */
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: StoredType,
    handler: ({ db, actor, params, body }) =>
      saveLicenceType(db, actor, { ...body, type: { ...body.type, key: params.key } }),
  }),
  route({
    method: 'GET',
    url: '/api/licence-types/:key/versions',
    permission: licencePermissions.manageTypes,
    summary: { zh: '一种证照类型的各个版本', en: 'The versions of a licence type' },
    params: Type.Object({ key: Type.String({ maxLength: 60 }) }),
    reply: Type.Object({ rows: Type.Array(LicenceTypeVersion) }),
    handler: async ({ db, params }) => ({
      rows: (await listTypeVersions(db, params.key)).map(row => ({ ...row, editedAt: row.editedAt.toISOString() })),
    }),
  }),
];

export const licenceRoutes: Route[] = [...publicRoutes, ...readRoutes, ...versionRoutes, ...commandRoutes];

/** Licences with the body that issued them named in the reader's language; their papers bear the Chinese name. */
async function issuedByIn<T extends { organisationName: string }>(
  db: Db,
  locale: 'zh' | 'en',
  rows: readonly T[],
): Promise<T[]> {
  if (locale === 'zh') return [...rows];
  const names = await englishOrganisationNames(
    db,
    rows.map(row => row.organisationName),
  );
  return rows.map(row => ({ ...row, organisationName: names.get(row.organisationName) ?? row.organisationName }));
}

function pageOf({ limit, after }: { limit: number; after?: string }) {
  return { limit, after };
}
