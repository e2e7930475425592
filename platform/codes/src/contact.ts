// Telephone numbers and postal codes of the mainland.
import { type Checked, type CodeName, normaliseCode, refuse, refuseEmpty } from './checked.ts';

export interface PhoneNumber {
  kind: 'mobile' | 'landline' | 'service';
  /** As it is read out: `138 0000 2607`, `0773-2812345`, `0773-2812345 转 8`. */
  printed: string;
  areaCode: string | null;
  extension: string | null;
}

const phone: CodeName = {
  name: 'phone',
  zh: '电话号码',
  en: 'telephone number',
  seenOnZh: '手机',
  seenOnEn: 'telephone',
};
const mobile: CodeName = {
  name: 'mobile',
  zh: '手机号码',
  en: 'mobile number',
  seenOnZh: '手机',
  seenOnEn: 'telephone',
};
const postal: CodeName = {
  name: 'postalCode',
  zh: '邮政编码',
  en: 'postal code',
  seenOnZh: '信封',
  seenOnEn: 'envelope',
};

/** 手机号码, 11 digits from 13 to 19, with or without +86. `value` is the 11 digits. */
export function checkMobileNumber(text: string): Checked<PhoneNumber> {
  const digits = withoutCountry(text);
  if (digits === '') return refuseEmpty(mobile);
  if (/^1[3-9]\d{9}$/.test(digits)) {
    const printed = `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
    return { ok: true, value: digits, kind: 'mobile', printed, areaCode: null, extension: null };
  }
  if (/^1[3-9]\d*$/.test(digits)) {
    const zh = `手机号码是 11 位，现在填了 ${digits.length} 位，请再看一遍`;
    return refuse('mobile.length', zh, `A mobile number has 11 digits, ${digits.length} were entered`);
  }
  return refuse(
    'mobile.form',
    '手机号码是 11 位数字，以 13 到 19 开头，请再看一遍',
    'A mobile number has 11 digits and begins with 13 to 19',
  );
}

/** Mobile, landline with area code (0773-2812345, an extension after 转 or -) or a service number (12345, 400…). */
export function checkPhoneNumber(text: string): Checked<PhoneNumber> {
  const typed = withoutCountry(text);
  if (typed === '') return refuseEmpty(phone);
  if (/^1[3-9]\d{2,}$/.test(typed)) return checkMobileNumber(text);
  const [number = '', extension = null] = splitExtension(text);
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(number);
  if (landline) {
    const [, areaCode = '', local = ''] = landline;
    const printed = `${areaCode}-${local}${extension ? ` 转 ${extension}` : ''}`;
    const value = `${areaCode}-${local}${extension ? `-${extension}` : ''}`;
    return { ok: true, value, kind: 'landline', printed, areaCode, extension };
  }
  if (/^(1[0-2]\d{1,3}|9[5-6]\d{3,5}|[48]00\d{7})$/.test(typed)) {
    const printed = typed.length === 10 ? `${typed.slice(0, 3)}-${typed.slice(3, 6)}-${typed.slice(6)}` : typed;
    return { ok: true, value: typed, kind: 'service', printed, areaCode: null, extension: null };
  }
  if (/^[2-9]\d{6,7}$/.test(typed)) {
    return refuse('phone.areaCode', '固定电话请加上区号，如 0773-2812345', 'Add the area code, as in 0773-2812345');
  }
  return refuse(
    'phone.form',
    '请填 11 位手机号码，或者带区号的固定电话，如 0773-2812345',
    'Enter a mobile number of 11 digits or a landline with its area code, as in 0773-2812345',
  );
}

/** 邮政编码: six digits, the first 0 to 8. */
export function checkPostalCode(text: string): Checked<object> {
  const value = normaliseCode(text);
  if (value === '') return refuseEmpty(postal);
  if (/^[0-8]\d{5}$/.test(value)) return { ok: true, value };
  return refuse(
    'postalCode.form',
    '邮政编码是 6 位数字，如 541001，请再看一遍',
    'A postal code has 6 digits, as in 541001',
  );
}

function withoutCountry(text: string): string {
  const digits = normaliseCode(text).replace(/[-‐‑‒–—―−()（）.]/g, '');
  return digits.replace(/^(\+|00)86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
}

// The extension is told off before hyphens are dropped: 0773-2812345-8, 0773-2812345转8, 0773-2812345 ext. 8.
function splitExtension(text: string): [string, string?] {
  const typed = normaliseCode(text)
    .replace(/^(\+|00)86-?/, '0')
    .replace(/^00/, '0');
  const match = /^(.*?\d{7,8})(?:转|EXT\.?|X|-)(\d{1,6})$/.exec(typed);
  const [number, extension] = match ? [match[1] ?? '', match[2]] : [typed, undefined];
  const digits = number.replace(/[-‐‑‒–—―−()（）.]/g, '');
  return extension === undefined ? [digits] : [digits, extension];
}
