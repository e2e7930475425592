import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addParagraph, finishPdf, startFlow, startPdf } from '../index.ts';
import { type CertificateAuthority, ensureCertificateAuthority, openCertificateAuthority } from './authority.ts';
import { signPdf } from './sign.ts';
import { verifyPdfSignature } from './verify.ts';

const HOLDER = { id: 'approvals-qixing', name: '桂林市七星区行政审批局（示例）', uscc: '11450305MB1H26056W' };
let dir: string;
let authority: CertificateAuthority;
let unsigned: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'onewindow-pdf-'));
  authority = await ensureCertificateAuthority(join(dir, 'ca'));
  const pdf = startPdf({ title: '食品经营许可证', author: HOLDER.name, createdAt: new Date('2026-11-26T01:00:00Z') });
  addParagraph(startFlow(pdf, { margins: { top: 80, right: 80, bottom: 80, left: 80 } }), '准予许可。');
  unsigned = await finishPdf(pdf);
  signed = await sign(unsigned);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const sign = async (bytes: Uint8Array) =>
  signPdf(bytes, {
    certificate: await authority.sealCertificate(HOLDER),
    reason: '签发食品经营许可证',
    at: new Date(),
  });
const verify = (bytes: Uint8Array) => verifyPdfSignature(bytes, { roots: [authority.rootCertificatePem] });

describe('a signed PDF', () => {
  test('verifies, names the body and covers the whole file', async () => {
    expect(await verify(signed)).toMatchObject({
      valid: true,
      signer: '桂林市七星区行政审批局（示例）电子印章',
      organisation: HOLDER.name,
      uscc: HOLDER.uscc,
      reason: '签发食品经营许可证',
      coversWholeDocument: true,
      chainTrusted: true,
    });
  });

  test('keeps every byte that was there before', () => {
    expect(Buffer.from(signed.subarray(0, unsigned.length)).equals(Buffer.from(unsigned))).toBe(true);
  });

  test('fails when one bit is turned anywhere in what is signed', async () => {
    for (const position of [100, 2000, unsigned.length - 10, signed.length - 100]) {
      const changed = Uint8Array.from(signed);
      changed[position]! ^= 1;
      const report = await verify(changed);
      expect(report.valid, `bit at ${position}`).toBe(false);
    }
  });

  test('says that it does not cover what is appended later', async () => {
    const report = await verify(Buffer.concat([signed, Buffer.from('\n% more\n')]));
    expect(report.coversWholeDocument).toBe(false);
  });

  test('is not trusted by a stranger who lacks the root', async () => {
    const stranger = await ensureCertificateAuthority(join(dir, 'stranger'));
    const report = await verifyPdfSignature(signed, { roots: [stranger.rootCertificatePem] });
    expect(report).toMatchObject({ valid: true, chainTrusted: false });
  });

  test('takes a second signature, and the first stays in place', async () => {
    const twice = await sign(signed);
    expect(Buffer.from(twice.subarray(0, signed.length)).equals(Buffer.from(signed))).toBe(true);
    expect(await verify(twice)).toMatchObject({ valid: true, coversWholeDocument: true });
  });

  test('can be made of a file with compressed cross-references', async () => {
    const compressed = await (await PDFDocument.load(unsigned)).save({ useObjectStreams: true });
    expect(await verify(await sign(compressed))).toMatchObject({ valid: true, coversWholeDocument: true });
  });

  test('verifies with openssl, which shares no code with this product', async context => {
    if (!hasOpenssl()) return context.skip('openssl is not on this machine');
    const { content, cms } = partsOf(signed);
    writeFileSync(join(dir, 'content'), content);
    writeFileSync(join(dir, 'signature.der'), cms);
    writeFileSync(join(dir, 'root.crt'), authority.rootCertificatePem);
    const command = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'signature.der',
      '-content',
      'content',
    ];
    const options = ['-CAfile', 'root.crt', '-purpose', 'any', '-out', '/dev/null'];
    expect(() => execFileSync('openssl', [...command, ...options], { cwd: dir, stdio: 'pipe' })).not.toThrow();
    writeFileSync(join(dir, 'content'), Buffer.concat([content, Buffer.from('x')]));
    expect(() => execFileSync('openssl', [...command, ...options], { cwd: dir, stdio: 'pipe' })).toThrow();
  });
});

describe('a file without a good signature', () => {
  test('is called unsigned when it has none', async () => {
    expect(await verify(unsigned)).toMatchObject({ valid: false, problem: 'unsigned' });
  });

  test('is called unreadable when it is no PDF', async () => {
    expect(await verify(Buffer.from('not a PDF'))).toMatchObject({ valid: false, problem: 'unreadable' });
  });

  test('is refused when bytes hide in the hole that the signature leaves', async () => {
    const text = Buffer.from(signed).toString('latin1');
    const start = text.lastIndexOf('/Contents <') + '/Contents <'.length;
    const end = text.indexOf('>', start);
    const hidden = Buffer.from(
      `${text.slice(0, end - 20)}> /Evil <00000000000${text.slice(end)}`.slice(0, text.length),
      'latin1',
    );
    expect((await verify(hidden)).valid).toBe(false);
  });
});

describe('the certificate authority', () => {
  test('keeps its keys readable by the owner only', async () => {
    const keys = readdirSync(join(dir, 'ca', 'seals')).map(name => join(dir, 'ca', 'seals', name));
    for (const path of [...keys, join(dir, 'ca', 'root.pem')]) expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is the same when two processes open it at once', async () => {
    const together = join(dir, 'together');
    const both = await Promise.all([openCertificateAuthority(together), openCertificateAuthority(together)]);
    expect(both[0].rootCertificatePem).toBe(both[1].rootCertificatePem);
    const seals = await Promise.all(both.map(each => each.sealCertificate(HOLDER)));
    expect(seals[0]!.certificatePem).toBe(seals[1]!.certificatePem);
  });

  test('issues a new certificate when the organisation is renamed', async () => {
    const before = await authority.sealCertificate(HOLDER);
    const after = await authority.sealCertificate({ ...HOLDER, name: '桂林市七星区数据局（示例）' });
    expect(after.certificatePem).not.toBe(before.certificatePem);
    expect(new X509Certificate(after.certificatePem).subject).toContain('桂林市七星区数据局（示例）');
  });

  test('refuses an id that would leave its folder', async () => {
    await expect(authority.sealCertificate({ ...HOLDER, id: '../root' })).rejects.toThrow();
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function partsOf(bytes: Uint8Array): { content: Buffer; cms: Buffer } {
  const text = Buffer.from(bytes).toString('latin1');
  const [, a, b, c, d] = (/\/ByteRange \[ (\d+) (\d+) (\d+) (\d+) \]/.exec(text) ?? []).map(Number);
  const content = Buffer.concat([bytes.subarray(a!, b!), bytes.subarray(c!, c! + d!)]);
  const hex = Buffer.from(text.slice(b! + 1, c! - 1), 'hex');
  const cms = hex.subarray(0, 4 + hex.readUInt16BE(2));
  return { content, cms };
}
