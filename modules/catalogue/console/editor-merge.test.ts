import { expect, test } from 'vitest';
import { mergeEdits } from './editor-merge.ts';

const base = {
  promise: { amount: 8, unit: 'workingDay' },
  materials: [
    { id: 'a', name: '营业执照', copies: 1 },
    { id: 'b', name: '布局图', copies: 0 },
    { id: 'c', name: '流程文件', copies: 0 },
  ],
  notes: ['一'],
};
const changed = (change: (copy: typeof base) => void): typeof base => {
  const copy = structuredClone(base);
  change(copy);
  return copy;
};

test('what two people changed in different places stands together', () => {
  const mine = changed(copy => {
    copy.promise.amount = 6;
    copy.materials[0]!.copies = 2;
  });
  const theirs = changed(copy => {
    copy.materials[0]!.name = '营业执照副本';
    copy.materials.push({ id: 'd', name: '制度清单', copies: 0 });
    copy.notes = ['一', '二'];
  });
  expect(mergeEdits(base, mine, theirs)).toEqual({
    value: {
      promise: { amount: 6, unit: 'workingDay' },
      materials: [
        { id: 'a', name: '营业执照副本', copies: 2 },
        ...base.materials.slice(1),
        { id: 'd', name: '制度清单', copies: 0 },
      ],
      notes: ['一', '二'],
    },
    clashes: [],
  });
});

test('what one removed and the other left alone goes, what the other changed stays and is named', () => {
  const mine = changed(copy => {
    copy.materials = copy.materials.filter(one => one.id === 'a');
  });
  const theirs = changed(copy => {
    copy.materials[2]!.copies = 3;
  });
  const merged = mergeEdits(base, mine, theirs);
  expect(merged.value.materials.map(one => one.id)).toEqual(['a', 'c']);
  expect(merged.clashes).toEqual(['/materials/2']);
});

test('where both changed the same, mine stands and the place is named', () => {
  const mine = changed(copy => {
    copy.promise.amount = 6;
    copy.notes = ['我'];
  });
  const theirs = changed(copy => {
    copy.promise.amount = 5;
    copy.notes = ['她'];
  });
  expect(mergeEdits(base, mine, theirs)).toEqual({ value: mine, clashes: ['/promise/amount', '/notes'] });
});

test('equal changes of both are no clash', () => {
  const both = changed(copy => {
    copy.promise.amount = 6;
  });
  expect(mergeEdits(base, both, structuredClone(both))).toEqual({ value: both, clashes: [] });
});
