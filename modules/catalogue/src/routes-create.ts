import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { addImplementer, createItem } from './create-item.ts';
import { listPossibleImplementers } from './implementers.ts';
import { drawBasicCode } from './item-code.ts';
import { cataloguePermissions } from './permissions.ts';
import { EditedDraftReply } from './replies.ts';
import { edited } from './routes-keeper.ts';
import { code } from './routes-public.ts';

const text = Type.String();
const uuid = Type.String({ format: 'uuid' });
const organType = Type.String({ maxLength: 60 });
const setBy = Type.Union([Type.Literal('state'), Type.Literal('region')]);

/** 新建事项: what the page asks before there is a draft, and making one. */
export const createRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/catalogue/items',
    permission: cataloguePermissions.edit,
    summary: { zh: '新建一个事项，开它的第一份草稿', en: 'Make an item, with the first draft of its content' },
    body: Type.Object({
      // Empty is told beside its field, in the person's own words, and not as a malformed request.
      name: Type.Object({ zh: Type.String({ maxLength: 400 }), en: Type.Optional(Type.String({ maxLength: 800 })) }),
      typeCode: Type.String({ maxLength: 2 }),
      setBy,
      organType,
      audience: Type.Union([Type.Literal('natural'), Type.Literal('organisation'), Type.Literal('both')]),
      organisationIds: Type.Array(uuid, { maxItems: 500 }),
      basicCode: Type.Optional(Type.String({ maxLength: 40 })),
      localCode: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    reply: EditedDraftReply,
    async handler({ db, actor, body }) {
      const draft = await createItem(db, actor, body);
      return edited(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/items/:code/implementers',
    permission: cataloguePermissions.edit,
    summary: {
      zh: '目录里已有的事项，再加一个机构来办',
      en: 'Let one more organisation take up an item of the catalogue',
    },
    params: code,
    body: Type.Object({ organisationId: uuid }),
    reply: EditedDraftReply,
    async handler({ db, actor, params, body }) {
      const draft = await addImplementer(db, actor, { basicCode: params.code, organisationId: body.organisationId });
      return edited(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/implementers',
    permission: cataloguePermissions.edit,
    summary: { zh: '可以来办的机构', en: 'Organisations that could handle an item' },
    query: Type.Object({ organType, basicCode: Type.Optional(Type.String({ pattern: '^\\d{12}$' })) }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: text,
          name: text,
          englishName: text,
          level: text,
          divisionCode: text,
          divisionName: text,
          unifiedSocialCreditCode: text,
          implements: Type.Boolean(),
        }),
      ),
    }),
    handler: async ({ db, actor, query }) => ({ rows: await listPossibleImplementers(db, actor, query) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/keeper/next-code',
    permission: cataloguePermissions.edit,
    summary: { zh: '下一个暂编的基本编码', en: 'The provisional basic code that would be drawn next' },
    query: Type.Object({ setBy, typeCode: Type.String({ pattern: '^\\d{2}$' }), organType }),
    reply: Type.Object({ basicCode: text }),
    handler: async ({ db, query }) => ({ basicCode: await drawBasicCode(db, query) }),
  }),
];
