import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { Text } from './content.ts';
import { getItemSummaries } from './lists.ts';
import { cataloguePermissions } from './permissions.ts';
import { DifferenceReply, nullable, ScenarioReply } from './replies.ts';
import { createScenario } from './scenario-create.ts';
import { listScenarioDesk, listScenarioVersions } from './scenario-desk.ts';
import { diffScenarios } from './scenario-diff.ts';
import {
  createScenarioDraft,
  discardScenarioDraft,
  findScenarioBefore,
  getKeptScenario,
  type KeptScenarioVersion,
  publishedItemsOf,
  saveScenarioDraft,
} from './scenario-drafts.ts';
import { itemsOfScenario } from './scenario-items.ts';
import { findScenarioProblems } from './scenario-problems.ts';
import {
  publishScenarioDraft,
  returnScenario,
  submitScenario,
  takeBackScenario,
  withdrawScenario,
} from './scenario-review.ts';
import { getLastScenario } from './scenarios.ts';
import { DraftScenario } from './unfinished.ts';

const text = Type.String();
const maybe = nullable(text);
const instant = Type.Unsafe<Date>(Type.String({ format: 'date-time' }));
const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const code = Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' });
const reason = Type.String({ minLength: 2, maxLength: 1000 });
const revision = Type.Integer({ minimum: 1 });
const names = Type.Record(text, Type.Object({ zh: text, en: text }));
const draftOf = Type.Object({ id: text, state: text, version: Type.Integer(), editedByName: text });

export const KeptScenarioReply = Type.Object({
  scenario: Type.Object({
    id: text,
    code: text,
    version: Type.Integer(),
    state: text,
    revision: Type.Integer(),
    mine: Type.Boolean(),
    content: DraftScenario,
    editedAt: instant,
    editedByName: text,
    submittedAt: nullable(instant),
    submittedByName: maybe,
    returnedReason: maybe,
    takenBackByName: maybe,
    publishedAt: nullable(instant),
    publishedByName: maybe,
    withdrawnAt: nullable(instant),
    withdrawnByName: maybe,
    withdrawnReason: maybe,
  }),
  problems: Type.Array(
    Type.Object({
      path: text,
      code: text,
      severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
      placeZh: text,
      placeEn: text,
      zh: text,
      en: text,
    }),
  ),
  previous: nullable(Type.Object({ id: text, version: Type.Integer() })),
  /** The content of `previous`, which an editor compares with while she writes. */
  before: nullable(DraftScenario),
  differences: Type.Array(DifferenceReply),
  /** Names of the items that are published, by basic code. */
  items: names,
});

/** A version as its editor and its reviewer need it: with what is wrong, and what differs from the one before. */
async function kept(db: Db, actor: Actor, scenarioId: string, found?: KeptScenarioVersion) {
  const scenario = found ?? (await getKeptScenario(db, actor, scenarioId));
  const before = await findScenarioBefore(db, scenario);
  const items = await publishedItemsOf(db, [scenario.content, ...(before ? [before.content] : [])]);
  return {
    scenario,
    problems: findScenarioProblems(scenario.content, new Set(Object.keys(items))),
    previous: before ? { id: before.id, version: before.version } : null,
    before: before?.content ?? null,
    differences: before ? diffScenarios(before.content, scenario.content, items) : [],
    items,
  };
}

