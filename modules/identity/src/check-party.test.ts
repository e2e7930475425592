import { isAppError } from '@onewindow/errors';
import { expect, test } from 'vitest';
import { checkParty } from './check-party.ts';
import type { PartyInput } from './parties.ts';

const person: PartyInput = {
  kind: 'person',
  name: '𠮷㭎（示例）',
  idType: 'citizenId',
  idNumber: '450305198802294011',
  phone: '13800004011',
};

function problemsOf(change: Partial<PartyInput>): string[] {
  try {
    checkParty({ ...person, ...change });
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.fields.map(field => `${field.path} ${field.zh}`);
  }
}

test('a person with rare characters and a right number is taken', () => {
  expect(problemsOf({})).toEqual([]);
});

test('everything that is wrong is told at once, each at its field', () => {
  const told = problemsOf({ name: '𠮷'.repeat(501), idNumber: '450305198802294012', phone: '138' });
  expect(told).toHaveLength(3);
  expect(told[0]).toBe('/name 名字最多 500 个字，现在是 501 个，请照证件再看一遍。');
  expect(told[1]).toMatch(/^\/idNumber 最后一位/);
  expect(told[2]).toMatch(/^\/phone 手机号码是 11 位/);
});

test('what is empty is asked for in words of its own', () => {
  expect(problemsOf({ name: ' ', idNumber: '' })).toEqual([
    '/name 请照身份证填写姓名。',
    '/idNumber 请照证件填写号码。',
  ]);
});

test('a company gives its credit code and may give a landline', () => {
  const company: Partial<PartyInput> = {
    kind: 'organisation',
    name: '桂林漓岸餐饮管理有限公司（示例）',
    idType: 'unifiedSocialCreditCode',
    idNumber: '91450305MAE0LJ2603',
    phone: '0773-2812345',
  };
  expect(problemsOf(company)).toEqual([]);
  expect(problemsOf({ ...company, idNumber: '91450305MAE0LJ2604' })[0]).toMatch(/^\/idNumber 最后一位/);
});
