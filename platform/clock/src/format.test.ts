import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatArticleEn,
  formatBasis,
  formatDate,
  formatDateList,
  formatDateRange,
  formatNearDay,
  formatShortDate,
  readChineseNumber,
} from './format.ts';

describe('dates in words', () => {
  test('digits with air, the weekday in brackets, the year only when it differs or is wanted', () => {
    expect(formatDate('2026-11-26', { locale: 'zh', weekday: true })).toBe('11 月 26 日（周四）');
    expect(formatDate('2026-11-26', { locale: 'zh', today: '2026-01-01' })).toBe('11 月 26 日');
    expect(formatDate('2027-01-05', { locale: 'zh', today: '2026-12-31' })).toBe('2027 年 1 月 5 日');
    expect(formatDate('2026-11-09', { locale: 'zh', year: true, weekday: true })).toBe('2026 年 11 月 9 日（周一）');
    expect(formatDate('2026-11-26', { locale: 'en', weekday: true, year: true })).toBe('Thursday 26 November 2026');
    expect(formatShortDate('2026-11-26', '2026-01-01')).toBe('11-26');
    expect(formatShortDate('2027-01-05', '2026-01-01')).toBe('2027-01-05');
  });

  test('ranges and lists say the month once', () => {
    expect(formatDateRange('2026-11-16', '2026-11-18', { locale: 'zh' })).toBe('11 月 16 日至 18 日');
    expect(formatDateRange('2026-11-28', '2026-12-02', { locale: 'zh' })).toBe('11 月 28 日至 12 月 2 日');
    expect(formatDateRange('2026-12-30', '2027-01-02', { locale: 'zh' })).toBe('12 月 30 日至 2027 年 1 月 2 日');
    expect(formatDateRange('2026-11-16', '2026-11-16', { locale: 'zh' })).toBe('11 月 16 日');
    expect(formatDateRange('2026-11-16', '2026-11-18', { locale: 'en' })).toBe('16 to 18 November');
    expect(formatDateList(['2026-11-30', '2026-12-01'], { locale: 'zh', near: '2026-11-23' })).toBe(
      '30 日，12 月 1 日',
    );
    expect(formatDateList(['2026-11-30', '2026-12-01'], { locale: 'en', near: '2026-11-23' })).toBe(
      '30 November and 1 December',
    );
  });

  test('lengths and near days', () => {
    expect(formatAmount(8, 'workingDay', 'zh')).toBe('8 个工作日');
    expect(formatAmount(1, 'workingDay', 'en')).toBe('1 working day');
    expect(formatAmount(30, 'calendarDay', 'zh')).toBe('30 天');
    expect(formatAmount(3, 'month', 'en')).toBe('3 months');
    expect(formatNearDay('2026-11-24', { today: '2026-11-23', locale: 'zh' })).toBe('明天');
    expect(formatNearDay('2026-11-25', { today: '2026-11-23', locale: 'zh' })).toBeNull();
  });

  test('articles keep their Chinese numerals and get Arabic ones in English', () => {
    expect(formatBasis({ law: '行政许可法', article: '第四十五条' }, 'zh')).toBe('行政许可法第四十五条');
    expect(formatBasis({ law: '行政许可法', article: '第四十五条' }, 'en')).toBe(
      'Administrative Licensing Law, article 45',
    );
    expect(formatArticleEn('第三十二条第一款第四项')).toBe('article 32(1)(4)');
    expect(formatArticleEn('附则')).toBe('附则');
    expect([readChineseNumber('十'), readChineseNumber('二十'), readChineseNumber('一百零二')]).toEqual([10, 20, 102]);
    expect(readChineseNumber('一千零七十七')).toBe(1077);
  });
});
