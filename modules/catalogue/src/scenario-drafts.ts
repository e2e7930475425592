import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { keeperDivision, personOf } from './drafts.ts';
import { catalogueErrors, wrongState } from './errors.ts';
import { cataloguePermissions } from './permissions.ts';
import type { Scenario } from './scenario-contract.ts';
import { itemsOfScenario } from './scenario-items.ts';
import { findScenarioProblems, type ScenarioProblem } from './scenario-problems.ts';

/** A version of a scenario in any state, as its keeper sees it. */
export interface KeptScenarioVersion {
  id: string;
  code: string;
  version: number;
  state: string;
  revision: number;
  /** Who reads it edited or submitted it: she may not publish it. */
  mine: boolean;
  content: Scenario;
  editedAt: Date;
  editedByName: string;
  submittedAt: Date | null;
  submittedByName: string | null;
  returnedReason: string | null;
  takenBackByName: string | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  withdrawnAt: Date | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
}

const columns = sql.raw(`
  s.id, s.code, s.version, s.state, s.revision, s.content, s.edited_at as "editedAt", s.edited_by_name as "editedByName",
  s.submitted_at as "submittedAt", s.submitted_by_name as "submittedByName", s.returned_reason as "returnedReason",
  s.taken_back_by_name as "takenBackByName", s.published_at as "publishedAt", s.published_by_name as "publishedByName",
  s.withdrawn_at as "withdrawnAt", s.withdrawn_by_name as "withdrawnByName", s.withdrawn_reason as "withdrawnReason"`);

type Right = (typeof cataloguePermissions)['edit'];

/** Scenarios belong to the unified content, which the city keeps. To be used with `scenarioKeeper` joined. */
export function mayKeepScenarios(actor: Actor, permission: Right) {
  return scopeCondition(actor, permission, { division: 'k.division_code' });
}
/** Who keeps scenarios, to be joined. */
export const scenarioKeeper = sql`(values (${keeperDivision}::text)) as k (division_code)`;

/** @throws catalogue.scenarioNotFound also when the reader keeps no scenarios */
export async function getKeptScenario(db: Db, actor: Actor, id: string): Promise<KeptScenarioVersion> {
  const { rows } = await sql<KeptScenarioVersion>`
    select ${columns}, coalesce(${personOf(actor)} in (s.edited_by, s.submitted_by), false) as mine
    from catalogue.scenario_version s cross join ${scenarioKeeper}
    where s.id = ${id}
      and (${mayKeepScenarios(actor, cataloguePermissions.read)} or ${mayKeepScenarios(actor, cataloguePermissions.edit)})`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw catalogueErrors.scenarioNotFound();
  return row;
}

/** The version before one, that its reviewer compares with: what is published, else what was last. */
export async function findScenarioBefore(
  db: Db,
  { code, version }: Pick<KeptScenarioVersion, 'code' | 'version'>,
): Promise<{ id: string; version: number; content: Scenario } | undefined> {
  const { rows } = await sql<{ id: string; version: number; content: Scenario }>`
    select id, version, content from catalogue.scenario_version
    where code = ${code} and version < ${version} and state not in ('draft', 'inReview')
    order by version desc limit 1`.execute(db);
  return rows[0];
}

