import { createCipheriv, createHash, createHmac } from 'node:crypto';

/**
 * Known-answer test of the three national algorithms, run before the first key is used: a runtime whose OpenSSL lacks
 * them or was built wrong must stop at start and not at the first citizen.
 * SM3: GB/T 32905-2016 annex A.1. SM4: GB/T 32907-2016 annex A.1. HMAC-SM3: GM/T 0042-2015 annex D.
 * @throws Error naming the algorithm that failed.
 */
export function assertNationalAlgorithms(): void {
  const sm4Key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const hmacKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1));
  const hmacText = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2);

  expectHex(
    'SM3',
    createHash('sm3').update('abc').digest('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  const sm4 = createCipheriv('sm4-cbc', sm4Key, Buffer.alloc(16)).setAutoPadding(false);
  expectHex(
    'SM4',
    Buffer.concat([sm4.update(sm4Key), sm4.final()]).toString('hex'),
    '681edf34d206965e86b3e94f536e4246',
  );
  expectHex(
    'HMAC-SM3',
    createHmac('sm3', hmacKey).update(hmacText).digest('hex'),
    'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
  );
}

function expectHex(algorithm: string, actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`${algorithm} self-test failed: this Node.js cannot be used`);
}
