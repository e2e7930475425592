import { localeOf, type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { handInCorrection } from './acceptance/hand-in-correction.ts';
import { type OpenCorrection, openCorrection } from './acceptance/open-correction.ts';
import { CorrectionReply, WaitingReply } from './contract-corrections.ts';
import { casePermissions } from './permissions.ts';
import { caseNamedIn, namedIn } from './queries/named-in.ts';
import { listWaitingAtWindow } from './queries/waiting-at-window.ts';
import { toMaterialItem } from './reply.ts';
import { ChangedCase, changed } from './routes-commands.ts';

const id = Type.String({ format: 'uuid' });
const params = Type.Object({ id });
/** The applicant's own, or a window's for whoever brings it on paper. */
const permission = [casePermissions.apply, casePermissions.receive] as const;

export const correctionRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/corrections',
    permission: casePermissions.receive,
    summary: { zh: '这位申请人等补正的办件', en: 'What waits for an applicant’s correction' },
    query: Type.Object({ party: id }),
    reply: WaitingReply,
    handler: async ({ db, actor, query, request }) => ({
      rows: await namedIn(db, localeOf(request), await listWaitingAtWindow(db, actor, query.party)),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id/correction',
    permission,
    summary: { zh: '要补正什么、能改什么、已经放了什么', en: 'What is to be corrected, and what is there already' },
    params,
    reply: CorrectionReply,
    handler: async ({ db, services, actor, params: { id: caseId }, request }) => {
      const open = await openCorrection(db, services, actor, caseId);
      return toCorrectionReply({ ...open, details: await caseNamedIn(db, localeOf(request), open.details) });
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/correct',
    permission,
    summary: { zh: '补正；预审退回的，改好重新提交', en: 'Correct; or send a returned case again' },
    params,
    body: Type.Object({
      form: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.Unknown())),
      files: Type.Optional(
        Type.Array(
          Type.Object({
            slot: Type.String({ maxLength: 100 }),
            fileId: id,
            name: Type.String({ minLength: 1, maxLength: 500 }),
          }),
          { maxItems: 100 },
        ),
      ),
      expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id: caseId }, body }) =>
      changed(await handInCorrection(db, services, actor, { caseId, ...body })),
  }),
];

function toCorrectionReply(open: OpenCorrection): CorrectionReply {
  const { row, correction, events } = open.details;
  const reason = events.findLast(event => event.type === 'cases.returned')?.data.reason;
  return {
    caseId: row.id,
    queryCode: row.queryCode,
    basicCode: row.basicCode,
    itemName: row.itemName,
    organisationName: row.organisationName,
    applicantName: row.applicantName,
    partyId: row.partyId,
    version: row.version,
    returned: open.returned,
    reason: open.returned && typeof reason === 'string' ? reason : null,
    dueOn: open.returned ? null : (correction?.dueOn ?? null),
    documentId: open.returned ? null : (correction?.documentId ?? null),
    items: open.items,
    slots: open.slots.map(slot => ({ ...slot, what: slot.what ?? null, files: slot.files.map(toMaterialItem) })),
    form:
      open.definition && open.keys.length > 0
        ? {
            definition: open.definition,
            keys: open.keys,
            answers: open.answers,
            disputes: open.disputes,
            prefill: open.prefill,
            basicCodes: open.basicCodes,
          }
        : null,
  };
}
