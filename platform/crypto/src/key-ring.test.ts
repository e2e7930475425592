import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateSecret, loadKeyRing } from './key-ring.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-ring-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the first start makes a key file that only its owner may read, and the second start reads it', () => {
  const file = join(folder, 'data', 'keys');
  const first = loadKeyRing({ file });
  expect(first).toHaveLength(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadKeyRing({ file })).toEqual(first);
});

test('the configured value wins over the file and keeps its order', () => {
  const [newest, oldest] = [generateSecret(), 'ab'.repeat(32)];
  const ring = loadKeyRing({ value: `${newest}, ${oldest}`, file: join(folder, 'unused') });
  expect(ring.map(secret => secret.toString('base64url'))).toEqual([
    newest,
    Buffer.from(oldest, 'hex').toString('base64url'),
  ]);
});

test('a malformed key is named by its place and not shown', () => {
  const load = () => loadKeyRing({ value: `${generateSecret()},my-secret-pass-phrase`, file: '' });
  expect(load).toThrow('key 2 is not 32 bytes');
  expect(load).not.toThrow('my-secret');
});

test.skipIf(process.platform === 'win32')(
  'a key file that others can read is refused with the command that mends it',
  () => {
    const file = join(folder, 'keys');
    loadKeyRing({ file });
    chmodSync(file, 0o644);
    expect(() => loadKeyRing({ file })).toThrow(`chmod 600 ${file}`);
  },
);
