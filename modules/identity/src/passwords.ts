import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { atField } from '@onewindow/errors';
import { identityErrors } from './errors.ts';

// OWASP's second argon2id profile (19 MiB, 2 passes): 150 people signing in at once must not exhaust the memory.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const common = new Set([
  '1234567890',
  '0123456789',
  'password12',
  'qwertyuiop',
  'aaaaaaaaaa',
  '1111111111',
  'abcdefghij',
]);

/** @throws identity.weakPassword under 10 characters, when common, or when it is the login name */
export function requireStrongPassword(password: string, login: string): void {
  const plain = password.toLowerCase();
  if (password.length < 10 || password.length > 200 || common.has(plain) || plain === login.toLowerCase()) {
    throw atField('/password', identityErrors.weakPassword());
  }
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** False for a wrong password and for a hash that cannot be read. */
export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}

let decoy: Promise<string> | undefined;

/** What an unknown login name is checked against: it takes the time of a real check. */
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'));
  return decoy;
}
