import type { CaseClock, CaseFacts, CasePause } from '@onewindow/cases';
import type { Calendar, LocalDate, Words } from '@onewindow/clock';
import type { ActiveRule } from '../rules/rule.ts';

/** A limit as a card keeps it: the figures of the moment and how the date came about, sentence by sentence. */
export interface EvidenceClock {
  level: string;
  start: LocalDate;
  due: LocalDate | null;
  asOf: LocalDate;
  total: number;
  unit: 'workingDay' | 'calendarDay';
  used: number;
  remaining: number;
  over: number;
  paused: number;
  provisional: boolean;
  calendarVersion: string;
  steps: { kind: string; zh: string; en: string }[];
}

/** What a rule found in a case. Pure data: raising the card is another matter. */
export interface Finding {
  rule: ActiveRule;
  /**
   * Which time it is for this rule and case. The same facts give the same key on every day, so looking again raises
   * nothing new; only what the law sees as a new matter (an extension, another task, another pause) gets another.
   */
  occurrence: string;
  reason: Words;
  /** The evidence in one sentence. */
  summary: Words;
  figures: Record<string, string | number | boolean | null>;
  clock: EvidenceClock | null;
  /** The events it rests on; absent: all of the case so far. */
  eventIds?: string[];
}

/** An open step of the process. */
export interface OpenStep {
  id: string;
  name: Words;
  level: 'handle' | 'review' | 'approve' | 'other';
  createdOn: LocalDate;
  dueOn: LocalDate | null;
}

/** All that the rules about time look at. */
export interface TimeFacts {
  case: Pick<CaseFacts, 'id' | 'deemed' | 'decidedAt' | 'concludedAt'>;
  /** Statute and promise as of `asOf`, the strictest first. */
  clocks: readonly CaseClock[];
  steps: readonly OpenStep[];
  pauses: readonly CasePause[];
  calendar: Calendar;
  asOf: LocalDate;
}

/** An event of a case as the rules about events look at it. */
export interface CaseEvent {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorName: string;
  data: Record<string, unknown>;
}

/** What else the rules about events look at. */
export interface EventFacts {
  case: Pick<CaseFacts, 'id' | 'receivedAt' | 'decidedAt' | 'outcome'>;
  /** A.6 办件类型 of the item. */
  caseType: string;
  calendar: Calendar;
  /** Cases that the same account entered in the minutes before, this one included, by number of minutes. */
  entered(minutes: number): Promise<{ cases: number; firstAt: Date; eventIds: string[] }>;
}
