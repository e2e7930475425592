import { describe, expect, test } from 'vitest';
import { checkMobileNumber, checkPhoneNumber, checkPostalCode } from './contact.ts';
import { checkDocumentNumber, formatDocumentNumber } from './document-number.ts';
import * as masks from './masks.ts';
import { checkPlateNumber } from './plate-number.ts';

function codeOf(checked: { ok: boolean; code?: string }): string | undefined {
  return checked.ok ? 'ok' : checked.code;
}

describe('telephone numbers', () => {
  test.each([
    '13800002607',
    '138 0000 2607',
    '+86 138-0000-2607',
    '0086 13800002607',
    '8613800002607',
    '１３８００００２６０７',
  ])('%s is a mobile number', text => {
    const wanted = { ok: true, value: '13800002607', kind: 'mobile', printed: '138 0000 2607' };
    expect(checkMobileNumber(text)).toMatchObject(wanted);
    expect(checkPhoneNumber(text)).toMatchObject(wanted);
  });

  test('landlines have an area code and perhaps an extension', () => {
    expect(checkPhoneNumber('0773-2812345')).toMatchObject({
      value: '0773-2812345',
      kind: 'landline',
      areaCode: '0773',
    });
    expect(checkPhoneNumber('(010) 8888 6666')).toMatchObject({ value: '010-88886666' });
    expect(checkPhoneNumber('+86 773 2812345')).toMatchObject({ value: '0773-2812345' });
    for (const text of ['0773-2812345转8', '0773-2812345-8', '07732812345 转 8', '0773-2812345 ext. 8']) {
      expect(checkPhoneNumber(text)).toMatchObject({
        value: '0773-2812345-8',
        extension: '8',
        printed: '0773-2812345 转 8',
      });
    }
  });

  test('service numbers', () => {
    expect(checkPhoneNumber('12345')).toMatchObject({ kind: 'service', printed: '12345' });
    expect(checkPhoneNumber('4008001234')).toMatchObject({ kind: 'service', printed: '400-800-1234' });
    expect(checkPhoneNumber('95588')).toMatchObject({ kind: 'service' });
  });

  test('what to add or change is said', () => {
    expect(checkMobileNumber('1380000260')).toMatchObject({
      code: 'mobile.length',
      zh: '手机号码是 11 位，现在填了 10 位，请再看一遍',
    });
    expect(codeOf(checkMobileNumber('0773-2812345'))).toBe('mobile.form');
    expect(codeOf(checkPhoneNumber('2812345'))).toBe('phone.areaCode');
    expect(codeOf(checkPhoneNumber('hello'))).toBe('phone.form');
    expect(codeOf(checkPhoneNumber(''))).toBe('phone.empty');
    expect(codeOf(checkPhoneNumber('138000026'))).toBe('mobile.length');
  });

  test('postal codes', () => {
    expect(checkPostalCode(' 541001 ')).toEqual({ ok: true, value: '541001' });
    expect(codeOf(checkPostalCode('54100'))).toBe('postalCode.form');
    expect(codeOf(checkPostalCode('941001'))).toBe('postalCode.form');
  });
});

describe('plates', () => {
  test.each([
    ['桂C·A1234', 'ordinary', '桂C·A1234'],
    ['桂CA1234', 'ordinary', '桂C·A1234'],
    ['桂C12345', 'ordinary', '桂C·12345'],
    ['桂c·d12345', 'newEnergy', '桂C·D12345'],
    ['桂C12345D', 'newEnergy', '桂C·12345D'],
    ['桂C1234学', 'training', '桂C·1234学'],
    ['粤ZA123港', 'hongKongMacao', '粤Z·A123港'],
  ])('%s', (text, kind, printed) => {
    expect(checkPlateNumber(text)).toMatchObject({ ok: true, kind, printed });
  });

  test('I and O are taken for 1 and 0, and a plate needs its province', () => {
    expect(codeOf(checkPlateNumber('桂C1O345'))).toBe('plateNumber.character');
    expect(codeOf(checkPlateNumber('C12345'))).toBe('plateNumber.province');
    expect(codeOf(checkPlateNumber('桂C1234'))).toBe('plateNumber.form');
    expect(codeOf(checkPlateNumber(''))).toBe('plateNumber.empty');
  });
});

describe('document numbers', () => {
  test('are written with hexagonal brackets and read with any', () => {
    expect(formatDocumentNumber({ mark: '桂七审受', year: 2026, serial: 27 })).toBe('桂七审受〔2026〕27号');
    for (const text of [
      '桂七审受〔2026〕27号',
      '桂七审受[2026]27',
      '桂七审受（2026）第027号',
      ' 桂七审受 【2026】 27 号',
    ]) {
      expect(checkDocumentNumber(text)).toMatchObject({
        ok: true,
        value: '桂七审受〔2026〕27号',
        year: 2026,
        serial: 27,
      });
    }
    expect(codeOf(checkDocumentNumber('桂七审受2026-27'))).toBe('documentNumber.form');
    expect(codeOf(checkDocumentNumber(' '))).toBe('documentNumber.empty');
    expect(() => formatDocumentNumber({ mark: '', year: 2026, serial: 1 })).toThrow(RangeError);
  });
});

describe('masks', () => {
  test('names keep the first character', () => {
    expect(masks.maskName('李云舒')).toBe('李**');
    expect(masks.maskName('李云舒（示例）')).toBe('李**（示例）');
    expect(masks.maskName('𠮷野')).toBe('𠮷*');
    expect(masks.maskName('李')).toBe('*');
    expect(masks.maskName('Anna Wei')).toBe('A*** W**');
    expect(masks.maskName('')).toBe('');
  });

  test('numbers keep what their owner knows them by', () => {
    expect(masks.maskCitizenId('450305199508173028')).toBe('450305********3028');
    expect(masks.maskIdentifier('E12345678')).toBe('E1*****78');
    expect(masks.maskPhone('13800002607')).toBe('138 **** 2607');
    expect(masks.maskPhone('+86 138 0000 2607')).toBe('138 **** 2607');
    expect(masks.maskPhone('0773-2812345')).toBe('0773-*****45');
    expect(masks.maskBankAccount('6222 0212 3456 7890 123')).toBe('**** **** **** 0123');
    expect(masks.maskEmail('li.yunshu@example.com')).toBe('l***@example.com');
  });

  test('addresses stop at the county', () => {
    expect(masks.maskAddress('桂林市七星区漓江路 26 号 1 层 3 号铺（示例）')).toBe('桂林市七星区****');
    expect(masks.maskAddress('广西壮族自治区桂林市恭城瑶族自治县恭城镇太和街 1 号')).toBe(
      '广西壮族自治区桂林市恭城瑶族自治县****',
    );
    expect(masks.maskAddress('广西桂林市荔浦市荔城镇')).toBe('广西桂林市荔浦市****');
    expect(masks.maskAddress('七星区漓江路')).toBe('七星区****');
    expect(masks.maskAddress('漓江路二十六号')).toBe('漓****');
  });

  test('nothing is ever shown whole', () => {
    for (const value of ['1', '12', '1234', '12345']) {
      expect(masks.maskIdentifier(value)).toContain('*');
      expect(masks.maskPhone(value)).toContain('*');
      expect(masks.maskMiddle(value, { head: 3, tail: 3 })).toBe('*'.repeat(value.length));
    }
  });
});
