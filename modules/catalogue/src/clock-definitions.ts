import type { ClockDefinition } from '@onewindow/clock';
import type { Budget, Source } from './content.ts';
import type { ItemContent } from './item-content.ts';

/** What an organisation adds to the unified content of an item 本地内容. Everything else is the same everywhere. */
export interface ClockOverrides {
  promise?: Budget | undefined;
}

/**
 * The limits of an item as definitions for `@onewindow/clock`, the one that binds most first: statute, promise, then the
 * steps. The limit for telling once and the delivery limit are in `content.limits.acceptance` and `.delivery`.
 */
export function clockDefinitions(content: ItemContent, overrides: ClockOverrides = {}): ClockDefinition[] {
  const { limits } = content;
  const definitions: ClockDefinition[] = [];
  if (limits.statutory) {
    const { amount, unit, extension, source } = limits.statutory;
    definitions.push({
      level: 'statute',
      budget: { amount, unit },
      startsAt: limits.start,
      silence: limits.silence,
      ...basisOf(source),
      ...(extension && { extension: { amount: extension.amount, times: 1, ...basisOf(extension.source) } }),
    });
  }
  const promise = effectivePromise(content, overrides);
  if (promise) {
    const extension = limits.statutory?.extension;
    definitions.push({
      level: 'promise',
      budget: promise,
      // A promise runs as the statute does, except that nobody promises backwards from an event.
      startsAt: limits.start === 'event' ? 'accepted' : limits.start,
      ...(extension && { extension: { amount: extension.amount, times: 1, ...basisOf(extension.source) } }),
    });
  }
  for (const step of limits.steps) {
    definitions.push({
      level: 'step',
      budget: step.limit,
      startsAt: 'stepBegun',
      name: { zh: step.name.zh, en: step.name.en ?? step.name.zh },
    });
  }
  return definitions;
}

/** The organisation's own promise when it is shorter, otherwise the unified one; undefined when nothing was promised. */
export function effectivePromise(content: ItemContent, overrides: ClockOverrides = {}): Budget | undefined {
  const unified = content.limits.promise ?? undefined;
  const own = overrides.promise;
  if (!own) return unified;
  return !unified || isShorter(own, unified) ? own : unified;
}

/**
 * Whether a budget is shorter than, or as long as, another. Compared within a unit exactly and across units by what is
 * certain whatever the calendar: 5 working days last at least 5 calendar days, a month has at least 28.
 */
export function isShorter(one: Budget, other: Budget): boolean {
  if (one.unit === other.unit) return one.amount <= other.amount;
  return longestDays(one) <= shortestDays(other);
}

// A week has 5 working days; the longest public holiday seen (2023-09-29 to 10-06) adds 8 days off in a row.
function longestDays({ amount, unit }: Budget): number {
  if (unit === 'calendarDay') return amount;
  if (unit === 'month') return amount * 31;
  return amount === 0 ? 0 : Math.ceil(amount / 5) * 7 + 8;
}

function shortestDays({ amount, unit }: Budget): number {
  if (unit === 'calendarDay') return amount;
  return unit === 'month' ? amount * 28 : amount;
}

function basisOf(source: Source): Pick<ClockDefinition, 'basis'> {
  return source.law && source.article ? { basis: { law: source.law, article: source.article } } : {};
}
