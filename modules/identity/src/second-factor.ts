import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { Secret, TOTP } from 'otpauth';
import { identityErrors } from './errors.ts';

const sealContext = 'identity.account.totp_secret';
const period = 30;

/**
 * Begins enrolment: a fresh secret that counts only after one code from it has been confirmed.
 * @throws identity.secondFactorStands when one is in force: it is removed first, with a code from it
 */
export async function startSecondFactor(
  db: Db,
  services: Services,
  actor: Actor,
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: 20 });
  const { numAffectedRows } = await sql`
    update identity.account set totp_secret = ${services.crypto.seal(secret.base32, sealContext)}
    where id = ${actor.accountId} and totp_confirmed_at is null`.execute(db);
  if (numAffectedRows !== 1n) throw identityErrors.secondFactorStands();
  return { secret: secret.base32, uri: totp(secret.base32, actor.name).toString() };
}

/** Whether signing in to the account takes a code. */
export async function hasSecondFactor(db: Db, actor: Actor): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select totp_confirmed_at is not null as stands from identity.account where id = ${actor.accountId}`.execute(db);
  return rows[0]?.stands ?? false;
}

/** The secret of an enrolment that waits for its first code, to be shown again; undefined when there is none. */
export async function pendingSecondFactor(
  db: Db,
  services: Services,
  actor: Actor,
): Promise<{ secret: string; uri: string } | undefined> {
  const { rows } = await sql<{ secret: Buffer }>`
    select totp_secret as secret from identity.account
    where id = ${actor.accountId} and totp_secret is not null and totp_confirmed_at is null`.execute(db);
  if (!rows[0]) return undefined;
  const secret = services.crypto.open(rows[0].secret, sealContext);
  return { secret, uri: totp(secret, actor.name).toString() };
}

/** @throws identity.wrongCode */
export async function confirmSecondFactor(db: Db, services: Services, actor: Actor, code: string): Promise<void> {
  await inTransaction(db, async tx => {
    await useCode(tx, services, { accountId: actor.accountId ?? '', code });
    await sql`update identity.account set totp_confirmed_at = now() where id = ${actor.accountId}`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'identity.secondFactorAdded',
      subject: { kind: 'account', id: actor.accountId ?? '' },
    });
  });
}

/** @throws identity.wrongCode: removing it needs a code from it */
export async function removeSecondFactor(db: Db, services: Services, actor: Actor, code: string): Promise<void> {
  await inTransaction(db, async tx => {
    await useCode(tx, services, { accountId: actor.accountId ?? '', code });
    await sql`update identity.account set totp_secret = null, totp_confirmed_at = null where id = ${actor.accountId}`.execute(
      tx,
    );
    await appendEvent(tx, actor, {
      type: 'identity.secondFactorRemoved',
      subject: { kind: 'account', id: actor.accountId ?? '' },
    });
  });
}

/**
 * Checks a code of RFC 6238, one step to either side, and burns its time step so that it cannot be used twice.
 * @throws identity.wrongCode
 */
export async function useCode(
  db: Db,
  services: Services,
  { accountId, code }: { accountId: string; code: string },
): Promise<void> {
  const { rows } = await sql<{
    secret: Buffer | null;
  }>`select totp_secret as secret from identity.account where id = ${accountId}`.execute(db);
  const sealed = rows[0]?.secret;
  if (!sealed) throw wrongCode();
  // Full-width digits and spaces are how a phone's keyboard may write it; anything else is no code.
  const token = code.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) throw wrongCode();
  const now = services.now().getTime();
  const delta = totp(services.crypto.open(sealed, sealContext), '').validate({
    token,
    timestamp: now,
    window: 1,
  });
  if (delta === null) throw wrongCode();
  const step = Math.floor(now / 1000 / period) + delta;
  const { numAffectedRows } = await sql`
    update identity.account set totp_last_step = ${step}
    where id = ${accountId} and coalesce(totp_last_step, 0) < ${step}`.execute(db);
  if (numAffectedRows !== 1n) throw wrongCode();
}

/** Beside the field that it was typed into. */
function wrongCode() {
  const { zh, en } = identityErrors.wrongCode();
  return identityErrors.wrongCode({}, { fields: [{ path: '/code', code: 'wrong', zh, en }] });
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'OneWindow',
    label: label || 'OneWindow',
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });
}
