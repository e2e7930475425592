import { expect, test } from 'vitest';
import { matchesKeys } from './hotkeys.ts';

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

test('a plain key does not fire with Ctrl held, so that the browser keeps its own shortcuts', () => {
  expect(matchesKeys('R', press('r'))).toBe(true);
  expect(matchesKeys('R', press('r', { ctrlKey: true }))).toBe(false);
});

test('the command key of a Mac counts as Ctrl', () => {
  expect(matchesKeys('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
  expect(matchesKeys('Ctrl+Enter', press('Enter', { ctrlKey: true }))).toBe(true);
  expect(matchesKeys('Ctrl+Enter', press('Enter'))).toBe(false);
});

test('a question mark is one key whatever has to be held to type it', () => {
  expect(matchesKeys('?', press('?'))).toBe(true);
});
