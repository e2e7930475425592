import type { Actor } from '@onewindow/auth';
import type { Words } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { compileSchema, type Services, validate } from '@onewindow/http';
import { supervisionErrors } from '../errors.ts';
import type { Colour } from '../names.ts';
import { type RuleKind, thresholdSchemas } from './kinds.ts';

/** What a keeper writes in a version of a rule; the thresholds have the shape of the rule's kind. */
export interface RuleContent {
  name: Words;
  colour: Colour;
  thresholds: Record<string, unknown>;
  score: number;
  askAtOnce: boolean;
  explainDays: number;
  law: string;
}

const checks = Object.fromEntries(
  Object.entries(thresholdSchemas).map(([kind, schema]) => [kind, compileSchema(schema)]),
) as Record<RuleKind, ReturnType<typeof compileSchema>>;

/**
 * A further rule on one of the judgements, as a draft: e.g. a notice at 80 % of the limit beside the yellow card.
 * @throws request.invalid with one entry for each threshold that does not fit
 */
export async function createRule(
  db: Db,
  services: Services,
  actor: Actor,
  { kind, ...content }: RuleContent & { kind: RuleKind },
): Promise<{ code: string; version: number; revision: number }> {
  validate(checks[kind], content.thresholds);
  return inTransaction(db, async tx => {
    // Codes are counted on; two keepers at once wait for each other here.
    await sql`select pg_advisory_xact_lock(hashtextextended('supervision.rule', 0))`.execute(tx);
    const { rows } = await sql<{ code: string }>`
      insert into supervision.rule (code, kind)
      select 'R-' || lpad((coalesce(max(substr(code, 3)::int), 0) + 1)::text, 2, '0'), ${kind} from supervision.rule
      returning code`.execute(tx);
    const code = rows[0]?.code ?? '';
    await insertDraft(tx, services, actor, { code, version: 1, content });
    return { code, version: 1, revision: 1 };
  });
}

/**
 * Writes the draft of a rule's next version; there is one at most. `expectedRevision` 0 begins it.
 * @throws supervision.ruleNotFound, supervision.ruleStale, request.invalid
 */
export async function saveRuleDraft(
  db: Db,
  services: Services,
  actor: Actor,
  { code, expectedRevision, content }: { code: string; expectedRevision: number; content: RuleContent },
): Promise<{ version: number; revision: number }> {
  return inTransaction(db, async tx => {
    const rule = await lockRule(tx, code);
    validate(checks[rule.kind], content.thresholds);
    if ((rule.draftRevision ?? 0) !== expectedRevision) {
      throw supervisionErrors.ruleStale({}, { data: { revision: rule.draftRevision ?? 0 } });
    }
    if (rule.draftId === null) {
      await insertDraft(tx, services, actor, { code, version: rule.lastVersion + 1, content });
      return { version: rule.lastVersion + 1, revision: 1 };
    }
    await sql`
      update supervision.rule_version set name_zh = ${content.name.zh}, name_en = ${content.name.en}, colour = ${content.colour},
        thresholds = ${JSON.stringify(content.thresholds)}::jsonb, score = ${content.score}, ask_at_once = ${content.askAtOnce},
        explain_days = ${content.explainDays}, law = ${content.law}, edited_by = ${actor.name}, edited_at = ${services.now()},
        revision = revision + 1
      where id = ${rule.draftId}`.execute(tx);
    return { version: rule.lastVersion, revision: expectedRevision + 1 };
  });
}

/**
 * Puts the draft in force in place of the version before. Cards keep the version that raised them; what has its card is
 * not judged again.
 * @throws supervision.ruleNotFound, supervision.noDraft, supervision.ruleStale
 */
