import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskAddress, maskBankAccount, maskEmail, maskIdNumber, maskPersonName, maskPhone } from './mask.ts';

test('personal data is recognised by its owner and by nobody else', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('1****************X');
  expect(maskPhone('13800138000')).toBe('138****8000');
  expect(maskPhone('+8613800138000')).toBe('+86138****8000');
  expect(maskPhone('110')).toBe('*10');
  expect(maskPersonName('李明')).toBe('李*');
  expect(maskPersonName('𠮷田')).toBe('𠮷*');
  expect(maskBankAccount('6222020200112230000')).toBe('***************0000');
  expect(maskAddress('广西壮族自治区桂林市象山区中山路1号')).toBe('广西壮族自治区桂林市象山区****');
  expect(maskAddress('桂林市恭城瑶族自治县莲花镇')).toBe('桂林市恭城瑶族自治县****');
  expect(maskAddress('桂林市中山路1号小区')).toBe('桂林市****');
  expect(maskAddress('火星')).toBe('火星****');
  expect(maskEmail('liming@example.cn')).toBe('l***@example.cn');
});

test('no mask throws, and none gives a longer text back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), drawn => {
      const text = drawn.replaceAll('*', 'x');
      for (const mask of [maskIdNumber, maskPhone, maskPersonName, maskBankAccount, maskEmail]) {
        expect(mask(text)).not.toBe(text);
      }
      expect(maskAddress(text)).toContain('****');
    }),
  );
});