/** 情形 in the console: list, draft, review, publication, withdrawal. */
export const scenarioRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/scenarios',
    permission: cataloguePermissions.read,
    summary: { zh: '情形管理：发布的、撤下的、在改的', en: 'Scenarios, published, withdrawn and being worked on' },
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          code: text,
          name: Text,
          summary: nullable(Text),
          questions: Type.Integer(),
          joint: nullable(Type.Integer()),
          standing: Type.Union([Type.Literal('published'), Type.Literal('withdrawn'), Type.Literal('never')]),
          id: text,
          version: Type.Integer(),
          draft: nullable(draftOf),
        }),
      ),
    }),
    handler: async ({ db }) => ({ rows: await listScenarioDesk(db) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/scenarios/:code',
    permission: cataloguePermissions.read,
    summary: {
      zh: '一个情形、它引出的事项和各版本',
      en: 'A scenario with the items that it leads to and its versions',
    },
    params: Type.Object({ code }),
    reply: Type.Object({
      scenario: ScenarioReply,
      /** Items in force, by the scenario's own order; one that is missing here was cancelled or withdrawn. */
      items: Type.Array(Type.Object({ basicCode: text, name: text, nameEn: maybe, online: Type.Boolean() })),
      versions: Type.Array(
        Type.Object({
          id: text,
          version: Type.Integer(),
          state: text,
          editedByName: text,
          publishedAt: nullable(instant),
          publishedByName: maybe,
          withdrawnReason: maybe,
        }),
      ),
    }),
    async handler({ db, params, services }) {
      const scenario = await getLastScenario(db, params.code);
      return {
        scenario,
        items: await getItemSummaries(db, itemsOfScenario(scenario), services.today()),
        versions: await listScenarioVersions(db, params.code),
      };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenarios',
    permission: cataloguePermissions.edit,
    summary: { zh: '新建一个情形，开它的第一份草稿', en: 'Make a scenario, with its first draft' },
    body: Type.Object({
      name: Type.Object({
        zh: Type.String({ pattern: '\\S', maxLength: 400 }),
        en: Type.Optional(Type.String({ maxLength: 800 })),
      }),
      audience: Type.Union([Type.Literal('natural'), Type.Literal('organisation'), Type.Literal('both')]),
    }),
    reply: KeptScenarioReply,
    async handler({ db, actor, body }) {
      const draft = await createScenario(db, actor, body);
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-drafts',
    permission: cataloguePermissions.edit,
    summary: { zh: '开一份情形草稿', en: 'Begin a draft of a scenario' },
    body: Type.Object({ code }),
    reply: KeptScenarioReply,
    async handler({ db, actor, body }) {
      const draft = await createScenarioDraft(db, actor, body);
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/scenario-versions/:id',
    permission: [cataloguePermissions.read, cataloguePermissions.edit],
    summary: { zh: '情形的一版，草稿也行', en: 'A version of a scenario, drafts too' },
    params: id,
    reply: KeptScenarioReply,
    handler: ({ db, actor, params }) => kept(db, actor, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/catalogue/scenario-drafts/:id',
    permission: cataloguePermissions.edit,
    summary: { zh: '存情形草稿', en: 'Save a draft of a scenario' },
    params: id,
    body: Type.Object({ revision, content: DraftScenario }),
    reply: KeptScenarioReply,
    bodyLimit: 1_000_000,
    async handler({ db, actor, params, body }) {
      const draft = await saveScenarioDraft(db, actor, { id: params.id, ...body });
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/catalogue/scenario-drafts/:id',
    permission: cataloguePermissions.edit,
    summary: { zh: '丢弃情形草稿', en: 'Discard a draft of a scenario' },
    params: id,
    reply: Type.Object({ done: Type.Literal(true) }),
    async handler({ db, actor, params }) {
      await discardScenarioDraft(db, actor, params);
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-drafts/:id/submit',
    permission: cataloguePermissions.edit,
    summary: { zh: '情形提交审核', en: 'Submit a scenario for review' },
    params: id,
    body: Type.Object({ revision }),
    reply: KeptScenarioReply,
    async handler({ db, actor, params, body }) {
      const draft = await submitScenario(db, actor, { id: params.id, ...body });
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-drafts/:id/take-back',
    permission: cataloguePermissions.edit,
    summary: { zh: '撤回情形的送审', en: 'Take a scenario back from review' },
    params: id,
    reply: KeptScenarioReply,
    async handler({ db, actor, params }) {
      const draft = await takeBackScenario(db, actor, params);
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-drafts/:id/return',
    permission: cataloguePermissions.review,
    summary: { zh: '退回情形', en: 'Return a scenario to its editor' },
    params: id,
    body: Type.Object({ reason }),
    reply: KeptScenarioReply,
    async handler({ db, actor, params, body }) {
      const draft = await returnScenario(db, actor, { id: params.id, ...body });
      return kept(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-drafts/:id/publish',
    permission: cataloguePermissions.publish,
    summary: { zh: '审核通过并发布情形', en: 'Approve and publish a scenario' },
    params: id,
    body: Type.Object({ revision }),
    reply: KeptScenarioReply,
    async handler({ db, actor, params, body }) {
      const published = await publishScenarioDraft(db, actor, { id: params.id, ...body });
      return kept(db, actor, published.id, published);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenario-versions/:id/withdraw',
    permission: cataloguePermissions.publish,
    summary: { zh: '撤下情形', en: 'Withdraw a scenario' },
    params: id,
    body: Type.Object({ reason }),
    reply: KeptScenarioReply,
    async handler({ db, actor, params, body }) {
      const withdrawn = await withdrawScenario(db, actor, { id: params.id, ...body });
      return kept(db, actor, withdrawn.id, withdrawn);
    },
  }),
];
