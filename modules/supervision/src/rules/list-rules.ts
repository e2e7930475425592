import type { Words } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { supervisionErrors } from '../errors.ts';
import type { Colour } from '../names.ts';
import type { RuleKind } from './kinds.ts';

export interface RuleVersionRow {
  id: string;
  code: string;
  kind: RuleKind;
  version: number;
  state: 'draft' | 'active' | 'retired';
  name: Words;
  colour: Colour;
  thresholds: Record<string, unknown>;
  score: number;
  askAtOnce: boolean;
  explainDays: number;
  law: string;
  activeFrom: Date | null;
  activeUntil: Date | null;
  editedBy: string;
  editedAt: Date;
  activatedBy: string | null;
  revision: number;
}

const versionColumns = sql.raw(`
  v.id, v.rule_code as code, r.kind, v.version, v.state, json_build_object('zh', v.name_zh, 'en', v.name_en) as name, v.colour,
  v.thresholds, v.score, v.ask_at_once as "askAtOnce", v.explain_days as "explainDays", v.law,
  v.active_from as "activeFrom", v.active_until as "activeUntil", v.edited_by as "editedBy", v.edited_at as "editedAt",
  v.activated_by as "activatedBy", v.revision`);

/** A rule as the list of rules shows it: what is in force and what is being drafted. */
export interface RuleRow {
  code: string;
  kind: RuleKind;
  active: RuleVersionRow | null;
  draft: RuleVersionRow | null;
  /** Cards raised by it in the last 30 days. */
  recentCards: number;
}

/** All rules in order of their codes. There are some dozens at most, so the list has no pages. */
export async function listRules(db: Db): Promise<RuleRow[]> {
  const { rows: rules } = await sql<{ code: string; kind: RuleKind; recentCards: number }>`
    select r.code, r.kind,
           (select count(*)::int from supervision.card k
            where k.rule_code = r.code and k.raised_at > now() - interval '30 days') as "recentCards"
    from supervision.rule r order by r.code`.execute(db);
  const { rows: versions } = await sql<RuleVersionRow>`
    select ${versionColumns} from supervision.rule_version v join supervision.rule r on r.code = v.rule_code
    where v.state in ('active', 'draft')`.execute(db);
  return rules.map(rule => ({
    ...rule,
    active: versions.find(one => one.code === rule.code && one.state === 'active') ?? null,
    draft: versions.find(one => one.code === rule.code && one.state === 'draft') ?? null,
  }));
}

/**
 * Every version of a rule, newest first.
 * @throws supervision.ruleNotFound
 */
export async function listRuleVersions(db: Db, code: string): Promise<RuleVersionRow[]> {
  const { rows } = await sql<RuleVersionRow>`
    select ${versionColumns} from supervision.rule_version v join supervision.rule r on r.code = v.rule_code
    where v.rule_code = ${code} order by v.version desc`.execute(db);
  if (rows.length === 0) throw supervisionErrors.ruleNotFound();
  return rows;
}
