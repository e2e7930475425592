import { createHmac } from 'node:crypto';
import { blindIndexKey, type DerivedKey, deriveKey, openBytes, readKeyId, sealBytes } from './cipher.ts';
import { assertNationalAlgorithms } from './self-test.ts';

/** Personal data at rest: SM4-CBC (GB/T 32907) with HMAC-SM3 (GB/T 32905), and blind indexes for looking it up. */
export interface Crypto {
  /**
   * Encrypts a text for a `bytea` column. Two seals of one text differ.
   * @param context what the value belongs to, conventionally `schema.table.column`; the same context must be given to
   *   `open`. It is bound into the MAC and not stored, so a value moved to another column is refused.
   * @throws Error when the text holds a lone surrogate, which UTF-8 could not give back.
   */
  seal(text: string, context?: string): Buffer;
  /** @throws Error when the value was altered, belongs to another context, or its key is not in the ring. */
  open(sealed: Uint8Array, context?: string): string;
  /** `seal` for any JSON value. */
  sealJson(value: unknown, context?: string): Buffer;
  /** `open` for what `sealJson` made; the caller states the type that it sealed. */
  openJson<T>(sealed: Uint8Array, context?: string): T;
  /**
   * 32 bytes that are equal exactly when kind and text are equal: the column on which a sealed value is looked up.
   * Give the text in one spelling (upper-case ID number, phone as +86 digits): the index knows no likeness.
   */
  blindIndex(kind: string, normalisedText: string): Buffer;
  /** True when the value was sealed with an older key of the ring: a background job may then open and seal it again. */
  needsResealing(sealed: Uint8Array): boolean;
}

export interface CryptoOptions {
  /** Secrets of 32 bytes, newest first, as `loadKeyRing` gives them. */
  keys: readonly Buffer[];
}

/** @throws Error when the ring is empty, a secret has the wrong length, or the runtime fails the self-test. */
export function createCrypto({ keys }: CryptoOptions): Crypto {
  assertNationalAlgorithms();
  const ring = keys.map(deriveRingKey);
  const newest = ring[0];
  const oldest = ring.at(-1);
  if (!newest || !oldest) throw new Error('the key ring is empty');
  const indexKeys = new Map<string, Buffer>();

  function seal(text: string, context = ''): Buffer {
    if (!text.isWellFormed()) throw new Error('a text with a lone surrogate cannot be sealed');
    return sealBytes(newest as DerivedKey, Buffer.from(text, 'utf8'), context);
  }

  function open(sealed: Uint8Array, context = ''): string {
    const bytes = asBuffer(sealed);
    const key = findKey(bytes);
    const plain = key && openBytes(key, bytes, context);
    if (!plain) throw new Error(`sealed value refused (context "${context}"): altered, moved, or its key is missing`);
    return plain.toString('utf8');
  }

  function findKey(sealed: Buffer): DerivedKey | undefined {
    const id = readKeyId(sealed);
    return id && ring.find(key => key.id.equals(id));
  }

  function indexKey(kind: string): Buffer {
    const known = indexKeys.get(kind);
    if (known) return known;
    const key = blindIndexKey((oldest as DerivedKey).index, kind);
    indexKeys.set(kind, key);
    return key;
  }

  return {
    seal,
    open,
    sealJson: (value, context) => seal(JSON.stringify(value ?? null), context),
    openJson: <T>(sealed: Uint8Array, context?: string) => JSON.parse(open(sealed, context)) as T,
    blindIndex: (kind, normalisedText) => createHmac('sm3', indexKey(kind)).update(normalisedText, 'utf8').digest(),
    needsResealing: sealed => findKey(asBuffer(sealed)) !== newest,
  };
}

function deriveRingKey(secret: Buffer): DerivedKey {
  if (secret.length !== 32) throw new Error('a secret of the key ring must have 32 bytes');
  return deriveKey(secret);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
