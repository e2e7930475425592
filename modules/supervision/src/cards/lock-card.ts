import { type Actor, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { appendEvent, conflictOf } from '@onewindow/events';
import { formatTime } from '@onewindow/i18n';
import { supervisionErrors } from '../errors.ts';
import { type CardCommand, type CardState, cardCommands, cardStates, mayGive } from '../names.ts';

/** A card as commands work on it. */
export interface LockedCard {
  id: string;
  caseId: string;
  organisationId: string;
  state: CardState;
  explainDays: number;
  explainDueOn: string | null;
  version: number;
}

export interface CardTarget {
  cardId: string;
  /** The version that the person saw; another one is told as stale. */
  expectedVersion: number;
}

/** Where a card lies for permission: which body answers for it, in which division. */
export const cardScope = { organisation: 'k.organisation_id', division: 'k.division_code' } as const;

/**
 * Locks a card for a command, with the jurisdiction in the query.
 * @throws supervision.cardNotFound, supervision.notYours, supervision.stale, supervision.wrongState
 */
export async function lockCard(
  tx: Db,
  actor: Actor,
  { cardId, expectedVersion, permission, command }: CardTarget & { permission: Permission; command: CardCommand },
): Promise<LockedCard> {
  const { rows } = await sql<LockedCard>`
    select k.id, k.case_id as "caseId", k.organisation_id as "organisationId", k.state,
           v.explain_days as "explainDays", k.explain_due_on as "explainDueOn", k.version
    from supervision.card k join supervision.rule_version v on v.id = k.rule_version_id
    where k.id = ${cardId} and ${scopeCondition(actor, permission, cardScope)} for update of k`.execute(tx);
  const card = rows[0];
  if (!card) throw await missing(tx, cardId);
  if (card.version !== expectedVersion) throw await stale(tx, { ...card, seen: expectedVersion });
  if (!mayGive(command, card.state)) {
    throw supervisionErrors.wrongState({
      state: cardStates[card.state].zh,
      stateEn: cardStates[card.state].en,
      action: cardCommands[command].zh,
      actionEn: cardCommands[command].en,
    });
  }
  return card;
}

async function missing(tx: Db, cardId: string) {
  const { rows } = await sql`select 1 from supervision.card where id = ${cardId}`.execute(tx);
  return rows.length > 0 ? supervisionErrors.notYours() : supervisionErrors.cardNotFound();
}

const eventWords: Record<string, { zh: string; en: string }> = {
  'supervision.explanationRequested': { zh: '要求说明', en: 'asked for an explanation' },
  'supervision.cardExplained': { zh: '提交说明', en: 'explained it' },
  'supervision.cardConfirmed': { zh: '确认这张牌', en: 'confirmed it' },
  'supervision.cardWithdrawn': { zh: '撤销这张牌', en: 'withdrew it' },
  'supervision.urgeAnswered': { zh: '反馈', en: 'answered it' },
};

/** The error that says who changed the thing meanwhile and what was done. */
export async function stale(tx: Db, { id, version, seen }: { id: string; version: number; seen: number }) {
  const conflict = await conflictOf(tx, {
    subjectId: id,
    seen,
    version,
    types: 'supervision.%',
    tell({ type, data }) {
      const words = eventWords[type];
      const text = [data.text, data.question, data.decision, data.reason].find(
        one => typeof one === 'string' && one !== '',
      );
      return words && { ...words, text: (text as string | undefined) ?? null };
    },
  });
  const last = conflict?.done.at(-1);
  return supervisionErrors.stale(
    {
      who: last?.by ?? '别人',
      at: last ? formatTime(last.at) : '刚才',
      what: last?.zh ?? '办过一步',
      whatEn: last?.en ?? 'acted on it',
    },
    { data: { version, ...(conflict && { conflict }) } },
  );
}

/** @throws supervision.textNeeded */
export function requireText(text: string): string {
  const trimmed = text.normalize('NFC').trim();
  if ([...trimmed].length < 5) throw supervisionErrors.textNeeded();
  return trimmed;
}

/** Writes what happened to a locked card; the case carries it in its time line too. */
export async function cardEvent(
  tx: Db,
  actor: Actor,
  card: LockedCard,
  event: { type: string; at: Date; data: object },
): Promise<void> {
  await appendEvent(tx, actor, { ...event, subject: { kind: 'card', id: card.id }, caseId: card.caseId });
}

/** What a command answers: where the card stands now. */
export interface CardChanged {
  id: string;
  state: CardState;
  version: number;
}
