import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { PlannedChangeReply } from './contract-licence.ts';
import { plannedChange } from './licence/planned-change.ts';
import { casePermissions } from './permissions.ts';
import { readCase } from './queries/get-case.ts';

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
