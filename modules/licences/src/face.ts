import type { LicenceType, LicenceTypeField, PrintedField } from './contract.ts';

/** What a licence's face is made from. */
export interface FaceInput {
  /** The answers of the application, by field key. */
  answers: Readonly<Record<string, unknown>>;
  holderName: string;
  /** The holder's code as it may be printed: in full for an organisation, masked for a person. */
  holderCode: string;
  /** Name of the party that applied; differs from the holder where the licence founds her. */
  applicantName: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  /** Words of a division code, or undefined when it is not known. */
  divisionWords: (code: string) => string | undefined;
}

/** The face 照面: `content` for programs (values as answered), `fields` as they are printed. */
export interface Face {
  content: Record<string, unknown>;
  fields: PrintedField[];
}

/** Makes a licence's face from the answers. Lines without a value are left out. */
export function makeFace({ definition }: Pick<LicenceType, 'definition'>, input: FaceInput): Face {
  const content: Record<string, unknown> = {};
  const fields: PrintedField[] = [];
  for (const field of definition.fields) {
    const value = answerOf(field, input);
    if (value === undefined) continue;
    content[field.key] = value;
    fields.push({ key: field.key, label: field.label, value: wordsOf(field, value, input), public: field.public });
  }
  return { content, fields };
}

/** The holder's name: an answer where the licence founds the holder, else the party's. */
export function holderNameOf(
  { definition }: Pick<LicenceType, 'definition'>,
  answers: FaceInput['answers'],
  partyName: string,
): string {
  for (const key of definition.holderName ?? []) {
    const value = own(answers, key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return partyName;
}

function answerOf(field: LicenceTypeField, input: FaceInput): unknown {
  // The line's own key comes last: a change 变更 starts from what the former face says.
  for (const source of [...(field.from ?? []), field.key]) {
    const value = source.startsWith('@') ? special(source, input) : own(input.answers, source);
    if (value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      return value;
  }
  return undefined;
}

function special(source: string, input: FaceInput): string | undefined {
  switch (source) {
    case '@holderName':
      return input.holderName;
    case '@holderCode':
      return input.holderCode;
    case '@applicantName':
      return input.applicantName;
    case '@issuedOn':
      return input.issuedOn;
    default:
      return undefined;
  }
}

function wordsOf(field: LicenceTypeField, value: unknown, input: FaceInput): { zh: string; en: string } {
  if (Array.isArray(value)) {
    const parts = value.map(each => wordsOf(field, each, input));
    return { zh: parts.map(part => part.zh).join('、'), en: parts.map(part => part.en).join(', ') };
  }
  const coded = typeof value === 'string' && field.codes ? own(field.codes, value) : undefined;
  if (coded) return coded as { zh: string; en: string };
  switch (field.format) {
    case 'date':
      return typeof value === 'string' ? { zh: dateInWords(value), en: value } : same(value);
    case 'money':
      return typeof value === 'number' ? moneyInWords(value) : same(value);
    case 'address':
      return addressInWords(value, input);
    default: {
      const text = typeof value === 'boolean' ? { zh: value ? '是' : '否', en: value ? 'yes' : 'no' } : same(value);
      return field.unit ? { zh: `${text.zh} ${field.unit.zh}`, en: `${text.en} ${field.unit.en}` } : text;
    }
  }
}

function same(value: unknown): { zh: string; en: string } {
  const text = String(value);
  return { zh: text, en: text };
}

/** 2026-11-26 → 2026年11月26日. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${year}年${month}月${day}日` : date;
}

// Fen to yuan; registers state capital in 万元 when it is round.
function moneyInWords(fen: number): { zh: string; en: string } {
  const yuan = fen / 100;
  const grouped = (amount: number) => amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const zh = yuan >= 10_000 && yuan % 1000 === 0 ? `${grouped(yuan / 10_000)} 万元` : `${grouped(yuan)} 元`;
  return { zh, en: `CNY ${grouped(yuan)}` };
}

function addressInWords(value: unknown, input: FaceInput): { zh: string; en: string } {
  if (typeof value !== 'object' || value === null) return same(value);
  const { division, detail } = value as { division?: unknown; detail?: unknown };
  const place = typeof division === 'string' ? (input.divisionWords(division) ?? '') : '';
  return same(`${place}${typeof detail === 'string' ? detail : ''}`);
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
