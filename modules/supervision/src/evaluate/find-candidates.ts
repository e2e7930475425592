import { type CaseFacts, findCasesPausedTooLong, findCasesWithLateStep, findDueCases } from '@onewindow/cases';
import type { Calendar, LocalDate } from '@onewindow/clock';
import type { Db, Page, PageRequest } from '@onewindow/db';
import { type ActiveRule, rulesOf } from '../rules/rule.ts';

/** The longest limit that a share of it is looked at for; longer ones are warned of by days left. */
const longestLimit = 90;

/** The last due day that a rule of time could speak of today: how far ahead the index of due cases is read. */
export function horizonOf(
  rules: readonly ActiveRule[],
  { asOf, calendar }: { asOf: LocalDate; calendar: Calendar },
): LocalDate {
  const days = rulesOf(rules, 'nearLimit').map(({ thresholds: { remaining, usedShare } }) =>
    Math.max(remaining, usedShare === undefined ? 0 : Math.ceil((1 - usedShare) * longestLimit)),
  );
  return calendar.addWorkingDays(asOf, Math.max(0, ...days));
}

/**
 * The cases that the rules of time may find something in today, each once, in batches read from three indexes: due
 * cases, late steps, long pauses. Their number follows the work in hand and not all there ever was.
 */
export async function* findCandidates(
  db: Db,
  rules: readonly ActiveRule[],
  { asOf, calendar }: { asOf: LocalDate; calendar: Calendar },
): AsyncGenerator<CaseFacts> {
  const seen = new Set<string>();
  const dueBy = horizonOf(rules, { asOf, calendar });
  const sources: ((page: PageRequest) => Promise<Page<CaseFacts>>)[] = [
    page => findDueCases(db, { dueBy, page }),
    page => findCasesWithLateStep(db, { before: asOf, page }),
    page => findCasesPausedTooLong(db, { before: asOf, page }),
  ];
  for (const source of sources) {
    let after: string | undefined;
    do {
      const page = await source({ limit: 200, after });
      for (const facts of page.rows) {
        if (seen.has(facts.id)) continue;
        seen.add(facts.id);
        yield facts;
      }
      after = page.next ?? undefined;
    } while (after);
  }
}
