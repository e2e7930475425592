import { describe, expect, test } from 'vitest';
import { readNotice, writeNotice } from './calendar-text.ts';

describe('a pasted notice', () => {
  test('days off and days worked are told apart, however the date is written', () => {
    const read = readNotice('日期,名称\n2027-01-01,元旦\n2027年2月6日 春节\n2027/2/20\t上班\n');
    expect(read).toEqual({
      off: [
        { date: '2027-01-01', name: '元旦' },
        { date: '2027-02-06', name: '春节' },
      ],
      work: ['2027-02-20'],
      unread: [],
    });
  });

  test('a line that cannot be read is named by its number', () => {
    expect(readNotice('2027-01-01,元旦\n放假七天\n2027-01-02').unread).toEqual([
      { line: 2, text: '放假七天' },
      { line: 3, text: '2027-01-02' },
    ]);
  });

  test('what is written out reads back the same', () => {
    const notice = { off: [{ date: '2027-01-01', name: '元旦' }], work: ['2027-02-20'] };
    expect(readNotice(writeNotice(notice))).toEqual({ ...notice, unread: [] });
  });
});
