import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Bilingual } from '../language/language.tsx';
import { api } from './client.ts';
import { randomKey } from './command-key.ts';
import { waitForSignIn } from './sign-in-gate.ts';

/** A post in which the person may work; the unit switcher lists them. */
export interface Posting {
  id: string;
  organisationName: string;
  unitName: string | null;
  /** The post's name, 副局长. */
  title: string | null;
  current: boolean;
}

/** Answer of `GET /api/session`: who works, as what, and what she may open. */
export interface Session {
  kind: 'anonymous' | 'person' | 'organisation' | 'staff' | 'system';
  accountId: string | null;
  name: string;
  partyId: string | null;
  organisationId: string | null;
  organisationName: string | null;
  divisionCode: string | null;
  /** The roles held, as the person reads them: 审批, 监督. */
  roles: (Bilingual & { name: string })[];
  /** Names of all permissions that any grant carries. */
  permissions: string[];
  /** The person's posts, where she has several to choose from. */
  postings?: Posting[];
  /** The invented city: shows the gallery, and accounts on the sign-in page. */
  demonstration: boolean;
  /** Business date of the server. */
  today: string;
}

/** Asks who is signed in, whoever that is. */
export function fetchSession(signal?: AbortSignal): Promise<Session> {
  return api.get<Session>('/api/session', { signal });
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  async queryFn({ signal }): Promise<Session> {
    for (;;) {
      const session = await fetchSession(signal);
      if (session.kind !== 'anonymous') return session;
      await waitForSignIn();
    }
  },
  staleTime: 60_000,
});

/** The session; the shell has loaded it before any page is drawn. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person holds the permission anywhere; the server decides for the single thing. */
export function usePermission(): (permission: { name: string } | string | undefined) => boolean {
  const { permissions } = useSession();
  return permission => {
    if (permission === undefined) return true;
    return permissions.includes(typeof permission === 'string' ? permission : permission.name);
  };
}

/** Works in another of one's posts from now on. */
export function switchPosting(id: string): Promise<unknown> {
  return api.put('/api/session/posting', { id }, { key: randomKey() });
}

export interface Credentials {
  login: string;
  password: string;
  /** The second factor, where the account has one. */
  code?: string;
}

/** Asks for a session; the cookie comes with the answer. */
export function signIn(credentials: Credentials): Promise<unknown> {
  return api.post('/api/session', credentials, { key: randomKey(), isSignIn: true });
}

export function signOut(): Promise<unknown> {
  return api.delete('/api/session', { key: randomKey() });
}
