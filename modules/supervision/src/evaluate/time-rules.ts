import type { CaseClock, CasePause } from '@onewindow/cases';
import { formatAmount, type LocalDate, localDateOf } from '@onewindow/clock';
import { type ActiveRule, type RuleOf, rulesOf } from '../rules/rule.ts';
import { evidenceClock, short, summariseClock } from './evidence-clock.ts';
import type { Finding, OpenStep, TimeFacts } from './findings.ts';

/**
 * What the rules about time find in a case on a day. Pure: the same facts give the same findings, and on a later day
 * with nothing new the same ones again, under the same occurrence keys.
 */
export function evaluateTime(rules: readonly ActiveRule[], facts: TimeFacts): Finding[] {
  if (endedWithoutDecision(facts)) return [];
  return [
    ...rulesOf(rules, 'nearLimit').flatMap(rule => nearLimit(rule, facts)),
    ...rulesOf(rules, 'lateStep').flatMap(rule => facts.steps.flatMap(step => lateStep(rule, step, facts))),
    ...rulesOf(rules, 'overPromise').flatMap(rule => overLimit(rule, 'promise', facts)),
    ...rulesOf(rules, 'overStatute').flatMap(rule => overLimit(rule, 'statute', facts)),
    ...rulesOf(rules, 'overrunPause').flatMap(rule => facts.pauses.flatMap(pause => overrunPause(rule, pause, facts))),
  ];
}

/** Withdrawn, terminated, lapsed: no decision is owed any more, so its clock means nothing from that day on. */
function endedWithoutDecision({ case: one, asOf }: TimeFacts): boolean {
  return one.concludedAt !== null && one.decidedAt === null && localDateOf(one.concludedAt) <= asOf;
}

/** Whether time stands still on the day 行政许可法 §45. */
function isPaused({ pauses, asOf }: TimeFacts): boolean {
  return pauses.some(pause => pause.from <= asOf && (pause.until === null || pause.until > asOf));
}

function isDecided({ case: one, asOf }: TimeFacts): boolean {
  return one.decidedAt !== null && localDateOf(one.decidedAt) <= asOf;
}

/** An extension granted is a new limit; everything else about a clock stays the same matter. */
function occurrenceOf(prefix: string, clock: CaseClock): string {
  return `${prefix}/${clock.input.extensions?.length ?? 0}`;
}

function nearLimit(rule: RuleOf<'nearLimit'>, facts: TimeFacts): Finding[] {
  const { case: one, clocks, steps, calendar, asOf } = facts;
  const { remaining, usedShare, shortest, exceptLevels } = rule.thresholds;
  // The strictest limit only: what is past it has its card, and nearness to the next is no news.
  const clock = clocks.find(({ figures }) => figures.state !== 'stopped');
  const due = clock?.figures.due;
  if (clock?.figures.state !== 'running' || !due || isPaused(facts) || clock.figures.total < shortest) return [];
  const left = calendar.workingDaysBetween(asOf, due);
  const isNear = left <= remaining || (usedShare !== undefined && clock.figures.nearness >= usedShare);
  if (!isNear || steps.some(step => (exceptLevels as readonly string[]).includes(step.level))) return [];
  const whereZh = exceptLevels.includes('approve') ? '，未到审批' : '';
  const whereEn = exceptLevels.includes('approve') ? ', not yet with an approver' : '';
  return [
    {
      rule,
      occurrence: occurrenceOf('near', clock),
      reason:
        left === 0
          ? { zh: `到期当天${whereZh || '还没决定'}`, en: `Due that day${whereEn}` }
          : {
              zh: `还剩 ${formatAmount(left, 'workingDay', 'zh')}${whereZh}`,
              en: `${formatAmount(left, 'workingDay', 'en')} left${whereEn}`,
            },
      summary: summariseClock(clock),
      figures: { left, used: clock.figures.used, total: clock.figures.total, due },
      clock: evidenceClock(clock, { deemed: one.deemed, calendar }),
    },
  ];
}

