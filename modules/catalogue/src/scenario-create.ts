import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Text } from './content.ts';
import { personOf } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import { cataloguePermissions } from './permissions.ts';
import type { Scenario } from './scenario-contract.ts';
import { getKeptScenario, type KeptScenarioVersion, mayKeepScenarios, scenarioKeeper } from './scenario-drafts.ts';

/** A new situation, as its keeper describes it 新建情形. */
export interface NewScenario {
  name: Text;
  audience: Scenario['audience'];
}

/**
 * Makes a scenario with its first draft, which people see once it was reviewed and published. It stands last among the
 * scenarios, under the next free number: S11.
 * @throws catalogue.cityOnly when the actor keeps no scenarios
 */
export function createScenario(db: Db, actor: Actor, { name, audience }: NewScenario): Promise<KeptScenarioVersion> {
  return inTransaction(db, async tx => {
    const content: Omit<Scenario, 'code'> = {
      name: { zh: name.zh.trim(), ...(name.en?.trim() && { en: name.en.trim() }) },
      summary: null,
      audience,
      aliases: [],
      always: [],
      questions: [],
      order: [],
      notes: [],
      joint: null,
    };
    // Of two who make one at once, the second waits and draws the number after.
    await sql`select pg_advisory_xact_lock(hashtext('catalogue.scenario'))`.execute(tx);
    const { rows } = await sql<{ id: string; code: string }>`
      with next as (
        select 'S' || (1 + coalesce(max(substring(code from '^S([0-9]{1,6})$')::integer), 0)) as code,
               1 + coalesce(max(position), 0) as position
        from catalogue.scenario_version
      )
      insert into catalogue.scenario_version (
        code, version, state, position, content, published_at, edited_by, edited_by_name
      )
      select next.code, 1, 'draft', next.position,
             ${JSON.stringify(content)}::jsonb || jsonb_build_object('code', next.code), null,
             ${personOf(actor)}, ${actor.name}
      from next cross join ${scenarioKeeper}
      where ${mayKeepScenarios(actor, cataloguePermissions.edit)}
      returning id, code`.execute(tx);
    const made = rows[0];
    if (!made) throw catalogueErrors.cityOnly();
    await appendEvent(tx, actor, {
      type: 'catalogue.scenarioCreated',
      subject: { kind: 'scenario', id: made.id },
      data: { code: made.code, name: content.name.zh },
    });
    return getKeptScenario(tx, actor, made.id);
  });
}
