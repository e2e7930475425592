// 电子证照标识 GB/T 36904-2018: 1.2.156.3005.2 . type (21) . issuer . serial . version (3) . check, the check character by
// ISO 7064 MOD 37,36 over type, issuer, serial and version without the dots.
import {
  type Checked,
  type CodeName,
  firstOutside,
  normaliseCode,
  refuse,
  refuseCharacter,
  refuseCheck,
  refuseEmpty,
} from './checked.ts';
import { mod37And36 } from './iso7064.ts';
import { checkUnifiedSocialCreditCode } from './social-credit-code.ts';

export interface LicenceIdentifierParts {
  /** 证照类型代码: the 18-character code of the body that defined it + 3. */
  type: string;
  /** 颁发机构代码: as a rule an 18-character code; older ones carry a division code of 6. */
  issuer: string;
  serial: string;
  /** 1 to 999. */
  version: number;
}

export interface LicenceIdentifier extends LicenceIdentifierParts {
  /** Without the root and the dots, as printed under some QR codes. */
  compact: string;
}

/** The object identifier under which all licences are numbered. */
export const licenceIdentifierRoot = '1.2.156.3005.2';

const named: CodeName = {
  name: 'licenceIdentifier',
  zh: '电子证照标识',
  en: 'licence identifier',
  seenOnZh: '证照',
  seenOnEn: 'licence',
};

/** Takes the identifier with or without its root. */
export function checkLicenceIdentifier(text: string): Checked<LicenceIdentifier> {
  const typed = normaliseCode(text);
  if (typed === '') return refuseEmpty(named);
  const body = typed.startsWith(`${licenceIdentifierRoot}.`) ? typed.slice(licenceIdentifierRoot.length + 1) : typed;
  const outside = firstOutside(body, character => /^[0-9A-Z.]$/.test(character));
  if (outside) return refuseCharacter(named, { ...outside, position: outside.position + typed.length - body.length });
  const [type = '', issuer = '', serial = '', version = '', check = '', ...rest] = body.split('.');
  if (
    rest.length > 0 ||
    !/^[0-9A-Z]$/.test(check) ||
    !/^\d{3}$/.test(version) ||
    version === '000' ||
    !serial ||
    !issuer
  ) {
    return refuseForm();
  }
  if (type.length !== 21 || !checkUnifiedSocialCreditCode(type.slice(0, 18)).ok) return refuseType(type);
  if (issuer.length > 18 || serial.length > 40) return refuseForm();
  const covered = `${type}${issuer}${serial}${version}`;
  if (mod37And36.checkCharacter(covered) !== check) return refuseCheck(named);
  const value = `${licenceIdentifierRoot}.${type}.${issuer}.${serial}.${version}.${check}`;
  return { ok: true, value, type, issuer, serial, version: Number(version), compact: `${covered}${check}` };
}

/** Puts an identifier together with its check character; throws RangeError when a part is not right. */
export function composeLicenceIdentifier({ type, issuer, serial, version }: LicenceIdentifierParts): string {
  const covered = [type, issuer, serial, String(version).padStart(3, '0')];
  const check = mod37And36.checkCharacter(covered.join(''));
  const checked = checkLicenceIdentifier([licenceIdentifierRoot, ...covered, check].join('.'));
  if (!checked.ok) throw new RangeError(`${checked.code}: ${checked.en}`);
  return checked.value;
}

function refuseForm() {
  return refuse(
    'licenceIdentifier.form',
    '电子证照标识由点分成类型、颁发机构、流水号、版本号（3 位）和校验位，请对照证照再看一遍',
    'A licence identifier has type, issuer, serial, version (3 digits) and check character, parted by dots',
  );
}

function refuseType(type: string) {
  return refuse(
    'licenceIdentifier.type',
    `类型代码“${type}”应是 18 位统一社会信用代码加 3 位，请对照证照再看一遍`,
    `The type code "${type}" must be an 18-character unified social credit code and 3 more characters`,
  );
}
