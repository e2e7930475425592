import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, checkCitizenId, citizenIdCheckCharacter } from './citizen-id.ts';
import { checkDivisionCode, divisionLevel, divisionParent, isWithinDivision } from './division-code.ts';
import { checkInvestmentProjectCode } from './investment-project-code.ts';
import {
  checkOrganisationCode,
  checkUnifiedSocialCreditCode,
  organisationCheckCharacter,
  socialCreditCheckCharacter,
} from './social-credit-code.ts';

const today = '2026-11-23';

function codeOf(checked: { ok: boolean; code?: string }): string | undefined {
  return checked.ok ? 'ok' : checked.code;
}

/** Every text with one character put in place of another, at a place and with a character that fast-check chooses. */
function substituted(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

function swapped(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

describe('公民身份号码 GB 11643', () => {
  test.each(['11010519491231002X', '440524188001010014'])('%s is right', value => {
    expect(checkCitizenId(value, { today }).ok).toBe(true);
  });

  test('it says division, date of birth, sex and whose card it is', () => {
    expect(checkCitizenId('11010519491231002x', { today })).toEqual({
      ok: true,
      value: '11010519491231002X',
      kind: 'citizen',
      division: '110105',
      nationality: null,
      birthDate: '1949-12-31',
      sex: 'female',
    });
    const hongKong = `81000019900101001${citizenIdCheckCharacter('81000019900101001')}`;
    expect(checkCitizenId(hongKong, { today })).toMatchObject({ kind: 'hongKong', sex: 'male' });
    const foreigner = `91112419811108003${citizenIdCheckCharacter('91112419811108003')}`;
    expect(checkCitizenId(foreigner, { today })).toMatchObject({
      kind: 'foreigner',
      division: null,
      nationality: '124',
    });
  });

  test('retired divisions stay good: 450322 was 临桂县', () => {
    const value = `45032219850203041${citizenIdCheckCharacter('45032219850203041')}`;
    expect(checkCitizenId(value, { today })).toMatchObject({ ok: true, division: '450322' });
  });

  test('spaces and full-width digits are understood', () => {
    expect(checkCitizenId(' 110105 1949 1231 002Ｘ ', { today }).ok).toBe(true);
    expect(checkCitizenId('１１０１０５１９４９１２３１００２X', { today }).ok).toBe(true);
  });

  test('each mistake is told in its own words', () => {
    const zhOf = (text: string) => {
      const checked = checkCitizenId(text, { today });
      return checked.ok ? '' : checked.zh;
    };
    expect(zhOf('110105194912310021')).toBe('最后一位和前面对不上，请对照证件再看一遍');
    expect(zhOf('11010519491231002')).toBe('公民身份号码是 18 位，现在填了 17 位，请对照证件再看一遍');
    expect(zhOf('110105491231002')).toBe('这是 15 位的旧号码，请填现在证件上的 18 位号码');
    expect(zhOf('1101O519491231002X')).toContain('第 5 位“O”');
    expect(zhOf('1101O519491231002X')).toContain('可能是数字 0');
    expect(zhOf('11010519490231002X')).toContain('不是日历上的出生日期');
    expect(zhOf('11010520991231002X')).toContain('还没有到');
    expect(zhOf('99010519491231002X')).toContain('省级代码');
    expect(zhOf('')).toBe('请填公民身份号码');
  });

  const validId = fc
    .record({
      division: fc.constantFrom('450305', '450322', '110105', '440524', '810000'),
      birth: fc.date({ min: new Date('1930-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }),
      sequence: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ division, birth, sequence }) => {
      const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
      const first = `${division}${day}${String(sequence).padStart(3, '0')}`;
      return first + citizenIdCheckCharacter(first);
    });

  test('every single wrong digit and every swap of neighbours is found', () => {
    fc.assert(
      fc.property(validId, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 9 }), (id, at, digit) => {
        expect(checkCitizenId(id, { today }).ok).toBe(true);
        const wrong = substituted(id, at, String(digit));
        if (wrong !== id) expect(checkCitizenId(wrong, { today }).ok).toBe(false);
        const turned = swapped(id, Math.min(at, 16));
        if (turned !== id) expect(checkCitizenId(turned, { today }).ok).toBe(false);
      }),
    );
  });

  test('age is counted in whole years', () => {
    expect(ageOn('2012-11-23', '2026-11-23')).toBe(14);
    expect(ageOn('2012-11-24', '2026-11-23')).toBe(13);
    expect(() => ageOn('2012-13-01', today)).toThrow(RangeError);
  });
});

describe('统一社会信用代码 GB 32100', () => {
  test.each([
    ['11450000007565194H', 'governmentOrgan'],
    ['11450721MB15580811', 'governmentOrgan'],
    ['11100000MB0143028R', 'governmentOrgan'],
    ['91350100M000100Y43', 'company'],
    ['12441500196720244T', 'publicInstitution'],
    ['11370800MB28559184', 'governmentOrgan'],
    ['11450721348531435D', 'governmentOrgan'],
    ['11100000000013338W', 'governmentOrgan'],
    ['11220000013544541J', 'governmentOrgan'],
    ['11430000006122244L', 'governmentOrgan'],
    ['11330105002500287C', 'governmentOrgan'],
    ['11100000MB03271699', 'governmentOrgan'],
  ])('%s is right, and so is the organisation code inside', (value, kind) => {
    expect(checkUnifiedSocialCreditCode(value)).toMatchObject({ ok: true, value, kind, organisationCodeFits: true });
    expect(checkOrganisationCode(value.slice(8, 17)).ok).toBe(true);
  });

  test('its parts are told apart', () => {
    expect(checkUnifiedSocialCreditCode('91350100 m000100y 43')).toMatchObject({
      division: '350100',
      organisationCode: 'M000100Y4',
    });
  });

  test('letters outside the alphabet are named with what they may be', () => {
    const checked = checkUnifiedSocialCreditCode('9135O100M000100Y43');
    expect(checked).toMatchObject({ ok: false, code: 'unifiedSocialCreditCode.character' });
    expect(!checked.ok && checked.zh).toContain('第 5 位“O”');
    expect(codeOf(checkUnifiedSocialCreditCode('91350100M000100Y4'))).toBe('unifiedSocialCreditCode.length');
    expect(codeOf(checkUnifiedSocialCreditCode('91350100M000100Y44'))).toBe('unifiedSocialCreditCode.check');
    expect(codeOf(checkUnifiedSocialCreditCode(' '))).toBe('unifiedSocialCreditCode.empty');
  });

  const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const symbol = fc.constantFrom(...symbols);
  const validCode = fc
    .tuple(
      fc.constantFrom('91', '11', '92', 'N1'),
      fc.integer({ min: 110000, max: 659999 }),
      fc.array(symbol, { minLength: 9, maxLength: 9 }),
    )
    .map(([head, division, body]) => `${head}${division}${body.join('')}`)
    .map(first => first + socialCreditCheckCharacter(first));

  test('every single wrong character and every swap of neighbours is found', () => {
    fc.assert(
      fc.property(validCode, fc.integer({ min: 0, max: 17 }), symbol, (code, at, character) => {
        expect(checkUnifiedSocialCreditCode(code).ok).toBe(true);
        const wrong = substituted(code, at, character);
        if (wrong !== code) expect(checkUnifiedSocialCreditCode(wrong).ok).toBe(false);
        const turned = swapped(code, Math.min(at, 16));
        if (turned !== code) expect(checkUnifiedSocialCreditCode(turned).ok).toBe(false);
      }),
    );
  });
});

describe('组织机构代码 GB 11714', () => {
  test('with and without its hyphen', () => {
    expect(checkOrganisationCode('MB014302-8')).toMatchObject({ ok: true, value: 'MB0143028', printed: 'MB014302-8' });
    expect(codeOf(checkOrganisationCode('MB014302-9'))).toBe('organisationCode.check');
    expect(codeOf(checkOrganisationCode('MB014302'))).toBe('organisationCode.length');
  });

  test('every single wrong digit in a code of digits is found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99999999 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 9 }),
        (number, at, digit) => {
          const first = String(number).padStart(8, '0');
          const code = first + organisationCheckCharacter(first);
          expect(checkOrganisationCode(code).ok).toBe(true);
          const wrong = substituted(code, at, String(digit));
          if (wrong !== code) expect(checkOrganisationCode(wrong).ok).toBe(false);
        },
      ),
    );
  });
});

