import type { Lookups } from './answers.ts';
import type {
  ChoiceField,
  LeafField,
  LongTextField,
  MoneyField,
  NumberField,
  Option,
  TextField,
} from './definition.ts';
import { formatMoney, formatNumber } from './display-numbers.ts';
import { DEFAULT_LONG_MAX_LENGTH, DEFAULT_MAX_LENGTH } from './limits.ts';
import { type Message, messages } from './messages.ts';
import { readDate } from './read-date.ts';
import { readAddress, readDivision, readMaterial, readSignature } from './read-structured.ts';
import { cleanCode, cleanLine, cleanLines, countCharacters, halfWidth } from './text.ts';
import { type CodeKind, checkCode } from './validators.ts';

/** An answer as it was given, read as its field's kind. */
export interface ReadAnswer {
  /** Normalised; null when there is no answer or when it could not be read. */
  value: unknown;
  /** The text as it was typed, when it could not be read: kept and shown again. */
  typed?: string;
  problem?: Message;
  /** Part of the answer that the problem is about: `detail` of an address. */
  part?: string;
}

export interface ReadContext {
  today: string;
  lookups: Lookups;
  /** Options that may be chosen now, for a choice. */
  options?: readonly Option[];
}

/** Longest text that is looked at: a request of megabytes in one field is cut before it is normalised. */
const ABSURD_LENGTH = 100_000;

/**
 * Reads one answer. Programs send the proper JSON type, plain HTML forms send text; both arrive here.
 * An empty text is no answer. Money as a number is fen, as text it is yuan.
 */
export function readValue(field: LeafField, given: unknown, context: ReadContext): ReadAnswer {
  const raw = typeof given === 'string' ? cleanLines(given.slice(0, ABSURD_LENGTH)) : given;
  if (raw === undefined || raw === null || raw === '') return { value: null };
  switch (field.kind) {
    case 'text':
      return readText(field, raw);
    case 'longText':
      return readLongText(field, raw);
    case 'number':
      return readNumber(field, raw);
    case 'money':
      return readMoney(field, raw);
    case 'date':
      return readDate(field, raw, context.today);
    case 'boolean':
      return readBoolean(raw);
    case 'declaration':
      return raw === true || raw === 'true' || raw === 'on' ? { value: true } : { value: null };
    case 'choice':
      return readChoice(field, raw, context.options);
    case 'citizenId':
    case 'unifiedSocialCreditCode':
    case 'email':
    case 'bankAccount':
      return readCode(raw, field.kind, context.today);
    case 'phone':
      return readCode(raw, field.accepts === 'mobile' ? 'mobile' : 'phone', context.today);
    case 'division':
      return readDivision(field, raw, context.lookups);
    case 'address':
      return readAddress(field, raw, context.lookups);
    case 'licence':
      return readLicence(field.types, raw, context.lookups);
    case 'material':
      return readMaterial(field, raw);
    case 'signature':
      return readSignature(raw);
  }
}

function unreadable(raw: unknown, problem: Message): ReadAnswer {
  return typeof raw === 'string' ? { value: null, typed: raw, problem } : { value: null, problem };
}

function readText(field: TextField, raw: unknown): ReadAnswer {
  if (typeof raw !== 'string') return unreadable(raw, messages.wrongShape());
  const text = field.code ? cleanCode(raw) : cleanLine(raw);
  const { pattern } = field;
  if (text !== '' && pattern && !patternFor(pattern.regex).test(text)) {
    return { value: text, problem: messages.patternMissed(pattern.message.zh, pattern.message.en) };
  }
  return withLength(text, field.minLength, field.maxLength ?? DEFAULT_MAX_LENGTH);
}

const patterns = new Map<string, RegExp>();

function patternFor(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) {
    pattern = new RegExp(`^(?:${source})$`, 'u');
    if (patterns.size < 1000) patterns.set(source, pattern);
  }
  return pattern;
}

function readLongText(field: LongTextField, raw: unknown): ReadAnswer {
  if (typeof raw !== 'string') return unreadable(raw, messages.wrongShape());
  return withLength(cleanLines(raw), field.minLength, field.maxLength ?? DEFAULT_LONG_MAX_LENGTH);
}

/** A text that is too long is kept whole: cutting it would lose what somebody wrote. */
function withLength(text: string, least: number | undefined, most: number): ReadAnswer {
  if (text === '') return { value: null };
  if (least === undefined && text.length <= most) return { value: text };
  const count = countCharacters(text);
  if (count > most) return { value: text, problem: messages.tooLong(count, most) };
  if (least !== undefined && count < least) return { value: text, problem: messages.tooShort(count, least) };
  return { value: text };
}

const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,10})?$/;

function readDecimal(raw: unknown): { number: number; places: number } | undefined {
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw)) return undefined;
    const written = String(raw);
    if (written.includes('e')) return undefined;
    return { number: raw, places: written.split('.')[1]?.length ?? 0 };
  }
  if (typeof raw !== 'string') return undefined;
  const text = halfWidth(raw).replace(/[\s,，]/g, '');
  if (!DECIMAL.test(text)) return undefined;
  return { number: Number(text), places: text.split('.')[1]?.replace(/0+$/, '').length ?? 0 };
}

