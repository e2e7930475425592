import { createHash, randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Set as Asn1Set,
  BitString,
  Integer,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Utf8String,
} from 'asn1js';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';

/** A body that seals documents. */
export interface SealHolder {
  /** Stable key of the organisation; letters, digits and hyphens. */
  id: string;
  name: string;
  /** 统一社会信用代码. */
  uscc: string;
}

/** A certificate with its private key, ready to sign. */
export interface SealCertificate {
  holder: SealHolder;
  privateKey: CryptoKey;
  certificate: Certificate;
  certificatePem: string;
  /** The root that issued it, sent along in every signature. */
  issuer: Certificate;
}

export interface CertificateAuthority {
  /** The root certificate, for people who verify with their own tools. */
  rootCertificatePem: string;
  /** The organisation's seal certificate; made on first use and again when it nears its end or the name changes. */
  sealCertificate(holder: SealHolder): Promise<SealCertificate>;
}

const { subtle } = globalThis.crypto;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DAY = 86_400_000;
const authorities = new Map<string, Promise<CertificateAuthority>>();
const ROOT_YEARS = 20;
const SEAL_YEARS = 3;
const COUNTRY = '2.5.4.6';
const ORGANISATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION_IDENTIFIER = '2.5.4.97';

/**
 * Opens the test certificate authority in `dir`, making it on first use. Private keys are files with mode 0600 in that
 * folder, which belongs to the data directory and never to a repository. Two processes that start at once agree: a key
 * and its certificate are one file, linked into place, and the loser reads the winner's.
 *
 * It stands in for the authority licensed under 电子签名法 §18 that a city contracts with; nobody else trusts its root.
 */
export function ensureCertificateAuthority(dir: string): Promise<CertificateAuthority> {
  let authority = authorities.get(dir);
  if (authority === undefined) {
    authority = openCertificateAuthority(dir);
    authorities.set(dir, authority);
    authority.catch(() => authorities.delete(dir));
  }
  return authority;
}

/** Opens the authority anew, without what this process already knows of it. */
export async function openCertificateAuthority(dir: string): Promise<CertificateAuthority> {
  const seals = join(dir, 'seals');
  await mkdir(seals, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const root = await readOrMake(join(dir, 'root.pem'), () => makeRoot());
  const opened = new Map<string, Promise<SealCertificate>>();

  return {
    rootCertificatePem: root.certificatePem,
    async sealCertificate(holder) {
      if (!/^[A-Za-z0-9-]{1,64}$/.test(holder.id))
        throw new Error('the id of a seal holder is letters, digits and hyphens');
      const naming = createHash('sha256').update(`${holder.name}\n${holder.uscc}`).digest('hex').slice(0, 12);
      const known = await opened.get(`${holder.id}-${naming}`)?.catch(() => undefined);
      if (known && !endsSoon(known.certificate)) return known;
      const open = openSeal(seals, root, holder, naming);
      opened.set(`${holder.id}-${naming}`, open);
      return open;
    },
  };
}

interface KeyPair {
  privateKey: CryptoKey;
  certificate: Certificate;
  certificatePem: string;
}

async function openSeal(dir: string, root: KeyPair, holder: SealHolder, naming: string): Promise<SealCertificate> {
  for (let generation = 1; ; generation++) {
    const path = join(dir, `${holder.id}-${naming}-${generation}.pem`);
    const pair = await readOrMake(path, () => makeSeal(root, holder));
    if (!endsSoon(pair.certificate)) return { ...pair, holder, issuer: root.certificate };
  }
}

function endsSoon(certificate: Certificate): boolean {
  return certificate.notAfter.value.getTime() < Date.now() + 30 * DAY;
}

async function readOrMake(path: string, make: () => Promise<string>): Promise<KeyPair> {
  const existing = await readFile(path, 'utf8').catch(ignoreMissing);
  if (existing !== undefined) return parse(existing);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  return parse(await readFile(path, 'utf8'));
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function makeRoot(): Promise<string> {
  const keys = await subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await startCertificate(keys.publicKey, ROOT_YEARS);
  const subject = distinguishedName([
    [COUNTRY, 'CN'],
    [ORGANISATION, 'OneWindow 一窗'],
    [COMMON_NAME, '一窗示例根证书（仅供演示）'],
  ]);
  certificate.subject = subject;
  certificate.issuer = subject;
  certificate.extensions?.push(
    extension('2.5.29.19', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER()),
    keyUsage(0x06, 1),
  );
  await certificate.sign(keys.privateKey, 'SHA-256');
  return toPem(keys.privateKey, certificate);
}

async function makeSeal(root: KeyPair, holder: SealHolder): Promise<string> {
  const keys = await subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await startCertificate(keys.publicKey, SEAL_YEARS);
  certificate.issuer = root.certificate.subject;
  certificate.subject = distinguishedName([
    [COUNTRY, 'CN'],
    [ORGANISATION, holder.name],
    // ETSI EN 319 412-1 §5.1.4: scheme, country, register number.
    [ORGANISATION_IDENTIFIER, `NTRCN-${holder.uscc}`],
    [COMMON_NAME, `${holder.name}电子印章`],
  ]);
  certificate.extensions?.push(
    extension('2.5.29.19', true, new BasicConstraints({ cA: false }).toSchema().toBER()),
    keyUsage(0xc0, 6),
    // documentSigning (RFC 9336), and emailProtection because NSS, and so pdfsig, accepts no signer without it.
    extension(
      '2.5.29.37',
      false,
      new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'] }).toSchema().toBER(),
    ),
    extension(
      '2.5.29.35',
      false,
      new AuthorityKeyIdentifier({
        keyIdentifier: new OctetString({ valueHex: await keyIdentifier(root.certificate) }),
      })
        .toSchema()
        .toBER(),
    ),
  );
  await certificate.sign(root.privateKey, 'SHA-256');
  return toPem(keys.privateKey, certificate);
}

async function startCertificate(publicKey: CryptoKey, years: number): Promise<Certificate> {
  const certificate = new Certificate();
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: toArrayBuffer(serial) });
  // An hour back, so that a machine whose clock is a little slow does not refuse a new seal.
  const from = Date.now() - 3_600_000;
  certificate.notBefore = new Time({ value: wholeSeconds(from) });
  certificate.notAfter = new Time({ value: wholeSeconds(from + years * 365.25 * DAY) });
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  certificate.extensions = [
    extension('2.5.29.14', false, new OctetString({ valueHex: await keyIdentifier(certificate) }).toBER()),
  ];
  return certificate;
}