export async function activateRule(
  db: Db,
  services: Services,
  actor: Actor,
  { code, expectedRevision }: { code: string; expectedRevision: number },
): Promise<{ version: number }> {
  return inTransaction(db, async tx => {
    const rule = await lockRule(tx, code);
    if (rule.draftId === null) throw supervisionErrors.noDraft();
    if (rule.draftRevision !== expectedRevision)
      throw supervisionErrors.ruleStale({}, { data: { revision: rule.draftRevision } });
    await sql`
      update supervision.rule_version set state = 'retired', active_until = ${services.now()}
      where rule_code = ${code} and state = 'active'`.execute(tx);
    await sql`
      update supervision.rule_version set state = 'active', active_from = ${services.now()}, activated_by = ${actor.name}
      where id = ${rule.draftId}`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'supervision.ruleActivated',
      subject: { kind: 'ruleVersion', id: rule.draftId },
      at: services.now(),
      data: { code, version: rule.lastVersion },
    });
    return { version: rule.lastVersion };
  });
}

/**
 * Takes a rule out of force; its cards stay.
 * @throws supervision.ruleNotFound, supervision.notActive
 */
export async function retireRule(db: Db, services: Services, actor: Actor, code: string): Promise<void> {
  await inTransaction(db, async tx => {
    await lockRule(tx, code);
    const { rows } = await sql<{ id: string; version: number }>`
      update supervision.rule_version set state = 'retired', active_until = ${services.now()}
      where rule_code = ${code} and state = 'active' returning id, version`.execute(tx);
    const retired = rows[0];
    if (!retired) throw supervisionErrors.notActive();
    await appendEvent(tx, actor, {
      type: 'supervision.ruleRetired',
      subject: { kind: 'ruleVersion', id: retired.id },
      at: services.now(),
      data: { code, version: retired.version },
    });
  });
}

/** Throws the draft of a rule away. @throws supervision.ruleNotFound, supervision.noDraft */
export async function discardRuleDraft(db: Db, services: Services, actor: Actor, code: string): Promise<void> {
  await inTransaction(db, async tx => {
    const rule = await lockRule(tx, code);
    if (rule.draftId === null) throw supervisionErrors.noDraft();
    await sql`delete from supervision.rule_version where id = ${rule.draftId} and state = 'draft'`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'supervision.ruleDraftDiscarded',
      subject: { kind: 'ruleVersion', id: rule.draftId },
      at: services.now(),
      data: { code, version: rule.lastVersion },
    });
  });
}

interface LockedRule {
  kind: RuleKind;
  lastVersion: number;
  draftId: string | null;
  draftRevision: number | null;
}

async function lockRule(tx: Db, code: string): Promise<LockedRule> {
  // Rules are never updated themselves; their key serves as the lock of all their versions.
  await sql`select pg_advisory_xact_lock(hashtextextended('supervision.rule/' || ${code}, 0))`.execute(tx);
  const { rows } = await sql<LockedRule>`
    select r.kind, (select coalesce(max(v.version), 0) from supervision.rule_version v where v.rule_code = r.code) as "lastVersion",
           d.id as "draftId", d.revision as "draftRevision"
    from supervision.rule r left join supervision.rule_version d on d.rule_code = r.code and d.state = 'draft'
    where r.code = ${code}`.execute(tx);
  const rule = rows[0];
  if (!rule) throw supervisionErrors.ruleNotFound();
  return rule;
}

async function insertDraft(
  tx: Db,
  services: Services,
  actor: Actor,
  { code, version, content }: { code: string; version: number; content: RuleContent },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into supervision.rule_version (rule_code, version, name_zh, name_en, colour, thresholds, score, ask_at_once,
                                          explain_days, law, edited_by, edited_at)
    values (${code}, ${version}, ${content.name.zh}, ${content.name.en}, ${content.colour},
            ${JSON.stringify(content.thresholds)}::jsonb, ${content.score}, ${content.askAtOnce}, ${content.explainDays},
            ${content.law}, ${actor.name}, ${services.now()})
    returning id`.execute(tx);
  await appendEvent(tx, actor, {
    type: 'supervision.ruleDrafted',
    subject: { kind: 'ruleVersion', id: rows[0]?.id ?? '' },
    at: services.now(),
    data: { code, version },
  });
}
