import { describe, expect, test } from 'vitest';
import type { LeafField } from './definition.ts';
import { readValue } from './read-value.ts';

const context = { today: '2026-11-23', lookups: {} };

function read(kind: LeafField['kind'], raw: unknown, more: object = {}) {
  return readValue({ kind, key: 'field', label: { zh: '项', en: 'Field' }, ...more } as LeafField, raw, context);
}

describe('text', () => {
  test('keeps rare characters of names and is trimmed and composed', () => {
    expect(read('text', '  㭎𠮷  ').value).toBe('㭎𠮷');
    expect(read('text', 'José').value).toBe('José');
  });

  test('takes a name of 500 characters and counts 𠮷 as one', () => {
    expect(read('text', '𠮷'.repeat(500)).problem).toBeUndefined();
    expect(read('text', '𠮷'.repeat(501))).toMatchObject({
      value: '𠮷'.repeat(501),
      problem: { zh: '写了 501 个字，最多 500 个字，请删短一些' },
    });
  });

  test('on one line has no line breaks, on several lines it keeps them', () => {
    expect(read('text', '桂林\r\n七星').value).toBe('桂林 七星');
    expect(read('longText', '桂林\r\n七星').value).toBe('桂林\n七星');
  });

  test('that is a code becomes half-width', () => {
    expect(read('text', 'ＪＹ１４５ ０３', { code: true }).value).toBe('JY14503');
  });

  test('must fit its pattern as a whole', () => {
    const pattern = {
      regex: '[A-Z]{2}\\d+',
      message: { zh: '编号以两个大写字母开头，请再看一遍', en: 'Begins with two capitals' },
    };
    expect(read('text', 'JY145', { pattern }).problem).toBeUndefined();
    expect(read('text', 'JY145x', { pattern }).problem?.code).toBe('pattern');
  });
});

describe('identifiers', () => {
  test.each([
    ['citizenId', '１１０１０５ 19491231 002x', '11010519491231002X'],
    ['unifiedSocialCreditCode', '91350100m000100y43', '91350100M000100Y43'],
    ['phone', '138 0000 2607', '13800002607'],
    ['phone', '＋８６13800002607', '13800002607'],
    ['phone', '0773-2800000', '0773-2800000'],
    ['email', 'li@example.com', 'li@example.com'],
    ['bankAccount', '6222 0000 0000 0000', '6222000000000000'],
  ] as const)('%s %s is read as %s', (kind, raw, value) => {
    expect(read(kind, raw)).toEqual({ value });
  });

  test.each([
    ['citizenId', '11010519491231002'],
    ['citizenId', '110105194912310021'],
    ['unifiedSocialCreditCode', '91350100M000100Y44'],
    ['phone', '1380000'],
    ['email', 'li@example'],
    ['bankAccount', '12'],
  ] as const)('%s %s is not right, and stays as it was typed', (kind, raw) => {
    expect(read(kind, raw)).toMatchObject({ value: null, typed: raw });
  });
});

describe('numbers and money', () => {
  test.each([
    ['86.4', 86.4],
    ['８６．４', 86.4],
    ['1,200', 1200],
    ['86.4 平方米', 86.4],
    [86.4, 86.4],
    ['-0', 0],
  ])('the number %j is %d', (raw, value) => {
    expect(read('number', raw, { decimals: 1, unit: { zh: '平方米', en: 'm²' } })).toEqual({ value });
  });

  test('a number with too many places is not cut but told', () => {
    expect(read('number', 2.71999, { decimals: 2 })).toMatchObject({
      value: null,
      typed: '2.71999',
      problem: { code: 'tooManyDecimals' },
    });
    expect(read('number', '1e5').problem?.code).toBe('notANumber');
    expect(read('number', Number.NaN).problem?.code).toBe('notANumber');
  });

  test('a limit is told with its unit', () => {
    expect(read('number', '0', { minimum: 1, unit: { zh: '平方米', en: 'm²' } }).problem?.zh).toBe(
      '不能少于 1 平方米，请核对后改一改',
    );
  });

  test.each([
    ['1.15', 115],
    ['¥1,200.50', 120050],
    ['1200元', 120000],
    [120050, 120050],
    ['0.1', 10],
  ])('the amount %j is %d fen', (raw, fen) => {
    expect(read('money', raw)).toEqual({ value: fen });
  });

  test('an amount is never rounded', () => {
    expect(read('money', '1.155').problem?.code).toBe('notMoney');
    expect(read('money', 1.5).problem?.code).toBe('notMoney');
  });
});

