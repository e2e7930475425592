import type { Actor } from '@onewindow/auth';
import { checkMobileNumber } from '@onewindow/codes';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { type AppError, atField, isAppError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { identityErrors } from './errors.ts';
import { sameName } from './mandates.ts';
import { checkIdNumber, findOrCreateParty, findParty, type PartyInput } from './parties.ts';
import { hashPassword, passwordMatches, requireStrongPassword } from './passwords.ts';

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
    if (!id) throw atField('/login', identityErrors.loginTaken());
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
 * A party that a service hall has registered before keeps its name; somebody who knows the number but not the name
 * gets no account for it.
 * @throws identity.badRegistration when several things are wrong, each in its fields, or the one of
 *   identity.badName, identity.badIdNumber, identity.badPhone, identity.badLogin, identity.weakPassword;
 *   identity.nameDiffers, identity.partyHasAccount, identity.loginTaken
 */
export async function registerPerson(
  db: Db,
  services: Services,
  actor: Actor,
  input: { login: string; password: string; party: PartyInput },
): Promise<string> {
  checkRegistration(input);
  return inTransaction(db, async tx => {
    const known = await findParty(tx, services, input.party);
    if (known && !sameName(known.name, input.party.name)) throw atField('/name', identityErrors.nameDiffers());
    const party = await findOrCreateParty(tx, services, actor, input.party);
    // Two registrations of one party at the same moment would both find no account.
    await sql`select from identity.party where id = ${party.id} for no key update`.execute(tx);
    const { rows } = await sql<{
      id: string;
    }>`select id from identity.account where party_id = ${party.id} limit 1`.execute(tx);
    if (rows.length > 0) throw atField('/idNumber', identityErrors.partyHasAccount());
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

/** Says everything that is wrong with a registration at once, each at its field. */
function checkRegistration({ login, password, party }: { login: string; password: string; party: PartyInput }): void {
  const name = normaliseLogin(login);
  const problems = [
    problemOf(() => {
      if (party.name.trim() === '') throw atField('/name', identityErrors.badName());
    }),
    problemOf(() => checkIdNumber(party)),
    problemOf(() => {
      const phone = party.phone === undefined ? undefined : checkMobileNumber(party.phone);
      if (phone?.ok === false)
        throw atField('/phone', identityErrors.badPhone({ reason: phone.zh, reasonEn: phone.en }));
    }),
    problemOf(() => {
      if (!/^\S{3,100}$/.test(name)) throw atField('/login', identityErrors.badLogin());
    }),
    problemOf(() => requireStrongPassword(password, name)),
  ].flatMap(problem => problem ?? []);
  const [first, ...more] = problems;
  if (!first) return;
  if (more.length === 0) throw first;
  const fields = problems.flatMap(problem => problem.fields);
  throw identityErrors.badRegistration({ n: fields.length }, { fields });
}

function problemOf(check: () => void): AppError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/**
 * Changes one's own password: the present one is asked for, so that an unattended browser is not enough. Every other
 * session of the account ends; the one that asks goes on.
 * @throws identity.wrongCurrentPassword, identity.weakPassword
 */
export async function changePassword(
  db: Db,
  actor: Actor,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const { rows } = await sql<{ hash: string; login: string }>`
    select password_hash as hash, login from identity.account where id = ${actor.accountId}`.execute(db);
  const account = rows[0];
  if (!account || !actor.accountId || !(await passwordMatches(account.hash, current)))
    throw atField('/current', identityErrors.wrongCurrentPassword());
  requireStrongPassword(password, account.login);
  await setPassword(db, actor, { accountId: actor.accountId, password });
}

/** Sets a new password and ends every session of the account but the one that asks. */
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
    await sql`update identity.session set revoked_at = now() where account_id = ${accountId} and revoked_at is null
              and id is distinct from ${actor.sessionId ?? null}`.execute(tx);
    await appendEvent(tx, actor, { type: 'identity.passwordChanged', subject: { kind: 'account', id: accountId } });
  });
}

export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
