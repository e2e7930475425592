import { messages } from './messages.ts';
import type { ReadAnswer } from './read-value.ts';
import { halfWidth } from './text.ts';

/** 2026-11-23, 2026/11/23, 2026.11.23, 20261123, 2026年11月23日, full-width digits too. */
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

interface DateLimits {
  minimum?: string;
  maximum?: string;
}

export function readDate(field: DateLimits, raw: unknown, today: string): ReadAnswer {
  if (typeof raw !== 'string') return { value: null, problem: messages.notADate() };
  const typed = raw;
  const text = halfWidth(raw).replace(/\s+/g, '');
  if (text === '') return { value: null };
  const match = WRITTEN.exec(text);
  if (!match) return { value: null, typed, problem: messages.notADate() };
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4]);
  const day = Number(match[3] ?? match[5]);
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1)
    return { value: null, typed, problem: messages.notADate() };
  if (day > daysInMonth(year, month)) return { value: null, typed, problem: messages.noSuchDay(year, month, day) };
  const value = `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const least = field.minimum === 'today' ? today : field.minimum;
  const most = field.maximum === 'today' ? today : field.maximum;
  if (least !== undefined && value < least) return { value, problem: messages.tooEarly(least) };
  if (most !== undefined && value > most) return { value, problem: messages.tooLate(most) };
  return { value };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
