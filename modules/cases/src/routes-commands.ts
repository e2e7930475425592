import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { acceptCase, acceptMatter } from './acceptance/accept.ts';
import { receiveCase } from './acceptance/receive.ts';
import { refuseAcceptance, returnBeforeReceipt } from './acceptance/refuse-acceptance.ts';
import { requestCorrection } from './acceptance/request-correction.ts';
import type { CaseRow } from './case-row.ts';
import { workOnTask } from './handling/complete-task.ts';
import { deliverCase } from './handling/conclude.ts';
import { terminateCase, withdrawCase } from './handling/end-early.ts';
import { answerExtension, requestExtension } from './handling/extend.ts';
import { pauseCase, resumeCase } from './handling/pause.ts';
import { casePermissions } from './permissions.ts';

const idParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const expectedVersion = Type.Optional(Type.Integer({ minimum: 1 }));
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const law = Type.String({ minLength: 1, maxLength: 500 });
const date = Type.String({ format: 'date' });

/** What a command leaves behind. */
export const ChangedCase = Type.Object({
  id: Type.String(),
  state: Type.String(),
  outcome: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  dueOn: Type.Union([Type.String(), Type.Null()]),
  documentId: Type.Union([Type.String(), Type.Null()]),
});

export function changed(row: CaseRow, documentId: string | null = null) {
  return { id: row.id, state: row.state, outcome: row.outcome, version: row.version, dueOn: row.dueOn, documentId };
}

export const commandRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/cases/:id/receive',
    permission: casePermissions.receive,
    summary: { zh: '收件', en: 'Receive' },
    params: idParams,
    body: Type.Object({ expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) => {
      const { row, document } = await receiveCase(db, services, actor, { caseId: params.id, ...body });
      return changed(row, document.id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/accept',
    permission: casePermissions.accept,
    summary: { zh: '受理', en: 'Accept' },
    params: idParams,
    body: Type.Object({ expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await acceptCase(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/matters/:id/accept',
    permission: casePermissions.accept,
    summary: { zh: '统一受理一件事的全部事项', en: 'Accept every case of a joint matter at once' },
    params: idParams,
    reply: Type.Object({ rows: Type.Array(ChangedCase) }),
    handler: async ({ db, services, actor, params }) => ({
      rows: (await acceptMatter(db, services, actor, params.id)).map(row => changed(row)),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/request-correction',
    permission: casePermissions.requestCorrection,
    summary: { zh: '一次性告知补正', en: 'Tell once what to correct' },
    params: idParams,
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: Type.Union([Type.Literal('material'), Type.Literal('answer'), Type.Literal('other')]),
          target: Type.String({ maxLength: 200 }),
          label: Type.String({ minLength: 1, maxLength: 200 }),
          what: Type.String({ minLength: 1, maxLength: 2000 }),
        }),
        { maxItems: 100 },
      ),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
      expectedVersion,
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) => {
      const { row, document } = await requestCorrection(db, services, actor, { caseId: params.id, ...body });
      return changed(row, document.id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/refuse-acceptance',
    permission: casePermissions.refuseAcceptance,
    summary: { zh: '不予受理', en: 'Refuse acceptance' },
    params: idParams,
    body: Type.Object({ reason, law, referTo: Type.Optional(Type.String({ maxLength: 200 })), expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) => {
      const { row, document } = await refuseAcceptance(db, services, actor, { caseId: params.id, ...body });
      return changed(row, document.id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/return',
    permission: casePermissions.receive,
    summary: { zh: '预审退回修改', en: 'Return before receipt' },
    params: idParams,
    body: Type.Object({ reason, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await returnBeforeReceipt(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/work',
    permission: casePermissions.work,
    summary: { zh: '办理一个待办：同意、不同意、退回', en: 'Work on a task: agree, disagree, return' },
    params: idParams,
    body: Type.Object({
      taskId: Type.String({ format: 'uuid' }),
      action: Type.String({ minLength: 1, maxLength: 40 }),
      opinion: Type.String({ maxLength: 4000 }),
      law: Type.Optional(law),
      returnToNode: Type.Optional(Type.String({ maxLength: 200 })),
      inspection: Type.Optional(Type.Boolean()),
      form: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.Unknown())),
      expectedVersion,
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await workOnTask(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/pause',
    permission: casePermissions.pause,
    summary: { zh: '中止计时（特别程序）', en: 'Pause the clock (special procedure)' },
    params: idParams,
    body: Type.Object({
      ground: Type.Union(
        (
          ['hearing', 'tender', 'auction', 'inspection', 'test', 'quarantine', 'appraisal', 'expertReview'] as const
        ).map(name => Type.Literal(name)),
      ),
      reason,
      expectedUntil: date,
      expectedVersion,
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await pauseCase(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/resume',
    permission: casePermissions.pause,
    summary: { zh: '恢复计时', en: 'Resume the clock' },
    params: idParams,
    body: Type.Object({ pauseId: Type.Optional(Type.String({ format: 'uuid' })), result: reason, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await resumeCase(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/extension',
    permission: casePermissions.extend,
    summary: { zh: '申请延长期限', en: 'Request an extension' },
    params: idParams,
    body: Type.Object({ amount: Type.Integer({ minimum: 1, maximum: 10 }), reason, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await requestExtension(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/extension/answer',
    permission: casePermissions.approveExtension,
    summary: { zh: '批准或不批准延长', en: 'Approve or reject an extension' },
    params: idParams,
    body: Type.Object({
      approve: Type.Boolean(),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      expectedVersion,
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await answerExtension(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/withdraw',
    permission: [casePermissions.apply, casePermissions.receive],
    summary: { zh: '撤回申请；在窗口要写明谁提出', en: 'Withdraw; at a window, at whose request' },
    params: idParams,
    body: Type.Object({
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      /** At a window: who asked for it. */
      askedBy: Type.Optional(
        Type.Object({
          kind: Type.Union([Type.Literal('applicant'), Type.Literal('representative'), Type.Literal('agent')]),
          name: Type.Optional(Type.String({ maxLength: 10_000 })),
          idType: Type.Optional(
            Type.Union([Type.Literal('citizenId'), Type.Literal('passport'), Type.Literal('other')]),
          ),
          idNumber: Type.Optional(Type.String({ maxLength: 1000 })),
          checked: Type.Boolean(),
        }),
      ),
      expectedVersion,
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await withdrawCase(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/terminate',
    permission: casePermissions.terminate,
    summary: { zh: '终止办理', en: 'Terminate' },
    params: idParams,
    body: Type.Object({ reason, law, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await terminateCase(db, services, actor, { caseId: params.id, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/deliver',
    permission: casePermissions.deliver,
    summary: { zh: '送达', en: 'Deliver' },
    params: idParams,
    body: Type.Object({ receiver: Type.String({ minLength: 1, maxLength: 200 }), expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params, body }) =>
      changed(await deliverCase(db, services, actor, { caseId: params.id, ...body })),
  }),
];
