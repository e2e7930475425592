import { sm2 } from 'sm-crypto-v2';

// SM2 signatures (GB/T 32918.2). Never by `crypto.sign` with a key on the SM2 curve: Node then makes a plain ECDSA
// signature over SM3, which verifies itself and which no SM2 implementation accepts (proved for Node 24.21).

/** The identifier that GB/T 35276 prescribes where the parties agreed on none. */
export const DEFAULT_SIGNER_ID = '1234567812345678';

export interface Sm2KeyPair {
  /** 32 bytes, hexadecimal. */
  privateKey: string;
  /** Uncompressed point `04‖x‖y`, 65 bytes, hexadecimal. */
  publicKey: string;
}

export function generateSm2KeyPair(): Sm2KeyPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey, publicKey };
}

/** SM2 with SM3 over Z‖message; the signature is DER `SEQUENCE { r, s }` (GM/T 0009). About 0.6 ms. */
export function signSm2(message: Uint8Array, privateKey: string, signerId = DEFAULT_SIGNER_ID): Buffer {
  return Buffer.from(sm2.doSignature(message, privateKey, { der: true, hash: true, userId: signerId }), 'hex');
}

/** Never throws: a malformed signature or key is a signature that does not verify. About 5 ms. */
export function verifySm2(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: string,
  signerId = DEFAULT_SIGNER_ID,
): boolean {
  try {
    const hex = Buffer.from(signature).toString('hex');
    return sm2.doVerifySignature(message, hex, publicKey, { der: true, hash: true, userId: signerId });
  } catch {
    return false;
  }
}