function readNumber(field: NumberField, raw: unknown): ReadAnswer {
  if (typeof raw === 'string' && raw.trim() === '') return { value: null };
  const read = readDecimal(typeof raw === 'string' ? withoutUnit(raw, field) : raw);
  if (!read) return unreadable(raw, messages.notANumber());
  const decimals = field.decimals ?? 0;
  if (read.places > decimals)
    return unreadable(typeof raw === 'number' ? String(raw) : raw, messages.tooManyDecimals(decimals));
  const value = read.number === 0 ? 0 : read.number;
  const unit = field.unit ? ` ${field.unit.zh}` : '';
  if (field.minimum !== undefined && value < field.minimum) {
    return { value, problem: messages.tooSmall(`${formatNumber(field.minimum)}${unit}`) };
  }
  if (field.maximum !== undefined && value > field.maximum) {
    return { value, problem: messages.tooLarge(`${formatNumber(field.maximum)}${unit}`) };
  }
  return { value };
}

/** People write the unit although it stands beside the field: 86.4 平方米. */
function withoutUnit(raw: string, field: NumberField): string {
  const text = raw.trim();
  for (const unit of [field.unit?.zh, field.unit?.en]) {
    if (unit && text.endsWith(unit)) return text.slice(0, -unit.length);
  }
  return text;
}

function readMoney(field: MoneyField, raw: unknown): ReadAnswer {
  if (typeof raw === 'string' && raw.trim() === '') return { value: null };
  const fen = typeof raw === 'string' ? yuanToFen(raw) : raw;
  if (typeof fen !== 'number' || !Number.isSafeInteger(fen)) return unreadable(raw, messages.notMoney());
  const value = fen === 0 ? 0 : fen;
  const least = field.minimum ?? 0;
  if (value < least) return { value, problem: messages.tooSmall(`${formatMoney(least)} 元`) };
  if (field.maximum !== undefined && value > field.maximum) {
    return { value, problem: messages.tooLarge(`${formatMoney(field.maximum)} 元`) };
  }
  return { value };
}

/** By digits and not by multiplication: 1.15 * 100 is 114.99999999999999. */
function yuanToFen(raw: string): number | undefined {
  const text = halfWidth(raw).replace(/[\s,，¥￥元]/g, '');
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0') || 0);
  return match[1] === '-' ? -fen : fen;
}

function readBoolean(raw: unknown): ReadAnswer {
  if (raw === true || raw === 'true') return { value: true };
  if (raw === false || raw === 'false') return { value: false };
  return unreadable(raw, messages.notAnOption());
}

function readChoice(field: ChoiceField, raw: unknown, options: readonly Option[] | undefined): ReadAnswer {
  if (field.display !== 'multiple') {
    if (typeof raw !== 'string') return unreadable(raw, messages.wrongShape());
    const known = !options || options.some(option => option.value === raw);
    return known ? { value: raw } : { value: raw.slice(0, 100), problem: messages.notAnOption() };
  }
  const list = Array.isArray(raw) ? raw : [raw];
  if (!list.every((entry): entry is string => typeof entry === 'string'))
    return { value: null, problem: messages.wrongShape() };
  const chosen = [...new Set(list.filter(entry => entry !== ''))].slice(0, 500);
  if (chosen.length === 0) return { value: null };
  const ordered = options ? inOrderOf(options, chosen) : chosen;
  const problem = choiceProblem(field, options, ordered);
  return problem ? { value: ordered, problem } : { value: ordered };
}

/** In the order of the options, so that the same choice is always the same answer; unknown ones last. */
function inOrderOf(options: readonly Option[], chosen: readonly string[]): string[] {
  const known = options.map(option => option.value).filter(value => chosen.includes(value));
  return [...known, ...chosen.filter(value => !known.includes(value))];
}

function choiceProblem(
  field: ChoiceField,
  options: readonly Option[] | undefined,
  chosen: readonly string[],
): Message | undefined {
  const exclusive = options?.find(option => option.exclusive && chosen.includes(option.value));
  if (options && chosen.some(value => !options.some(option => option.value === value))) return messages.notAnOption();
  if (exclusive && chosen.length > 1) return messages.exclusiveChoice(exclusive.label);
  if (field.minChoices !== undefined && chosen.length < field.minChoices && !exclusive)
    return messages.tooFewChoices(field.minChoices);
  if (field.maxChoices !== undefined && chosen.length > field.maxChoices)
    return messages.tooManyChoices(field.maxChoices);
  return undefined;
}

function readCode(raw: unknown, kind: CodeKind, today: string): ReadAnswer {
  if (typeof raw !== 'string') return unreadable(raw, messages.wrongShape());
  const text = cleanCode(raw);
  if (text === '') return { value: null };
  const result = checkCode(kind, text, today);
  if (result.ok) return { value: result.value };
  return { value: null, typed: raw, problem: { code: result.code, zh: result.zh, en: result.en } };
}

function readLicence(types: readonly string[], raw: unknown, lookups: Lookups): ReadAnswer {
  if (typeof raw !== 'string') return unreadable(raw, messages.wrongShape());
  const known = !lookups.licences || lookups.licences(types).some(licence => licence.id === raw);
  return known ? { value: raw } : { value: null, problem: messages.noSuchLicence() };
}
