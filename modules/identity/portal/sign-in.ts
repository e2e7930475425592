import { isAppError } from '@onewindow/errors';
import { limitRate } from '@onewindow/http';
import { deviceCookieName, setSessionCookie, signIn } from '@onewindow/identity';
import { type ActionContext, type ActionResult, type Invalid, invalid, redirect, resume } from '@onewindow/portal-kit';

type Context = Pick<
  ActionContext,
  'db' | 'services' | 'request' | 'reply' | 'requestId' | 'address' | 'locale' | 'query' | 'body'
>;

const ticketContext = 'identity.signIn.secondFactor';
const ticketMinutes = 5;

/** Where to go after signing in: an address of this site and nothing else, so that no link leads elsewhere through us. */
export function nextOf(query: URLSearchParams): string | undefined {
  const next = query.get('next') ?? '';
  return /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(next) && !/^\/(en\/)?sign-(in|out)\b/.test(next) ? next : undefined;
}

/** Opens the session and goes on: to the form that was interrupted, to `next`, or to one's own place. */
export async function enter(
  { db, services, request, reply, requestId, address, query, body }: Context,
  credentials: { login: string; password: string; code?: string | undefined },
): Promise<ActionResult> {
  // Counted together with the API, so that the page opens no second door to guessing.
  await limitRate(db, `POST /api/session ${address}`, { max: 60, seconds: 60 });
  const session = await signIn(db, services, {
    ...credentials,
    address,
    device: request.headers['user-agent'] ?? '',
    knownDevice: request.cookies[deviceCookieName],
    requestId,
  });
  setSessionCookie(reply, services, session.token);
  const carried = body.get('_resume');
  if (carried) return resume(carried);
  return redirect(nextOf(query) ?? (session.kind === 'staff' ? '/console/' : '/mine'));
}

/** A refusal that the person can act on, shown on the page with what she typed; everything else goes on. */
export function refusal(error: unknown, locale: 'zh' | 'en'): Invalid {
  if (!isAppError(error) || error.status >= 500) throw error;
  const errors = error.fields.map(field => ({
    field: field.path.slice(1).replaceAll('/', '.'),
    message: field[locale],
  }));
  return invalid(errors, { status: error.status, ...(errors.length === 0 && { message: error[locale] }) });
}

/** Name and password travel sealed to the step that asks for the code: they never stand in a page. */
export function sealTicket({ services }: Context, credentials: { login: string; password: string }): string {
  const until = services.now().getTime() + ticketMinutes * 60_000;
  return services.crypto.sealJson({ ...credentials, until }, ticketContext).toString('base64url');
}

/** Undefined when it is not ours or too old: the person begins again. */
export function openTicket({ services }: Context, ticket: string): { login: string; password: string } | undefined {
  try {
    const opened = services.crypto.openJson<{ login: string; password: string; until: number }>(
      Buffer.from(ticket, 'base64url'),
      ticketContext,
    );
    return opened.until > services.now().getTime() ? opened : undefined;
  } catch {
    return undefined;
  }
}
