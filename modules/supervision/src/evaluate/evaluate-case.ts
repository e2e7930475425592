import type { CaseFacts } from '@onewindow/cases';
import { findCaseFacts } from '@onewindow/cases';
import { getItemVersion } from '@onewindow/catalogue';
import { type Calendar, type LocalDate, localDateOf } from '@onewindow/clock';
import { type Db, inTransaction } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import type { StoredEvent } from '@onewindow/events';
import { raiseCard } from '../cards/raise-card.ts';
import { type ActiveRule, findActiveRules } from '../rules/rule.ts';
import { evaluateEvent, judgedEvents } from './event-rules.ts';
import { eventFactsOf, loadTimeFacts } from './load-facts.ts';
import { evaluateTime } from './time-rules.ts';

/** Looks at one case as of a day and raises what the rules about time find. Repeatable. */
export async function evaluateCase(
  db: Db,
  facts: CaseFacts,
  { rules, calendar, asOf, at }: { rules: readonly ActiveRule[]; calendar: Calendar; asOf: LocalDate; at: Date },
): Promise<string[]> {
  return inTransaction(db, async tx => {
    const loaded = await loadTimeFacts(tx, facts, { asOf, calendar });
    const raised: string[] = [];
    for (const finding of evaluateTime(rules, loaded.facts)) {
      const id = await raiseCard(tx, { finding, facts, typeCode: loaded.item.typeCode, calendar, at });
      if (id) raised.push(id);
    }
    return raised;
  });
}

/** Events after which time is looked at too: what ended late is judged even if no job saw it late. */
const momentsOfTime: readonly string[] = ['cases.decided', 'cases.resumed'];

/** Event types that supervision reads. */
export const supervisedEvents: readonly string[] = [...new Set([...judgedEvents, ...momentsOfTime])];

/**
 * Judges one event of a case, as of the day on which it happened. Everything follows from the event and from facts that
 * only grow, so handling it again raises nothing new.
 */
export async function evaluateStoredEvent(tx: Db, event: StoredEvent): Promise<string[]> {
  if (!event.caseId) return [];
  // Most filings come from applicants: no rule looks at those.
  if (event.type === 'cases.submitted' && event.actorKind !== 'staff') return [];
  const rules = await findActiveRules(tx);
  const facts = (await findCaseFacts(tx, [event.caseId])).get(event.caseId);
  if (rules.length === 0 || !facts) return [];
  const calendar = await getCalendar(tx);
  const item = await getItemVersion(tx, facts.itemVersionId);
  const raised: string[] = [];
  for (const finding of await evaluateEvent(rules, event, eventFactsOf(tx, { event, facts, item, calendar }))) {
    const id = await raiseCard(tx, { finding, facts, typeCode: item.typeCode, calendar, at: event.at });
    if (id) raised.push(id);
  }
  if (momentsOfTime.includes(event.type)) {
    raised.push(...(await evaluateCase(tx, facts, { rules, calendar, asOf: localDateOf(event.at), at: event.at })));
  }
  return raised;
}
