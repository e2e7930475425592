import type { AddressAnswer, Lookups, MaterialAnswer, Name, SignatureAnswer } from './answers.ts';
import type { AddressField, DivisionField, DivisionLevel, MaterialField } from './definition.ts';
import { isRecord } from './json.ts';
import { DEFAULT_MAX_LENGTH } from './limits.ts';
import { messages } from './messages.ts';
import type { ReadAnswer } from './read-value.ts';
import { cleanCode, cleanLine, countCharacters } from './text.ts';

/** The city of Guilin 桂林市, GB/T 2260 code in the platform's 12 digits. */
export const CITY_DIVISION = '450300000000';

const LEVELS: readonly DivisionLevel[] = ['city', 'county', 'township', 'village'];
const LEVEL_NAMES: Record<DivisionLevel, { zh: string; en: string }> = {
  city: { zh: '市', en: 'city' },
  county: { zh: '县（区）', en: 'county or district' },
  township: { zh: '乡镇（街道）', en: 'township or street' },
  village: { zh: '村（社区）', en: 'village or community' },
};

/** Level of a 12-digit statistical code: 4 city + 2 county + 3 township + 3 village. */
export function divisionLevel(code: string): DivisionLevel {
  if (!code.endsWith('000')) return 'village';
  if (!code.endsWith('000000')) return 'township';
  return code.slice(4, 6) === '00' ? 'city' : 'county';
}

/** The part of a code that all divisions under it begin with. */
export function divisionPrefix(code: string): string {
  if (code.slice(2) === '0000000000') return code.slice(0, 2);
  const length = { city: 4, county: 6, township: 9, village: 12 }[divisionLevel(code)];
  return code.slice(0, length);
}

export function readDivision(field: DivisionField | AddressField, raw: unknown, lookups: Lookups): ReadAnswer {
  if (typeof raw !== 'string') return { value: null, problem: messages.wrongShape() };
  const digits = cleanCode(raw);
  const code = /^\d{6}$/.test(digits) ? `${digits}000000` : digits;
  if (code === '') return { value: null };
  if (!/^\d{12}$/.test(code)) return { value: null, problem: messages.noSuchDivision() };
  if (lookups.divisionPath && !lookups.divisionPath(code)) return { value: null, problem: messages.noSuchDivision() };
  const root = field.root ?? CITY_DIVISION;
  if (!code.startsWith(divisionPrefix(root)))
    return { value: null, problem: messages.divisionOutside(nameOf(root, lookups)) };
  const level = field.level ?? 'county';
  if (LEVELS.indexOf(divisionLevel(code)) < LEVELS.indexOf(level) && hasMore(code, lookups)) {
    return { value: code, problem: messages.divisionTooHigh(LEVEL_NAMES[level]) };
  }
  return { value: code };
}

/** A township without villages in the tree is as far as one can go. */
function hasMore(code: string, lookups: Lookups): boolean {
  return !lookups.divisionsUnder || lookups.divisionsUnder(code).length > 0;
}

function nameOf(code: string, lookups: Lookups): Name {
  return (
    lookups.divisionPath?.(code)?.at(-1)?.name ??
    (code === CITY_DIVISION ? { zh: '桂林市', en: 'Guilin' } : { zh: code, en: code })
  );
}

export function readAddress(field: AddressField, raw: unknown, lookups: Lookups): ReadAnswer {
  if (!isRecord(raw) || !onlyKeys(raw, ['division', 'detail'])) return { value: null, problem: messages.wrongShape() };
  const division = raw.division === undefined ? { value: null } : readDivision(field, raw.division ?? '', lookups);
  const detail = typeof raw.detail === 'string' ? cleanLine(raw.detail) : '';
  if (raw.detail !== undefined && raw.detail !== null && typeof raw.detail !== 'string')
    return { value: null, problem: messages.wrongShape() };
  if (division.value === null && detail === '' && !division.problem) return { value: null };
  const value: AddressAnswer = { division: typeof division.value === 'string' ? division.value : '', detail };
  if (division.problem) return { value, problem: division.problem, part: 'division' };
  if (value.division === '') return { value, problem: messages.noDivision(field.label), part: 'division' };
  if (detail === '') return { value, problem: messages.noDetail(field.label), part: 'detail' };
  const most = field.maxLength ?? DEFAULT_MAX_LENGTH;
  const count = countCharacters(detail);
  if (count > most) return { value, problem: messages.tooLong(count, most), part: 'detail' };
  return { value };
}

const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DEFAULT_MAX_FILES = 20;

/** Only the shape: whether the file is there and belongs to the applicant is known where files are kept. */
export function readMaterial(field: MaterialField, raw: unknown): ReadAnswer {
  if (!Array.isArray(raw)) return { value: null, problem: messages.wrongShape() };
  const files: MaterialAnswer[] = [];
  for (const entry of raw) {
    if (!isRecord(entry) || !onlyKeys(entry, ['fileId', 'name', 'bytes']))
      return { value: null, problem: messages.wrongShape() };
    const { fileId, name, bytes } = entry;
    const known =
      typeof fileId === 'string' && FILE_ID.test(fileId) && typeof name === 'string' && Number.isSafeInteger(bytes);
    if (!known) return { value: null, problem: messages.wrongShape() };
    if (!files.some(file => file.fileId === fileId))
      files.push({ fileId, name: cleanLine(name).slice(0, 500), bytes: bytes as number });
  }
  if (files.length === 0) return { value: null };
  const most = field.maxFiles ?? DEFAULT_MAX_FILES;
  if (files.length > most) return { value: files, problem: messages.tooManyFiles(most) };
  if (files.length < (field.minFiles ?? 0)) return { value: files, problem: messages.tooFewFiles(field.minFiles ?? 0) };
  return { value: files };
}

/** A drawn name is the data of an SVG path, never an image of the browser's making: small, and nothing in it can run. */
const DRAWING = /^[MmLlQqCcZz0-9 .,-]{0,20000}$/;

export function readSignature(raw: unknown): ReadAnswer {
  const given = typeof raw === 'string' ? { name: raw } : raw;
  if (!isRecord(given) || !onlyKeys(given, ['name', 'drawing'])) return { value: null, problem: messages.wrongShape() };
  const { name, drawing } = given;
  if (name !== undefined && name !== null && typeof name !== 'string')
    return { value: null, problem: messages.wrongShape() };
  if (
    drawing !== undefined &&
    drawing !== null &&
    drawing !== '' &&
    !(typeof drawing === 'string' && DRAWING.test(drawing))
  ) {
    return { value: null, problem: messages.wrongShape() };
  }
  const clean = cleanLine(name ?? '');
  if (clean === '') return { value: null };
  const value: SignatureAnswer =
    typeof drawing === 'string' && drawing !== '' ? { name: clean, drawing } : { name: clean };
  const count = countCharacters(clean);
  return count > DEFAULT_MAX_LENGTH ? { value, problem: messages.tooLong(count, DEFAULT_MAX_LENGTH) } : { value };
}

function onlyKeys(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(value).every(key => keys.includes(key));
}
