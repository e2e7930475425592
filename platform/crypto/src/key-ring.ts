import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SECRET_BYTES = 32;

export interface KeyRingSource {
  /** `ONEWINDOW_KEY`: base64 or hex secrets of 32 bytes, newest first, separated by commas or white space. */
  value?: string | undefined;
  /** Where the ring lives when no value is configured; made with mode 0600 on first use. */
  file: string;
}

/**
 * The secrets of the installation, newest first. To rotate, put a new secret in front and keep the others: new values
 * are sealed with the first, old ones are opened with whichever sealed them. The last secret also keys the blind
 * indexes and therefore stays for as long as these are stored.
 * @throws Error when a secret is malformed or the file can be read by others.
 */
export function loadKeyRing(source: KeyRingSource): Buffer[] {
  if (source.value?.trim()) return parseKeyRing(source.value, 'ONEWINDOW_KEY');
  const text = readPrivateFile(source.file) ?? createKeyFile(source.file);
  return parseKeyRing(text.replaceAll(/^#.*$/gm, ''), source.file);
}

/** A fresh secret in the form that `ONEWINDOW_KEY` and the key file take. */
export function generateSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function parseKeyRing(text: string, origin: string): Buffer[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0) throw new Error(`${origin} holds no key`);
  return words.map((word, index) => {
    const encoding = /^[0-9a-f]{64}$/i.test(word) ? 'hex' : 'base64url';
    const secret = Buffer.from(word, encoding);
    // The secret itself stays out of the message: start-up errors end in logs.
    if (secret.length !== SECRET_BYTES || (encoding === 'base64url' && !isBase64(word))) {
      throw new Error(`${origin}: key ${index + 1} is not ${SECRET_BYTES} bytes of base64 or hex`);
    }
    return secret;
  });
}

function isBase64(word: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(word);
}

function readPrivateFile(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const readableByOthers = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
    if (readableByOthers) throw new Error(`${file} can be read by other users; run: chmod 600 ${file}`);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two processes that start at once must end with the same key: write aside, then link, and the second one reads the first's. */
function createKeyFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const text = `# Keys of this installation, newest first. Whoever loses this file loses the personal data.\n${generateSecret()}\n`;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  } finally {
    unlinkSync(draft);
  }
}
