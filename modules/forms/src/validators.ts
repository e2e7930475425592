import { checkCitizenId, checkMobileNumber, checkPhoneNumber, checkUnifiedSocialCreditCode } from '@onewindow/codes';

/** A text in its one written form, or what is wrong and what to do. */
export type CodeResult = { ok: true; value: string } | { ok: false; code: string; zh: string; en: string };

export type CodeKind = 'citizenId' | 'unifiedSocialCreditCode' | 'phone' | 'mobile' | 'email' | 'bankAccount';

/** The one place where forms meet the validators of identifiers (GB 11643, GB 32100 and others). `today` bounds dates of birth. */
export function checkCode(kind: CodeKind, text: string, today: string): CodeResult {
  switch (kind) {
    case 'citizenId':
      return checkCitizenId(text, { today });
    case 'unifiedSocialCreditCode':
      return checkUnifiedSocialCreditCode(text);
    case 'phone':
      return checkPhoneNumber(text);
    case 'mobile':
      return checkMobileNumber(text);
    case 'email':
      return checkEmail(text);
    case 'bankAccount':
      return checkBankAccount(text);
  }
}

/** What a mail server would take in practice: the address itself is proved only by a message that arrives. */
function checkEmail(text: string): CodeResult {
  if (text.length <= 254 && /^[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+$/.test(text)) return { ok: true, value: text };
  return {
    ok: false,
    code: 'email.form',
    zh: '电子邮箱要写成 name@example.com 这样，请再看一遍',
    en: 'An e-mail address looks like name@example.com: please look again',
  };
}

/** Company accounts follow no common check digit (the Luhn rule is for cards only), so only the form is checked. */
function checkBankAccount(text: string): CodeResult {
  const value = text.replaceAll('-', '');
  if (/^\d{8,30}$/.test(value)) return { ok: true, value };
  return {
    ok: false,
    code: 'bankAccount.form',
    zh: '银行账号是 8 到 30 位数字，请对照存折或卡再看一遍',
    en: 'An account number has 8 to 30 digits: please compare it with your card',
  };
}
