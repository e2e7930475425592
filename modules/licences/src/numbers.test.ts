import { checkUnifiedSocialCreditCode } from '@onewindow/codes';
import { compileSchema } from '@onewindow/http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LicenceType } from './contract.ts';
import { makeFace } from './face.ts';
import { alikeKeyOf, formatNumber, newToken, numberKeyOf, readToken } from './numbers.ts';
import { builtInTypes } from './types/built-in.ts';

const PARTS = { division: '450305', year: 2026, serial: 318_264, class: '2', creditCodePrefix: '91' };

describe('numbers', () => {
  test('are filled from the type’s format', () => {
    expect(formatNumber('JY{class} {division} {serial:7}', PARTS)).toBe('JY2 450305 0318264');
    expect(formatNumber('桂卫公证字〔{year}〕第 {serial:4} 号', PARTS)).toBe('桂卫公证字〔2026〕第 318264 号');
  });

  test('that found a company are credit codes that check', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xfffff }), serial => {
        const code = formatNumber('{newCode}', { ...PARTS, serial });
        expect(checkUnifiedSocialCreditCode(code)).toMatchObject({ ok: true, organisationCodeFits: true });
      }),
    );
  });

  test('are compared without spaces, brackets, width and case', () => {
    expect(numberKeyOf('ｊｙ２ 450305-0318264')).toBe(numberKeyOf('JY2 450305 0318264'));
    expect(numberKeyOf('桂卫公证字〔2026〕第 1 号')).toBe('桂卫公证字2026第1号');
    expect(alikeKeyOf(numberKeyOf('jy2 45O305 O3I8264'))).toBe(numberKeyOf('JY2 450305 0318264'));
  });
});

describe('tokens', () => {
  test('read back as typed, with O for 0 and I for 1', () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        const token = newToken();
        expect(readToken(token.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i'))).toBe(token);
        expect(readToken(`${token.slice(0, 4)}-${token.slice(4, 8)} ${token.slice(8)}`)).toBe(token);
      }),
    );
  });

  test('of another length or alphabet are none', () => {
    for (const text of ['', 'ABC', 'ABCDEFGHJKMNP', 'ABCDEFGHJKM!']) expect(readToken(text)).toBeUndefined();
  });
});

describe('the built-in types', () => {
  test.each(builtInTypes.map(type => [type.key, type] as const))('%s keeps the schema and the standard', (_, type) => {
    expect(compileSchema(LicenceType)(type)).toEqual([]);
    expect(checkUnifiedSocialCreditCode(type.code.slice(0, 18)).ok).toBe(true);
    expect(type.numberFormat).toMatch(/\{serial|\{newCode\}/);
  });

  test('have keys and codes of their own', () => {
    expect(new Set(builtInTypes.map(type => type.key)).size).toBe(builtInTypes.length);
    expect(new Set(builtInTypes.map(type => type.code)).size).toBe(builtInTypes.length);
  });

  test('say which of their codes are real', () => {
    expect(builtInTypes.filter(type => type.codeSource === 'real').map(type => type.code)).toEqual([
      '11100000MB0143028R001',
    ]);
  });
});

describe('a face', () => {
  const [businessLicence] = builtInTypes;

  test('leaves out lines without a value and never reads members of Object', () => {
    const face = makeFace(businessLicence!, {
      answers: { scope: '', companyKind: 'constructor' },
      holderName: '甲（示例）',
      holderCode: '9145',
      applicantName: '乙（示例）',
      issuedOn: '2026-11-26',
      divisionWords: () => undefined,
    });
    expect(face.fields.map(field => field.key)).toEqual([
      'name',
      'companyKind',
      'legalRepresentative',
      'establishedOn',
      'creditCode',
    ]);
    expect(face.fields.find(field => field.key === 'companyKind')?.value.zh).toBe('constructor');
  });
});
