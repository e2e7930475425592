import { formatQueryCode } from '@onewindow/codes';
import type { TemplateText } from '../contract.ts';

export type Locale = 'zh' | 'en';
export type Values = Readonly<Record<string, unknown>>;

/** What is printed where a value is missing, to be filled by hand. */
const BLANK = '＿＿＿＿＿＿';
const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** Fills a text's placeholders. A missing value becomes a line to write on; an empty one stays empty. */
export function fillText(text: TemplateText, values: Values, locale: Locale): string {
  const source = locale === 'en' && text.en !== '' ? text.en : text.zh;
  return fill(source, values, locale, BLANK);
}

/** Fills a form's cell: a missing value leaves the cell empty. */
export function fillCell(source: string, values: Values, locale: Locale): string {
  return fill(source, values, locale, '');
}

function fill(source: string, values: Values, locale: Locale, missing: string): string {
  return source.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null ? missing : codeInWords(name, value, locale);
  });
}

/** Names of the placeholders in a text. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(match => match[1] ?? '');
}

/** Codes that other modules put into the data, by the key under which they stand. */
const CODES: Readonly<Record<string, Readonly<Record<string, TemplateText>>>> = {
  source: {
    applicant: { zh: '申请人提交', en: 'from the applicant' },
    window: { zh: '窗口扫描', en: 'scanned at the window' },
    licence: { zh: '电子证照库', en: 'licence library' },
    earlierCase: { zh: '以前办件留存', en: 'an earlier case' },
    realName: { zh: '实名信息', en: 'verified identity' },
    registry: { zh: '登记信息', en: 'register' },
  },
  stage: {
    acceptance: { zh: '受理环节：不予受理', en: 'acceptance: not accepted' },
    decision: { zh: '决定环节：不予许可', en: 'decision: refused' },
  },
  method: {
    electronic: { zh: '电子送达', en: 'electronic' },
    direct: { zh: '直接送达', en: 'in person' },
    left: { zh: '留置送达', en: 'left at the place' },
    post: { zh: '邮寄送达', en: 'by post' },
    entrusted: { zh: '委托送达', en: 'by an entrusted body' },
    announcement: { zh: '公告送达', en: 'by announcement' },
  },
};

const UNBROKEN: ReadonlySet<string> = new Set(['queryCode', 'licenceNumber']);

// Cases keep the query code without spaces.
function readable(text: string): string {
  return /^[A-Z]{2}[0-9A-Z]{10}$/.test(text) ? formatQueryCode(text) : text;
}

/** A value in words, where it is a known code under this key. */
export function codeInWords(key: string, value: unknown, locale: Locale): string {
  // A query code or a number is not torn apart at its spaces.
  if (UNBROKEN.has(key)) return readable(wordsOf(value, locale)).replaceAll(' ', '\u00a0');
  const codes = Object.hasOwn(CODES, key) ? CODES[key] : undefined;
  const word = typeof value === 'string' && codes && Object.hasOwn(codes, value) ? codes[value] : undefined;
  return word ? word[locale] : wordsOf(value, locale);
}

/** A value as it is printed: dates in words, lists with the pause mark. */
export function wordsOf(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map(each => wordsOf(each, locale)).join(locale === 'zh' ? '、' : ', ');
  if (typeof value === 'boolean') return locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null) return wordsOf(Object.values(value), locale);
  const text = String(value ?? '');
  if (isDate(text)) return dateInWords(text, locale);
  return isInstant(text) ? dateInWords(localDateOf(new Date(text)), locale) : text;
}

/** True when the data has something to print under the key. */
export function isPresent(values: Values, key: string): boolean {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  if (value === undefined || value === null || value === '' || value === false) return false;
  return !(Array.isArray(value) && value.length === 0);
}

// China has kept one time without summer time since 1992: UTC plus eight hours.
export function localDateOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Documents write the year always (2026年11月26日); the layout puts the air between figures and characters. */
export function dateInWords(date: string, locale: Locale): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return locale === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}
