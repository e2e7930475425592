// 公民身份号码, GB 11643-1999: 6 division + 8 date of birth + 3 sequence (odd = male) + 1 check character.
// The division is the one in force when the number was first given, so retired codes (450322 临桂县) stay good: only the
// province is checked here.
import {
  type Checked,
  type CodeName,
  firstOutside,
  isDigit,
  normaliseWithoutHyphens,
  refuse,
  refuseCharacter,
  refuseCheck,
  refuseEmpty,
  refuseLength,
} from './checked.ts';
import { isRealDate, readCompactDate, todayInChina } from './dates.ts';
import { isProvince } from './provinces.ts';

/** Whose card it is: 居民身份证, 港澳台居民居住证 (81/82/83 0000), 外国人永久居留身份证 (begins with 9). */
export type CitizenIdKind = 'citizen' | 'hongKong' | 'macao' | 'taiwan' | 'foreigner';

export interface CitizenId {
  kind: CitizenIdKind;
  /** Six digits, as first issued; null on a foreigner's card. */
  division: string | null;
  /** Three digits of ISO 3166 on a foreigner's card, else null. */
  nationality: string | null;
  birthDate: string;
  sex: 'male' | 'female';
}

const named: CodeName = {
  name: 'citizenId',
  zh: '公民身份号码',
  en: 'citizen ID number',
  seenOnZh: '证件',
  seenOnEn: 'card',
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The 18th character for the first 17 digits (ISO 7064 MOD 11-2). Throws RangeError unless there are 17 digits. */
export function citizenIdCheckCharacter(seventeen: string): string {
  if (!/^\d{17}$/.test(seventeen)) throw new RangeError('seventeen digits wanted');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return checkCharacters.charAt(sum % 11);
}

/**
 * Checks a number as typed (spaces, full-width digits and a small x are understood). `today` bounds the date of
 * birth.
 */
export function checkCitizenId(text: string, { today = todayInChina() }: { today?: string } = {}): Checked<CitizenId> {
  const value = normaliseWithoutHyphens(text);
  if (value === '') return refuseEmpty(named);
  if (/^\d{15}$/.test(value)) {
    return refuse(
      'citizenId.fifteen',
      '这是 15 位的旧号码，请填现在证件上的 18 位号码',
      'This is an old number of 15 digits; enter the 18 digits on the present card',
    );
  }
  if ([...value].length !== 18) return refuseLength(named, 18, [...value].length);
  const outside = firstOutside(value, (character, at) => isDigit(character) || (at === 17 && character === 'X'));
  if (outside) return refuseCharacter(named, outside);
  const kind = kindOf(value);
  if (!kind) {
    const zh = `开头两位“${value.slice(0, 2)}”不是省级代码，请对照证件再看一遍`;
    return refuse(
      'citizenId.province',
      zh,
      `"${value.slice(0, 2)}" at the start is no province; compare it with the card`,
    );
  }
  const birthDate = readCompactDate(value.slice(6, 14));
  if (!birthDate || birthDate > today || birthDate < '1880-01-01')
    return refuseBirthDate(value.slice(6, 14), birthDate, today);
  if (citizenIdCheckCharacter(value.slice(0, 17)) !== value[17]) return refuseCheck(named);
  return {
    ok: true,
    value,
    kind,
    division: kind === 'foreigner' ? null : value.slice(0, 6),
    nationality: kind === 'foreigner' ? value.slice(3, 6) : null,
    birthDate,
    sex: Number(value[16]) % 2 === 1 ? 'male' : 'female',
  };
}

function kindOf(value: string): CitizenIdKind | undefined {
  if (value.startsWith('9')) return isProvince(value.slice(1, 3)) ? 'foreigner' : undefined;
  if (value.startsWith('810000')) return 'hongKong';
  if (value.startsWith('820000')) return 'macao';
  if (value.startsWith('830000')) return 'taiwan';
  return isProvince(value.slice(0, 2)) ? 'citizen' : undefined;
}

function refuseBirthDate(digits: string, date: string | undefined, today: string) {
  const why = date && date > today ? '还没有到' : '不是日历上的出生日期';
  return refuse(
    'citizenId.birthDate',
    `第 7 到 14 位“${digits}”${why}，请对照证件再看一遍`,
    `Digits 7 to 14, "${digits}", are no date of birth; compare them with the card`,
  );
}

/** Whole years on that day, the birthday included. Throws RangeError for what is no date. */
export function ageOn(birthDate: string, day: string): number {
  if (!isRealDate(birthDate) || !isRealDate(day)) throw new RangeError(`not a date: ${birthDate}, ${day}`);
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}
