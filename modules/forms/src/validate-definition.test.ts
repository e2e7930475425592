import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormDefinition } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { foodLicence } from './food-licence.fixture.ts';
import { validateDefinition } from './validate-definition.ts';

/** The form with one field of its first page replaced. */
function withField(field: object): unknown {
  const [page, ...rest] = foodLicence.pages;
  return { ...foodLicence, pages: [{ ...page, fields: [field, ...page!.fields.slice(1)] }, ...rest] };
}
function codes(definition: unknown): string[] {
  return validateDefinition(definition).map(problem => `${problem.path} ${problem.code}`);
}
const label = { zh: '名称', en: 'Name' };

test('a good form has no problems', () => {
  expect(validateDefinition(foodLicence)).toEqual([]);
});

test.each([
  ['a shape that is not a form', { pages: [] }, 'shape'],
  ['an unknown kind', withField({ kind: 'captcha', key: 'name', label }), 'kind'],
  ['an unknown property', withField({ kind: 'text', key: 'name', label, colour: 'red' }), 'shape'],
  ['a key with a space', withField({ kind: 'text', key: 'the name', label }), 'shape'],
  ['a key used twice', withField({ kind: 'text', key: 'area', label }), 'duplicateKey'],
  ['a key that is a word of FEEL', withField({ kind: 'text', key: 'count', label }), 'reservedKey'],
  ['an expression that cannot be read', withField({ kind: 'text', key: 'name', label, visible: 'area > ' }), 'syntax'],
  [
    'a condition on a field that is not there',
    withField({ kind: 'text', key: 'name', label, visible: 'aera > 5' }),
    'unknownName',
  ],
  [
    'a condition on a part that is not there',
    withField({ kind: 'text', key: 'name', label, visible: 'premises.street = "x"' }),
    'unknownName',
  ],
  [
    'an item’s field named without its list',
    withField({ kind: 'text', key: 'name', label, visible: 'post = "cook"' }),
    'unknownName',
  ],
  ['a condition on itself', withField({ kind: 'text', key: 'name', label, visible: 'name = "x"' }), 'selfReference'],
  ['options and a code table', withField({ kind: 'choice', key: 'name', label, display: 'radio' }), 'options'],
  ['limits the wrong way round', withField({ kind: 'number', key: 'name', label, minimum: 5, maximum: 1 }), 'limits'],
  [
    'a pattern that cannot be read',
    withField({ kind: 'text', key: 'name', label, pattern: { regex: '(', message: label } }),
    'pattern',
  ],
  [
    'a computed value that is asked for',
    withField({ kind: 'text', key: 'name', label, computed: '"x"', required: true }),
    'computedAndAsked',
  ],
])('%s is found', (_name, definition, code) => {
  expect(codes(definition).some(found => found.endsWith(` ${code}`))).toBe(true);
});

test('a syntax error is told with its place in the expression', () => {
  const [problem] = validateDefinition(withField({ kind: 'text', key: 'name', label, visible: 'area > ' }));
  expect(problem).toMatchObject({ path: 'pages.0.fields.0.visible', code: 'syntax', from: 7, severity: 'error' });
});

test('fields that wait for one another in a circle are found', () => {
  const form: FormDefinition = {
    key: 'circle',
    title: label,
    pages: [
      {
        key: 'page',
        title: label,
        fields: [
          { kind: 'text', key: 'first', label, visible: 'second = "x"' },
          { kind: 'text', key: 'second', label, visible: 'first = "x"' },
        ],
      },
    ],
  };
  expect(codes(form)).toEqual(['first circle']);
});

test('missing English is a warning and does not stop publishing', () => {
  const problems = validateDefinition(withField({ kind: 'text', key: 'name', label: { zh: '名称', en: '' } }));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.some(({ code }) => code === 'noEnglish')).toBe(true);
});

test('whatever is passed in, the answer is a list of problems', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      value => Array.isArray(validateDefinition(value)) && validateDefinition(value).length > 0,
    ),
  );
});

test('a form of which one part is replaced by anything is refused or can be evaluated', () => {
  const field = fc.record(
    {
      kind: fc.constantFrom('text', 'number', 'choice', 'table'),
      key: fc.constantFrom('a', 'if', 'area'),
      label: fc.constant(label),
      visible: fc.string(),
      required: fc.string(),
    },
    { requiredKeys: ['kind', 'key'] },
  );
  fc.assert(
    fc.property(field, candidate => {
      const definition = withField(candidate);
      if (validateDefinition(definition).some(({ severity }) => severity === 'error')) return;
      evaluateForm(definition as FormDefinition, {}, { today: '2026-11-23' });
    }),
    { numRuns: 300 },
  );
});
