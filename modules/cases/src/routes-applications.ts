import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { DraftReply, ReceivedReply, SubmittedReply } from './contract-applications.ts';
import { type Draft, getDraft, listDrafts, recordDraftReading } from './drafts/draft-row.ts';
import { evaluateDraft, licencesOffered, prefillOf } from './drafts/evaluate-draft.ts';
import { markOriginal } from './drafts/mark-original.ts';
import { attachMaterial, materialSlots, removeMaterial } from './drafts/materials.ts';
import { discardDraft, saveAnswers } from './drafts/save-answers.ts';
import { startApplication } from './drafts/start-application.ts';
import { casePermissions } from './permissions.ts';
import { toMaterialItem } from './reply.ts';
import { receiveAtWindow } from './submit/receive-at-window.ts';
import { submitApplication } from './submit/submit-application.ts';

const id = Type.String({ format: 'uuid' });
const idParams = Type.Object({ id });
const done = Type.Object({ done: Type.Boolean() });
/** An applicant with her own, a window officer with that of whoever stands in front of her. */
const permission = [casePermissions.apply, casePermissions.receive] as const;
const openObject = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown());

export const applicationRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/applications',
    permission,
    summary: { zh: '开始办理，或接着已有的草稿', en: 'Begin an application, or go on with its draft' },
    body: Type.Object({
      basicCodes: Type.Array(Type.String({ pattern: '^\\d{12}$' }), { minItems: 1, maxItems: 20 }),
      scenarioCode: Type.Optional(Type.String({ maxLength: 40 })),
      divisionCode: Type.String({ pattern: '^\\d{12}$' }),
      partyId: Type.Optional(id),
      licenceId: Type.Optional(id),
    }),
    reply: Type.Object({ id: Type.String(), resumed: Type.Boolean() }),
    handler: ({ db, services, actor, body }) => startApplication(db, services, actor, body),
  }),
  route({
    method: 'GET',
    url: '/api/applications',
    permission,
    summary: { zh: '草稿', en: 'Drafts' },
    query: Type.Object({ party: Type.Optional(id) }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          currentPage: Type.Union([Type.String(), Type.Null()]),
          savedAt: Type.String(),
          expiresAt: Type.String(),
        }),
      ),
    }),
    handler: async ({ db, actor, query }) => {
      const partyId = actor.kind === 'staff' ? query.party : actor.partyId;
      const rows = partyId ? await listDrafts(db, partyId) : [];
      return {
        rows: rows.map(row => ({ ...row, savedAt: row.savedAt.toISOString(), expiresAt: row.expiresAt.toISOString() })),
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/applications/:id',
    permission,
    summary: {
      zh: '一份草稿：表单、答案、材料、还差什么',
      en: 'A draft: its form, answers, materials and what is missing',
    },
    params: idParams,
    reply: DraftReply,
    handler: async ({ db, services, actor, params }) => {
      const draft = await getDraft(db, services, actor, { id: params.id });
      if (actor.kind === 'staff') await recordDraftReading(db, services, actor, draft);
      return draftReply(db, services, actor, draft);
    },
  }),
  route({
    method: 'PUT',
    url: '/api/applications/:id/answers',
    permission,
    summary: { zh: '存答案', en: 'Save answers' },
    params: idParams,
    body: Type.Object({
      form: Type.Optional(openObject),
      disputes: Type.Optional(
        Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String({ maxLength: 500 }), Type.Null()])),
      ),
      delivery: Type.Optional(
        Type.Object({
          method: Type.Union([Type.Literal('electronic'), Type.Literal('window'), Type.Literal('post')]),
          address: Type.Optional(Type.String({ maxLength: 500 })),
        }),
      ),
      currentPage: Type.Optional(Type.String({ maxLength: 80 })),
      expectedVersion: Type.Optional(Type.Integer()),
    }),
    reply: DraftReply,
    handler: async ({ db, services, actor, params, body }) => {
      const draft = await saveAnswers(db, services, actor, { id: params.id, ...body });
      return draftReply(db, services, actor, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/applications/:id/materials',
    permission,
    summary: { zh: '把上传的文件放进材料', en: 'Attach an uploaded file to a material' },
    params: idParams,
    body: Type.Object({
      slot: Type.String({ maxLength: 100 }),
      fileId: id,
      name: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    reply: Type.Object({ id: Type.String() }),
    handler: ({ db, services, actor, params, body }) =>
      attachMaterial(db, services, actor, { applicationId: params.id, ...body }),
  }),
  route({
    method: 'DELETE',
    url: '/api/applications/:id/materials/:materialId',
    permission,
    summary: { zh: '移除一份材料', en: 'Take a material out' },
    params: Type.Object({ id, materialId: id }),
    reply: done,
    handler: async ({ db, services, actor, params }) => {
      await removeMaterial(db, services, actor, { applicationId: params.id, materialId: params.materialId });
      return { done: true };
    },
  }),
  route({
    method: 'POST',
    url: '/api/applications/:id/submit',
    permission,
    summary: { zh: '提交（重复提交得到同一件）', en: 'Submit (again gives the same matter)' },
    params: idParams,
    body: Type.Object({ expectedVersion: Type.Optional(Type.Integer()) }),
    reply: SubmittedReply,
    handler: ({ db, services, actor, params, body }) =>
      submitApplication(db, services, actor, { id: params.id, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/applications/:id/receive',
    permission: casePermissions.receive,
    summary: { zh: '窗口收件：提交并收件，一步办完', en: 'Submit and receive at a window, in one step' },
    params: idParams,
    body: Type.Object({ expectedVersion: Type.Optional(Type.Integer()) }),
    reply: ReceivedReply,
    handler: async ({ db, services, actor, params, body }) => {
      const { cases, ...matter } = await receiveAtWindow(db, services, actor, { id: params.id, ...body });
      return { ...matter, cases: cases.map(one => ({ ...one, receivedAt: one.receivedAt?.toISOString() ?? null })) };
    },
  }),
  route({
    method: 'PUT',
    url: '/api/applications/:id/materials/:materialId/original',
    permission: casePermissions.receive,
    summary: { zh: '原件已核对，或取消', en: 'Mark that the original was seen, or take it back' },
    params: Type.Object({ id, materialId: id }),
    body: Type.Object({ seen: Type.Boolean() }),
    reply: done,
    handler: async ({ db, services, actor, params, body }) => {
      await markOriginal(db, services, actor, { applicationId: params.id, materialId: params.materialId, ...body });
      return { done: true };
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/applications/:id',
    permission,
    summary: { zh: '删除草稿', en: 'Discard a draft' },
    params: idParams,
    reply: done,
    handler: async ({ db, services, actor, params }) => {
      await discardDraft(db, services, actor, params.id);
      return { done: true };
    },
  }),
];

async function draftReply(db: Db, services: Services, actor: Actor, draft: Draft) {
  const { definition, form } = await evaluateDraft(db, services, actor, draft);
  const slots = await materialSlots(db, { draft, answers: form.answers, realName: actor.kind !== 'staff' });
  return {
    id: draft.id,
    title: draft.title,
    state: draft.state,
    version: draft.version,
    savedAt: draft.savedAt.toISOString(),
    partyId: draft.partyId,
    basicCodes: draft.basicCodes,
    divisionCode: draft.divisionCode,
    currentPage: draft.currentPage,
    definition: { ...definition },
    answers: draft.answers.form,
    disputes: draft.answers.disputes,
    delivery: draft.answers.delivery,
    prefill: { ...(await prefillOf(db, services, actor, draft.partyId)) },
    licences: await licencesOffered(db, draft.partyId, definition),
    errors: form.errors.map(({ path, page, code, zh, en }) => ({ path, page, code, zh, en })),
    completedPages: [...form.completedPages],
    nextPage: form.nextPage,
    materials: slots.map(slot => ({
      slot: slot.slot,
      name: slot.name,
      hint: slot.hint,
      required: slot.required,
      deferrable: slot.deferrable,
      held: slot.held,
      satisfied: slot.satisfied,
      files: slot.files.map(toMaterialItem),
    })),
  };
}
