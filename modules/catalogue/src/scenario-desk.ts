import { type Db, sql } from '@onewindow/db';
import type { Text } from './content.ts';

/** A scenario in the keeper's list: what people see, and what is being worked on. */
export interface ScenarioDeskRow {
  code: string;
  name: Text;
  summary: Text | null;
  questions: number;
  joint: number | null;
  standing: 'published' | 'withdrawn' | 'never';
  /** The version that is published, or was last; of one that never was, its draft. */
  id: string;
  version: number;
  draft: { id: string; state: string; version: number; editedByName: string } | null;
}

/** Every scenario, published, withdrawn or only drafted, in the order in which people see them. */
export async function listScenarioDesk(db: Db): Promise<ScenarioDeskRow[]> {
  const { rows } = await sql<ScenarioDeskRow>`
    select s.code, s.content -> 'name' as name, s.content -> 'summary' as summary,
           jsonb_array_length(s.content -> 'questions') as questions,
           jsonb_array_length(case when jsonb_typeof(s.content -> 'joint') = 'object' then s.content -> 'joint' -> 'items' end) as joint,
           case when s.state = 'published' then 'published' when s.state in ('draft', 'inReview') then 'never'
                else 'withdrawn' end as standing,
           s.id, s.version,
           (select jsonb_build_object('id', d.id, 'state', d.state, 'version', d.version, 'editedByName', d.edited_by_name)
            from catalogue.scenario_version d where d.code = s.code and d.state in ('draft', 'inReview')) as draft
    from (
      select distinct on (code) * from catalogue.scenario_version
      order by code, (state = 'published') desc, (state not in ('draft', 'inReview')) desc, version desc
    ) s
    order by s.position, s.code`.execute(db);
  return rows;
}

export interface ScenarioVersionRow {
  id: string;
  version: number;
  state: string;
  editedByName: string;
  publishedAt: Date | null;
  publishedByName: string | null;
  withdrawnReason: string | null;
}

/** All versions of a scenario, the newest first. */
export async function listScenarioVersions(db: Db, code: string): Promise<ScenarioVersionRow[]> {
  const { rows } = await sql<ScenarioVersionRow>`
    select id, version, state, edited_by_name as "editedByName", published_at as "publishedAt",
           published_by_name as "publishedByName", withdrawn_reason as "withdrawnReason"
    from catalogue.scenario_version where code = ${code} order by version desc`.execute(db);
  return rows;
}
