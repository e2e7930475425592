import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkQueryCode,
  composeQueryCode,
  formatQueryCode,
  looksLikeQueryCode,
  queryCodesPerDay,
} from './query-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyCode = fc
  .tuple(fc.integer({ min: 0, max: queryCodesPerDay - 1 }), fc.integer({ min: 0, max: 25000 }))
  .map(([sequence, day]) => ({ sequence, date: new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10) }))
  .map(({ sequence, date }) => composeQueryCode({ prefix: 'GL', date, sequence }));

describe('查询码', () => {
  test('has the city, the day and four characters', () => {
    const code = composeQueryCode({ prefix: 'GL', date: '2026-11-09', sequence: 27 });
    expect(code).toMatch(/^GL261109[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(checkQueryCode(code)).toEqual({
      ok: true,
      value: code,
      printed: formatQueryCode(code),
      prefix: 'GL',
      date: '2026-11-09',
    });
    expect(formatQueryCode('GL2611097K4M')).toBe('GL26 1109 7K4M');
  });

  test('every sequence number of a day has its own code, and neighbours differ in more than the end', () => {
    const codes = new Set<string>();
    for (let sequence = 0; sequence < queryCodesPerDay; sequence += 1) {
      codes.add(composeQueryCode({ prefix: 'GL', date: '2026-11-09', sequence }));
    }
    expect(codes.size).toBe(queryCodesPerDay);
    const [first, second] = [...codes];
    expect(first?.charAt(8)).not.toBe(second?.charAt(8));
  });

  test('it is understood as people type it', () => {
    fc.assert(
      fc.property(anyCode, code => {
        const typed = formatQueryCode(code)
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replaceAll('v', 'u');
        expect(checkQueryCode(typed)).toMatchObject({ ok: true, value: code });
        expect(checkQueryCode(code.replaceAll('1', 'I').replace('GL', 'g1'))).toMatchObject({ value: code });
        expect(checkQueryCode(`${code.slice(0, 4)}-${code.slice(4)} `)).toMatchObject({ value: code });
      }),
    );
  });

  test('every single wrong character is found', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 11 }), fc.constantFrom(...alphabet), (code, at, other) => {
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        const same = wrong === code || (at === 1 && other === '1'); // L and 1 are one character
        expect(checkQueryCode(wrong).ok).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  test('every swap of two characters is found, neighbours or not', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }), (code, a, b) => {
        const characters = [...code];
        [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
        const turned = characters.join('');
        const same = turned.replace('L', '1') === code.replace('L', '1');
        expect(checkQueryCode(turned).ok).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  test('what is wrong is said in words', () => {
    const zhOf = (text: string) => {
      const checked = checkQueryCode(text);
      return checked.ok ? '' : checked.zh;
    };
    const code = composeQueryCode({ prefix: 'GL', date: '2026-11-09', sequence: 1 });
    expect(zhOf('')).toBe('请填查询码');
    expect(zhOf(code.slice(0, 11))).toBe('查询码是 12 位，现在填了 11 位，请对照回执再看一遍');
    expect(zhOf(code.slice(0, 11) + (code.endsWith('2') ? '3' : '2'))).toBe('最后一位和前面对不上，请对照回执再看一遍');
    expect(zhOf(`NN${code.slice(2)}`)).toBe('查询码以 GL 开头，请对照回执再看一遍');
    expect(zhOf('GLA611097K4M')).toContain('第 3 位“A”');
  });

  test('a search box can tell that one is being typed', () => {
    expect(looksLikeQueryCode('gl26 11')).toBe(true);
    expect(looksLikeQueryCode('G126 1109 7')).toBe(true);
    expect(looksLikeQueryCode('食品经营许可')).toBe(false);
    expect(looksLikeQueryCode('GL')).toBe(false);
  });

  test('a wrong prefix, date or sequence is a mistake of the caller', () => {
    const right = { prefix: 'GL', date: '2026-11-09', sequence: 1 };
    expect(() => composeQueryCode({ ...right, prefix: 'G1' })).toThrow(RangeError);
    expect(() => composeQueryCode({ ...right, date: '2026-02-30' })).toThrow(RangeError);
    expect(() => composeQueryCode({ ...right, sequence: queryCodesPerDay })).toThrow(RangeError);
  });
});
