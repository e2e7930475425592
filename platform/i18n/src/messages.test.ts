import { expect, test } from 'vitest';
import { defineMessages, fill } from './index.ts';

const messages = defineMessages({
  zh: { title: '证照真伪', saved: '{time} 已自动保存', left: '还剩 {n} 个工作日' },
  en: { title: 'Check a licence', saved: 'Saved at {time}', left: '{n} working {n|day|days} left' },
});

test('a text without placeholders comes as it is written', () => {
  expect(messages('zh')('title')).toBe('证照真伪');
  expect(messages('en')('title')).toBe('Check a licence');
});

test('placeholders are filled in both languages', () => {
  expect(messages('zh')('saved', { time: '10:42' })).toBe('10:42 已自动保存');
  expect(messages('en')('saved', { time: '10:42' })).toBe('Saved at 10:42');
});

test('English counts one thing in the singular', () => {
  expect(messages('en')('left', { n: 1 })).toBe('1 working day left');
  expect(messages('en')('left', { n: 3 })).toBe('3 working days left');
  expect(messages('zh')('left', { n: 1 })).toBe('还剩 1 个工作日');
});

test('a placeholder without a value stays visible instead of becoming undefined', () => {
  expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
});

test('an English placeholder that the Chinese text lacks is refused at definition', () => {
  expect(() => defineMessages({ zh: { a: '甲' }, en: { a: '{name}' } })).toThrow('{name}');
});

test('missing parameters are a type error', () => {
  // @ts-expect-error time is missing
  expect(messages('zh')('saved')).toBe('{time} 已自动保存');
  // @ts-expect-error no such text
  expect(messages('zh')('nothing')).toBe('nothing');
});