function overLimit(
  rule: RuleOf<'overPromise'> | RuleOf<'overStatute'>,
  level: 'promise' | 'statute',
  { case: one, clocks, calendar }: TimeFacts,
): Finding[] {
  const clock = clocks.find(found => found.level === level);
  if (!clock || clock.figures.over < rule.thresholds.over) return [];
  const { figures } = clock;
  return [
    {
      rule,
      occurrence: occurrenceOf(level, clock),
      reason: {
        zh: `超${level === 'promise' ? '承诺' : '法定时限'} ${formatAmount(figures.over, figures.countUnit, 'zh')}`,
        en: `${formatAmount(figures.over, figures.countUnit, 'en')} over the ${level === 'promise' ? 'promise' : 'statutory limit'}`,
      },
      summary: summariseClock(clock),
      figures: { over: figures.over, used: figures.used, total: figures.total, due: figures.due },
      clock: evidenceClock(clock, { deemed: one.deemed, calendar }),
    },
  ];
}

function lateStep(rule: RuleOf<'lateStep'>, step: OpenStep, facts: TimeFacts): Finding[] {
  const { case: one, clocks, calendar, asOf } = facts;
  if (step.dueOn === null || step.dueOn >= asOf || isPaused(facts) || isDecided(facts)) return [];
  const over = calendar.workingDaysBetween(step.dueOn, asOf);
  if (over < rule.thresholds.over) return [];
  const isWholeLate = clocks.some(clock => clock.figures.over > 0);
  const begun = short(step.createdOn);
  return [
    {
      rule,
      occurrence: `step/${step.id}`,
      reason: {
        zh: `“${step.name.zh}”超 ${formatAmount(over, 'workingDay', 'zh')}，整件${isWholeLate ? '已超' : '未超'}`,
        en: `“${step.name.en}” ${formatAmount(over, 'workingDay', 'en')} over, the case ${isWholeLate ? 'is late too' : 'is not'}`,
      },
      summary: {
        zh: `${begun} 转到“${step.name.zh}”，应于 ${short(step.dueOn)} 办完，到 ${short(asOf)} 超 ${formatAmount(over, 'workingDay', 'zh')}。`,
        en: `“${step.name.en}” began ${begun}, was due ${short(step.dueOn)}; by ${short(asOf)} it was ${formatAmount(over, 'workingDay', 'en')} over.`,
      },
      figures: { over, step: step.name.zh, due: step.dueOn, wholeLate: isWholeLate },
      clock: clocks[0] ? evidenceClock(clocks[0], { deemed: one.deemed, calendar }) : null,
    },
  ];
}

function overrunPause(
  rule: RuleOf<'overrunPause'>,
  pause: CasePause,
  { case: one, clocks, calendar, asOf }: TimeFacts,
): Finding[] {
  const end: LocalDate = pause.until !== null && pause.until < asOf ? pause.until : asOf;
  if (end <= pause.expectedUntil) return [];
  const over = calendar.workingDaysBetween(pause.expectedUntil, end);
  if (over < rule.thresholds.over) return [];
  const told = short(pause.expectedUntil);
  return [
    {
      rule,
      occurrence: `pause/${pause.id}`,
      reason: {
        zh: `暂停超过告知的日子 ${formatAmount(over, 'workingDay', 'zh')}`,
        en: `Paused ${formatAmount(over, 'workingDay', 'en')} longer than told`,
      },
      summary: {
        zh: `${short(pause.from)} 起中止计时（${pause.reason}，${pause.law}），告知到 ${told}，到 ${short(end)} ${pause.until ? '才恢复' : '还没有恢复'}。`,
        en: `Paused since ${short(pause.from)} (${pause.reason}), told until ${told}; ${pause.until ? `resumed only ${short(end)}` : `not resumed by ${short(end)}`}.`,
      },
      figures: { over, from: pause.from, told: pause.expectedUntil, until: pause.until },
      clock: clocks[0] ? evidenceClock(clocks[0], { deemed: one.deemed, calendar }) : null,
    },
  ];
}
