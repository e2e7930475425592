import type { ClockLevel, ClockStart } from './clock-definition.ts';
import type { ClockPurpose, ExplanationContext, ExplanationFact } from './explanation.ts';
import { formatAmount, formatBasis, formatDate, formatDateList, formatDateRange, formatWeekday } from './format.ts';
import type { LocalDate } from './local-date.ts';

type Fact<K extends ExplanationFact['kind']> = Extract<ExplanationFact, { kind: K }>;

const events: Record<ClockStart, string> = {
  received: '收到材料',
  accepted: '受理',
  corrected: '收到补正材料',
  windowEnded: '受理期结束',
  decided: '作出决定',
  stepBegun: '转到这一步',
  event: '举行',
};

const levels: Record<ClockLevel, string> = { promise: '承诺', statute: '法律规定', rule: '规章规定', step: '这一步限' };
const ceilings: Record<ClockLevel, string> = {
  promise: '承诺的期限',
  statute: '法律规定的上限',
  rule: '规章规定的上限',
  step: '这一步的期限',
};
const acts: Record<ClockPurpose, string> = {
  answer: '答复',
  decide: '作出决定',
  deliver: '送达',
  step: '办完',
  end: '结束办理',
};

/** One fact as the platform says it in Chinese. */
export function sayInChinese(fact: ExplanationFact, context: ExplanationContext): string {
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
      return `${fact.years.join('、')} 年的放假安排还没有公布，暂按周一至周五推算，公布后会重新算。`;
    case 'silence':
      return fact.silence === 'grants'
        ? '到这天还没有答复，就视为准予。'
        : `到这天还没有答复，就视为 ${day(fact.start, context)}已经受理。`;
    case 'ceiling':
      return ceiling(fact, context);
  }
}

function day(date: LocalDate, { today }: ExplanationContext): string {
  return formatDate(date, { locale: 'zh', today });
}

/** 到今天, or the date when the figures are of another day. */
function soFarIn(context: ExplanationContext): string {
  return context.asOf === context.today ? '到今天' : `到 ${day(context.asOf, context)}`;
}

function dayOfWeek(date: LocalDate, { today }: ExplanationContext): string {
  return formatDate(date, { locale: 'zh', today, weekday: true });
}

function start(
  { start: date, firstDay, event, level, amount, unit, deemed, basis }: Fact<'start'>,
  context: ExplanationContext,
): string {
  const happened = deemed ? '收到材料，到期没有答复，依法视为当天已经受理' : events[event];
  const law = basis ? `（${formatBasis(basis, 'zh')}）` : '';
  if (amount === 0) return `${dayOfWeek(date, context)}${happened}，当天就办${law}。`;
  const daysOffCount = unit === 'workingDay' ? '' : '，周六、周日和节假日也算';
  const limit = `${levels[level]} ${formatAmount(amount, unit, 'zh')}${law}${daysOffCount}`;
  return `${dayOfWeek(date, context)}${happened}，从 ${day(firstDay, context)}起算，${limit}。`;
}

function extension(
  { extension: { amount, approvedOn, basis, ground, toldOn }, unit }: Fact<'extension'>,
  context: ExplanationContext,
): string {
  const when = approvedOn ? day(approvedOn, context) : '';
  const why = ground ? `因${ground.zh}，` : '';
  const law = basis ? `（${formatBasis(basis, 'zh')}）` : '';
  return `${why}${when}批准延长 ${formatAmount(amount, unit, 'zh')}${law}${told(toldOn, context, '，')}。`;
}

function pause(fact: Fact<'pause'>, context: ExplanationContext): string {
  const { pause: entry } = fact;
  const law = entry.basis ? `依据${formatBasis(entry.basis, 'zh')}` : '';
  const notice = told(entry.toldOn, context, law ? '，' : '');
  const grounds = law || notice ? `${law}${notice}。` : '';
  return `${pauseSpan(fact, context)}${grounds}`;
}

function pauseSpan(
  { pause: entry, from, to, units, overlapping, afterDue }: Fact<'pause'>,
  context: ExplanationContext,
): string {
  const count = formatAmount(units, context.countUnit, 'zh');
  const ground = entry.ground?.zh;
  if (entry.to === null) {
    const soFar = units > 0 ? `，${soFarIn(context)}有 ${count}没有算` : '';
    const expected = entry.expectedUntil ? `，预计到 ${day(entry.expectedUntil, context)}` : '';
    return `${day(from ?? entry.from, context)}起${ground ? `${ground}，` : ''}计时暂停${soFar}${expected}。`;
  }
  const span = formatDateRange(from ?? entry.from, to ?? entry.to, { locale: 'zh', today: context.today });
  if (afterDue) return `${span}${ground ?? '暂停计时'}，这时期限已满，不影响到期日。`;
  if (units === 0) return `${span}${ground ?? '暂停计时'}，没有占用要数的日子，期限不变。`;
  if (overlapping === units) return `${span}${ground ?? '暂停计时'}，这 ${count}前面已经没有算，不再重复。`;
  const twice = overlapping > 0 ? `（其中 ${overlapping} 个前面已经没有算，不再重复）` : '';
  return `${span}${ground ?? '暂停计时'}，${count}不算在内${twice}。`;
}

