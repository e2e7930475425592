import { type Db, sql } from '@onewindow/db';
import { catalogueErrors } from './errors.ts';
import type { Scenario } from './scenario-contract.ts';

/** A published scenario with its version: what it says, and the form and process of its joint service. */
export interface ScenarioVersion extends Scenario {
  id: string;
  version: number;
  formVersionId: string | null;
  processVersionId: string | null;
}

interface Row {
  id: string;
  version: number;
  content: Scenario;
  formVersionId: string | null;
  processVersionId: string | null;
}

const columns = sql.raw(
  'id, version, content, form_version_id as "formVersionId", process_version_id as "processVersionId"',
);

function toVersion({ content, ...row }: Row): ScenarioVersion {
  return { ...content, ...row };
}

/** Published scenarios in the order in which they are shown; with `withdrawn`, the last version of those too. */
export async function listScenarios(db: Db, { withdrawn = false } = {}): Promise<ScenarioVersion[]> {
  const states = withdrawn ? ['published', 'withdrawn'] : ['published'];
  const { rows } = await sql<Row>`
    select ${columns}
    from (select distinct on (code) * from catalogue.scenario_version
          where state = any(${states}::text[]) order by code, (state = 'published') desc, version desc) s
    order by position, code`.execute(db);
  return rows.map(toVersion);
}

/** @throws catalogue.scenarioNotFound */
export async function getScenario(db: Db, code: string): Promise<ScenarioVersion> {
  const { rows } = await sql<Row>`
    select ${columns} from catalogue.scenario_version where code = ${code} and state = 'published'`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.scenarioNotFound();
  return toVersion(row);
}

/**
 * As `getScenario`, and for a scenario that was withdrawn its last version: what was filed by it goes on.
 * @throws catalogue.scenarioNotFound
 */
export async function getLastScenario(db: Db, code: string): Promise<ScenarioVersion> {
  const { rows } = await sql<Row>`
    select ${columns} from catalogue.scenario_version
    where code = ${code} and state not in ('draft', 'inReview')
    order by (state = 'published') desc, version desc limit 1`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.scenarioNotFound();
  return toVersion(row);
}

/** The version that a running matter was opened with. @throws catalogue.scenarioNotFound */
export async function getScenarioVersion(db: Db, id: string): Promise<ScenarioVersion> {
  const { rows } = await sql<Row>`
    select ${columns} from catalogue.scenario_version where id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.scenarioNotFound();
  return toVersion(row);
}
