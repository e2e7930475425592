import type { ClockLevel, ClockStart } from './clock-definition.ts';
import type { ClockPurpose, ExplanationContext, ExplanationFact } from './explanation.ts';
import { formatAmount, formatBasis, formatDate, formatDateList, formatDateRange, formatWeekday } from './format.ts';
import type { LocalDate } from './local-date.ts';

type Fact<K extends ExplanationFact['kind']> = Extract<ExplanationFact, { kind: K }>;

const events: Record<ClockStart, string> = {
  received: 'Received',
  accepted: 'Accepted',
  corrected: 'Corrections received',
  windowEnded: 'The application period ended',
  decided: 'Decided',
  stepBegun: 'This step began',
  event: 'Held',
};

const levels: Record<ClockLevel, string> = {
  promise: 'promised',
  statute: 'by law',
  rule: 'by departmental rule',
  step: 'for this step',
};
const ceilings: Record<ClockLevel, string> = {
  promise: 'The promised limit',
  statute: 'The legal ceiling',
  rule: "The rule's ceiling",
  step: "The step's limit",
};
const acts: Record<ClockPurpose, string> = {
  answer: 'Answered',
  decide: 'Decided',
  deliver: 'Delivered',
  step: 'Finished',
  end: 'Ended',
};

/** One fact as the platform says it in English. */
export function sayInEnglish(fact: ExplanationFact, context: ExplanationContext): string {
  switch (fact.kind) {
    case 'start':
      return start(fact, context);
    case 'extension':
      return extension(fact, context);
    case 'pause':
      return pause(fact, context);
    case 'daysOff':
      return daysOff(fact, context);
    case 'progress':
      return progress(fact, context);
    case 'moved':
      return moved(fact, context);
    case 'provisional':
      return (
        `The holidays of ${fact.years.join(' and ')} have not been announced yet; ` +
        'Monday to Friday are assumed and the date will be computed again.'
      );
    case 'silence':
      return fact.silence === 'grants'
        ? 'If there is no answer by then, it counts as granted.'
        : `If there is no answer by then, it counts as accepted on ${day(fact.start, context)}.`;
    case 'ceiling':
      return ceiling(fact, context);
  }
}

function day(date: LocalDate, { today }: ExplanationContext): string {
  return formatDate(date, { locale: 'en', today });
}

function soFarIn(context: ExplanationContext): string {
  return context.asOf === context.today ? 'so far' : `up to ${day(context.asOf, context)}`;
}

function dayOfWeek(date: LocalDate, { today }: ExplanationContext): string {
  return formatDate(date, { locale: 'en', today, weekday: true });
}

function start(
  { start: date, firstDay, event, level, amount, unit, deemed, basis }: Fact<'start'>,
  context: ExplanationContext,
): string {
  const when = dayOfWeek(date, context);
  const happened = deemed
    ? `Received on ${when}; nobody answered in time, so by law it was accepted that day`
    : `${events[event]} on ${when}`;
  const law = basis ? ` (${formatBasis(basis, 'en')})` : '';
  if (amount === 0) return `${happened}; due the same day${law}.`;
  const daysOffCount = unit === 'workingDay' ? '' : ', weekends and holidays included';
  const limit = `${formatAmount(amount, unit, 'en')} ${levels[level]}${law}${daysOffCount}`;
  return `${happened}; counting starts on ${day(firstDay, context)}; ${limit}.`;
}

function extension(
  { extension: { amount, approvedOn, basis, ground, toldOn }, unit }: Fact<'extension'>,
  context: ExplanationContext,
): string {
  const when = approvedOn ? ` on ${day(approvedOn, context)}` : '';
  const why = ground ? ` because of ${ground.en}` : '';
  const law = basis ? ` (${formatBasis(basis, 'en')})` : '';
  return `Extended by ${formatAmount(amount, unit, 'en')}${when}${why}${law}${told(toldOn, context, '; ')}.`;
}

function pause(fact: Fact<'pause'>, context: ExplanationContext): string {
  const { pause: entry } = fact;
  const law = entry.basis ? formatBasis(entry.basis, 'en') : '';
  const notice = told(entry.toldOn, context, law ? '; ' : '');
  const grounds = law || notice ? ` ${capitalise(`${law}${notice}`)}.` : '';
  return `${pauseSpan(fact, context)}${grounds}`;
}

