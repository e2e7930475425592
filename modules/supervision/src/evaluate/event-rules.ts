import { type Calendar, localDateOf } from '@onewindow/clock';
import { type ActiveRule, type RuleOf, rulesOf } from '../rules/rule.ts';
import { short, shortDay } from './evidence-clock.ts';
import type { CaseEvent, EventFacts, Finding } from './findings.ts';

/** Event types that these rules look at: what the consumer reads. */
export const judgedEvents = [
  'cases.submitted',
  'cases.deemedAccepted',
  'cases.acceptanceRefused',
  'cases.decided',
] as const;

/** What the rules about events find when one happens. The key is the event, so seeing it again finds the same. */
export async function evaluateEvent(
  rules: readonly ActiveRule[],
  event: CaseEvent,
  facts: EventFacts,
): Promise<Finding[]> {
  switch (event.type) {
    case 'cases.deemedAccepted':
      return rulesOf(rules, 'deemedAcceptance').map(rule => deemedAcceptance(rule, event));
    case 'cases.acceptanceRefused':
      return rulesOf(rules, 'bareRefusal').flatMap(rule => bareRefusal(rule, event, 'acceptance'));
    case 'cases.decided':
      return [
        ...rulesOf(rules, 'bareRefusal').flatMap(rule =>
          event.data.outcome === 'denied' ? bareRefusal(rule, event, 'licence') : [],
        ),
        ...rulesOf(rules, 'instantFinish').flatMap(rule => instantFinish(rule, event, facts)),
      ];
    case 'cases.submitted':
      return (await Promise.all(rulesOf(rules, 'batchEntry').map(rule => batchEntry(rule, event, facts)))).flat();
    default:
      return [];
  }
}

function deemedAcceptance(rule: RuleOf<'deemedAcceptance'>, event: CaseEvent): Finding {
  const receivedOn = textOf(event.data.receivedOn) || textOf(event.data.acceptedOn) || localDateOf(event.at);
  return {
    rule,
    occurrence: `event/${event.id}`,
    reason: { zh: '依法视为受理', en: 'Accepted by law' },
    summary: {
      zh: `${short(receivedOn)} 收到材料，法定 5 个工作日内没有答复，${shortDay(event.at)} 依法视为自收到之日受理（行政许可法第三十二条）。`,
      en: `Received ${short(receivedOn)}; nobody answered within the legal limit, so on ${shortDay(event.at)} it counted as accepted from that day (Administrative Licensing Law, article 32).`,
    },
    figures: { receivedOn, acceptedOn: textOf(event.data.acceptedOn) || null },
    clock: null,
  };
}

function bareRefusal(rule: RuleOf<'bareRefusal'>, event: CaseEvent, refused: 'acceptance' | 'licence'): Finding[] {
  const reason = textOf(event.data.reason);
  const law = textOf(event.data.law);
  const lacksReason = [...reason].length < rule.thresholds.leastCharacters;
  const lacksLaw = rule.thresholds.law && law === '';
  if (!lacksReason && !lacksLaw) return [];
  const what =
    refused === 'acceptance' ? { zh: '不予受理', en: 'Refused acceptance' } : { zh: '不予许可', en: 'Refused' };
  const lackZh = lacksReason ? (lacksLaw ? '理由和依据' : '理由') : '法律依据';
  const lackEn = lacksReason ? (lacksLaw ? 'reasons or law' : 'reasons') : 'naming the law';
  return [
    {
      rule,
      occurrence: `event/${event.id}`,
      reason: { zh: `${what.zh}没有写${lackZh}`, en: `${what.en} without ${lackEn}` },
      summary: {
        zh: `${shortDay(event.at)} ${event.actorName}作出${what.zh}，理由写的是“${reason || '（空）'}”，依据写的是“${law || '（空）'}”。`,
        en: `${what.en} on ${shortDay(event.at)} by ${event.actorName}; reason given: “${reason || '(none)'}”, law: “${law || '(none)'}”.`,
      },
      figures: { reason, law, leastCharacters: rule.thresholds.leastCharacters },
      clock: null,
      eventIds: [event.id],
    },
  ];
}

function instantFinish(
  rule: RuleOf<'instantFinish'>,
  event: CaseEvent,
  { case: one, caseType }: EventFacts,
): Finding[] {
  if (!one.receivedAt || !rule.thresholds.caseTypes.includes(caseType)) return [];
  const minutes = Math.floor((event.at.getTime() - one.receivedAt.getTime()) / 60_000);
  if (minutes < 0 || minutes > rule.thresholds.minutes) return [];
  return [
    {
      rule,
      occurrence: `event/${event.id}`,
      reason:
        minutes === 0
          ? { zh: '收件与办结同一时刻', en: 'Received and decided at one moment' }
          : { zh: `收件 ${minutes} 分钟后就决定`, en: `Decided ${minutes} minutes after receipt` },
      summary: {
        zh: `承诺件，${shortDay(one.receivedAt)} ${clockTime(one.receivedAt)} 收件，${clockTime(event.at)} 就作出决定，可能是在系统外办好后补录的。`,
        en: `Not an on-the-spot item: received ${shortDay(one.receivedAt)} ${clockTime(one.receivedAt)} and decided ${clockTime(event.at)}; it may have been handled outside the system and entered afterwards.`,
      },
      figures: { minutes, receivedAt: one.receivedAt.toISOString(), decidedAt: event.at.toISOString() },
      clock: null,
    },
  ];
}

async function batchEntry(
  rule: RuleOf<'batchEntry'>,
  event: CaseEvent,
  { entered, calendar }: EventFacts,
): Promise<Finding[]> {
  const { cases, minutes } = rule.thresholds;
  if (event.actorKind !== 'staff' || !isAfterHours(event.at, rule.thresholds, calendar)) return [];
  const batch = await entered(minutes);
  if (batch.cases < cases) return [];
  const from = batch.firstAt;
  return [
    {
      rule,
      // One card an evening and account: the first case that completes a batch carries it for all.
      occurrence: `batch/${localDateOf(event.at)}/${event.actorName}`,
      reason: {
        zh: `下班后 ${minutes} 分钟内录入 ${batch.cases} 件`,
        en: `${batch.cases} cases entered within ${minutes} minutes after hours`,
      },
      summary: {
        zh: `${event.actorName}在 ${shortDay(from)} ${clockTime(from)} 到 ${clockTime(event.at)} 之间录入 ${batch.cases} 件，不在办公时间。`,
        en: `${event.actorName} entered ${batch.cases} cases between ${clockTime(from)} and ${clockTime(event.at)} on ${shortDay(from)}, outside office hours.`,
      },
      figures: { cases: batch.cases, minutes, from: from.toISOString(), to: event.at.toISOString() },
      clock: null,
      eventIds: batch.eventIds,
    },
  ];
}

/** Before opening, after closing, or on a day off, in Guilin's time. */
export function isAfterHours(
  at: Date,
  { opens, closes }: { opens: string; closes: string },
  calendar: Calendar,
): boolean {
  if (!calendar.isWorkingDay(localDateOf(at))) return true;
  const time = clockTime(at);
  return time < opens || time >= closes;
}

/** 17:42, in Asia/Shanghai, which has no summer time. */
function clockTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
