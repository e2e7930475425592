import { expect, test } from 'vitest';
import { isWithin, valueAt, withValueAt } from './pointer.ts';

const item = { name: '食品经营许可', materials: [{ name: '营业执照' }, { name: '健康证明' }], limits: { promise: 8 } };

test('a value is read and changed by its pointer, and what is not on the way keeps its identity', () => {
  expect(valueAt(item, '/materials/1/name')).toBe('健康证明');
  const changed = withValueAt(item, '/limits/promise', 5);
  expect(changed.limits.promise).toBe(5);
  expect(changed.materials).toBe(item.materials);
  expect(item.limits.promise).toBe(8);
});

test('a way that is not there yet is made', () => {
  expect(withValueAt({}, '/a/b~1c', 1)).toEqual({ a: { 'b/c': 1 } });
  expect(valueAt({}, '/a/b')).toBeUndefined();
});

test('a pointer lies within its section and not within one that only begins alike', () => {
  expect(isWithin('/limits/promise', '/limits')).toBe(true);
  expect(isWithin('/limitsOther', '/limits')).toBe(false);
});
