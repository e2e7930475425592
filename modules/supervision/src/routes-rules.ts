import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { RuleContentBody, RuleItem, RuleVersionItem } from './contract.ts';
import { supervisionPermissions } from './permissions.ts';
import { toRuleItem, toRuleVersionItem } from './reply.ts';
import { activateRule, createRule, discardRuleDraft, retireRule, saveRuleDraft } from './rules/edit-rules.ts';
import type { RuleKind } from './rules/kinds.ts';
import { listRules, listRuleVersions } from './rules/list-rules.ts';

const code = Type.Object({ code: Type.String({ pattern: '^R-\\d{2,3}$' }) });
const kinds = [
  'nearLimit',
  'lateStep',
  'overPromise',
  'overStatute',
  'overrunPause',
  'deemedAcceptance',
  'bareRefusal',
  'instantFinish',
  'batchEntry',
] as const satisfies readonly RuleKind[];
const content = RuleContentBody.properties;
const done = Type.Object({ done: Type.Boolean() });

export const ruleRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/supervision/rules',
    permission: supervisionPermissions.read,
    summary: { zh: '监察规则', en: 'Supervision rules' },
    reply: Type.Object({ rows: Type.Array(RuleItem) }),
    handler: async ({ db }) => ({ rows: (await listRules(db)).map(toRuleItem) }),
  }),
  route({
    method: 'GET',
    url: '/api/supervision/rules/:code',
    permission: supervisionPermissions.read,
    summary: { zh: '一条规则的各个版本', en: 'The versions of a rule' },
    params: code,
    reply: Type.Object({ versions: Type.Array(RuleVersionItem) }),
    handler: async ({ db, params }) => ({ versions: (await listRuleVersions(db, params.code)).map(toRuleVersionItem) }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/rules',
    permission: supervisionPermissions.editRules,
    summary: { zh: '新增规则（草稿）', en: 'Create a rule as a draft' },
    body: Type.Object({ kind: Type.Unsafe<RuleKind>({ type: 'string', enum: [...kinds] }), ...content }),
    reply: Type.Object({ code: Type.String(), version: Type.Integer(), revision: Type.Integer() }),
    handler: ({ db, services, actor, body }) => createRule(db, services, actor, body),
  }),
  route({
    method: 'PUT',
    url: '/api/supervision/rules/:code/draft',
    permission: supervisionPermissions.editRules,
    summary: { zh: '起草或修改规则的新版本', en: 'Write the draft of a rule’s next version' },
    params: code,
    /** `revision` is that of the draft that was read; 0 begins one. */
    body: Type.Object({ revision: Type.Integer({ minimum: 0 }), ...content }),
    reply: Type.Object({ version: Type.Integer(), revision: Type.Integer() }),
    handler: ({ db, services, actor, params, body: { revision, ...draft } }) =>
      saveRuleDraft(db, services, actor, { code: params.code, expectedRevision: revision, content: draft }),
  }),
  route({
    method: 'DELETE',
    url: '/api/supervision/rules/:code/draft',
    permission: supervisionPermissions.editRules,
    summary: { zh: '丢弃草稿', en: 'Discard a draft' },
    params: code,
    reply: done,
    handler: async ({ db, services, actor, params }) => {
      await discardRuleDraft(db, services, actor, params.code);
      return { done: true };
    },
  }),
  route({
    method: 'POST',
    url: '/api/supervision/rules/:code/activate',
    permission: supervisionPermissions.editRules,
    summary: { zh: '启用草稿', en: 'Put a draft in force' },
    params: code,
    body: Type.Object({ revision: Type.Integer({ minimum: 1 }) }),
    reply: Type.Object({ version: Type.Integer() }),
    handler: ({ db, services, actor, params, body }) =>
      activateRule(db, services, actor, { code: params.code, expectedRevision: body.revision }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/rules/:code/retire',
    permission: supervisionPermissions.editRules,
    summary: { zh: '停用规则', en: 'Take a rule out of force' },
    params: code,
    reply: done,
    handler: async ({ db, services, actor, params }) => {
      await retireRule(db, services, actor, params.code);
      return { done: true };
    },
  }),
];
