// How personal data is shown (PIPL §51): enough for its owner to recognise, not enough for anybody else. A mask is for
// display only; whether somebody may see the whole is the server's decision.

/** 李云舒 → 李**, 欧阳娜 → 欧**, Anna Wei → A*** W**. A remark in brackets, （示例）, stays. */
export function maskName(name: string): string {
  const [, text = '', remark = ''] = /^(.*?)([（(][^（()）]*[)）])?$/su.exec(name.trim()) ?? [];
  if (/^[\p{Script=Latin}'’.\- ]+$/u.test(text)) return `${text.split(' ').map(keepFirst).join(' ')}${remark}`;
  return `${keepFirst(text)}${remark}`;
}

function keepFirst(word: string): string {
  const characters = [...word];
  // A name of one character would otherwise be shown whole.
  if (characters.length <= 1) return characters.map(() => '*').join('');
  return `${characters[0]}${'*'.repeat(characters.length - 1)}`;
}

/** 450305199508173028 → 450305********3028; other numbers keep a third at most. */
export function maskCitizenId(value: string): string {
  return value.length === 18 ? maskMiddle(value, { head: 6, tail: 4 }) : maskIdentifier(value);
}

/** A passport or other card: first and last two, fewer when it is short. */
export function maskIdentifier(value: string): string {
  const keep = Math.min(2, Math.floor(value.length / 4));
  return maskMiddle(value, { head: keep, tail: keep });
}

/** 13800002607 → 138 **** 2607, 0773-2812345 → 0773-*****45. */
export function maskPhone(value: string): string {
  const digits = value.replace(/[^\d]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} **** ${digits.slice(7)}`;
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})/.exec(digits);
  if (landline) return `${landline[1]}-${maskMiddle(landline[2] ?? '', { head: 0, tail: 2 })}`;
  return maskMiddle(digits, { head: 0, tail: Math.min(2, Math.floor(digits.length / 3)) });
}

/** 桂林市七星区漓江路 26 号 → 桂林市七星区****: down to the county or district, not the street. */
export function maskAddress(address: string): string {
  const area =
    /^(?:.{2,10}?(?:省|自治区|特别行政区))?(?:.{2,12}?(?:市|自治州|州|盟|地区))?(?:.{1,12}?(?:自治县|自治旗|县|区|旗|市))?/u.exec(
      address.trim(),
    );
  const kept = area?.[0] ?? '';
  const rest = address.trim().slice(kept.length);
  if (kept !== '') return rest === '' ? kept : `${kept}****`;
  return `${[...rest].slice(0, Math.min(2, Math.floor([...rest].length / 4))).join('')}****`;
}

/** 6222021234567890123 → **** **** **** 0123. */
export function maskBankAccount(value: string): string {
  const digits = value.replace(/\s/g, '');
  return digits.length < 8 ? '****' : `**** **** **** ${digits.slice(-4)}`;
}

/** li.yunshu@example.com → l***@example.com. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at < 1 ? '****' : `${value.charAt(0)}***${value.slice(at)}`;
}

/** Everything but the head and the tail becomes asterisks, one for each character; never the whole in the open. */
export function maskMiddle(value: string, { head, tail }: { head: number; tail: number }): string {
  const characters = [...value];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  const hidden = '*'.repeat(characters.length - head - tail);
  return `${characters.slice(0, head).join('')}${hidden}${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
