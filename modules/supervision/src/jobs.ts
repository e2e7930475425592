import { addDays } from '@onewindow/clock';
import { getCalendar } from '@onewindow/directory';
import { defineConsumer } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { defineJob } from '@onewindow/jobs';
import { evaluateCase, evaluateStoredEvent, supervisedEvents } from './evaluate/evaluate-case.ts';
import { findCandidates } from './evaluate/find-candidates.ts';
import { refreshDailyFigures } from './figures/daily-figures.ts';
import { findActiveRules } from './rules/rule.ts';

/**
 * Looks at everything that time may have moved over a threshold. Repeatable; returns the ids of new cards.
 * @param signal stops between two cases; the next run takes up what is left
 */
export async function evaluateTimePassed(services: Services, signal?: AbortSignal): Promise<string[]> {
  const { db } = services;
  const [rules, calendar] = [await findActiveRules(db), await getCalendar(db)];
  const [asOf, at] = [services.today(), services.now()];
  const raised: string[] = [];
  for await (const facts of findCandidates(db, rules, { asOf, calendar })) {
    if (signal?.aborted) break;
    raised.push(...(await evaluateCase(db, facts, { rules, calendar, asOf, at })));
  }
  return raised;
}

/** Limits are days, so twice an hour is more than enough; a case that was late at night has its card before nine. */
export const evaluateJob = defineJob({
  name: 'supervision.evaluate',
  schedule: '5,35 * * * *',
  handle: async ({ services, signal }) => void (await evaluateTimePassed(services, signal)),
});

/** Yesterday is computed along, for what happened after the last run of its day. */
export const figuresJob = defineJob({
  name: 'supervision.refreshFigures',
  schedule: '*/10 * * * *',
  async handle({ services }) {
    const today = services.today();
    await refreshDailyFigures(services.db, { from: addDays(today, -1), to: today, at: services.now() });
  },
});

export const caseConsumer = defineConsumer({
  name: 'supervision.cases',
  types: supervisedEvents,
  handle: async (tx, event) => void (await evaluateStoredEvent(tx, event)),
});
