import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogueData, loadScenarios } from './catalogue-data.ts';
import type { Material } from './content.ts';
import { mergeMaterials, resolveScenario } from './scenario.ts';
import type { Scenario } from './scenario-contract.ts';

const scenarios = loadScenarios();
const items = loadCatalogueData().items;
const codeOf = (localCode: string) => items.find(item => item.entry.localCode === localCode)?.entry.basicCode ?? '';
const get = (code: string): Scenario => {
  const found = scenarios.find(scenario => scenario.code === code);
  if (!found) throw new Error(code);
  return found;
};
const local = (codes: readonly string[]) =>
  codes.map(code => items.find(item => item.entry.basicCode === code)?.entry.localCode ?? code);

describe('a scenario', () => {
  test('asks first, and needs nothing before the first answer', () => {
    const resolved = resolveScenario(get('S1'), {});
    expect(resolved).toMatchObject({ next: 'q1', items: [], joint: null });
    expect(resolved.questions).toHaveLength(10);
  });

  test('leads a restaurant to four departments with the joint limit of 45 working days', () => {
    const answers = { q1: ['a2'], q3: ['a1'], q5: ['a1'], q9: ['a1'] };
    const resolved = resolveScenario(get('S1'), answers);
    expect(resolved.next).toBe('q2');
    expect(local(resolved.joint?.items ?? [])).toEqual(['SC08', 'XF01', 'ZJ08', 'CG03']);
    expect(resolved.joint).toMatchObject({ days: 45, source: { law: '行政许可法', article: '第四十二条第二款' } });
    expect(resolved.items.find(item => item.basicCode === codeOf('SC08'))?.reasons[0]?.source).toMatchObject({
      law: '食品安全法',
      verified: true,
    });
  });

  test('offers no joint handling for a single item', () => {
    expect(resolveScenario(get('S1'), { q1: ['a2'] }).joint).toBeNull();
  });

  test('puts registration before tax, and both before invoices', () => {
    const resolved = resolveScenario(get('S4'), { q1: ['a1'], q2: ['a1'] });
    const step = (code: string) => resolved.items.find(item => item.basicCode === codeOf(code))?.step;
    expect(step('SC01')).toBe(1);
    expect(step('SW01')).toBe(2);
    expect(step('SW02')).toBe(3);
    expect(step('GJ04')).toBe(3);
  });

  test('asks a question only after the answer that calls for it, and drops answers to questions no longer asked', () => {
    const guesthouse = get('S2');
    const asked = (answers: Record<string, string[]>) =>
      resolveScenario(guesthouse, answers).questions.map(one => one.id);
    expect(asked({})).not.toContain('q1');
    expect(asked({ q2: ['a1'] })).toContain('q1');
    const changedMind = resolveScenario(guesthouse, { q2: ['a2'], q1: ['a2'] });
    expect(changedMind.items.map(item => item.basicCode)).not.toContain(codeOf('SC08'));
  });

  test('takes several answers only where several are possible', () => {
    const building = get('S6');
    const several = resolveScenario(building, { q13: ['a1', 'a3'] });
    expect(local(several.items.map(item => item.basicCode))).toEqual(expect.arrayContaining(['CG05', 'CG08']));
    const one = resolveScenario(building, { q1: ['a1', 'a2'] });
    expect(local(one.items.map(item => item.basicCode))).not.toContain('FG02');
  });

  test('warns who lacks what the law demands', () => {
    const [warning] = resolveScenario(get('S3'), { q5: ['a1'] }).warnings;
    expect(warning?.zh).toContain('药品管理法第五十二条');
    expect(warning?.en).toBeTruthy();
  });

  test('never throws and never invents an item, whatever the answers', () => {
    const known = new Set(items.map(item => item.entry.basicCode));
    const anything = fc.dictionary(fc.string(), fc.array(fc.string()));
    const plausible = fc.dictionary(
      fc.constantFrom('q1', 'q2', 'q3', 'q13', '__proto__'),
      fc.subarray(['a1', 'a2', 'a3', 'a9']),
    );
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.oneof(anything, plausible), (scenario, answers) => {
        const resolved = resolveScenario(scenario, answers);
        expect(resolved.items.every(item => known.has(item.basicCode) && item.step >= 1)).toBe(true);
        expect(new Set(resolved.items.map(item => item.basicCode)).size).toBe(resolved.items.length);
      }),
    );
  });
});

describe('merged materials', () => {
  const contentOf = (localCode: string) => {
    const item = items.find(one => one.entry.localCode === localCode);
    if (!item) throw new Error(localCode);
    return { basicCode: item.entry.basicCode, content: item.content };
  };

  test('ask four departments’ common documents for once', () => {
    const four = ['SC08', 'XF01', 'ZJ08', 'CG03'].map(contentOf);
    const merged = mergeMaterials(four);
    const licence = merged.filter(one => one.material.name.zh === '营业执照');
    expect(licence).toHaveLength(1);
    expect(licence[0]?.neededFor).toHaveLength(4);
    expect(merged.length).toBeLessThan(four.reduce((sum, one) => sum + one.content.materials.length, 0) - 3);
    expect(new Set(merged.map(one => one.key)).size).toBe(merged.length);
  });

  test('require what one of them requires, always where one asks always', () => {
    const base = contentOf('SC08').content.materials[0] as Material;
    const optional = { ...base, sameAs: 'x', necessity: '2', when: 'area > 10', copies: 1 };
    const required = { ...base, sameAs: 'x', necessity: '1', originals: 0, copies: 3 };
    const [merged] = mergeMaterials([
      { basicCode: '1', content: { materials: [optional] } },
      { basicCode: '2', content: { materials: [required] } },
    ]);
    expect(merged?.material).toMatchObject({ necessity: '1', originals: 1, copies: 3 });
    expect(merged?.material.when).toBeUndefined();
  });
});
