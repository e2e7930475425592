import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '@onewindow/auth';
import { anonymousActor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { normaliseLogin } from './accounts.ts';
import { hashToken } from './authenticate.ts';
import { identityErrors } from './errors.ts';
import { decoyHash, passwordMatches } from './passwords.ts';
import { useCode } from './second-factor.ts';

export interface SignInInput {
  login: string;
  password: string;
  /** The second factor's code, when the account has one. */
  code?: string | undefined;
  /** Network address of the caller. */
  address: string;
  /** User agent, shown in the list of sessions. */
  device: string;
  /** Value of the device cookie that an earlier sign-in of this browser left, if any. */
  knownDevice?: string | undefined;
  requestId: string;
}

interface AccountRow {
  id: string;
  kind: string;
  passwordHash: string;
  needsCode: boolean;
  active: boolean;
}

const sessionDays = 30;
const failuresBeforeLock = 5;
const lockMinutes = [1, 2, 5, 15, 30];

/**
 * Signs in and opens a session.
 * Failures are counted by source (this browser, or else this address), so nobody can lock somebody else out: the
 * owner's own browser keeps its own count. An unknown login name takes the same path, with a decoy to compare and a
 * count and lock of its own, so that nothing here tells which names exist.
 * @returns the token for the cookie, shown once and stored only as a hash
 * @throws identity.wrongPassword, identity.locked, identity.codeNeeded, identity.wrongCode
 */
export async function signIn(
  db: Db,
  services: Services,
  input: SignInInput,
): Promise<{ token: string; accountId: string; kind: string }> {
  const login = normaliseLogin(input.login);
  const { rows } = await sql<AccountRow>`
    select id, kind, password_hash as "passwordHash", totp_confirmed_at is not null as "needsCode", status = 'active' as active
    from identity.account where login = ${login}`.execute(db);
  const account = rows[0] ?? (await nobody(login));
  const source = await sourceOf(db, account.id, input);
  await requireUnlocked(db, account.id, source);
  if (!(await passwordMatches(account.passwordHash, input.password)) || !account.active) {
    await countFailure(db, account.id, source);
    throw identityErrors.wrongPassword();
  }
  if (account.needsCode) {
    if (!input.code) throw identityErrors.codeNeeded();
    try {
      await useCode(db, services, { accountId: account.id, code: input.code });
    } catch (error) {
      await countFailure(db, account.id, source);
      throw error;
    }
  }
  return inTransaction(db, async tx => {
    await sql`delete from identity.sign_in_failure where account_id = ${account.id} and source = ${source}`.execute(tx);
    const token = randomBytes(32).toString('base64url');
    const session = await sql<{ id: string }>`
      insert into identity.session (token_hash, account_id, expires_at, address, device)
      values (${hashToken(token)}, ${account.id}, now() + make_interval(days => ${sessionDays}), ${input.address.slice(0, 64)},
              ${input.device.slice(0, 300)})
      returning id`.execute(tx);
    await appendEvent(
      tx,
      { ...anonymousActor(input.requestId), kind: 'person', accountId: account.id, name: login },
      {
        type: 'identity.signedIn',
        subject: { kind: 'account', id: account.id },
        data: { session: session.rows[0]?.id, address: input.address },
      },
    );
    return { token, accountId: account.id, kind: account.kind };
  });
}

/** Stands in for an account that does not exist: inactive, with a stable id made from the name that was typed. */
async function nobody(login: string): Promise<AccountRow> {
  const hex = createHash('sha256').update(`no account ${login}`).digest('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  return { id, kind: 'person', passwordHash: await decoyHash(), needsCode: false, active: false };
}

/** A browser that has signed in to this account before is its own source; anything else is known by its address. */
async function sourceOf(db: Db, accountId: string, input: SignInInput): Promise<string> {
  if (input.knownDevice && input.knownDevice.length <= 200) {
    const { rows } = await sql<{ id: string }>`
      select id from identity.session where token_hash = ${hashToken(input.knownDevice)} and account_id = ${accountId}`.execute(
      db,
    );
    if (rows[0]) return `device:${rows[0].id}`;
  }
  return `address:${input.address}`;
}

async function requireUnlocked(db: Db, accountId: string, source: string): Promise<void> {
  const { rows } = await sql<{ minutes: number }>`
    select ceil(extract(epoch from locked_until - now()) / 60)::int as minutes from identity.sign_in_failure
    where account_id = ${accountId} and source = ${source} and locked_until > now()`.execute(db);
  if (rows[0]) throw identityErrors.locked({ minutes: rows[0].minutes });
}

async function countFailure(db: Db, accountId: string, source: string): Promise<void> {
  const { rows } = await sql<{ failures: number }>`
    insert into identity.sign_in_failure as f (account_id, source, failures) values (${accountId}, ${source}, 1)
    on conflict (account_id, source) do update set
      failures = case when f.last_at < now() - interval '1 day' then 1 else f.failures + 1 end, last_at = now()
    returning failures`.execute(db);
  const over = (rows[0]?.failures ?? 0) - failuresBeforeLock;
  if (over < 0) return;
  const minutes = lockMinutes[Math.min(over, lockMinutes.length - 1)] ?? 30;
  await sql`update identity.sign_in_failure set locked_until = now() + make_interval(mins => ${minutes})
            where account_id = ${accountId} and source = ${source}`.execute(db);
}

/** Ends the session of a token; ending an ended one is no error. */
export async function signOut(db: Db, token: string): Promise<void> {
  await sql`update identity.session set revoked_at = now() where token_hash = ${hashToken(token)} and revoked_at is null`.execute(
    db,
  );
}

export interface SessionSummary {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  device: string;
  /** The session that asks. */
  current: boolean;
}

/** The live sessions of an account, the most recently used first, at most 50. */
export async function listSessions(db: Db, actor: Actor): Promise<SessionSummary[]> {
  const { rows } = await sql<SessionSummary>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", address, device,
           coalesce(id = ${actor.sessionId ?? null}, false) as current
    from identity.session where account_id = ${actor.accountId} and revoked_at is null and expires_at > now()
    order by last_seen_at desc limit 50`.execute(db);
  return rows;
}

/** @throws identity.sessionNotFound when it is not a live session of this account */
export async function revokeSession(db: Db, actor: Actor, sessionId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update identity.session set revoked_at = now()
    where id = ${sessionId} and account_id = ${actor.accountId} and revoked_at is null returning id`.execute(db);
  if (!rows[0]) throw identityErrors.sessionNotFound();
}

/** Ends every session of one's account but the one that asks; says how many. */
export async function revokeOtherSessions(db: Db, actor: Actor): Promise<number> {
  const { numAffectedRows } = await sql`
    update identity.session set revoked_at = now()
    where account_id = ${actor.accountId} and revoked_at is null
      and id is distinct from ${actor.sessionId ?? null}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Chooses in whose name the session acts from now on: null for oneself, else a party with a mandate in force.
 * @throws identity.noMandate
 */
export async function actFor(
  db: Db,
  actor: Actor,
  { token, partyId }: { token?: string; partyId: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update identity.session s set acting_party_id = ${partyId}
    from identity.account a
    where ${token === undefined ? sql`s.id = ${actor.sessionId ?? null}` : sql`s.token_hash = ${hashToken(token)}`}
      and a.id = s.account_id and a.id = ${actor.accountId}
      and (${partyId}::uuid is null or exists (
        select from identity.mandate m
        where m.agent_party_id = a.party_id and m.principal_party_id = ${partyId} and m.revoked_at is null
          and m.valid_from <= (now() at time zone 'Asia/Shanghai')::date
          and (m.valid_until is null or m.valid_until >= (now() at time zone 'Asia/Shanghai')::date)))
    returning s.id`.execute(db);
  if (!rows[0]) throw identityErrors.noMandate();
}
