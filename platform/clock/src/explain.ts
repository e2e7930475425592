import type { ClockFigures, ClockInput } from './clock.ts';
import type { ClockLevel } from './clock-definition.ts';
import { sayInEnglish } from './explain-en.ts';
import { sayInChinese } from './explain-zh.ts';
import { type ExplainOptions, type ExplanationFact, explanationFacts } from './explanation.ts';
import { formatAmount, formatNearDay, type Locale } from './format.ts';

/** One sentence or two, and the facts they say. */
export type ExplanationStep = ExplanationFact & { text: string };

/**
 * How the date came about, step by step: the start, pauses and extensions with their grounds and the day they were
 * told, holidays, what is used and left, and last the limits above it. For the "怎么算的" of every page, notice and card.
 */
export function explainClock(input: ClockInput, options: ExplainOptions): ExplanationStep[] {
  const { facts, context } = explanationFacts(input, options);
  const say = options.locale === 'zh' ? sayInChinese : sayInEnglish;
  return facts.map(fact => ({ ...fact, text: say(fact, context) }));
}

const levelsZh: Record<ClockLevel, string> = { statute: '法定', rule: '规定', promise: '承诺', step: '步骤' };
const levelsEn: Record<ClockLevel, string> = { statute: 'legal limit', rule: 'rule', promise: 'promise', step: 'step' };

export interface TimeLeftOptions {
  locale: Locale;
  level?: ClockLevel;
  /** For a table cell: `3 天`, `今天`, `步骤超 1 天`. */
  short?: boolean;
}

/** The clock in a few words: 还剩 3 个工作日, 明天到期, 超承诺 2 个工作日, 暂停计时，还剩 3 个工作日. */
export function timeLeft(figures: ClockFigures, options: TimeLeftOptions): string {
  return options.locale === 'zh' ? timeLeftZh(figures, options) : timeLeftEn(figures, options);
}

function timeLeftZh(figures: ClockFigures, { level = 'promise', short = false }: TimeLeftOptions): string {
  const { state, over, remaining, countUnit, due, asOf, used } = figures;
  const amount = (count: number) => (short ? `${count} 天` : formatAmount(count, countUnit, 'zh'));
  if (state === 'stopped')
    return over > 0 ? `晚 ${amount(over)}` : short ? `用 ${amount(used)}` : `用了 ${amount(used)}`;
  if (over > 0)
    return short
      ? `${level === 'promise' ? '' : levelsZh[level]}超 ${amount(over)}`
      : `超${levelsZh[level]} ${amount(over)}`;
  if (state === 'paused') return short ? '暂停' : `暂停计时，还剩 ${amount(remaining)}`;
  const near = due === null ? null : formatNearDay(due, { today: asOf, locale: 'zh' });
  if (near && near !== '昨天') return short ? near : `${near}到期`;
  return short ? amount(remaining) : `还剩 ${amount(remaining)}`;
}

function timeLeftEn(figures: ClockFigures, { level = 'promise', short = false }: TimeLeftOptions): string {
  const { state, over, remaining, countUnit, due, asOf, used } = figures;
  const amount = (count: number) => formatAmount(count, short ? 'calendarDay' : countUnit, 'en');
  if (state === 'stopped') return over > 0 ? `${amount(over)} late` : `took ${amount(used)}`;
  if (over > 0) return short ? `${amount(over)} over` : `${amount(over)} over the ${levelsEn[level]}`;
  if (state === 'paused') return short ? 'paused' : `paused, ${amount(remaining)} left`;
  const near = due === null ? null : formatNearDay(due, { today: asOf, locale: 'en' });
  if (near && near !== 'yesterday') return short ? near : `due ${near}`;
  return short ? amount(remaining) : `${amount(remaining)} left`;
}
