// 办件编号: implementation code (31) + yyyymmdd (8) + serial of the day (4) = 43, as the larger platforms write it.
import { type Checked, type CodeName, normaliseWithoutHyphens, refuse, refuseEmpty, refuseLength } from './checked.ts';
import { compactDate, readCompactDate } from './dates.ts';
import { checkTaskCode, readTaskCode } from './service-item-codes.ts';

export interface CaseNumber {
  taskCode: string;
  /** Day of filing. */
  date: string;
  /** 1 to 9999, counted for each item and day. */
  serial: number;
}

const named: CodeName = {
  name: 'caseNumber',
  zh: '办件编号',
  en: 'case number',
  seenOnZh: '回执',
  seenOnEn: 'receipt',
};

/** Takes the number with or without the spaces it is printed with. */
export function checkCaseNumber(text: string): Checked<CaseNumber> {
  const value = normaliseWithoutHyphens(text);
  if (value === '') return refuseEmpty(named);
  if ([...value].length !== 43) return refuseLength(named, 43, [...value].length);
  const task = readTaskCode(value.slice(0, 31), named);
  if (!task.ok) return task;
  const date = readCompactDate(value.slice(31, 39));
  if (!date) {
    const zh = `第 32 到 39 位“${value.slice(31, 39)}”不是日历上的日子，请对照回执再看一遍`;
    return refuse('caseNumber.date', zh, `Characters 32 to 39, "${value.slice(31, 39)}", are no date`);
  }
  if (!/^\d{4}$/.test(value.slice(39)) || value.endsWith('0000')) {
    const zh = `最后四位“${value.slice(39)}”应是当天的顺序号，请对照回执再看一遍`;
    return refuse('caseNumber.serial', zh, `The last four, "${value.slice(39)}", are the serial number of the day`);
  }
  return { ok: true, value, taskCode: task.value, date, serial: Number(value.slice(39)) };
}

/**
 * Throws RangeError for a wrong part; more than 9,999 cases of one item at one body on one day have no number in this
 * layout.
 */
export function composeCaseNumber({ taskCode, date, serial }: CaseNumber): string {
  const task = checkTaskCode(taskCode);
  if (!task.ok) throw new RangeError(`${task.code}: ${task.en}`);
  if (!Number.isInteger(serial) || serial < 1 || serial > 9999)
    throw new RangeError(`serial 1 to 9999 wanted: ${serial}`);
  return `${task.value}${compactDate(date)}${String(serial).padStart(4, '0')}`;
}

/** In groups, as on the receipt: `11450305MB1H26056W 4 000131023000 20261109 0027`. */
export function formatCaseNumber(value: string): string {
  return [value.slice(0, 18), value.slice(18, 19), value.slice(19, 31), value.slice(31, 39), value.slice(39)]
    .join(' ')
    .trim();
}
