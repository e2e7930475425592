import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits for the address of one rating page; shown once, kept as a hash. */
export function newInvitationToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What is kept of a token. */
export function hashInvitationToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
