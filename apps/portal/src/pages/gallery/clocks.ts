import { builtInCalendar, type ClockInput, computeClock, explainClock, receiptForecast } from '@onewindow/clock';
import type { ClockView } from '@onewindow/portal-kit';

const calendar = builtInCalendar;
const law = { law: '行政许可法', lawEn: 'Administrative Licensing Law' };

/** The story of the mock-ups: accepted on 11 November, an expert review from 16 to 18, promise of 8 working days. */
const review: ClockInput = {
  start: '2026-11-11',
  budget: { amount: 8, unit: 'workingDay' },
  pauses: [
    {
      from: '2026-11-13',
      to: '2026-11-18',
      ground: { zh: '请专家现场评审布局', en: 'an expert review of the layout' },
      basis: { ...law, article: '第四十五条' },
      toldOn: '2026-11-13',
    },
  ],
  asOf: '2026-11-23',
  calendar,
};

export const reviewClock: ClockView = computeClock(review);
export const reviewSteps = (locale: 'zh' | 'en'): string[] =>
  explainClock(review, {
    locale,
    purpose: 'decide',
    startEvent: 'accepted',
    ceilings: [
      {
        level: 'statute',
        figures: computeClock({ ...review, budget: { amount: 20, unit: 'workingDay' } }),
        basis: { ...law, article: '第四十二条' },
      },
    ],
  }).map(step => step.text);

const plain = (start: string, amount: number): ClockView =>
  computeClock({ start, budget: { amount, unit: 'workingDay' }, asOf: '2026-11-23', calendar });

export const nearClock = plain('2026-11-12', 8);
export const overClock = plain('2026-11-09', 8);
export const longClock: ClockView = computeClock({
  ...review,
  start: '2026-10-20',
  budget: { amount: 45, unit: 'workingDay' },
});
export const acceptanceClock = plain('2026-11-18', 5);
export const pausedClock: ClockView = computeClock({
  ...review,
  pauses: [{ from: '2026-11-18', to: null, expectedUntil: '2026-11-27' }],
});

export const forecast = receiptForecast({
  received: '2026-11-09',
  promise: { amount: 8, unit: 'workingDay' },
  statute: { amount: 20, unit: 'workingDay' },
  calendar,
});
