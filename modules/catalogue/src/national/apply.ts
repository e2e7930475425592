import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { personOf } from '../drafts.ts';
import { recordCitations } from '../legal-basis.ts';
import { countProblems } from '../problem-count.ts';
import { type KnownTasks, stateOfCode } from './load-tasks.ts';
import type { TaskPlan } from './plan.ts';
import type { NationalTask } from './task.ts';

export interface ApplyContext {
  importId: string;
  publish: boolean;
  actor: Actor;
}

/**
 * Carries out a batch of plans in a handful of statements, whatever its size: new catalogue items, service items with their
 * local words, and a version for each whose content differs from what it would otherwise share.
 */
export async function applyPlans(
  tx: Db,
  context: ApplyContext,
  plans: readonly TaskPlan[],
  known: KnownTasks,
): Promise<void> {
  if (plans.length === 0) return;
  await insertItems(tx, plans, known);
  await upsertServiceItems(tx, plans, known);
  const versions = plans.filter(
    ({ task, contentChanged }) => contentChanged || !known.items.get(task.basicCode)?.content,
  );
  if (versions.length > 0)
    await writeVersions(
      tx,
      context,
      versions.map(plan => plan.task),
    );
}

async function insertItems(tx: Db, plans: readonly TaskPlan[], known: KnownTasks): Promise<void> {
  const fresh = new Map<string, NationalTask>();
  for (const { task } of plans)
    if (!known.items.has(task.basicCode) && !fresh.has(task.basicCode)) fresh.set(task.basicCode, task);
  if (fresh.size === 0) return;
  const rows = [...fresh.values()].map(task => ({
    basicCode: task.basicCode,
    source: task.basicCode.startsWith('00') ? 'national' : 'autonomousRegion',
    localCode: task.localCode || null,
    name: task.content.name.zh,
    organType: known.organisations.get(task.organisation.code)?.organType ?? '',
    organText: task.organisation.name,
    typeCode: task.typeCode,
    levels: [task.level],
    audience: task.audience,
    topics: task.topics,
  }));
  await sql`
    insert into catalogue.catalogue_item (
      basic_code, code_source, local_code, name_zh, organ_type, organ_text, type_code, levels, audience, topics
    )
    select "basicCode", source, "localCode", name, "organType", "organText", "typeCode", levels, audience, topics
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("basicCode" text, source text, "localCode" text, name text, "organType" text, "organText" text, "typeCode" text,
            levels text[], audience text, topics text[])
    on conflict (basic_code) do nothing`.execute(tx);
}

async function upsertServiceItems(tx: Db, plans: readonly TaskPlan[], known: KnownTasks): Promise<void> {
  const rows = plans.map(({ task }) => ({
    basicCode: task.basicCode,
    organisation: known.organisations.get(task.organisation.code)?.id,
    division: known.organisations.get(task.organisation.code)?.divisionCode,
    level: task.level,
    taskCode: task.taskCode,
    localTaskCode: task.localTaskCode || null,
    overrides: task.overrides,
    state: stateOfCode(task.state),
  }));
  await sql`
    insert into catalogue.service_item (
      catalogue_item_id, organisation_id, division_code, level, task_code, local_task_code, overrides, state
    )
    select c.id, r.organisation, r.division, r.level, r."taskCode", r."localTaskCode", r.overrides, r.state
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("basicCode" text, organisation uuid, division text, level text, "taskCode" text, "localTaskCode" text,
            overrides jsonb, state text)
    join catalogue.catalogue_item c on c.basic_code = r."basicCode"
    on conflict (task_code) do update
      set local_task_code = excluded.local_task_code, overrides = excluded.overrides, state = excluded.state,
          revision = service_item.revision + 1`.execute(tx);
  await sql`
    update catalogue.catalogue_item c set levels = array_append(c.levels, n.level)
    from (select distinct s.catalogue_item_id, s.level from catalogue.service_item s
          where s.task_code = any(${plans.map(({ task }) => task.taskCode)}::text[])) n
    where c.id = n.catalogue_item_id and not n.level = any(c.levels)`.execute(tx);
}

async function writeVersions(
  tx: Db,
  { publish, importId, actor }: ApplyContext,
  tasks: readonly NationalTask[],
): Promise<void> {
  const taskCodes = tasks.map(task => task.taskCode);
  const lines = sql`(select id from catalogue.service_item where task_code = any(${taskCodes}::text[]))`;
  if (publish) {
    await sql`
      update catalogue.item_version
      set state = 'superseded', effective_to = greatest(effective_from, (now() at time zone 'Asia/Shanghai')::date)
      where service_item_id in ${lines} and state = 'published'`.execute(tx);
  }
  await sql`
    delete from catalogue.item_version
    where service_item_id in ${lines} and state = 'draft' and edited_by like 'import:%'`.execute(tx);
  const rows = tasks.map(task => ({ taskCode: task.taskCode, content: task.content }));
  const { rows: made } = await sql<{ id: string; taskCode: string }>`
    with made as (
      insert into catalogue.item_version (
        catalogue_item_id, service_item_id, organisation_id, division_code, version, state, content, form_version_id,
        process_version_id, licence_type, effective_from, edited_by, edited_by_name, published_at, published_by, published_by_name,
        import_id
      )
      select s.catalogue_item_id, s.id, s.organisation_id, s.division_code,
             1 + coalesce((select max(o.version) from catalogue.item_version o where o.service_item_id = s.id), 0),
             ${publish ? 'published' : 'draft'}, r.content, b.form_version_id, b.process_version_id, b.licence_type,
             ${publish ? sql`(now() at time zone 'Asia/Shanghai')::date` : null}, ${`import:${importId}`}, ${`导入（${actor.name}）`},
             ${publish ? sql`now()` : null}, ${publish ? personOf(actor) : null}, ${publish ? actor.name : null},
             ${importId}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("taskCode" text, content jsonb)
      join catalogue.service_item s on s.task_code = r."taskCode"
      left join lateral (
        select v.form_version_id, v.process_version_id, v.licence_type from catalogue.item_version v
        where v.catalogue_item_id = s.catalogue_item_id and v.state in ('published', 'superseded')
          and (v.service_item_id = s.id or v.service_item_id is null)
        order by (v.service_item_id is not null) desc, v.version desc limit 1
      ) b on true
      returning id, service_item_id
    )
    select m.id, s.task_code as "taskCode" from made m join catalogue.service_item s on s.id = m.service_item_id`.execute(
    tx,
  );
  await countProblems(
    tx,
    made.map(({ id }) => id),
  );
  if (!publish) return;
  const contents = new Map(tasks.map(task => [task.taskCode, task.content]));
  await recordCitations(
    tx,
    made.flatMap(({ id, taskCode }) => {
      const content = contents.get(taskCode);
      return content ? [{ id, content }] : [];
    }),
  );
}
