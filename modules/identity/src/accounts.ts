import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { identityErrors } from './errors.ts';
import { findOrCreateParty, type PartyInput } from './parties.ts';
import { hashPassword, requireStrongPassword } from './passwords.ts';

export interface NewAccount {
  kind: 'person' | 'organisation' | 'staff';
  login: string;
  name: string;
  password: string;
  partyId?: string | null;
  staff?: {
    staffId: string;
    organisationId: string;
    organisationName: string;
    unitId: string | null;
    divisionCode: string;
  };
  demonstration?: boolean;
  /** A hash made before (bulk seeding hashes one demonstration password once). */
  passwordHash?: string;
}

/**
 * Makes an account.
 * @throws identity.weakPassword, identity.loginTaken
 */
export async function createAccount(db: Db, actor: Actor, input: NewAccount): Promise<string> {
  const login = normaliseLogin(input.login);
  if (!input.passwordHash) requireStrongPassword(input.password, login);
  const passwordHash = input.passwordHash ?? (await hashPassword(input.password));
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      insert into identity.account (kind, login, name, party_id, password_hash, staff_id, organisation_id,
                                    organisation_name, unit_id, division_code, demonstration)
      values (${input.kind}, ${login}, ${input.name}, ${input.partyId ?? null}, ${passwordHash},
              ${input.staff?.staffId ?? null}, ${input.staff?.organisationId ?? null},
              ${input.staff?.organisationName ?? null}, ${input.staff?.unitId ?? null},
              ${input.staff?.divisionCode ?? null}, ${input.demonstration ?? false})
      on conflict (login) do nothing
      returning id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) throw identityErrors.loginTaken();
    await appendEvent(tx, actor, {
      type: 'identity.accountCreated',
      subject: { kind: 'account', id },
      data: { kind: input.kind },
    });
    return id;
  });
}

/**
 * A resident opens an account: the party is found by ID number or made, the account gets the applicant's role.
 * @throws identity.partyHasAccount, identity.loginTaken, identity.weakPassword, identity.badIdNumber
 */
export async function registerPerson(
  db: Db,
  services: Services,
  actor: Actor,
  input: { login: string; password: string; party: PartyInput },
): Promise<string> {
  return inTransaction(db, async tx => {
    const party = await findOrCreateParty(tx, services, actor, input.party);
    const { rows } = await sql<{
      id: string;
    }>`select id from identity.account where party_id = ${party.id} limit 1`.execute(tx);
    if (rows.length > 0) throw identityErrors.partyHasAccount();
    const id = await createAccount(tx, actor, {
      kind: input.party.kind,
      login: input.login,
      name: party.name,
      password: input.password,
      partyId: party.id,
    });
    await sql`insert into identity.role_grant (account_id, role, scope_kind) values (${id}, 'resident', 'own')`.execute(
      tx,
    );
    return id;
  });
}

/** Sets a new password and ends every other session of the account. */
export async function setPassword(
  db: Db,
  actor: Actor,
  { accountId, password }: { accountId: string; password: string },
): Promise<void> {
  requireStrongPassword(password, '');
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async tx => {
    await sql`update identity.account set password_hash = ${passwordHash}, password_changed_at = now(), version = version + 1
              where id = ${accountId}`.execute(tx);
    await sql`update identity.session set revoked_at = now() where account_id = ${accountId} and revoked_at is null`.execute(
      tx,
    );
    await appendEvent(tx, actor, { type: 'identity.passwordChanged', subject: { kind: 'account', id: accountId } });
  });
}

export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
