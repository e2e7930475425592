import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, EvaluatedField } from './answers.ts';
import type { FormDefinition, FormField } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { completeAnswers, foodLicence } from './food-licence.fixture.ts';

const options = { today: '2026-11-23' };

/** Half of the answers are nearly right, the rest is anything that JSON can say. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .record(
    Object.fromEntries(
      Object.entries(completeAnswers).map(([key, value]) => [
        key,
        fc.oneof(
          fc.constant(value),
          fc.constant(null),
          fc.jsonValue(),
          fc.string({ unit: 'binary' }),
          fc.constant('12'),
        ),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map(answers => answers as Answers);

function drawnPaths(fields: readonly EvaluatedField[]): string[] {
  return fields.flatMap(field => [
    field.path,
    ...drawnPaths(field.fields ?? []),
    ...(field.items ?? []).flatMap(item => drawnPaths(item.fields)),
  ]);
}

describe('whatever is answered', () => {
  test('evaluating the kept answers again keeps the same answers', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const once = evaluateForm(foodLicence, answers, options).answers;
        expect(evaluateForm(foodLicence, once, options).answers).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  test('what is not drawn is not kept', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const result = evaluateForm(foodLicence, answers, options);
        const drawn = new Set(result.pages.flatMap(page => drawnPaths(page.fields)));
        for (const [key, value] of Object.entries(result.answers)) {
          expect(drawn.has(key)).toBe(true);
          if (key !== 'people' && key !== 'equipment') continue;
          for (const [index, item] of (value as Answers[]).entries()) {
            for (const inner of Object.keys(item)) expect(drawn.has(`${key}.${index}.${inner}`)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what is kept can be stored as JSON by PostgreSQL', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const kept = JSON.stringify(evaluateForm(foodLicence, answers, options).answers);
        expect(kept).not.toContain('\\u0000');
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 300 },
    );
  });

  test('every error speaks both languages and never says 非法, 无效 or 失败', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        for (const { zh, en } of evaluateForm(foodLicence, answers, options).errors) {
          expect(zh).not.toMatch(/非法|无效|失败|错误/);
          expect(zh.length > 0 && en.length > 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the evaluation is the same on the server, in the browser and tomorrow: only its arguments count', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const copy = structuredClone(foodLicence);
        expect(evaluateForm(copy, structuredClone(answers), options)).toEqual(
          evaluateForm(foodLicence, answers, options),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('the answers that were passed in stay as they were', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const before = structuredClone(answers);
        evaluateForm(foodLicence, answers, options);
        expect(answers).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

/** Random chains of visibility: each field may hang on any field before or after it, but not in a circle. */
const anyChain = fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 30 }).chain(parents =>
  fc.tuple(
    fc.constant(parents),
    fc.shuffledSubarray(
      parents.map((_, index) => index),
      { minLength: parents.length, maxLength: parents.length },
    ),
    fc.array(fc.boolean(), { minLength: parents.length, maxLength: parents.length }),
  ),
);

test('a chain of visibilities gives the same result in whatever order its fields stand', () => {
  fc.assert(
    fc.property(anyChain, ([parents, order, ticked]) => {
      const fields = parents.map((parent, index): FormField => {
        const field: FormField = { kind: 'boolean', key: `f${index}`, label: { zh: `${index}`, en: '' } };
        return index === 0 ? field : { ...field, visible: `f${parent % index} = true` };
      });
      const expected = parents
        .map((_, index) => index)
        .filter(index => {
          for (let at = index; at > 0; ) {
            at = (parents[at] ?? 0) % at;
            if (!ticked[at]) return false;
          }
          return true;
        });
      const form: FormDefinition = {
        key: 'chain',
        title: { zh: '链', en: '' },
        pages: [{ key: 'page', title: { zh: '页', en: '' }, fields: order.map(index => fields[index]!) }],
      };
      const answers = Object.fromEntries(ticked.map((value, index) => [`f${index}`, value]));
      const kept = Object.keys(evaluateForm(form, answers, options).answers);
      expect(kept.map(key => Number(key.slice(1))).toSorted((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a form of 95 fields with a condition on every second one is evaluated in less than 5 ms', () => {
  const fields = Array.from({ length: 95 }, (_, index): FormField => {
    const common = { key: `field${index}`, label: { zh: `第 ${index} 项`, en: `Field ${index}` }, required: true };
    if (index % 5 === 0) return { kind: 'number', ...common, decimals: 2 };
    return index % 2 === 0
      ? { kind: 'text', ...common }
      : { kind: 'text', ...common, visible: `field${index - (index % 5)} >= 0` };
  });
  const form: FormDefinition = {
    key: 'large',
    title: { zh: '大表', en: 'Large form' },
    pages: [{ key: 'page', title: { zh: '页', en: 'Page' }, fields }],
  };
  const answers = Object.fromEntries(
    fields.map((field, index) => [field.key, index % 5 === 0 ? index : '桂林市七星区漓江路']),
  );
  evaluateForm(form, answers, options);
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    evaluateForm(form, answers, options);
    return performance.now() - start;
  });
  expect(times.toSorted((a, b) => a - b)[25]).toBeLessThan(5);
});
