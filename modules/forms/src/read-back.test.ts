import { expect, test } from 'vitest';
import { checkYourAnswers } from './check-your-answers.ts';
import { diffAnswers } from './diff.ts';
import { displaySource, maskValue } from './display.ts';
import { listFields, prefillSources, sensitivePaths } from './fields.ts';
import { completeAnswers, foodLicence } from './food-licence.fixture.ts';
import { toJsonSchema } from './json-schema.ts';

const lookups = {
  divisionPath: () => [
    { code: '450300000000', name: { zh: '桂林市', en: 'Guilin' } },
    { code: '450305000000', name: { zh: '七星区', en: 'Qixing District' } },
  ],
};
const options = { today: '2026-11-23', locale: 'zh', lookups } as const;

function rows(locale: 'zh' | 'en', answers: object = completeAnswers) {
  const sections = checkYourAnswers(foodLicence, { ...answers }, { ...options, locale });
  return Object.fromEntries(sections.flatMap(section => section.rows).map(row => [row.path, row]));
}

test('answers are read back in words, with their units and names', () => {
  const zh = rows('zh');
  expect(zh.premises?.value).toEqual(['桂林市七星区漓江路 26 号 1 层 3 号铺（示例）']);
  expect(zh.area?.value).toEqual(['86.4 平方米']);
  expect(zh.kinds?.value).toEqual(['热食类食品制售、冷食类食品制售']);
  expect(zh.investment).toMatchObject({ value: ['7,000.00 元'], action: null });
  expect(zh.people?.value).toEqual(['2 位：李云舒（示例）、唐小满（示例）']);
  expect(zh.people?.items?.[0]?.title).toBe('第 1 位：李云舒（示例）');
});

test('the same answers are read back in English', () => {
  const en = rows('en');
  expect(en.area?.value).toEqual(['86.4 m²']);
  expect(en.premises?.value).toEqual(['漓江路 26 号 1 层 3 号铺（示例）, Qixing District, Guilin']);
  expect(en.people?.items?.[0]?.rows.at(-1)?.value).toEqual(['11 March 2027']);
});

test('personal data is masked unless it is asked for', () => {
  expect(rows('zh').contactPhone?.value).toEqual(['138 **** 2607']);
  const people = checkYourAnswers(foodLicence, completeAnswers, { ...options, unmasked: true })[2]!.rows[0]!;
  expect(people.items?.[0]?.rows[2]?.value).toEqual(['11010519491231002X']);
});

test('what is held can be disputed, what was written can be changed', () => {
  const source = { value: completeAnswers.name, source: { zh: '营业执照', en: 'business licence' } };
  const sections = checkYourAnswers(foodLicence, completeAnswers, {
    ...options,
    prefill: { 'licence.营业执照.name': source },
  });
  expect(sections[0]!.rows.map(row => [row.path, row.action, row.source])).toEqual([
    ['name', 'dispute', '取自营业执照'],
    ['creditCode', 'change', null],
    ['legalPerson', 'change', null],
    ['contactPhone', 'change', null],
  ]);
});

test('a source says who issued it and when', () => {
  const source = {
    value: '2027-06-02',
    source: { zh: '健康证明电子证照', en: 'electronic health certificate' },
    issuer: { zh: '桂林市疾病预防控制中心', en: 'Guilin CDC' },
    issuedOn: '2026-06-03',
  };
  expect(displaySource(source, 'zh')).toBe('取自健康证明电子证照，桂林市疾病预防控制中心 2026 年 6 月 3 日 签发');
  expect(displaySource(source, 'en')).toBe('From electronic health certificate, issued by Guilin CDC, 3 June 2026');
});

test('an ID number is masked as on the mock-up', () => {
  expect(maskValue('citizenId', '450305199508173028')).toBe('450305********3028');
});

test('personal data is found by its kind, in lists too', () => {
  expect(sensitivePaths(foodLicence)).toEqual(['contactPhone', 'premises', 'people.*.citizenId']);
});

test('the sources that may fill a form are known', () => {
  expect(prefillSources(foodLicence).get('applicant.name')).toEqual(['legalPerson']);
  expect(listFields(foodLicence)).toHaveLength(20);
});

test('changes are told leaf by leaf', () => {
  const [first, second] = completeAnswers.people;
  const after = { ...completeAnswers, area: 90, people: [{ ...first, post: 'cook' }, second, { name: '新人' }] };
  expect(diffAnswers(foodLicence, completeAnswers, after).map(({ path, change }) => [path, change])).toEqual([
    ['area', 'changed'],
    ['people.0.post', 'changed'],
    ['people.2', 'added'],
  ]);
  expect(diffAnswers(foodLicence, completeAnswers, structuredClone(completeAnswers))).toEqual([]);
});

test('a form is also a JSON schema that requires only what is always required', () => {
  const schema = toJsonSchema(foodLicence) as {
    required: string[];
    properties: Record<string, unknown>;
    additionalProperties: boolean;
  };
  expect(schema.required).toEqual(['contactPhone', 'area', 'people', 'kinds', 'truthful']);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.people).toMatchObject({
    type: 'array',
    minItems: 1,
    items: { required: ['name', 'post', 'citizenId'] },
  });
});