function told(toldOn: LocalDate | undefined, context: ExplanationContext, before: string): string {
  const whom = context.reader === 'applicant' ? '您' : '申请人';
  if (toldOn) return `${before}${day(toldOn, context)}已书面告诉${whom}`;
  return context.reader === 'staff' ? `${before}还没有书面告诉申请人` : '';
}

function daysOff({ holidays, makeUp }: Fact<'daysOff'>, context: ExplanationContext): string {
  const { today } = context;
  const off = holidays.map(
    ({ name, from, to }) => `${formatDateRange(from, to, { locale: 'zh', today })}${name.zh}放假`,
  );
  const work = makeUp.map(date => dayOfWeek(date, context));
  const parts = [
    off.length > 0 ? `${off.join('，')}，没有数` : '',
    work.length > 0 ? `${work.join('、')}调休上班，算在内` : '',
  ];
  return `${parts.filter(part => part !== '').join('；')}。`;
}

function progress(fact: Fact<'progress'>, context: ExplanationContext): string {
  const { used, remaining, over, state, due, projectedDue, expectedEnd, left, asOf } = fact;
  const unit = context.countUnit === 'workingDay' ? '个' : '天';
  const amount = (count: number) => formatAmount(count, context.countUnit, 'zh');
  const weekends = fact.weekendsLeftOut ? '周六、周日没有数。' : '';
  if (state === 'stopped') {
    const late = over > 0 ? `，比期限晚 ${amount(over)}` : '';
    const early = over === 0 && remaining > 0 && context.purpose !== 'end' ? `，比期限早 ${amount(remaining)}` : '';
    return `${dayOfWeek(asOf, context)}${acts[context.purpose]}，用了 ${amount(used)}${late}${early}。`;
  }
  if (state === 'overdue' && due) {
    return `${dayOfWeek(due, context)}到期，${soFarIn(context)}超了 ${amount(over)}。${weekends}`;
  }
  const soFar = `${soFarIn(context)}用了 ${used} ${unit}，还剩 ${remaining} ${unit}`;
  if (due === null) {
    const now = state === 'paused' ? '现在暂停计时' : '之后暂停计时';
    const lateBefore = over > 0 ? `暂停前已超 ${amount(over)}。` : '';
    const guess = expectedEnd
      ? `如果到 ${day(expectedEnd, context)}为止，最迟 ${dayOfWeek(projectedDue, context)}。`
      : '';
    return `${soFar}。${lateBefore}${now}，恢复以后接着数。${guess}${weekends}`;
  }
  if (due === asOf)
    return `${soFarIn(context)}用了 ${used} ${unit}，${asOf === context.today ? '今天' : '这天'}是最后一天。${weekends}`;
  if (left.length > 0) return `${soFar}：${formatDateList(left, { locale: 'zh', near: asOf })}。${weekends}`;
  return `${soFar}，最迟 ${dayOfWeek(due, context)}${acts[context.purpose]}。${weekends}`;
}

function moved({ lastDay, due, holiday }: Fact<'moved'>, context: ExplanationContext): string {
  const why = holiday?.zh ?? formatWeekday(lastDay, 'zh');
  return `最后一天 ${day(lastDay, context)}是${why}，顺延到 ${dayOfWeek(due, context)}。`;
}

function ceiling({ ceiling: { level, figures, basis } }: Fact<'ceiling'>, context: ExplanationContext): string {
  const law = basis ? `（${formatBasis(basis, 'zh')}）` : '';
  const limit = `${ceilings[level]}是 ${formatAmount(figures.granted, figures.budget.unit, 'zh')}${law}`;
  if (figures.due === null) return `${limit}，恢复计时以后才能算出日期。`;
  if (figures.over > 0)
    return `${limit}，${day(figures.due, context)}已经到期，超了 ${formatAmount(figures.over, figures.countUnit, 'zh')}。`;
  return `${limit}，到 ${day(figures.due, context)}。`;
}
