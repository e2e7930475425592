import { type ClockFigures, type ClockLevel, timeLeft } from '@onewindow/clock';
import type { Locale } from '@onewindow/i18n';

/** How a clock looks in a row: the part used, its colour and the words beside it. */
export interface Urgency {
  /** Part of the time used, 0 to 1. */
  share: number;
  /** jade, then amber when nearly due or a step is over its limit, red only over the promise; paused is hatched. */
  tone: 'jade' | 'amber' | 'red' | 'paused' | 'done';
  /** 今天, 3 天, 超 1 天, 暂停. */
  label: string;
}

/** The figures that a list row carries; `ClockFigures` of `@onewindow/clock` fits. */
export type UrgencyFigures = Pick<
  ClockFigures,
  'state' | 'used' | 'total' | 'remaining' | 'over' | 'countUnit' | 'due' | 'asOf'
>;

/** Amber begins when 80 % is used or one unit is left. */
export const nearShare = 0.8;

/** The look of a clock. A step over its own limit is amber: vermilion is for days over the promise. */
export function urgencyOf(
  figures: UrgencyFigures,
  { locale, level = 'promise' }: { locale: Locale; level?: ClockLevel },
): Urgency {
  const share = figures.total === 0 ? 1 : Math.min(1, figures.used / figures.total);
  return {
    share,
    tone: toneOf(figures, share, level),
    label: timeLeft(figures as ClockFigures, { locale, level, short: true }),
  };
}

function toneOf(figures: UrgencyFigures, share: number, level: ClockLevel): Urgency['tone'] {
  if (figures.state === 'stopped') return 'done';
  if (figures.over > 0) return level === 'step' ? 'amber' : 'red';
  if (figures.state === 'paused') return 'paused';
  return share >= nearShare || figures.remaining <= 1 ? 'amber' : 'jade';
}
