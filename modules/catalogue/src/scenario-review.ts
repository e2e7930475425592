import type { Actor, Permission } from '@onewindow/auth';
import { type Db, inTransaction, type RawBuilder, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { personOf } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import { cataloguePermissions } from './permissions.ts';
import type { Scenario } from './scenario-contract.ts';
import {
  getKeptScenario,
  type KeptScenarioVersion,
  mayKeepScenarios,
  problemsOfScenario,
  scenarioKeeper,
  whyNotScenario,
} from './scenario-drafts.ts';
import { itemsOfScenario } from './scenario-items.ts';
import { refreshItemSearch, refreshScenarioSearch } from './search-index.ts';

/**
 * Sends a draft for review.
 * @throws catalogue.hasProblems with one field error for each thing to correct; catalogue.stale, catalogue.wrongState
 */
export function submitScenario(
  db: Db,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    const draft = await getKeptScenario(tx, actor, id);
    const errors = (await problemsOfScenario(tx, draft.content)).filter(one => one.severity === 'error');
    if (draft.state === 'draft' && errors.length > 0) {
      const fields = errors.map(({ path, code, placeZh, placeEn, zh, en }) => ({
        path,
        code,
        zh: `${placeZh}：${zh}`,
        en: `${placeEn}: ${en}`,
      }));
      throw catalogueErrors.hasProblems({ count: fields.length }, { fields });
    }
    const { rows } = await sql`
      update catalogue.scenario_version s
      set state = 'inReview', revision = s.revision + 1, submitted_at = now(), submitted_by = ${personOf(actor)},
          submitted_by_name = ${actor.name}, returned_reason = null, taken_back_by_name = null
      from ${scenarioKeeper}
      where s.id = ${id} and s.state = 'draft' and s.revision = ${revision}
        and ${mayKeepScenarios(actor, cataloguePermissions.edit)}
      returning s.id`.execute(tx);
    if (rows.length === 0) throw await whyNotScenario(tx, actor, id, revision);
    await tell(tx, actor, 'catalogue.scenarioSubmitted', draft);
    return getKeptScenario(tx, actor, id);
  });
}

/**
 * Takes a draft back from review, until it is published or returned.
 * @throws catalogue.takenBack, catalogue.wrongState, catalogue.scenarioNotFound
 */
export function takeBackScenario(db: Db, actor: Actor, { id }: { id: string }): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    await move(tx, actor, {
      id,
      from: 'inReview',
      permission: cataloguePermissions.edit,
      set: sql`state = 'draft', revision = s.revision + 1, taken_back_by_name = ${actor.name}`,
    });
    const draft = await getKeptScenario(tx, actor, id);
    await tell(tx, actor, 'catalogue.scenarioTakenBack', draft);
    return draft;
  });
}

/**
 * Sends a scenario under review back to its editor, with the reason.
 * @throws catalogue.takenBack, catalogue.wrongState, catalogue.scenarioNotFound
 */
export function returnScenario(
  db: Db,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    await move(tx, actor, {
      id,
      from: 'inReview',
      permission: cataloguePermissions.review,
      set: sql`state = 'draft', revision = s.revision + 1, returned_reason = ${reason}`,
    });
    const draft = await getKeptScenario(tx, actor, id);
    await tell(tx, actor, 'catalogue.scenarioReturned', draft, { reason });
    return draft;
  });
}

/**
 * Publishes a scenario that was reviewed, in the place of the version before; matters that run keep what they asked for.
 * Whoever edited it may not. The revision is the one that was read.
 * @throws catalogue.samePerson, catalogue.changedSinceRead, catalogue.takenBack, catalogue.wrongState
 */
export function publishScenarioDraft(
  db: Db,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    const draft = await getKeptScenario(tx, actor, id);
    if (draft.state === 'inReview' && draft.mine) throw catalogueErrors.samePerson();
    if (draft.state === 'inReview' && draft.revision !== revision) {
      throw catalogueErrors.changedSinceRead({ name: draft.submittedByName ?? draft.editedByName });
    }
    // Locked first, so that of a publication and a taking back one waits and then finds another state.
    const { rows: locked } = await sql`
      select 1 from catalogue.scenario_version s cross join ${scenarioKeeper}
      where s.id = ${id} and s.state = 'inReview' and s.revision = ${revision}
        and s.edited_by <> ${personOf(actor)} and s.submitted_by <> ${personOf(actor)}
        and ${mayKeepScenarios(actor, cataloguePermissions.publish)}
      for update of s`.execute(tx);
    if (locked.length === 0) throw await whyNotScenario(tx, actor, id);
    const { rows: before } = await sql<{ content: Scenario }>`
      update catalogue.scenario_version set state = 'superseded'
      where code = ${draft.code} and state = 'published'
      returning content`.execute(tx);
    await sql`
      update catalogue.scenario_version
      set state = 'published', revision = revision + 1, published_at = now(), published_by = ${personOf(actor)},
          published_by_name = ${actor.name}
      where id = ${id}`.execute(tx);
    await refreshSearch(tx, [draft.content, ...before.map(row => row.content)]);
    await tell(tx, actor, 'catalogue.scenarioPublished', draft);
    return getKeptScenario(tx, actor, id);
  });
}

/**
 * Withdraws a published scenario: it leaves the portal and the search; its items stay, and matters that run go on.
 * @throws catalogue.wrongState, catalogue.scenarioNotFound
 */
export function withdrawScenario(
  db: Db,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    await move(tx, actor, {
      id,
      from: 'published',
      permission: cataloguePermissions.publish,
      set: sql`state = 'withdrawn', withdrawn_at = now(), withdrawn_by_name = ${actor.name}, withdrawn_reason = ${reason}`,
    });
    const withdrawn = await getKeptScenario(tx, actor, id);
    await refreshSearch(tx, [withdrawn.content]);
    await tell(tx, actor, 'catalogue.scenarioWithdrawn', withdrawn, { reason });
    return withdrawn;
  });
}

interface Move {
  id: string;
  from: 'inReview' | 'published';
  permission: Permission;
  /** What changes, of the version `s`. */
  set: RawBuilder<unknown>;
}

/**
 * Moves a version on from a state, if it still stands there and the actor may.
 * @throws catalogue.takenBack, catalogue.wrongState, catalogue.scenarioNotFound
 */
async function move(tx: Db, actor: Actor, { id, from, permission, set }: Move): Promise<void> {
  const { rows } = await sql`
    update catalogue.scenario_version s set ${set} from ${scenarioKeeper}
    where s.id = ${id} and s.state = ${from} and ${mayKeepScenarios(actor, permission)}
    returning s.id`.execute(tx);
  if (rows.length === 0) throw await whyNotScenario(tx, actor, id);
}

/** Items are found by the names of the scenarios that lead to them. */
async function refreshSearch(tx: Db, contents: readonly Scenario[]): Promise<void> {
  await refreshScenarioSearch(tx);
  await refreshItemSearch(tx, [...new Set(contents.flatMap(itemsOfScenario))]);
}

function tell(tx: Db, actor: Actor, type: string, { id, code, version }: KeptScenarioVersion, more: object = {}) {
  return appendEvent(tx, actor, { type, subject: { kind: 'scenario', id }, data: { code, version, ...more } });
}
