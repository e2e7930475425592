// 统一社会信用代码 GB 32100-2015 (18) and the 组织机构代码 GB 11714-1997 (9) inside it.
import {
  type Checked,
  type CodeName,
  firstOutside,
  isDigit,
  normaliseWithoutHyphens,
  refuseCharacter,
  refuseCheck,
  refuseEmpty,
  refuseLength,
} from './checked.ts';

/** What the first two characters say, as far as the standard's table is known. */
export type SocialCreditKind =
  | 'governmentOrgan'
  | 'publicInstitution'
  | 'association'
  | 'privateNonEnterprise'
  | 'foundation'
  | 'company'
  | 'individualBusiness'
  | 'farmersCooperative'
  | 'other';

export interface SocialCreditCode {
  kind: SocialCreditKind;
  division: string;
  /** Characters 9 to 17. */
  organisationCode: string;
  /** Its own check character fits too. Not required: the 18th character already covers it. */
  organisationCodeFits: boolean;
}

const creditCode: CodeName = {
  name: 'unifiedSocialCreditCode',
  zh: '统一社会信用代码',
  en: 'unified social credit code',
  seenOnZh: '营业执照或登记证书',
  seenOnEn: 'business licence or certificate',
};

const organisationCode: CodeName = {
  name: 'organisationCode',
  zh: '组织机构代码',
  en: 'organisation code',
  seenOnZh: '代码证',
  seenOnEn: 'certificate',
};

/** 31 symbols: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const kinds: Record<string, SocialCreditKind> = {
  11: 'governmentOrgan',
  12: 'publicInstitution',
  51: 'association',
  52: 'privateNonEnterprise',
  53: 'foundation',
  91: 'company',
  92: 'individualBusiness',
  93: 'farmersCooperative',
};

/** The 18th character for the first 17. Throws RangeError for other input. */
export function socialCreditCheckCharacter(seventeen: string): string {
  let sum = 0;
  if (seventeen.length !== 17) throw new RangeError('seventeen characters wanted');
  creditWeights.forEach((weight, at) => {
    const value = alphabet.indexOf(seventeen.charAt(at));
    if (value < 0) throw new RangeError(`not in the alphabet of GB 32100: ${seventeen.charAt(at)}`);
    sum += value * weight;
  });
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

export function checkUnifiedSocialCreditCode(text: string): Checked<SocialCreditCode> {
  const value = normaliseWithoutHyphens(text);
  if (value === '') return refuseEmpty(creditCode);
  if ([...value].length !== 18) return refuseLength(creditCode, 18, [...value].length);
  // Characters 3 to 8 are the division of the registration authority: digits only.
  const outside = firstOutside(value, (character, at) =>
    at >= 2 && at <= 7 ? isDigit(character) : alphabet.includes(character),
  );
  if (outside) return refuseCharacter(creditCode, outside);
  if (socialCreditCheckCharacter(value.slice(0, 17)) !== value[17]) return refuseCheck(creditCode);
  const inner = value.slice(8, 17);
  return {
    ok: true,
    value,
    kind: kinds[value.slice(0, 2)] ?? 'other',
    division: value.slice(2, 8),
    organisationCode: inner,
    organisationCodeFits: organisationCheckCharacter(inner.slice(0, 8)) === inner[8],
  };
}

/** The ninth character for the first eight: C9 = 11 − Σ mod 11, 10 is X, 11 is 0; letters count 10 to 35. */
export function organisationCheckCharacter(eight: string): string {
  if (!/^[0-9A-Z]{8}$/.test(eight)) throw new RangeError('eight digits or capital letters wanted');
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(eight.charAt(at), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Takes `MB143028-R` and `MB143028R`. */
export function checkOrganisationCode(text: string): Checked<{ printed: string }> {
  const value = normaliseWithoutHyphens(text);
  if (value === '') return refuseEmpty(organisationCode);
  if ([...value].length !== 9) return refuseLength(organisationCode, 9, [...value].length);
  const outside = firstOutside(value, (character, at) =>
    at < 8 ? /^[0-9A-Z]$/.test(character) : /^[0-9X]$/.test(character),
  );
  if (outside) return refuseCharacter(organisationCode, outside);
  if (organisationCheckCharacter(value.slice(0, 8)) !== value[8]) return refuseCheck(organisationCode);
  return { ok: true, value, printed: `${value.slice(0, 8)}-${value[8]}` };
}