async function keyIdentifier(certificate: Certificate): Promise<ArrayBuffer> {
  return subtle.digest(
    'SHA-1',
    certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView as Uint8Array<ArrayBuffer>,
  );
}

// One attribute in each relative name, as everybody else writes it; pkijs would put all of them into one set.
function distinguishedName(
  attributes: readonly (readonly [type: string, value: string])[],
): RelativeDistinguishedNames {
  const names = attributes.map(([type, value]) => {
    const text = type === COUNTRY ? new PrintableString({ value }) : new Utf8String({ value });
    return new Asn1Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), text] })] });
  });
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: names }).toBER());
}

function extension(extnID: string, critical: boolean, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue: value });
}

// Bits from the left: digitalSignature 0x80, nonRepudiation 0x40, keyCertSign 0x04, cRLSign 0x02.
function keyUsage(bits: number, unused: number): Extension {
  const value = new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused });
  return extension('2.5.29.15', true, value.toBER());
}

function wholeSeconds(time: number): Date {
  return new Date(Math.floor(time / 1000) * 1000);
}

async function toPem(privateKey: CryptoKey, certificate: Certificate): Promise<string> {
  const key = Buffer.from(await subtle.exportKey('pkcs8', privateKey));
  return pem('PRIVATE KEY', key) + pem('CERTIFICATE', Buffer.from(certificate.toSchema(true).toBER()));
}

function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${der
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trimEnd()}\n-----END ${label}-----\n`;
}

async function parse(text: string): Promise<KeyPair> {
  const part = (label: string) => {
    const match = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(text);
    if (match?.[1] === undefined) throw new Error(`the certificate file holds no ${label}`);
    return Buffer.from(match[1], 'base64');
  };
  const der = part('CERTIFICATE');
  return {
    privateKey: await subtle.importKey('pkcs8', part('PRIVATE KEY'), ALGORITHM, false, ['sign']),
    certificate: Certificate.fromBER(toArrayBuffer(der)),
    certificatePem: new X509Certificate(der).toString(),
  };
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
