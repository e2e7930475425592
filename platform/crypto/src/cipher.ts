import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

// One sealed value, bytes:
//
//   version 1 │ key id 4 │ iv 16 │ SM4-CBC ciphertext n·16 │ HMAC-SM3 32
//
// The MAC covers everything before it and the context (encrypt-then-MAC), so a value copied into another column,
// another row's context or under another key id is refused before a byte is decrypted. SM4-CBC with HMAC-SM3 and not
// SM4-GCM, because OpenSSL as built into Node 24 has no `sm4-gcm` (measured: "Unknown cipher").

const VERSION = 1;
const KEY_ID_BYTES = 4;
const IV_BYTES = 16;
const MAC_BYTES = 32;
const BLOCK_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + IV_BYTES;

/** Shortest possible sealed value: an empty text is one block of padding. */
export const SEALED_OVERHEAD_BYTES = HEADER_BYTES + BLOCK_BYTES + MAC_BYTES;

/** The working keys derived from one 32-byte secret of the key ring. */
export interface DerivedKey {
  /** 4 bytes written into every sealed value; derived from the secret, so that nobody has to number keys. */
  id: Buffer;
  cipher: Buffer;
  mac: Buffer;
  /** Root of the blind index; see `blindIndexKey`. */
  index: Buffer;
}

/** Splits one secret into independent keys with HKDF-SM3 (RFC 5869 over GB/T 32905). */
export function deriveKey(secret: Buffer): DerivedKey {
  return {
    id: hkdf(secret, 'onewindow/key-id', KEY_ID_BYTES),
    cipher: hkdf(secret, 'onewindow/sm4-cbc', 16),
    mac: hkdf(secret, 'onewindow/hmac-sm3', 32),
    index: hkdf(secret, 'onewindow/blind-index', 32),
  };
}

/** The sub-key of one kind of identifier: an index made for `phone` can never equal one made for `idNumber`. */
export function blindIndexKey(root: Buffer, kind: string): Buffer {
  return hkdf(root, `onewindow/blind-index/${kind}`, 32);
}

export function sealBytes(key: DerivedKey, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('sm4-cbc', key.cipher, iv);
  const body = Buffer.concat([Buffer.from([VERSION]), key.id, iv, cipher.update(plain), cipher.final()]);
  return Buffer.concat([body, mac(key, body, context)]);
}

/** Returns undefined for anything that this key did not seal in this context, without saying which part was wrong. */
export function openBytes(key: DerivedKey, sealed: Buffer, context: string): Buffer | undefined {
  const body = sealed.subarray(0, sealed.length - MAC_BYTES);
  if (!timingSafeEqual(mac(key, body, context), sealed.subarray(sealed.length - MAC_BYTES))) return undefined;
  const decipher = createDecipheriv('sm4-cbc', key.cipher, body.subarray(1 + KEY_ID_BYTES, HEADER_BYTES));
  return Buffer.concat([decipher.update(body.subarray(HEADER_BYTES)), decipher.final()]);
}

/** The key id of a sealed value, or undefined when the bytes cannot be one. */
export function readKeyId(sealed: Buffer): Buffer | undefined {
  const wellFormed =
    sealed.length >= SEALED_OVERHEAD_BYTES &&
    sealed[0] === VERSION &&
    (sealed.length - HEADER_BYTES - MAC_BYTES) % BLOCK_BYTES === 0;
  return wellFormed ? sealed.subarray(1, 1 + KEY_ID_BYTES) : undefined;
}

function mac(key: DerivedKey, body: Buffer, context: string): Buffer {
  // The length goes first, so that no context and body can be cut at another place into an equal input.
  const contextBytes = Buffer.from(context, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contextBytes.length);
  return createHmac('sm3', key.mac).update(length).update(contextBytes).update(body).digest();
}

function hkdf(secret: Buffer, info: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sm3', secret, 'onewindow', info, length));
}
