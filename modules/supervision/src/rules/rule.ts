import type { Words } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import type { Colour } from '../names.ts';
import type { RuleKind, ThresholdsOf } from './kinds.ts';

interface RuleBase {
  versionId: string;
  code: string;
  version: number;
  name: Words;
  colour: Colour;
  score: number;
  /** The department is asked for its explanation the moment the card is raised. */
  askAtOnce: boolean;
  /** Working days that the department has for explaining. */
  explainDays: number;
  law: string;
}

/** A version of a rule as evaluation uses it; the thresholds have the shape of its kind. */
export type ActiveRule = { [K in RuleKind]: RuleBase & { kind: K; thresholds: ThresholdsOf<K> } }[RuleKind];

export type RuleOf<K extends RuleKind> = Extract<ActiveRule, { kind: K }>;

/** The rules in force, in order of their codes. */
export async function findActiveRules(db: Db): Promise<ActiveRule[]> {
  const { rows } = await sql<ActiveRule>`
    select v.id as "versionId", v.rule_code as code, v.version, r.kind,
           json_build_object('zh', v.name_zh, 'en', v.name_en) as name, v.colour, v.thresholds, v.score,
           v.ask_at_once as "askAtOnce", v.explain_days as "explainDays", v.law
    from supervision.rule_version v join supervision.rule r on r.code = v.rule_code
    where v.state = 'active' order by v.rule_code`.execute(db);
  return rows;
}

/** The rules of one kind. */
export function rulesOf<K extends RuleKind>(rules: readonly ActiveRule[], kind: K): RuleOf<K>[] {
  return rules.filter((rule): rule is RuleOf<K> => rule.kind === kind);
}