function pauseSpan(
  { pause: entry, from, to, units, overlapping, afterDue }: Fact<'pause'>,
  context: ExplanationContext,
): string {
  const count = formatAmount(units, context.countUnit, 'en');
  const are = units === 1 ? 'is' : 'are';
  const ground = entry.ground ? `: ${entry.ground.en}` : '';
  if (entry.to === null) {
    const soFar = units > 0 ? `, ${count} not counted ${soFarIn(context)}` : '';
    const expected = entry.expectedUntil ? `, expected until ${day(entry.expectedUntil, context)}` : '';
    return `From ${day(from ?? entry.from, context)}${ground}; the clock is paused${soFar}${expected}.`;
  }
  const days = formatDateRange(from ?? entry.from, to ?? entry.to, { locale: 'en', today: context.today });
  const span = `${days}${ground || ': paused'}`;
  if (afterDue) return `${span}; the limit had ended by then, so nothing moves.`;
  if (units === 0) return `${span}; no day that counts is covered, so nothing moves.`;
  if (overlapping === units) return `${span}; these days ${are} already left out above.`;
  const twice = overlapping > 0 ? ` (${overlapping} of them already left out above)` : '';
  return `${span}; ${count} ${are} not counted${twice}.`;
}

function told(toldOn: LocalDate | undefined, context: ExplanationContext, before: string): string {
  const whom = context.reader === 'applicant' ? 'you were' : 'the applicant was';
  if (toldOn) return `${before}${whom} told in writing on ${day(toldOn, context)}`;
  return context.reader === 'staff' ? `${before}the applicant has not been told in writing yet` : '';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function daysOff({ holidays, makeUp }: Fact<'daysOff'>, context: ExplanationContext): string {
  const { today } = context;
  const off = holidays.map(
    ({ name, from, to }) => `${formatDateRange(from, to, { locale: 'en', today })} (${name.en})`,
  );
  const work = makeUp.map(date => dayOfWeek(date, context));
  const parts = [
    off.length > 0 ? `not counted: ${off.join(', ')}` : '',
    work.length > 0 ? `counted as make-up workday${work.length > 1 ? 's' : ''}: ${work.join(', ')}` : '',
  ];
  return `${capitalise(parts.filter(part => part !== '').join('; '))}.`;
}

function progress(fact: Fact<'progress'>, context: ExplanationContext): string {
  const { used, remaining, over, state, due, projectedDue, expectedEnd, left, asOf } = fact;
  const amount = (count: number) => formatAmount(count, context.countUnit, 'en');
  const weekends = fact.weekendsLeftOut ? ' Saturdays and Sundays are not counted.' : '';
  if (state === 'stopped') {
    const late = over > 0 ? `, ${amount(over)} late` : '';
    const early = over === 0 && remaining > 0 && context.purpose !== 'end' ? `, ${amount(remaining)} early` : '';
    return `${acts[context.purpose]} on ${dayOfWeek(asOf, context)} after ${amount(used)}${late}${early}.`;
  }
  if (state === 'overdue' && due)
    return `Due on ${dayOfWeek(due, context)}; ${amount(over)} over ${soFarIn(context)}.${weekends}`;
  const soFar = `${amount(used)} used ${soFarIn(context)}, ${remaining} left`;
  if (due === null) {
    const now = state === 'paused' ? 'The clock is paused' : 'The clock will be paused';
    const lateBefore = over > 0 ? ` It was ${amount(over)} over before.` : '';
    const guess = expectedEnd
      ? ` If that ends on ${day(expectedEnd, context)}, by ${dayOfWeek(projectedDue, context)} at the latest.`
      : '';
    return `${soFar}.${lateBefore} ${now} and goes on counting afterwards.${guess}${weekends}`;
  }
  if (due === asOf) {
    const last = asOf === context.today ? 'today' : 'this';
    return `${amount(used)} used ${soFarIn(context)}; ${last} is the last day.${weekends}`;
  }
  if (left.length > 0) return `${soFar}: ${formatDateList(left, { locale: 'en', near: asOf })}.${weekends}`;
  return `${soFar}, by ${dayOfWeek(due, context)} at the latest.${weekends}`;
}

function moved({ lastDay, due, holiday }: Fact<'moved'>, context: ExplanationContext): string {
  const why = holiday ? holiday.en : `a ${formatWeekday(lastDay, 'en')}`;
  return `The last day, ${day(lastDay, context)}, is ${why}, so it moves to ${dayOfWeek(due, context)}.`;
}

function ceiling({ ceiling: { level, figures, basis } }: Fact<'ceiling'>, context: ExplanationContext): string {
  const law = basis ? ` (${formatBasis(basis, 'en')})` : '';
  const limit = `${ceilings[level]} is ${formatAmount(figures.granted, figures.budget.unit, 'en')}${law}`;
  if (figures.due === null) return `${limit}; its date can be computed when the clock runs again.`;
  if (figures.over > 0) {
    const ago = formatAmount(figures.over, figures.countUnit, 'en');
    return `${limit}; it ended on ${day(figures.due, context)}, ${ago} ago.`;
  }
  return `${limit}, which ends on ${day(figures.due, context)}.`;
}
