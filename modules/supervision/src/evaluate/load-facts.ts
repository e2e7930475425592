import { type CaseFacts, findPausesOf, getCaseClocks } from '@onewindow/cases';
import type { ItemVersion } from '@onewindow/catalogue';
import type { Calendar, LocalDate } from '@onewindow/clock';
import { localDateOf } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { listTasksOf } from '@onewindow/processes';
import type { CaseEvent, EventFacts, OpenStep, TimeFacts } from './findings.ts';

/** Reads what the rules about time look at; `at(day)` gives it as it stood at the end of another day. */
export async function loadTimeFacts(
  db: Db,
  facts: CaseFacts,
  { asOf, calendar }: { asOf: LocalDate; calendar: Calendar },
): Promise<{ item: ItemVersion; facts: TimeFacts; at(day: LocalDate): TimeFacts }> {
  const { item, at: clocksAt } = await getCaseClocks(db, facts, { asOf, calendar });
  const steps = await stepsOf(db, facts.id);
  const pauses = await findPausesOf(db, facts.id);
  const at = (day: LocalDate): TimeFacts => ({
    case: facts,
    clocks: clocksAt(day).clocks,
    steps: steps.filter(step => step.createdOn <= day && (step.endedOn === null || step.endedOn > day)),
    pauses: pauses.filter(pause => pause.from <= day),
    calendar,
    asOf: day,
  });
  return { item, facts: at(asOf), at };
}

/** Every task that the case had, so that a past day can be looked at as it was. */
async function stepsOf(db: Db, caseId: string): Promise<(OpenStep & { endedOn: LocalDate | null })[]> {
  const tasks = await listTasksOf(db, { kind: 'case', id: caseId });
  // An added signer 加签 answers to whoever holds the step, and it is the step that is late.
  return tasks
    .filter(task => task.parentTaskId === null)
    .map(task => ({
      id: task.id,
      name: { zh: task.nameZh, en: task.nameEn },
      level: task.level,
      createdOn: localDateOf(task.createdAt),
      dueOn: task.dueOn,
      endedOn: task.endedAt ? localDateOf(task.endedAt) : null,
    }));
}

/** What the rules about events look at besides the event. */
export function eventFactsOf(
  db: Db,
  {
    event,
    facts,
    item,
    calendar,
  }: { event: CaseEvent & { actorAccountId: string | null }; facts: CaseFacts; item: ItemVersion; calendar: Calendar },
): EventFacts {
  return {
    case: facts,
    caseType: item.content.caseType,
    calendar,
    async entered(minutes) {
      // By time, the first part of the key: after hours few events lie in such a span.
      const { rows } = await sql<{ cases: number; firstAt: Date | null; eventIds: string[] | null }>`
        select count(distinct case_id)::int as cases, min(at) as "firstAt", array_agg(id order by at, id) as "eventIds"
        from platform.event
        where at > ${event.at}::timestamptz - make_interval(mins => ${minutes}) and at <= ${event.at}
          and type = 'cases.submitted' and actor_account_id = ${event.actorAccountId}::uuid`.execute(db);
      const row = rows[0];
      return { cases: row?.cases ?? 0, firstAt: row?.firstAt ?? event.at, eventIds: row?.eventIds ?? [] };
    },
  };
}
