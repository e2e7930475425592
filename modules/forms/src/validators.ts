/**
 * The one place where forms meet the validators of identifiers (GB 11643, GB 32100 and others).
 * Each takes a text that is already half-width and without spaces.
 */
export type CodeResult = { ok: true; value: string } | { ok: false; code: string; zh: string; en: string };

function wrong(code: string, zh: string, en: string): CodeResult {
  return { ok: false, code, zh, en };
}

/** 公民身份号码 GB 11643-1999. */
function citizenId(text: string): CodeResult {
  const value = text.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) {
    return wrong(
      'citizenId.length',
      '公民身份号码是 18 位，请对照证件再看一遍',
      'The ID number has 18 characters: please compare with your card',
    );
  }
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  if ('10X98765432'[sum % 11] !== value[17]) {
    return wrong(
      'citizenId.check',
      '最后一位和前面对不上，请对照证件再看一遍',
      'The last character does not fit the others: please compare with your card',
    );
  }
  return { ok: true, value };
}

/** 统一社会信用代码 GB 32100-2015. */
function unifiedSocialCreditCode(text: string): CodeResult {
  const value = text.toUpperCase();
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  if (value.length !== 18 || [...value].some(sign => !alphabet.includes(sign))) {
    return wrong(
      'unifiedSocialCreditCode.length',
      '统一社会信用代码是 18 位数字和大写字母（没有 I、O、S、V、Z），请对照执照再看一遍',
      'The code has 18 digits and capitals (no I, O, S, V, Z): please compare with the licence',
    );
  }
  let sum = 0;
  let weight = 1;
  for (const sign of value.slice(0, 17)) {
    sum += alphabet.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  if (alphabet[(31 - (sum % 31)) % 31] !== value[17]) {
    return wrong(
      'unifiedSocialCreditCode.check',
      '最后一位和前面对不上，请对照执照再看一遍',
      'The last character does not fit the others: please compare with the licence',
    );
  }
  return { ok: true, value };
}

function mobile(text: string): CodeResult {
  const value = text.replace(/^\+?86(?=1\d{10}$)/, '').replaceAll('-', '');
  return /^1[3-9]\d{9}$/.test(value)
    ? { ok: true, value }
    : wrong(
        'phone.mobile',
        '手机号码是 11 位，以 1 开头，请再看一遍',
        'A mobile number has 11 digits and begins with 1: please look again',
      );
}

function phone(text: string): CodeResult {
  const asMobile = mobile(text);
  if (asMobile.ok) return asMobile;
  const value = text.replace(/[()（）]/g, '');
  return /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/.test(value) || /^\+\d{6,15}$/.test(value)
    ? { ok: true, value }
    : wrong(
        'phone.format',
        '电话号码对不上，请写 11 位手机号，或区号加号码，例如 0773-2800000',
        'We cannot read this number: please write 11 digits, or area code and number such as 0773-2800000',
      );
}

function email(text: string): CodeResult {
  return text.length <= 254 && /^[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+$/.test(text)
    ? { ok: true, value: text }
    : wrong(
        'email.format',
        '电子邮箱要写成 name@example.com 这样，请再看一遍',
        'An e-mail address looks like name@example.com: please look again',
      );
}

function bankAccount(text: string): CodeResult {
  const value = text.replaceAll('-', '');
  return /^\d{8,30}$/.test(value)
    ? { ok: true, value }
    : wrong(
        'bankAccount.format',
        '银行账号是 8 到 30 位数字，请对照存折或卡再看一遍',
        'An account number has 8 to 30 digits: please compare with your card',
      );
}

export const validators = { citizenId, unifiedSocialCreditCode, mobile, phone, email, bankAccount };
