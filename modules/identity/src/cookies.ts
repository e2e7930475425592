import type { Services } from '@onewindow/http';
import type { FastifyReply } from 'fastify';
import { sessionCookieName } from './authenticate.ts';

/** Remembers, after signing out too, that this browser has been used with an account (see `signIn`). */
export const deviceCookieName = 'onewindow_device';

const month = 30 * 24 * 3600;

/** Puts the session's token into an HttpOnly, SameSite=Lax cookie, Secure behind TLS. */
export function setSessionCookie(reply: FastifyReply, services: Services, token: string): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: services.config.publicUrl.startsWith('https:'),
  } as const;
  reply.setCookie(sessionCookieName, token, { ...options, maxAge: month });
  reply.setCookie(deviceCookieName, token, { ...options, maxAge: 12 * month });
}

export function clearSessionCookie(reply: FastifyReply, services: Services): void {
  reply.clearCookie(sessionCookieName, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: services.config.publicUrl.startsWith('https:'),
  });
}
