import { type ClockOverrides, clockDefinitions, type ItemContent } from '@onewindow/catalogue';
import {
  type Acceptance,
  acceptanceClock,
  type Calendar,
  type ClockDefinition,
  type ClockInput,
  type ClockResult,
  computeClock,
  definedClockInput,
  definedDeadline,
  type Extension,
  type LocalDate,
  localDateOf,
  type Milestones,
  type Pause,
  strictest,
} from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import type { CaseRow } from './case-row.ts';

/** One limit of a case, computed for a day. */
export interface CaseClock {
  level: ClockDefinition['level'];
  definition: ClockDefinition;
  figures: ClockResult;
  /** What the figures were computed from, for the explanation. */
  input: ClockInput;
  /** Set when the case ended before the decision that it is a limit for. */
  purpose?: 'end';
}

/** All that a case's limits follow from; nothing of it is a stored due date. */
export interface ClockFacts {
  received: LocalDate | null;
  told: LocalDate | null;
  corrected: LocalDate | null;
  correctUntil: LocalDate | null;
  accepted: LocalDate | null;
  refused: LocalDate | null;
  decided: LocalDate | null;
  /** Ended without a decision: withdrawn, terminated, lapsed. No limit runs on after that. */
  ended: LocalDate | null;
  overrides: ClockOverrides;
  pauses: Pause[];
  extensions: Extension[];
}

export interface CaseClocks {
  /** Between receipt and acceptance 行政许可法 §32; null before receipt. */
  acceptance: Acceptance | null;
  /** Statute and promise, the strictest first; empty until they run. */
  clocks: CaseClock[];
  /** Counted back from an event, for the items that are: the last day. */
  deadline: LocalDate | null;
}

/** Reads the facts of one case: one query. */
export async function loadClockFacts(db: Db, caseId: string): Promise<ClockFacts> {
  const { rows } = await sql<{
    received: Date | null;
    accepted: LocalDate | null;
    decided: Date | null;
    concluded: Date | null;
    outcome: string | null;
    overrides: ClockOverrides;
    told: LocalDate | null;
    corrected: Date | null;
    correctUntil: LocalDate | null;
    pauses:
      | {
          from: LocalDate;
          to: LocalDate | null;
          expectedUntil: LocalDate;
          ground: string;
          law: string;
          reason: string;
          documentId: string | null;
        }[]
      | null;
    extensions: { amount: number; approvedOn: LocalDate; reason: string; documentId: string | null }[] | null;
  }>`
    select c.received_at as received, c.accepted_on as accepted, c.decided_at as decided, c.outcome,
           c.concluded_at as concluded,
           c.clock_overrides as overrides, k.told_on as told, k.corrected_at as corrected, k.due_on as "correctUntil",
           (select json_agg(json_build_object('from', p.from_on, 'to', p.until_on, 'expectedUntil', p.expected_until,
                                              'ground', p.ground, 'law', p.law, 'reason', p.reason,
                                              'documentId', p.document_id) order by p.from_on, p.id)
            from cases.clock_pause p where p.case_id = c.id) as pauses,
           (select json_agg(json_build_object('amount', x.amount, 'reason', x.reason, 'documentId', x.document_id,
                                              'approvedOn', (x.approved_at at time zone 'Asia/Shanghai')::date))
            from cases.clock_extension x where x.case_id = c.id and x.approved_at is not null) as extensions
    from cases.case c left join cases.correction k on k.case_id = c.id
    where c.id = ${caseId}`.execute(db);
  const row = rows[0];
  const refused = row?.outcome === 'refusedAcceptance' && row.decided ? localDateOf(row.decided) : null;
  return {
    received: row?.received ? localDateOf(row.received) : null,
    accepted: row?.accepted ?? null,
    decided: row?.decided && !refused ? localDateOf(row.decided) : null,
    ended: row?.concluded && !row.decided ? localDateOf(row.concluded) : null,
    refused,
    told: row?.told ?? null,
    corrected: row?.corrected ? localDateOf(row.corrected) : null,
    correctUntil: row?.correctUntil ?? null,
    overrides: row?.overrides ?? {},
    pauses: (row?.pauses ?? []).map(pause => ({
      from: pause.from,
      to: pause.to,
      expectedUntil: pause.expectedUntil,
      toldOn: pause.from,
      ground: { zh: pause.reason, en: pause.reason },
      basis: { law: '行政许可法', lawEn: 'Administrative Licensing Law', article: '第四十五条' },
      ...(pause.documentId && { documentId: pause.documentId }),
    })),
    extensions: (row?.extensions ?? []).map(extension => ({
      amount: extension.amount,
      approvedOn: extension.approvedOn,
      ground: { zh: extension.reason, en: extension.reason },
      basis: { law: '行政许可法', lawEn: 'Administrative Licensing Law', article: '第四十二条' },
      ...(extension.documentId && { documentId: extension.documentId }),
    })),
  };
}

