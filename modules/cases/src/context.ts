import { getItemVersion, type ItemVersion } from '@onewindow/catalogue';
import type { Calendar, LocalDate } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { getCalendar, getOrganisation, type Organisation } from '@onewindow/directory';
import type { Services } from '@onewindow/http';
import type { CaseRow } from './case-row.ts';
import { type CaseClocks, cacheDue, computeCaseClocks, loadClockFacts } from './clocks.ts';

/** What a command needs to know beside the case itself. */
export interface CaseContext {
  item: ItemVersion;
  calendar: Calendar;
  organisation: Organisation;
  today: LocalDate;
  now: Date;
}

export async function contextOf(tx: Db, services: Services, row: CaseRow): Promise<CaseContext> {
  return {
    item: await getItemVersion(tx, row.itemVersionId),
    calendar: await getCalendar(tx),
    organisation: await getOrganisation(tx, row.organisationId),
    today: services.today(),
    now: services.now(),
  };
}

/** Computes the clocks as they stand in the transaction. */
export async function clocksOf(tx: Db, row: Pick<CaseRow, 'id'>, context: CaseContext): Promise<CaseClocks> {
  return computeCaseClocks(await loadClockFacts(tx, row.id), {
    content: context.item.content,
    calendar: context.calendar,
    asOf: context.today,
  });
}

/** Computes the clocks and refreshes the due date that lists sort by; call it last in every command. */
export async function refreshDue(
  tx: Db,
  row: Pick<CaseRow, 'id' | 'state'>,
  context: CaseContext,
): Promise<CaseClocks> {
  const clocks = await clocksOf(tx, row, context);
  await cacheDue(tx, row, clocks, context.calendar);
  return clocks;
}