/** Basic codes of the items of a scenario that are published, with their names. */
export async function publishedItemsOf(
  db: Db,
  scenarios: readonly Scenario[],
): Promise<Record<string, { zh: string; en: string }>> {
  const codes = [...new Set(scenarios.flatMap(itemsOfScenario))];
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select c.basic_code as code, c.name_zh as zh, coalesce(c.name_en, c.name_zh) as en from catalogue.catalogue_item c
    where c.basic_code = any(${codes}::text[]) and c.state = 'active'
      and exists (select from catalogue.item_version v where v.catalogue_item_id = c.id and v.state = 'published')`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ code, ...name }) => [code, name]));
}

/** What must be corrected in a scenario, and what its keeper should know. */
export async function problemsOfScenario(db: Db, content: Scenario): Promise<ScenarioProblem[]> {
  return findScenarioProblems(content, new Set(Object.keys(await publishedItemsOf(db, [content]))));
}

/**
 * Opens a draft as a copy of the version that is published, or was last.
 * @throws catalogue.scenarioNotFound, catalogue.draftExists (its id in `data.draftId`)
 */
export function createScenarioDraft(db: Db, actor: Actor, { code }: { code: string }): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      insert into catalogue.scenario_version (
        code, version, state, position, content, form_version_id, process_version_id, published_at, edited_by, edited_by_name
      )
      select s.code, s.version + 1, 'draft', s.position, s.content, s.form_version_id, s.process_version_id, null,
             ${personOf(actor)}, ${actor.name}
      from catalogue.scenario_version s cross join ${scenarioKeeper}
      where s.code = ${code} and s.state not in ('draft', 'inReview')
        and ${mayKeepScenarios(actor, cataloguePermissions.edit)}
      order by s.version desc limit 1
      on conflict do nothing
      returning id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) throw await whyNoDraft(tx, code);
    await appendEvent(tx, actor, {
      type: 'catalogue.scenarioDrafted',
      subject: { kind: 'scenario', id },
      data: { code },
    });
    return getKeptScenario(tx, actor, id);
  });
}

async function whyNoDraft(tx: Db, code: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, edited_by_name as name from catalogue.scenario_version
    where code = ${code} and state in ('draft', 'inReview')`.execute(tx);
  const open = rows[0];
  return open
    ? catalogueErrors.draftExists({ name: open.name }, { data: { draftId: open.id } })
    : catalogueErrors.scenarioNotFound();
}

/**
 * Saves a draft, unfinished or not. The joint service keeps its items, form and process, whatever a client sends: they are
 * published together. Its term may change.
 * @throws catalogue.stale, catalogue.wrongState, catalogue.scenarioNotFound
 */
export function saveScenarioDraft(
  db: Db,
  actor: Actor,
  { id, revision, content }: { id: string; revision: number; content: Scenario },
): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    const { code: _, joint, ...edited } = content;
    const { rows } = await sql`
      update catalogue.scenario_version s
      set content = case
            when jsonb_typeof(s.content -> 'joint') = 'object' and ${joint?.days ?? null}::integer is not null
            then jsonb_set(s.content, '{joint,days}', to_jsonb(${joint?.days ?? null}::integer))
            else s.content
          end || ${JSON.stringify(edited)}::jsonb,
          revision = s.revision + 1, edited_at = now(),
          edited_by = ${personOf(actor)}, edited_by_name = ${actor.name}
      from ${scenarioKeeper}
      where s.id = ${id} and s.state = 'draft' and s.revision = ${revision}
        and ${mayKeepScenarios(actor, cataloguePermissions.edit)}
      returning s.id`.execute(tx);
    if (rows.length === 0) throw await whyNotScenario(tx, actor, id, revision);
    return getKeptScenario(tx, actor, id);
  });
}

/**
 * Throws away a draft that was never published.
 * @throws catalogue.wrongState, catalogue.scenarioNotFound
 */
export function discardScenarioDraft(db: Db, actor: Actor, { id }: { id: string }): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ code: string }>`
      delete from catalogue.scenario_version s using ${scenarioKeeper}
      where s.id = ${id} and s.state = 'draft' and ${mayKeepScenarios(actor, cataloguePermissions.edit)}
      returning s.code`.execute(tx);
    const row = rows[0];
    if (!row) throw await whyNotScenario(tx, actor, id);
    await appendEvent(tx, actor, {
      type: 'catalogue.scenarioDraftDiscarded',
      subject: { kind: 'scenario', id },
      data: { code: row.code },
    });
  });
}

/** Explains why a guarded command changed nothing. */
export async function whyNotScenario(tx: Db, actor: Actor, id: string, revision?: number) {
  const found = await getKeptScenario(tx, actor, id).catch(() => undefined);
  if (!found) return catalogueErrors.scenarioNotFound();
  if (found.state === 'draft' && revision !== undefined && found.revision !== revision) {
    const conflict = {
      version: found.revision,
      changedBy: found.editedByName,
      changedAt: found.editedAt.toISOString(),
      changes: [],
    };
    return catalogueErrors.stale({ name: found.editedByName }, { data: { revision: found.revision, conflict } });
  }
  if (found.state === 'draft' && found.takenBackByName) {
    return catalogueErrors.takenBack({ name: found.takenBackByName });
  }
  return wrongState(found.state);
}