/** Computes every limit of a case for a day. Pure. */
export function computeCaseClocks(
  facts: ClockFacts,
  { content, calendar, asOf }: { content: ItemContent; calendar: Calendar; asOf: LocalDate },
): CaseClocks {
  const acceptance = facts.received
    ? acceptanceClock({
        received: facts.received,
        told: facts.told,
        corrected: facts.corrected,
        accepted: facts.accepted,
        refused: facts.refused ?? (facts.accepted ? null : facts.ended),
        correctUntil: facts.correctUntil,
        limit: content.limits.acceptance,
        asOf,
        calendar,
      })
    : null;
  const milestones: Milestones = {
    received: facts.received,
    accepted: facts.accepted,
    corrected: facts.corrected,
    decided: facts.decided,
  };
  const definitions = clockDefinitions(content, facts.overrides).filter(definition => definition.level !== 'step');
  const clocks = definitions.flatMap(definition => {
    const input = definedClockInput({
      definition,
      milestones,
      // 行政许可法 §42: what the head approves lengthens the statutory limit and the promise made under it alike.
      extensions: facts.extensions,
      pauses: facts.pauses,
      asOf,
      stoppedOn: facts.decided ?? facts.ended,
      calendar,
    });
    if (!input) return [];
    const clock: CaseClock = { level: definition.level, definition, figures: computeClock(input), input };
    return [{ ...clock, ...(facts.ended && { purpose: 'end' as const }) }];
  });
  const backwards = definitions.find(definition => definition.startsAt === 'event');
  const counted = backwards && definedDeadline({ definition: backwards, milestones, asOf, calendar });
  return { acceptance, clocks: strictest(clocks), deadline: counted?.due ?? null };
}

/** The cached due date of a case: what lists sort by. Computed again at every change and when a calendar is entered. Returns it. */
export async function cacheDue(
  tx: Db,
  row: Pick<CaseRow, 'id' | 'state'>,
  clocks: CaseClocks,
  calendar: Calendar,
): Promise<LocalDate | null> {
  const binding = clocks.clocks.find(clock => clock.figures.state !== 'stopped') ?? clocks.clocks[0];
  const statute = clocks.clocks.find(clock => clock.level === 'statute');
  const waiting = row.state === 'submitted' || row.state === 'received' || row.state === 'correctionRequested';
  const due = waiting
    ? row.state === 'correctionRequested'
      ? { on: null, kind: 'correction', total: null, unit: null }
      : {
          on: clocks.acceptance?.due ?? null,
          kind: 'acceptance',
          total: clocks.acceptance?.clock.total ?? null,
          unit: 'workingDay',
        }
    : binding
      ? { on: binding.figures.due, kind: binding.level, total: binding.figures.total, unit: binding.figures.countUnit }
      : { on: clocks.deadline, kind: 'event', total: null, unit: null };
  await sql`
    update cases.case set due_on = ${due.on}, due_kind = ${due.kind}, due_total = ${due.total}, due_unit = ${due.unit},
      statute_due_on = ${statute?.figures.due ?? null}, calendar_version = ${calendar.version}
    where id = ${row.id}`.execute(tx);
  return due.on;
}
