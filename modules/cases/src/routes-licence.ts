import { type Route, route } from '@onewindow/http';
import { FaceChange, LicenceSummary } from '@onewindow/licences/contract';
import { Type } from 'typebox';
import { plannedChange } from './licence/planned-change.ts';
import { casePermissions } from './permissions.ts';
import { readCase } from './queries/get-case.ts';

/** What a case asks to change on the licence that it names. */
export const PlannedChangeReply = Type.Object({
  act: Type.Union([Type.Literal('change'), Type.Literal('renew'), Type.Literal('annul')]),
  made: Type.Boolean(),
  licence: Type.Pick(LicenceSummary, [
    ...([
      'id',
      'typeName',
      'typeNameEn',
      'number',
      'version',
      'status',
      'statusName',
      'holderName',
      'validTo',
    ] as const),
  ]),
  changes: Type.Array(FaceChange),
});

export const licenceRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases/:id/licence-change',
    permission: casePermissions.read,
    summary: { zh: '申请变更的证照，变更前后对照', en: 'The licence that a case changes, before and after' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Union([PlannedChangeReply, Type.Null()]),
    async handler({ db, services, actor, params }) {
      const row = await readCase(db, actor, { caseId: params.id, permission: casePermissions.read });
      return plannedChange(db, services, row);
    },
  }),
];
