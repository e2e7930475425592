import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, decodeCursor, inTransaction, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { setPassword } from './accounts.ts';
import { identityErrors } from './errors.ts';
import { grantRole, type ScopeInput } from './grants.ts';
import { identityPermissions } from './permissions.ts';
import { givePosting } from './postings.ts';
import { roles } from './roles.ts';

/** Which accounts an administrator reaches: those of her organisation, of her division, or all. */
const accountScope = { organisation: 'a.organisation_id', division: 'a.division_code' };

/** A grant as the security administrator sees it. */
export interface GrantRow {
  id: string;
  role: string;
  scopeKind: string;
  organisationId: string | null;
  organisationName: string | null;
  divisionCode: string | null;
  validUntil: string | null;
}

export interface AccountRow {
  id: string;
  login: string;
  name: string;
  status: string;
  organisationId: string | null;
  organisationName: string | null;
  secondFactor: boolean;
  version: number;
  /** Of the account's own post. */
  grants: GrantRow[];
  /** Further posts 兼任 that have not ended. */
  postings: PostingRow[];
}

export interface PostingRow {
  id: string;
  organisationName: string;
  title: string;
  roles: string[];
}

/** Accounts of staff by organisation, or by a part of login or name, with the grants in force. */
export async function listAccounts(
  db: Db,
  actor: Actor,
  { organisationId, q, page }: { organisationId?: string | undefined; q?: string | undefined; page: PageRequest },
): Promise<Page<AccountRow>> {
  const after = decodeCursor(page.after, 1);
  const like = q ? `%${q.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<AccountRow>`
    select a.id, a.login, a.name, a.status, a.organisation_id as "organisationId",
           a.organisation_name as "organisationName", a.totp_confirmed_at is not null as "secondFactor", a.version,
           coalesce((
             select jsonb_agg(jsonb_build_object(
               'id', g.id, 'role', g.role, 'scopeKind', g.scope_kind, 'organisationId', g.organisation_id,
               'organisationName', case when g.organisation_id = a.organisation_id then a.organisation_name end,
               'divisionCode', g.division_code, 'validUntil', g.valid_until) order by g.granted_at, g.id)
             from identity.role_grant g
             where g.account_id = a.id and g.posting_id is null and g.revoked_at is null
               and (g.valid_until is null or g.valid_until > now())
           ), '[]'::jsonb) as grants,
           coalesce((
             select jsonb_agg(jsonb_build_object(
               'id', p.id, 'organisationName', p.organisation_name, 'title', p.title,
               'roles', array(select g.role from identity.role_grant g
                              where g.account_id = a.id and g.posting_id = p.id and g.revoked_at is null order by g.role))
               order by p.given_at, p.id)
             from identity.posting p where p.account_id = a.id and p.ended_at is null
           ), '[]'::jsonb) as postings
    from identity.account a
    where a.kind = 'staff' and ${scopeCondition(actor, identityPermissions.manageAccounts, accountScope)}
      and (${organisationId ?? null}::uuid is null or a.organisation_id = ${organisationId ?? null}::uuid)
      and (${like}::text is null or a.name ilike ${like} or a.login ilike ${like})
      and (${after?.[0] ?? null}::text is null or a.login > ${after?.[0] ?? null})
    order by a.login limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.login]);
}

/**
 * Grants a role to somebody else. Nobody grants to herself, and only roles of staff are granted (三员分立,
 * GB/T 22239 level 3: who grants must not be who works).
 * @throws identity.accountNotFound, identity.notYourself, identity.roleUnknown
 */
export async function grantToAccount(
  db: Db,
  actor: Actor,
  input: { accountId: string; role: string; scope: ScopeInput; validUntil?: Date },
): Promise<string> {
  requireStaffRole(input.role);
  return inTransaction(db, async tx => {
    const account = await lockOther(tx, actor, input.accountId);
    requireWithin(actor, input.scope, account.organisationId);
    return grantRole(tx, actor, input);
  });
}

/**
 * Takes a grant back; it ends with this transaction, for every request reads the grants anew.
 * @throws identity.grantNotFound, identity.notYourself
 */
export async function revokeGrant(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async tx => {
    const { rows } = await sql<{ accountId: string; role: string }>`
      update identity.role_grant set revoked_at = now() where id = ${id} and revoked_at is null
      returning account_id as "accountId", role`.execute(tx);
    const row = rows[0];
    if (!row) throw identityErrors.grantNotFound();
    await lockOther(tx, actor, row.accountId);
    await appendEvent(tx, actor, {
      type: 'identity.roleRevoked',
      subject: { kind: 'account', id: row.accountId },
      data: { role: row.role, grantId: id },
    });
  });
}

/**
 * Gives somebody else a further post 兼任 with one role, which holds for the organisation of that post.
 * @throws identity.accountNotFound, identity.notYourself, identity.roleUnknown, identity.beyondJurisdiction
 */