describe('行政区划代码', () => {
  test('six, nine and twelve digits are one code', () => {
    expect(checkDivisionCode('450300')).toMatchObject({
      value: '450300000000',
      level: 'city',
      short: '450300',
      parent: '450000000000',
    });
    expect(checkDivisionCode('450305')).toMatchObject({ level: 'county', parent: '450300000000' });
    expect(checkDivisionCode('450305001')).toMatchObject({
      level: 'township',
      short: '450305001',
      parent: '450305000000',
    });
    expect(checkDivisionCode('450305001002')).toMatchObject({ level: 'village', parent: '450305001000' });
    expect(checkDivisionCode('45 0000')).toMatchObject({ level: 'province', parent: null });
  });

  test('a township of a city without counties belongs to the city', () => {
    expect(divisionParent('441900003000')).toBe('441900000000');
    expect(divisionLevel('441900003000')).toBe('township');
  });

  test('inside or not', () => {
    expect(isWithinDivision('450300000000', '450305001002')).toBe(true);
    expect(isWithinDivision('450305000000', '450305000000')).toBe(true);
    expect(isWithinDivision('450305000000', '450300000000')).toBe(false);
    expect(isWithinDivision('450305000000', '450302001000')).toBe(false);
  });

  test('what is no code is refused', () => {
    expect(codeOf(checkDivisionCode('990000'))).toBe('divisionCode.province');
    expect(codeOf(checkDivisionCode('4503'))).toBe('divisionCode.length');
    expect(codeOf(checkDivisionCode('45O300'))).toBe('divisionCode.character');
  });
});

describe('投资项目统一代码', () => {
  test('with and without hyphens', () => {
    const wanted = { ok: true, value: '2026-450305-65-01-123456', year: 2026, division: '450305', industry: '65' };
    expect(checkInvestmentProjectCode('2026-450305-65-01-123456')).toMatchObject(wanted);
    expect(checkInvestmentProjectCode('20264503056501123456')).toMatchObject(wanted);
    expect(codeOf(checkInvestmentProjectCode('2026-450305-65-01-12345'))).toBe('investmentProjectCode.form');
    expect(codeOf(checkInvestmentProjectCode('2026-990305-65-01-123456'))).toBe('investmentProjectCode.parts');
  });
});
