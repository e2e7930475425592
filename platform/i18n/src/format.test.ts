import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatInstant,
  formatList,
  formatMoney,
  formatSpan,
  localDate,
  relativeDay,
  weekday,
} from './index.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a date is written with its weekday, and with its year only when that differs from today', () => {
  expect(plain(formatDate('zh', '2026-11-26', { today: '2026-11-23', weekday: true }))).toBe('11 月 26 日（周四）');
  expect(plain(formatDate('zh', '2027-02-20', { today: '2026-11-23' }))).toBe('2027 年 2 月 20 日');
  expect(plain(formatDate('en', '2026-11-26', { today: '2026-11-23', weekday: true }))).toBe('Thursday 26 November');
  expect(plain(formatDate('en', '2026-11-26'))).toBe('26 November 2026');
});

test('weekdays are right before and after the epoch', () => {
  expect(weekday('zh', '2026-11-23')).toBe('周一');
  expect(weekday('zh', '1969-12-31')).toBe('周三');
  expect(weekday('en', '1970-01-01')).toBe('Thursday');
});

test('an evening in UTC is already the next day in Shanghai', () => {
  expect(localDate('2026-11-22T16:30:00Z')).toBe('2026-11-23');
  expect(localDate('2026-11-22T15:59:59Z')).toBe('2026-11-22');
});

test('instants near today are named, others carry month and day, others again the year', () => {
  const today = '2026-11-23';
  expect(plain(formatInstant('zh', '2026-11-23T01:10:00Z', today))).toBe('今天 09:10');
  expect(plain(formatInstant('zh', '2026-11-22T13:14:00Z', today))).toBe('昨天 21:14');
  expect(plain(formatInstant('zh', '2026-11-18T08:40:00Z', today))).toBe('11-18 16:40');
  expect(plain(formatInstant('en', '2025-11-18T08:40:00Z', today))).toBe('18 Nov 2025 16:40');
  expect(plain(formatInstant('en', '2026-11-18T08:40:00Z', today))).toBe('18 Nov 16:40');
  expect(plain(formatInstant('en', '2026-11-23T01:10:00Z', today))).toBe('Today 09:10');
  expect(relativeDay('zh', '2026-11-25', today)).toBeUndefined();
});

test('counts, spans, money, sizes and lists read as people write them', () => {
  expect(formatCount(12486)).toBe('12,486');
  expect(formatCount(97.84, 1)).toBe('97.8');
  expect(plain(formatSpan('zh', 8, 'workingDay'))).toBe('8 个工作日');
  expect(plain(formatSpan('en', 1, 'workingDay'))).toBe('1 working day');
  expect(plain(formatMoney('zh', 1250))).toBe('12.50 元');
  expect(plain(formatMoney('en', 120000))).toBe('¥1,200');
  expect(plain(formatBytes(3_355_443))).toBe('3.2 MB');
  expect(plain(formatBytes(900))).toBe('900 B');
  expect(formatList('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(formatList('en', ['A', 'B', 'C'])).toBe('A, B and C');
  expect(formatList('en', ['A'])).toBe('A');
});
