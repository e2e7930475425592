import type { CaseClock } from '@onewindow/cases';
import {
  addDays,
  type Calendar,
  explainClock,
  formatAmount,
  type LocalDate,
  localDateOf,
  type Words,
} from '@onewindow/clock';
import type { EvidenceClock } from './findings.ts';

/** Keeps a limit with its derivation in both languages, in words that stay true when they are read later. */
export function evidenceClock(
  clock: CaseClock,
  { deemed, calendar }: { deemed: boolean; calendar: Calendar },
): EvidenceClock {
  const { figures, definition } = clock;
  const options = {
    purpose: 'decide',
    level: clock.level,
    reader: 'staff',
    // Read as of the day after: 到 11 月 23 日, never 到今天.
    today: addDays(figures.asOf, 1),
    deemed,
    startEvent: definition.startsAt,
    ...(definition.basis && { basis: definition.basis }),
  } as const;
  const input = { ...clock.input, calendar };
  const zh = explainClock(input, { ...options, locale: 'zh' });
  const en = explainClock(input, { ...options, locale: 'en' });
  return {
    level: clock.level,
    start: figures.start,
    due: figures.due,
    asOf: figures.asOf,
    total: figures.total,
    unit: figures.countUnit,
    used: figures.used,
    remaining: figures.remaining,
    over: figures.over,
    paused: figures.paused,
    provisional: figures.provisional,
    calendarVersion: figures.calendarVersion,
    steps: zh.map((step, index) => ({ kind: step.kind, zh: step.text, en: en[index]?.text ?? step.text })),
  };
}

const startWords: Record<string, Words> = {
  received: { zh: '收件', en: 'received' },
  accepted: { zh: '受理', en: 'accepted' },
  corrected: { zh: '补正', en: 'corrected' },
  windowEnded: { zh: '受理期结束', en: 'applications closed' },
};

const levelWords: Record<string, Words> = {
  promise: { zh: '承诺', en: 'promise' },
  statute: { zh: '法定', en: 'legal limit' },
  rule: { zh: '规定', en: 'limit' },
};

/** 10-26 受理，承诺 19 个工作日，应于 11-20 决定；无暂停、无延长，到 11-23 是第 20 个。 */
export function summariseClock({ level, definition, figures, input }: CaseClock): Words {
  const start = startWords[definition.startsAt] ?? { zh: '起算', en: 'begun' };
  const name = levelWords[level] ?? { zh: '时限', en: 'limit' };
  const pauses = input.pauses?.length ?? 0;
  const extensions = input.extensions?.length ?? 0;
  const count = figures.used + figures.over;
  const stopped = figures.state === 'stopped';
  const due = figures.due;
  return {
    zh:
      `${short(figures.start)} ${start.zh}，${name.zh} ${formatAmount(figures.granted, figures.budget.unit, 'zh')}` +
      `${due ? `，应于 ${short(due)} 决定` : ''}；${pauses > 0 ? `暂停 ${pauses} 次` : '无暂停'}、` +
      `${extensions > 0 ? `延长 ${extensions} 次` : '无延长'}，` +
      `${short(figures.asOf)} ${stopped ? '决定，' : ''}是第 ${count} ${figures.countUnit === 'workingDay' ? '个工作日' : '天'}。`,
    en:
      `${capital(start.en)} ${short(figures.start)}, ${name.en} ${formatAmount(figures.granted, figures.budget.unit, 'en')}` +
      `${due ? `, due ${short(due)}` : ''}; ${pauses === 0 ? 'no pause' : `paused ${times(pauses)}`}, ` +
      `${extensions === 0 ? 'not extended' : `extended ${times(extensions)}`}; ` +
      `${short(figures.asOf)}${stopped ? ' (decided)' : ''} was ${figures.countUnit === 'workingDay' ? 'working day' : 'day'} ${count}.`,
  };
}

/** 11-23. Cards are read within weeks of their day, the number of the card has the year. */
export function short(date: LocalDate): string {
  return date.slice(5);
}

/** The business date of a moment, short. */
export function shortDay(moment: Date): string {
  return short(localDateOf(moment));
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
