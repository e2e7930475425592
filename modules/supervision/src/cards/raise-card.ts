import { type Actor, systemActor } from '@onewindow/auth';
import type { CaseFacts } from '@onewindow/cases';
import { type Calendar, localDateOf } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { EvidenceClock, Finding } from '../evaluate/findings.ts';

/** What a card rests on; the events are referred to and never copied. */
export interface Evidence {
  rule: { code: string; version: number; zh: string; en: string; law: string };
  summary: { zh: string; en: string };
  figures: Record<string, string | number | boolean | null>;
  clock: EvidenceClock | null;
  events: string[];
}

export const supervisionActor: Actor = systemActor('电子监察');

export interface RaiseCard {
  finding: Finding;
  facts: CaseFacts;
  /** A.1 事项类型 of the item, for the export of GB/T 39046 table 11. */
  typeCode: string;
  calendar: Calendar;
  at: Date;
}

/**
 * 发牌, once for each occurrence of a rule in a case: raising it again does nothing, so evaluation may be repeated at
 * will. A rule that asks at once starts the department's term for explaining.
 * @returns the id of a new card, undefined when it was there
 */
export async function raiseCard(
  tx: Db,
  { finding, facts, typeCode, calendar, at }: RaiseCard,
): Promise<string | undefined> {
  const { rule } = finding;
  // The unique key decides; this look spares writing evidence that would be thrown away.
  if (await isRaised(tx, finding, facts.id)) return undefined;
  const evidence: Evidence = {
    rule: { code: rule.code, version: rule.version, ...rule.name, law: rule.law },
    summary: finding.summary,
    figures: finding.figures,
    clock: finding.clock,
    events: finding.eventIds ?? (await eventIdsOf(tx, facts.id, at)),
  };
  const subject = { caseNumber: facts.caseNumber, queryCode: facts.queryCode, typeCode };
  const explainDueOn = rule.askAtOnce ? calendar.addWorkingDays(localDateOf(at), rule.explainDays) : null;
  const { rows } = await sql<{ id: string }>`
    insert into supervision.card (
      rule_version_id, rule_code, occurrence, case_id, colour, subject, organisation_id, organisation_name, division_code,
      county_code, basic_code, item_name, raised_at, reason_zh, reason_en, evidence, state, explain_due_on
    ) values (
      ${rule.versionId}, ${rule.code}, ${finding.occurrence}, ${facts.id}, ${rule.colour}, ${JSON.stringify(subject)}::jsonb,
      ${facts.organisationId}, ${facts.organisationName}, ${facts.divisionCode}, ${facts.countyCode}, ${facts.basicCode},
      ${facts.itemName}, ${at}, ${finding.reason.zh}, ${finding.reason.en}, ${JSON.stringify(evidence)}::jsonb,
      ${rule.askAtOnce ? 'awaitingExplanation' : 'new'}, ${explainDueOn}
    )
    on conflict on constraint card_once do nothing returning id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) return undefined;
  await appendEvent(tx, supervisionActor, {
    type: 'supervision.cardRaised',
    subject: { kind: 'card', id },
    caseId: facts.id,
    at,
    data: { rule: rule.code, ruleVersion: rule.version, colour: rule.colour, reason: finding.reason, explainDueOn },
  });
  return id;
}

/** A batch of entries is one matter, whichever of its cases completed it; any other occurrence belongs to its case. */
async function isRaised(tx: Db, { rule, occurrence }: Finding, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from supervision.card
    where rule_code = ${rule.code} and occurrence = ${occurrence} and (${rule.kind === 'batchEntry'} or case_id = ${caseId})
    limit 1`.execute(tx);
  return rows.length > 0;
}

async function eventIdsOf(tx: Db, caseId: string, until: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.event
    where case_id = ${caseId} and at <= ${until} and type like 'cases.%' and type <> 'cases.fileRead'
    order by at, id limit 200`.execute(tx);
  return rows.map(row => row.id);
}
