import { expect, test } from 'vitest';
import { guilinTiles } from './guilin-tiles.ts';
import { shareSteps, stepOf } from './tile-map.tsx';

test('the map has the seventeen counties of Guilin, each on a place of its own', () => {
  expect(guilinTiles).toHaveLength(17);
  expect(new Set(guilinTiles.map(tile => tile.code)).size).toBe(17);
  expect(new Set(guilinTiles.map(tile => `${tile.column} ${tile.row}`)).size).toBe(17);
});

test('a figure on a bound belongs to the better step', () => {
  expect(stepOf(99, shareSteps)).toBe(1);
  expect(stepOf(98.9, shareSteps)).toBe(2);
  expect(stepOf(95, shareSteps)).toBe(4);
  expect(stepOf(94.1, shareSteps)).toBe(5);
});