describe('dates', () => {
  test.each(['2026-06-02', '2026/6/2', '2026年6月2日', '２０２６.6.2', '20260602', '2026 年 6 月 2 日'])(
    '%s is the second of June',
    raw => {
      expect(read('date', raw)).toEqual({ value: '2026-06-02' });
    },
  );

  test('a day that does not exist is said by its numbers', () => {
    expect(read('date', '2026-02-30')).toMatchObject({
      value: null,
      typed: '2026-02-30',
      problem: { zh: '2026 年 2 月没有 30 日，请对照证件再看一遍' },
    });
    expect(read('date', '2024-02-29').value).toBe('2024-02-29');
    expect(read('date', '明天').problem?.code).toBe('notADate');
  });

  test('today as a limit is the day that the caller says', () => {
    expect(read('date', '2026-11-23', { maximum: 'today' }).problem).toBeUndefined();
    expect(read('date', '2026-11-24', { maximum: 'today' }).problem?.code).toBe('tooLate');
  });
});

describe('divisions and addresses', () => {
  test('a six-digit code is the same division', () => {
    expect(read('division', '450305').value).toBe('450305000000');
  });

  test('only places within the city may be chosen, down to the level asked for', () => {
    expect(read('division', '440100000000').problem?.zh).toBe('这里只能选桂林市内的地区，请重新选');
    expect(read('division', '450305000000', { level: 'village' }).problem?.zh).toBe('地区还没选完，请选到村（社区）');
    expect(read('division', '450305001002', { level: 'village' }).problem).toBeUndefined();
  });

  test('a retired or invented code is found out where the tree is known', () => {
    const lookups = { divisionPath: () => undefined };
    const field: LeafField = { kind: 'division', key: 'place', label: { zh: '地区', en: 'Area' } };
    expect(readValue(field, '450399000000', { today: '2026-11-23', lookups }).problem?.code).toBe('noSuchDivision');
  });

  test('an address lacks either part by name', () => {
    expect(read('address', { division: '', detail: '漓江路 26 号' })).toMatchObject({ part: 'division' });
    expect(read('address', { division: '450305000000', detail: ' ' })).toMatchObject({ part: 'detail' });
    expect(read('address', { division: '', detail: '' })).toEqual({ value: null });
  });
});

describe('the rest', () => {
  test('choices come in the order of the options, without doubles', () => {
    const options = ['a', 'b', 'c'].map(value => ({ value, label: { zh: value, en: value } }));
    const field: LeafField = {
      kind: 'choice',
      key: 'choice',
      label: { zh: '选', en: '' },
      display: 'multiple',
      options,
    };
    expect(readValue(field, ['c', 'a', 'c'], { ...context, options }).value).toEqual(['a', 'c']);
    expect(readValue(field, ['d'], { ...context, options }).problem?.code).toBe('notAnOption');
  });

  test('a file list is checked for its shape and kept without doubles', () => {
    const file = { fileId: '019d0000-0000-7000-8000-000000000001', name: '布局图.pdf', bytes: 3 };
    expect(read('material', [file, file], { material: '001' }).value).toEqual([file]);
    expect(read('material', [{ ...file, path: '/etc/passwd' }], { material: '001' }).problem?.code).toBe('wrongShape');
  });

  test('a signature takes a name and strokes, and nothing that could run', () => {
    expect(read('signature', { name: '李云舒（示例）', drawing: 'M1 2 L3 4' }).value).toEqual({
      name: '李云舒（示例）',
      drawing: 'M1 2 L3 4',
    });
    expect(read('signature', { name: '李', drawing: '<script>' }).problem?.code).toBe('wrongShape');
  });
});
