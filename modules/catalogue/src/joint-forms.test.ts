import { evaluateForm } from '@onewindow/forms/evaluator';
import { expect, test } from 'vitest';
import { completeItems, jointForms } from '../data/complete/index.ts';
import { loadCatalogueData } from './catalogue-data.ts';

const items = loadCatalogueData().items;
const codeOf = (localCode: string) => items.find(item => item.entry.localCode === localCode)?.entry.basicCode ?? '';
const [openRestaurant] = jointForms(codeOf);
const today = '2026-11-23';

function pagesFor(codes: string[]): string[] {
  if (!openRestaurant) throw new Error('no joint form');
  return evaluateForm(openRestaurant, {}, { today, context: { item: { codes } } }).pages.map(page => page.key);
}

test('the restaurant’s joint form asks only what the departments applied to need', () => {
  expect(pagesFor(['SC08', 'XF01', 'ZJ08', 'CG03'].map(codeOf))).toEqual([
    'operator',
    'premises',
    'staff',
    'business',
    'fire',
    'drainage',
    'sign',
    'declare',
  ]);
  expect(pagesFor([codeOf('XF01'), codeOf('CG03')])).toEqual(['operator', 'premises', 'fire', 'sign', 'declare']);
});

test('what a scenario settles is among the answers without being asked', () => {
  if (!openRestaurant) throw new Error('no joint form');
  const { answers, pages } = evaluateForm(openRestaurant, {}, { today });
  expect(answers).toMatchObject({ venueKind: 'restaurant', drainageKind: 'catering' });
  expect(pages.flatMap(page => page.fields).map(field => field.key)).not.toContain('venueKind');
});

test('the food licence is complete with a manager among the staff, and says so when there is none', () => {
  const form = completeItems.find(item => item.key === 'foodBusinessLicence')?.form;
  if (!form) throw new Error('no form');
  const person = { name: '李云舒（示例）', citizenId: '11010519491231002X', healthUntil: '2027-03-11' };
  const answers = {
    operatorName: '桂林漓岸餐饮管理有限公司（示例）',
    creditCode: '91350100M000100Y43',
    legalRepresentative: '李云舒（示例）',
    contactName: '李云舒（示例）',
    contactPhone: '13800002607',
    premises: { division: '450305001000', detail: '漓江路 26 号 1 层 3 号铺（示例）' },
    premisesArea: 86.4,
    rights: 'rented',
    people: [
      { ...person, post: 'safetyManager' },
      { ...person, name: '唐小满（示例）', post: 'cook' },
    ],
    businessKind: 'catering',
    foods: ['hot', 'cold'],
    coldRoomArea: 8.5,
    online: false,
    truthful: true,
  };
  expect(evaluateForm(form, answers, { today })).toMatchObject({ complete: true, errors: [] });
  const without = evaluateForm(form, { ...answers, people: [{ ...person, post: 'cook' }] }, { today });
  expect(without.errors.map(error => error.zh)).toEqual(['还没有食品安全管理员，请给一位选上。']);
  const expired = evaluateForm(
    form,
    { ...answers, people: [{ ...person, post: 'safetyManager', healthUntil: '2026-11-22' }] },
    { today },
  );
  expect(expired.errors[0]).toMatchObject({ path: 'people.0.healthUntil', zh: '健康证明过期了，请先续检。' });
});
