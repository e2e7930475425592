import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { listCodeTables } from './code-lists.ts';
import { getGuide } from './guide.ts';
import { Guide } from './guide-contract.ts';
import { ItemContent } from './item-content.ts';
import { countItems, getItemSummaries, listItems } from './lists.ts';
import {
  CodeTableReply,
  DifferenceReply,
  FacetReply,
  FoundReply,
  ImplementerReply,
  ItemSummaryReply,
  next,
  PublicVersionReply,
  ResolvedScenarioReply,
  ScenarioReply,
  ScenarioSummaryReply,
} from './replies.ts';
import { listImplementers } from './resolve.ts';
import { mergeMaterials, resolveScenario } from './scenario.ts';
import { getScenario, listScenarios } from './scenarios.ts';
import { searchCatalogue, suggestItems } from './search.ts';
import { diffVersions, getItemVersion, listVersions, publishedContents } from './versions.ts';

export const code = Type.Object({ code: Type.String({ pattern: '^\\d{12}$' }) });
const divisionCode = Type.String({ pattern: '^\\d{12}$' });
const locale = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]));
const audience = Type.Optional(Type.Union([Type.Literal('natural'), Type.Literal('organisation')]));
export const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};
const shortText = Type.String({ maxLength: 60 });

export const publicRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/items',
    permission: 'public',
    summary: { zh: '事项目录', en: 'Service items' },
    query: Type.Object({
      audience,
      topic: Type.Optional(shortText),
      organType: Type.Optional(shortText),
      level: Type.Optional(Type.String({ pattern: '^[1-7]$' })),
      type: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
      online: Type.Optional(Type.Boolean()),
      ...paging,
    }),
    reply: Type.Object({ rows: Type.Array(ItemSummaryReply), next }),
    handler: ({ db, query: { limit = 50, after, type, ...filter } }) =>
      listItems(db, { filter: { ...filter, typeCode: type }, page: { limit, after } }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/facets',
    permission: 'public',
    summary: { zh: '按主题、部门、类型的事项数', en: 'Number of items by topic, organisation and type' },
    query: Type.Object({ audience }),
    reply: Type.Object({ topics: FacetReply, organTypes: FacetReply, types: FacetReply }),
    handler: ({ db, query }) => countItems(db, query.audience ? { audience: query.audience } : {}),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/search',
    permission: 'public',
    summary: {
      zh: '搜事项和情形（汉字、拼音、首字母、错别字）',
      en: 'Search items and scenarios (characters, pinyin, initials, typos)',
    },
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      audience,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: Type.Object({ found: Type.Array(FoundReply), approximate: Type.Boolean() }),
    rateLimit: { max: 120, seconds: 60 },
    handler: ({ db, query }) =>
      searchCatalogue(db, { text: query.q, audience: query.audience, limit: query.limit ?? 20 }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/suggest',
    permission: 'public',
    summary: { zh: '边输边提示', en: 'Suggestions while typing' },
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
    reply: Type.Object({
      rows: Type.Array(Type.Object({ kind: Type.String(), code: Type.String(), name: Type.String() })),
    }),
    rateLimit: { max: 600, seconds: 60 },
    handler: async ({ db, query }) => ({ rows: await suggestItems(db, query.q) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/items/:code/guide',
    permission: 'public',
    summary: { zh: '办事指南', en: 'Guide of an item' },
    params: code,
    query: Type.Object({ division: Type.Optional(divisionCode), locale }),
    reply: Guide,
    handler: ({ db, params, query }) =>
      getGuide(db, {
        basicCode: params.code,
        divisionCode: query.division ?? '450300000000',
        locale: query.locale ?? 'zh',
      }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/items/:code/implementers',
    permission: 'public',
    summary: { zh: '哪些机构办这个事项', en: 'Who handles an item' },
    params: code,
    reply: Type.Object({ rows: Type.Array(ImplementerReply) }),
    handler: async ({ db, params }) => ({ rows: await listImplementers(db, params.code) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/items/:code/history',
    permission: 'public',
    summary: { zh: '以前的版本', en: 'Earlier versions' },
    params: code,
    reply: Type.Object({ rows: Type.Array(PublicVersionReply) }),
    handler: async ({ db, params }) => ({
      rows: (await listVersions(db, { basicCode: params.code })).filter(
        row => row.state !== 'draft' && row.state !== 'inReview',
      ),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/versions/:id',
    permission: 'public',
    summary: { zh: '一个已发布版本的全部要素', en: 'All elements of a published version' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({
      id: Type.String(),
      basicCode: Type.String(),
      version: Type.Integer(),
      effectiveFrom: Type.String(),
      content: ItemContent,
    }),
    handler: ({ db, params }) => getItemVersion(db, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/versions/:id/differences/:other',
    permission: 'public',
    summary: { zh: '两个已发布版本改了什么', en: 'What changed between two published versions' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }), other: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({ rows: Type.Array(DifferenceReply) }),
    handler: async ({ db, params }) => {
      // Drafts are not public: both must have been published.
      await Promise.all([getItemVersion(db, params.id), getItemVersion(db, params.other)]);
      return { rows: await diffVersions(db, params.id, params.other) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/scenarios',
    permission: 'public',
    summary: { zh: '情形和一件事', en: 'Scenarios and joint services' },
    reply: Type.Object({ rows: Type.Array(ScenarioSummaryReply) }),
    handler: async ({ db }) => ({
      rows: (await listScenarios(db)).map(({ questions, ...scenario }) => ({
        ...scenario,
        questions: questions.length,
      })),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/scenarios/:code',
    permission: 'public',
    summary: { zh: '一个情形的问题', en: 'The questions of a scenario' },
    params: Type.Object({ code: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }) }),
    reply: ScenarioReply,
    handler: ({ db, params }) => getScenario(db, params.code),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/scenarios/:code/resolve',
    permission: 'public',
    summary: { zh: '按答案得出要办的事项、先后和材料', en: 'From answers to items, their order and what to hand in' },
    params: Type.Object({ code: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }) }),
    body: Type.Object({
      answers: Type.Record(
        Type.String({ maxLength: 10 }),
        Type.Array(Type.String({ maxLength: 20 }), { maxItems: 20 }),
        {
          maxProperties: 60,
        },
      ),
    }),
    reply: ResolvedScenarioReply,
    rateLimit: { max: 120, seconds: 60 },
    async handler({ db, params, body }) {
      const resolved = resolveScenario(await getScenario(db, params.code), body.answers);
      const codes = resolved.items.map(item => item.basicCode);
      const summaries = new Map((await getItemSummaries(db, codes)).map(row => [row.basicCode, row]));
      return {
        ...resolved,
        items: resolved.items.flatMap(item => {
          const summary = summaries.get(item.basicCode);
          if (!summary) return [];
          const { name, nameEn, online, organType } = summary;
          return [{ ...item, name, nameEn, online, organType }];
        }),
        materials: mergeMaterials(await publishedContents(db, codes)),
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/codes',
    permission: 'public',
    summary: { zh: '代码表（GB/T 39046 附录 A 等）', en: 'Code lists (GB/T 39046 annex A and others)' },
    reply: Type.Object({ rows: Type.Array(CodeTableReply) }),
    handler: async ({ db }) => ({ rows: await listCodeTables(db) }),
  }),
];
