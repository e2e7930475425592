import { expect, test } from 'vitest';
import { type UrgencyFigures, urgencyOf } from './urgency.ts';

const figures: UrgencyFigures = {
  state: 'running',
  used: 5,
  total: 8,
  remaining: 3,
  over: 0,
  countUnit: 'workingDay',
  due: '2026-11-26',
  asOf: '2026-11-23',
};

test('a clock is jade until four fifths are used or one day is left', () => {
  expect(urgencyOf(figures, { locale: 'zh' })).toMatchObject({ tone: 'jade', share: 0.625, label: '3 天' });
  expect(urgencyOf({ ...figures, used: 16, total: 20, remaining: 4 }, { locale: 'zh' }).tone).toBe('amber');
  expect(urgencyOf({ ...figures, used: 2, total: 3, remaining: 1 }, { locale: 'zh' }).tone).toBe('amber');
});

test('a step over its own limit is amber, a case over its promise is red', () => {
  const late: UrgencyFigures = { ...figures, state: 'overdue', used: 8, remaining: 0, over: 1, due: '2026-11-20' };
  expect(urgencyOf(late, { locale: 'zh', level: 'step' })).toMatchObject({ tone: 'amber', label: '步骤超 1 天' });
  expect(urgencyOf(late, { locale: 'zh' })).toMatchObject({ tone: 'red', label: '超 1 天' });
});

test('a paused clock is hatched and says so', () => {
  expect(urgencyOf({ ...figures, state: 'paused', due: null }, { locale: 'zh' })).toMatchObject({
    tone: 'paused',
    label: '暂停',
  });
});
