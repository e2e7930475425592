import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { MaterialItem } from './contract.ts';
import { casePermissions } from './permissions.ts';
import { getCase } from './queries/get-case.ts';
import { toMaterialItem } from './reply.ts';
import { ChangedCase, changed } from './routes-commands.ts';
import { handInSupplement } from './supplement/hand-in-supplement.ts';
import { listStagedSupplement, stageSupplementFile, unstageSupplementFile } from './supplement/stage-supplement.ts';

const id = Type.String({ format: 'uuid' });
const params = Type.Object({ id });
/** The applicant's own, or a window's for whoever brings it on paper. */
const permission = [casePermissions.apply, casePermissions.receive] as const;

/** 补充材料: of the applicant's own accord, while her case runs. */
export const supplementRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases/:id/supplement-files',
    permission,
    summary: { zh: '补充材料时先放着的文件', en: 'The files that wait to be handed in as a supplement' },
    params,
    reply: Type.Object({ rows: Type.Array(MaterialItem) }),
    handler: async ({ db, services, actor, params: { id: caseId } }) => {
      const { row } = await getCase(db, services, actor, caseId);
      return { rows: (await listStagedSupplement(db, row.id)).map(toMaterialItem) };
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/supplement-files',
    permission,
    summary: { zh: '补充材料时先放一个文件', en: 'Put a file beside a case for a supplement' },
    params,
    body: Type.Object({
      slot: Type.Optional(Type.Literal('supplement')),
      fileId: id,
      name: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    reply: Type.Object({ id: Type.String() }),
    handler: ({ db, services, actor, params: { id: caseId }, body: { fileId, name } }) =>
      stageSupplementFile(db, services, actor, { caseId, fileId, name }),
  }),
  route({
    method: 'DELETE',
    url: '/api/cases/:id/supplement-files/:materialId',
    permission,
    summary: { zh: '交之前拿回一个文件', en: 'Take such a file back' },
    params: Type.Object({ id, materialId: id }),
    reply: Type.Object({ done: Type.Boolean() }),
    handler: async ({ db, services, actor, params: { id: caseId, materialId } }) => {
      await unstageSupplementFile(db, services, actor, { caseId, materialId });
      return { done: true };
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/supplement',
    permission,
    summary: { zh: '交上补充的材料（自愿，不影响时限）', en: 'Hand in a supplement: voluntary, moves no clock' },
    params,
    body: Type.Object({
      title: Type.String({ maxLength: 1000 }),
      expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id: caseId }, body }) =>
      changed(await handInSupplement(db, services, actor, { caseId, ...body })),
  }),
];
