import { maskAddress, maskBankAccount, maskCitizenId, maskEmail, maskIdentifier, maskPhone } from '@onewindow/codes';
import type { EvaluatedField, Locale, Lookups, MaterialAnswer, Name } from './answers.ts';
import type { LeafField, LocalisedText, Option } from './definition.ts';
import { formatMoney, formatNumber } from './display-numbers.ts';
import { isRecord } from './json.ts';

/** The text in one language; a draft without English shows Chinese. */
export function inLocale(text: Name, locale: Locale): string {
  return (locale === 'en' && text.en) || text.zh;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2027-06-02 → 2027 年 6 月 2 日, 2 June 2027. */
export function displayDate(date: string, locale: Locale): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (locale === 'zh') return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

export interface DisplayContext {
  locale: Locale;
  lookups?: Lookups;
  options?: readonly Option[];
}

/** One answer as lines for people; no lines when there is no answer. */
export function displayValue(field: LeafField, value: unknown, context: DisplayContext): string[] {
  if (value === null || value === undefined || value === '') return [];
  const { locale, lookups } = context;
  switch (field.kind) {
    case 'number':
      return [typeof value === 'number' ? withUnit(formatNumber(value), field.unit, locale) : String(value)];
    case 'money':
      if (typeof value !== 'number') return [String(value)];
      return [locale === 'zh' ? `${formatMoney(value)} 元` : `CNY ${formatMoney(value)}`];
    case 'date':
      return [
        typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? displayDate(value, locale) : String(value),
      ];
    case 'boolean':
      if (typeof value !== 'boolean') return [String(value)];
      return [inLocale(value ? (field.yes ?? YES) : (field.no ?? NO), locale)];
    case 'declaration':
      return value === true ? [inLocale(DECLARED, locale)] : [];
    case 'choice':
      return displayChoice(field, value, context);
    case 'division':
      return [divisionName(String(value), context)];
    case 'address':
      if (!isRecord(value)) return [String(value)];
      return [joinAddress(divisionName(String(value.division ?? ''), context), String(value.detail ?? ''), locale)];
    case 'licence': {
      const licence = lookups?.licences?.(field.types).find(({ id }) => id === value);
      return [licence ? `${inLocale(licence.name, locale)} ${licence.number}` : String(value)];
    }
    case 'material':
      return Array.isArray(value) ? value.map(file => (file as MaterialAnswer).name) : [];
    case 'signature':
      return isRecord(value) ? [String(value.name ?? '')] : [String(value)];
    case 'longText':
      return String(value).split('\n');
    default:
      return [String(value)];
  }
}

const YES: LocalisedText = { zh: '是', en: 'Yes' };
const NO: LocalisedText = { zh: '否', en: 'No' };
const DECLARED: LocalisedText = { zh: '已确认', en: 'Confirmed' };

function withUnit(text: string, unit: LocalisedText | undefined, locale: Locale): string {
  return unit ? `${text} ${inLocale(unit, locale)}` : text;
}

function displayChoice(
  field: Extract<LeafField, { kind: 'choice' }>,
  value: unknown,
  context: DisplayContext,
): string[] {
  const options =
    context.options ??
    field.options ??
    (field.codeTable === undefined ? undefined : context.lookups?.codeTable?.(field.codeTable)) ??
    [];
  const names = (Array.isArray(value) ? value : [value]).map(chosen => {
    const option = options.find(candidate => candidate.value === chosen);
    return option ? inLocale(option.label, context.locale) : String(chosen);
  });
  return [names.join(context.locale === 'zh' ? '、' : ', ')];
}

/** 桂林市七星区; in English from the smallest to the largest. */
function divisionName(code: string, { lookups, locale }: DisplayContext): string {
  const names = lookups?.divisionPath?.(code)?.map(({ name }) => inLocale(name, locale));
  if (!names || names.length === 0) return code;
  return locale === 'zh' ? names.join('') : names.toReversed().join(', ');
}

function joinAddress(division: string, detail: string, locale: Locale): string {
  if (locale === 'zh') return `${division}${detail}`;
  return [detail, division].filter(part => part !== '').join(', ');
}

/** Where a held value came from: 取自营业执照，桂林市市场监督管理局 2026 年 8 月 19 日签发. */
export function displaySource(source: NonNullable<EvaluatedField['source']>, locale: Locale): string {
  // Providers write the source with or without the word.
  const from = inLocale(source.source, locale).replace(locale === 'zh' ? /^取自/ : /^from /i, '');
  const issuer = source.issuer ? inLocale(source.issuer, locale) : '';
  const date = source.issuedOn ? displayDate(source.issuedOn, locale) : '';
  if (locale === 'zh') {
    const issued = issuer || date ? `，${[issuer, date].filter(Boolean).join(' ')}${date ? ' 签发' : ''}` : '';
    return `取自${from}${issued}`;
  }
  return `From ${from}${issuer ? `, issued by ${issuer}` : ''}${date ? `, ${date}` : ''}`;
}

/** Shown where personal data is not needed in full: 450305********3028, 138 **** 2607. */
export function maskValue(kind: LeafField['kind'], text: string): string {
  switch (kind) {
    case 'citizenId':
      return maskCitizenId(text);
    case 'phone':
      return maskPhone(text);
    case 'bankAccount':
      return maskBankAccount(text);
    case 'address':
      return maskAddress(text);
    case 'email':
      return maskEmail(text);
    default:
      return maskIdentifier(text);
  }
}
