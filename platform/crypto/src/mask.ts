// What is shown of personal data before somebody asks to see it whole. Lengths are kept where the length is public
// (an ID number has 18 characters), and hidden where it would tell something. By code point: 𠮷 counts as one.

/** 公民身份号码, first and last character only: `4***************1X` → district and birth date stay hidden. */
export function maskIdNumber(idNumber: string): string {
  return keepEnds(idNumber, 1, 1);
}

/** Phone number: `138****5678`; shorter numbers keep the last two digits. */
export function maskPhone(phone: string): string {
  const length = [...phone].length;
  return length >= 11 ? keepEnds(phone, length - 8, 4) : keepEnds(phone, 0, Math.min(2, length - 1));
}

/** Name of a natural person: `李*`, `欧阳**` is not told apart from a single surname: `欧***`. */
export function maskPersonName(name: string): string {
  return keepEnds(name, 1, 0);
}

/** Bank account: the last four digits. */
export function maskBankAccount(account: string): string {
  return keepEnds(account, 0, Math.min(4, [...account].length - 1));
}

// Province, prefecture, county; each may be missing. A digit, a street or a township ends the search, or 小区 in
// 中山路1号小区 would be taken for a district.
const DISTRICT =
  /^(?:[^\d路街号镇乡村]{2,8}?(?:省|自治区))?(?:[^\d路街号镇乡村]{2,10}?(?:市|自治州|地区))?(?:[^\d路街号镇乡村]{1,10}?(?:自治县|县|区|市))?/u;

/** Address: down to the county or city district, the rest as four stars whatever its length. */
export function maskAddress(address: string): string {
  const district = DISTRICT.exec(address)?.[0] || [...address].slice(0, 2).join('');
  return `${district}****`;
}

/** E-mail: first character and the domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return keepEnds(email, 1, 0);
  return `${[...email][0]}***${email.slice(at)}`;
}

function keepEnds(text: string, first: number, last: number): string {
  const characters = [...text];
  const head = Math.max(0, first);
  const tail = Math.max(0, last);
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  const hidden = '*'.repeat(characters.length - head - tail);
  return characters.slice(0, head).join('') + hidden + characters.slice(characters.length - tail).join('');
}
