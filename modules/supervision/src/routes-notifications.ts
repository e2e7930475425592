import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { listNotifications, markNotificationsSeen } from './notifications/list-notifications.ts';

const words = Type.Object({ zh: Type.String(), en: Type.String() });

export const notificationRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/notifications',
    // One's own news, each line by the permission that it needs: whoever has none gets an empty list.
    permission: 'signedIn',
    summary: { zh: '要您知道的', en: 'For your attention' },
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Union([Type.Object({ card: Type.Union([Type.Literal('red'), Type.Literal('yellow')]) }), words]),
          zh: Type.String(),
          en: Type.String(),
          at: Type.String(),
          href: Type.String(),
          read: Type.Boolean(),
        }),
      ),
    }),
    handler: async ({ db, services, actor }) => ({
      rows: (await listNotifications(db, actor, { now: services.now() })).map(row => ({
        ...row,
        at: row.at.toISOString(),
      })),
    }),
  }),
  route({
    method: 'PUT',
    url: '/api/notifications/seen',
    permission: 'signedIn',
    summary: { zh: '看到哪里了', en: 'Note up to where they were seen' },
    body: Type.Object({ until: Type.String({ format: 'date-time' }) }),
    reply: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ db, actor, body }) => {
      await markNotificationsSeen(db, actor, new Date(body.until));
      return { done: true as const };
    },
  }),
];
