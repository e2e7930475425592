import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { catalogueErrors } from './errors.ts';
import type { Scenario } from './scenario-contract.ts';
import { refreshItemSearch, refreshScenarioSearch } from './search-index.ts';

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

/** Published scenarios in the order in which they are shown. */
export async function listScenarios(db: Db): Promise<ScenarioVersion[]> {
  const { rows } = await sql<Row>`
    select ${columns} from catalogue.scenario_version where state = 'published' order by position, code`.execute(db);
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

/** The version that a running matter was opened with. @throws catalogue.scenarioNotFound */
export async function getScenarioVersion(db: Db, id: string): Promise<ScenarioVersion> {
  const { rows } = await sql<Row>`
    select ${columns} from catalogue.scenario_version where id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.scenarioNotFound();
  return toVersion(row);
}

/** Publishes a scenario as its next version; running matters stay on theirs. */
export function publishScenario(
  db: Db,
  actor: Actor,
  {
    content,
    formVersionId,
    processVersionId,
    position,
  }: { content: Scenario; formVersionId: string | null; processVersionId: string | null; position?: number },
): Promise<ScenarioVersion> {
  return inTransaction(db, async tx => {
    const previous = await sql<{ version: number; position: number }>`
      update catalogue.scenario_version set state = 'superseded'
      where code = ${content.code} and state = 'published'
      returning version, position`.execute(tx);
    const { rows } = await sql<Row>`
      insert into catalogue.scenario_version (code, version, position, content, form_version_id, process_version_id, published_by_name)
      values (${content.code},
              1 + coalesce((select max(version) from catalogue.scenario_version where code = ${content.code}), 0),
              ${position ?? previous.rows[0]?.position ?? 0}, ${JSON.stringify(content)}::jsonb, ${formVersionId},
              ${processVersionId}, ${actor.name})
      returning ${columns}`.execute(tx);
    const row = rows[0];
    if (!row) throw new Error('insert returned no row');
    await refreshScenarioSearch(tx);
    await refreshItemSearch(tx, [...new Set([...content.always, ...(content.joint?.items ?? [])])]);
    await appendEvent(tx, actor, {
      type: 'catalogue.scenarioPublished',
      subject: { kind: 'scenario', id: row.id },
      data: { code: content.code, version: row.version },
    });
    return toVersion(row);
  });
}
