import { type Calendar, type LocalDate, localDateOf } from '@onewindow/clock';
import type { StoredEvent } from '@onewindow/events';
import type { CardDetails } from './cards/get-card.ts';
import type { CardRow } from './cards/list-cards.ts';
import type { CardItem, CardReply, EventItem, RuleItem, RuleVersionItem, UrgeItem } from './contract.ts';
import { cardNumber } from './names.ts';
import type { RuleRow, RuleVersionRow } from './rules/list-rules.ts';
import type { UrgeRow } from './urges/list-urges.ts';

export interface When {
  today: LocalDate;
  calendar: Calendar;
}

export function toCardItem(row: CardRow, when: When): CardItem {
  return {
    id: row.id,
    number: cardNumber(row),
    colour: row.colour,
    score: row.score,
    rule: { code: row.ruleCode, version: row.ruleVersion, name: row.ruleName },
    reason: row.reason,
    summary: row.summary,
    events: row.events,
    hasDerivation: row.hasDerivation,
    case: {
      id: row.caseId,
      caseNumber: row.caseNumber,
      queryCode: row.queryCode,
      basicCode: row.basicCode,
      itemName: row.itemName,
      state: row.caseState,
      dueOn: row.caseDueOn,
      decidedAt: row.caseDecidedAt?.toISOString() ?? null,
      concludedAt: row.caseConcludedAt?.toISOString() ?? null,
      overNow: overNow(row, when),
    },
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    countyCode: row.countyCode,
    state: row.state,
    raisedAt: row.raisedAt.toISOString(),
    explainDueOn: row.explainDueOn,
    explanationOverdue:
      row.state === 'awaitingExplanation' && row.explainDueOn !== null && row.explainDueOn < when.today,
    explanation: row.explanation,
    explainedBy: row.explainedBy,
    explainedAt: row.explainedAt?.toISOString() ?? null,
    decision: row.decision,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** The card's words keep the day on which it was raised; this is how late the case has become since. */
function overNow(row: CardRow, { today, calendar }: When): number | null {
  if (row.caseDueOn === null) return null;
  const ended = row.caseDecidedAt ?? row.caseConcludedAt;
  const until = ended ? localDateOf(ended) : today;
  return until > row.caseDueOn ? calendar.workingDaysBetween(row.caseDueOn, until) : 0;
}

export function toCardReply(details: CardDetails, when: When): CardReply {
  const { evidence } = details;
  return {
    card: toCardItem(details, when),
    evidence: {
      rule: evidence.rule,
      summary: evidence.summary,
      figures: evidence.figures,
      clock: evidence.clock,
      events: details.evidenceEvents.map(toEventItem),
    },
    history: details.history.map(toEventItem),
    urges: details.urges.map(urge => toUrgeItem(urge, when.today)),
    may: details.may,
  };
}

function toEventItem(event: StoredEvent): EventItem {
  return {
    id: event.id,
    at: event.at.toISOString(),
    type: event.type,
    actorName: event.actorName,
    organisationName: event.organisationName,
    channel: event.channel,
    caseId: event.caseId,
    data: event.data,
  };
}

export function toUrgeItem(row: UrgeRow, today: LocalDate): UrgeItem {
  return {
    ...row,
    overdue: row.state === 'open' && row.answerDueOn < today,
    urgedAt: row.urgedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

export function toRuleVersionItem(row: RuleVersionRow): RuleVersionItem {
  return {
    ...row,
    activeFrom: row.activeFrom?.toISOString() ?? null,
    activeUntil: row.activeUntil?.toISOString() ?? null,
    editedAt: row.editedAt.toISOString(),
  };
}

export function toRuleItem({ active, draft, ...rule }: RuleRow): RuleItem {
  return { ...rule, active: active && toRuleVersionItem(active), draft: draft && toRuleVersionItem(draft) };
}