export async function givePostingTo(
  db: Db,
  actor: Actor,
  input: { accountId: string; organisation: Organisation; title: string; role: string },
): Promise<string> {
  const { accountId, organisation, title, role } = input;
  requireStaffRole(role);
  requireManages(actor, organisation);
  return inTransaction(db, async tx => {
    await lockOther(tx, actor, accountId);
    const scope = { kind: 'organisation', organisationId: organisation.id } as const;
    return givePosting(tx, actor, { accountId, organisation, title, roles: [{ role, scope }] });
  });
}

/**
 * A new password for somebody who lost hers; it ends every session of the account.
 * @throws identity.accountNotFound, identity.notYourself, identity.weakPassword
 */
export async function resetPassword(
  db: Db,
  actor: Actor,
  { accountId, password }: { accountId: string; password: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    await lockOther(tx, actor, accountId);
    await setPassword(tx, actor, { accountId, password });
  });
}

/**
 * Ends a further post 不再兼任; whoever works in it is back in her own post with the next request.
 * @throws identity.noPosting, identity.accountNotFound, identity.notYourself
 */
export async function endPosting(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async tx => {
    const { rows } = await sql<{ accountId: string; title: string }>`
      update identity.posting set ended_at = now() where id = ${id} and ended_at is null
      returning account_id as "accountId", title`.execute(tx);
    const row = rows[0];
    if (!row) throw identityErrors.noPosting();
    await lockOther(tx, actor, row.accountId);
    await appendEvent(tx, actor, {
      type: 'identity.postingEnded',
      subject: { kind: 'account', id: row.accountId },
      data: { title: row.title },
    });
  });
}

/**
 * Disables an account, which ends its sessions, or enables it again.
 * @throws identity.accountNotFound, identity.notYourself
 */
export async function setAccountStatus(
  db: Db,
  actor: Actor,
  { accountId, status, reason }: { accountId: string; status: 'active' | 'disabled'; reason: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    await lockOther(tx, actor, accountId);
    await sql`update identity.account set status = ${status}, version = version + 1 where id = ${accountId}`.execute(
      tx,
    );
    if (status === 'disabled') {
      await sql`
        update identity.session set revoked_at = now() where account_id = ${accountId} and revoked_at is null`.execute(
        tx,
      );
    }
    await appendEvent(tx, actor, {
      type: status === 'disabled' ? 'identity.accountDisabled' : 'identity.accountEnabled',
      subject: { kind: 'account', id: accountId },
      data: { reason },
    });
  });
}

async function lockOther(tx: Db, actor: Actor, accountId: string): Promise<{ organisationId: string | null }> {
  if (accountId === actor.accountId) throw identityErrors.notYourself();
  const { rows } = await sql<{ organisationId: string | null }>`
    select a.organisation_id as "organisationId" from identity.account a
    where a.id = ${accountId} and a.kind = 'staff'
      and ${scopeCondition(actor, identityPermissions.manageAccounts, accountScope)}
    for update`.execute(tx);
  const row = rows[0];
  if (!row) throw identityErrors.accountNotFound();
  return row;
}

interface Organisation {
  id: string;
  name: string;
  divisionCode: string;
}

/**
 * That an organisation is one whose accounts the actor keeps.
 * @throws identity.beyondJurisdiction
 */
export function requireManages(actor: Actor, organisation: Pick<Organisation, 'id' | 'divisionCode'>): void {
  const scope = { kind: 'division', code: organisation.divisionCode } as const;
  const own = actor.grants.some(
    grant =>
      grant.permissions.has(identityPermissions.manageAccounts.name) &&
      grant.scope.kind === 'organisation' &&
      grant.scope.organisationId === organisation.id,
  );
  if (!own) requireWithin(actor, scope, null);
}

/**
 * That a role is one that staff may hold.
 * @throws identity.roleUnknown
 */
export function requireStaffRole(name: string): void {
  if (name === 'resident' || !roles.some(role => role.name === name)) throw identityErrors.roleUnknown({ role: name });
}

/** Nobody gives away more than she has: beyond one's own jurisdiction only the grant over everything reaches. */
function requireWithin(actor: Actor, scope: ScopeInput, organisationId: string | null): void {
  const within = actor.grants
    .filter(grant => grant.permissions.has(identityPermissions.manageAccounts.name))
    .some(({ scope: own }) => {
      if (own.kind === 'all') return true;
      if (scope.kind === 'organisation') return scope.organisationId === organisationId;
      // 450305000000 lies within 450300000000: the shorter code without its zeros is a prefix of the longer.
      return (
        own.kind === 'division' && scope.kind === 'division' && scope.code.startsWith(own.code.replace(/(00)+$/, ''))
      );
    });
  if (!within) throw identityErrors.beyondJurisdiction();
}
