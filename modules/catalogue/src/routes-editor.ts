import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { listChoices } from './draft-choices.ts';
import { getDraft } from './drafts.ts';
import { getKeptItem } from './keeper-item.ts';
import { listKnownArticles, searchLaws } from './law-search.ts';
import { ServiceItemOverrides } from './overrides.ts';
import { cataloguePermissions } from './permissions.ts';
import { nullable } from './replies.ts';
import { code } from './routes-public.ts';

const text = Type.String();
const maybe = nullable(text);

const KeptItemReply = Type.Object({
  basicCode: text,
  codeSource: text,
  localCode: maybe,
  name: text,
  nameEn: maybe,
  organType: text,
  organText: text,
  typeCode: text,
  levels: Type.Array(text),
  audience: text,
  topics: Type.Array(text),
  topicsEn: Type.Array(text),
  organEn: maybe,
  aliases: Type.Array(text),
  state: text,
  cancelledOn: maybe,
  cancelledReason: maybe,
  serviceItems: Type.Array(
    Type.Object({
      serviceItemId: text,
      taskCode: text,
      level: text,
      divisionCode: text,
      divisionName: text,
      organisationId: text,
      organisationName: text,
      organisationEnglishName: text,
      telephone: maybe,
      overrides: ServiceItemOverrides,
      revision: Type.Integer(),
      planned: Type.Boolean(),
    }),
  ),
  staleLaws: Type.Array(Type.Object({ name: text, risk: text })),
});

const ChoiceReply = Type.Object({ id: text, key: text, version: Type.Integer(), zh: text, en: text });

/** What the editor of the console asks beside drafts themselves: the item, laws to cite, forms and processes to choose. */
export const editorRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/items/:code',
    permission: cataloguePermissions.read,
    summary: {
      zh: '一个事项：实施机构、本地内容、可能过时的依据',
      en: 'An item: who implements it, local words, laws at risk',
    },
    params: code,
    reply: KeptItemReply,
    handler: ({ db, params }) => getKeptItem(db, params.code),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/laws',
    permission: cataloguePermissions.read,
    summary: { zh: '法律法规', en: 'Laws' },
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }),
    reply: Type.Object({
      rows: Type.Array(Type.Object({ name: text, version: maybe, staleRisk: maybe, items: Type.Integer() })),
    }),
    handler: async ({ db, query }) => ({ rows: await searchLaws(db, { ...(query.q && { q: query.q }), limit: 300 }) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/articles',
    permission: cataloguePermissions.read,
    summary: { zh: '一部法已经引用过的条文', en: 'Articles of a law that are cited already' },
    query: Type.Object({ law: Type.String({ minLength: 2, maxLength: 200 }) }),
    reply: Type.Object({
      rows: Type.Array(Type.Object({ article: text, quote: maybe, verified: Type.Boolean(), items: Type.Integer() })),
    }),
    handler: async ({ db, query }) => ({ rows: await listKnownArticles(db, query.law) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/drafts/:id/choices',
    permission: [cataloguePermissions.read, cataloguePermissions.edit],
    summary: { zh: '草稿可以选的表单和流程', en: 'Forms and processes that a draft may choose' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({ forms: Type.Array(ChoiceReply), processes: Type.Array(ChoiceReply) }),
    handler: async ({ db, actor, params }) => listChoices(db, await getDraft(db, actor, params.id)),
  }),
];
