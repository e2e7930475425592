import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { CorrectionForm, FaceChange, LicenceDetail } from './contract.ts';
import { correctionForm, correctLicence, previewCorrection } from './correct.ts';
import { licencePermissions } from './permissions.ts';
import { getLicenceDetail, licenceScope } from './queries.ts';
import { readableLicence, sendPdf } from './read-licence.ts';
import { renderVersion } from './render/render.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const day = Type.String({ format: 'date' });

const Corrected = {
  fields: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{0,59}$' }), Type.Unknown(), { maxProperties: 40 }),
  ),
  holderName: Type.Optional(Type.String({ maxLength: 500 })),
  validFrom: Type.Optional(day),
  validTo: Type.Optional(Type.Union([day, Type.Null()])),
  revision: Type.Integer({ minimum: 1 }),
};

/** The versions of a licence, and the correction 更正 that makes another. */
export const versionRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/licences/:id/versions/:version/pdf',
    permission: 'signedIn',
    summary: { zh: '证照的一个版本（PDF），旧版标明已变更', en: 'A version of a licence as PDF; an old one says so' },
    params: Type.Object({ ...Id.properties, version: Type.Integer({ minimum: 1, maximum: 9999 }) }),
    reply: null,
    async handler({ db, actor, params, services, reply }) {
      const licence = await readableLicence({ db, actor, id: params.id });
      return sendPdf(reply, await renderVersion(services, licence.id, params.version), {
        name: `${licence.typeName} ${licence.number} v${params.version}.pdf`,
        download: false,
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/licences/:id/correction',
    permission: licencePermissions.correct,
    summary: { zh: '证照上各栏，供更正', en: 'What stands on a licence, to be corrected' },
    params: Id,
    reply: CorrectionForm,
    handler: ({ db, actor, params }) => correctionForm(db, params.id, licenceScope(actor, 'correct')),
  }),
  route({
    method: 'POST',
    url: '/api/licences/:id/correction/preview',
    permission: licencePermissions.correct,
    summary: { zh: '更正前后对照', en: 'What a correction would change' },
    params: Id,
    body: Type.Object(Corrected),
    reply: Type.Object({ changes: Type.Array(FaceChange) }),
    handler: async ({ db, actor, params, body, services }) => ({
      changes: await previewCorrection(db, services, { licenceId: params.id, ...body }, licenceScope(actor, 'correct')),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/licences/:id/correction',
    permission: licencePermissions.correct,
    summary: { zh: '更正证照上的笔误', en: 'Correct a clerical error on a licence' },
    params: Id,
    body: Type.Object({
      ...Corrected,
      reason: Type.String({ maxLength: 1000 }),
      law: Type.String({ maxLength: 300 }),
      document: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()])),
    }),
    reply: LicenceDetail,
    async handler({ db, actor, params, body, services }) {
      await correctLicence(db, services, actor, { licenceId: params.id, ...body }, licenceScope(actor, 'correct'));
      return getLicenceDetail(db, services, params.id);
    },
  }),
];
