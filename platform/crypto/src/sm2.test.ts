import { expect, test } from 'vitest';
import { generateSm2KeyPair, signSm2, verifySm2 } from './sm2.ts';

// GM/T 0003.5-2012 annex A, the recommended curve.
const standard = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  message: Buffer.from('message digest'),
  signature: Buffer.from(
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      '022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    'hex',
  ),
};

test('the signature of the standard verifies', () => {
  expect(verifySm2(standard.message, standard.signature, standard.publicKey)).toBe(true);
});

test('a signature verifies for its message, key and signer only', () => {
  const keys = generateSm2KeyPair();
  const message = Buffer.from('准予行政许可决定书');
  const signature = signSm2(message, keys.privateKey);
  expect(verifySm2(message, signature, keys.publicKey)).toBe(true);
  expect(verifySm2(Buffer.from('不予行政许可决定书'), signature, keys.publicKey)).toBe(false);
  expect(verifySm2(message, signature, standard.publicKey)).toBe(false);
  expect(verifySm2(message, signature, keys.publicKey, 'another-signer')).toBe(false);
});

test('a malformed signature does not verify and does not throw', () => {
  for (const bytes of [[], [0x30], [0x30, 0x02, 0x01, 0x01], Array(72).fill(0)]) {
    expect(verifySm2(standard.message, Buffer.from(bytes), standard.publicKey)).toBe(false);
  }
});
