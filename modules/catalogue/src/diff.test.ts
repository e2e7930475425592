import { describe, expect, test } from 'vitest';
import { loadCatalogueData } from './catalogue-data.ts';
import { diffContent } from './diff.ts';
import type { ItemContent } from './item-content.ts';

const items = loadCatalogueData().items;

/** Every leaf of a JSON value by its JSON pointer. */
function leavesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((one, i) => [i, one] as const) : Object.entries(value);
  return entries.flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function withLeafChanged(content: ItemContent, path: readonly (string | number)[]): ItemContent {
  const copy = structuredClone(content);
  let node = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as typeof node;
  const last = path.at(-1) ?? '';
  const old = node[last];
  node[last] = otherThan(old);
  return copy;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (value === 'workingDay' || value === 'calendarDay') return 'month';
  if (value === 'month') return 'workingDay';
  return typeof value === 'string' ? `${value}改` : { amount: 1, unit: 'month', zh: '有了' };
}

describe('a reviewer', () => {
  test('sees a change of any single element of any complete item', { timeout: 60_000 }, () => {
    const complete = items.filter(item => item.content.formKey !== null);
    expect(complete.length).toBeGreaterThan(15);
    const unseen = complete.flatMap(({ entry, content }) =>
      leavesOf(content)
        // The renewal's id is bookkeeping: there is only one renewal.
        .filter(path => !path.join('/').endsWith('renewal/id'))
        .filter(path => diffContent(content, withLeafChanged(content, path)).length === 0)
        .map(path => `${entry.localCode} /${path.join('/')}`),
    );
    expect(unseen).toEqual([]);
  });

  test('sees that materials were put into another order', () => {
    const before = items.find(item => item.entry.localCode === 'SC08')?.content as ItemContent;
    const after = structuredClone(before);
    after.materials.reverse();
    expect(diffContent(before, after)).toEqual([
      expect.objectContaining({ path: '/materials', labelZh: '材料 · 顺序' }),
    ]);
  });

  test('is not troubled by a content whose keys are written in another order', () => {
    const before = items[0]?.content as ItemContent;
    const turned = Object.fromEntries(Object.entries(before).reverse()) as ItemContent;
    turned.limits = Object.fromEntries(Object.entries(turned.limits).reverse()) as ItemContent['limits'];
    expect(diffContent(before, turned)).toEqual([]);
  });
});
