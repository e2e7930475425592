import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { personOf } from '../drafts.ts';
import { recordCitations } from '../legal-basis.ts';
import { type KnownTasks, stateOfCode } from './load-tasks.ts';
import type { TaskPlan } from './plan.ts';
import type { NationalTask } from './task.ts';

export interface ApplyContext {
  importId: string;
  publish: boolean;
  actor: Actor;
}

/** Carries out one plan: the catalogue item if it is new, the service item with its local words, a version if the content differs. */
export async function applyPlan(
  tx: Db,
  context: ApplyContext,
  { task, contentChanged }: TaskPlan,
  known: KnownTasks,
): Promise<void> {
  const organisation = known.organisations.get(task.organisation.code);
  if (!organisation) throw new Error(`organisation ${task.organisation.code} vanished`);
  const item = known.items.get(task.basicCode);
  const itemId = item?.id ?? (await insertItem(tx, task, organisation.organType));
  const serviceItemId = await upsertServiceItem(tx, { task, itemId, organisation });
  // An item that nobody else has yet gets its content as the unified one of this organisation's own line.
  if (contentChanged || !item?.content) await writeVersion(tx, context, { task, itemId, serviceItemId, organisation });
}

async function insertItem(tx: Db, task: NationalTask, organType: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.catalogue_item (
      basic_code, code_source, local_code, name_zh, organ_type, organ_text, type_code, levels, audience, topics
    ) values (
      ${task.basicCode}, ${task.basicCode.startsWith('00') ? 'national' : 'autonomousRegion'}, ${task.localCode || null},
      ${task.content.name.zh}, ${organType}, ${task.organisation.name}, ${task.typeCode}, ${[task.level]}::text[],
      ${task.audience}, ${task.topics}::text[]
    )
    on conflict (basic_code) do update
      set levels = (select array_agg(distinct level order by level)
                    from unnest(catalogue.catalogue_item.levels || excluded.levels) as level)
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

async function upsertServiceItem(
  tx: Db,
  {
    task,
    itemId,
    organisation,
  }: { task: NationalTask; itemId: string; organisation: { id: string; divisionCode: string } },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.service_item (
      catalogue_item_id, organisation_id, division_code, level, task_code, local_task_code, overrides, state
    ) values (
      ${itemId}, ${organisation.id}, ${organisation.divisionCode}, ${task.level}, ${task.taskCode},
      ${task.localTaskCode || null}, ${JSON.stringify(task.overrides)}::jsonb, ${stateOfCode(task.state)}
    )
    on conflict (task_code) do update
      set local_task_code = excluded.local_task_code, overrides = excluded.overrides, state = excluded.state,
          revision = service_item.revision + 1
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

async function writeVersion(
  tx: Db,
  { publish, importId, actor }: ApplyContext,
  line: {
    task: NationalTask;
    itemId: string;
    serviceItemId: string;
    organisation: { id: string; divisionCode: string };
  },
): Promise<void> {
  const { task, itemId, serviceItemId, organisation } = line;
  if (publish) {
    await sql`
      update catalogue.item_version set state = 'superseded', effective_to = greatest(effective_from, (now() at time zone 'Asia/Shanghai')::date)
      where service_item_id = ${serviceItemId} and state = 'published'`.execute(tx);
  }
  await sql`
    delete from catalogue.item_version
    where service_item_id = ${serviceItemId} and state = 'draft' and edited_by like 'import:%'`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.item_version (
      catalogue_item_id, service_item_id, organisation_id, division_code, version, state, content, form_version_id,
      process_version_id, licence_type, effective_from, edited_by, edited_by_name, published_at, published_by, published_by_name
    )
    select ${itemId}, ${serviceItemId}, ${organisation.id}, ${organisation.divisionCode},
           1 + coalesce((select max(version) from catalogue.item_version where service_item_id = ${serviceItemId}), 0),
           ${publish ? 'published' : 'draft'}, ${JSON.stringify(task.content)}::jsonb, b.form_version_id, b.process_version_id,
           b.licence_type, ${publish ? sql`(now() at time zone 'Asia/Shanghai')::date` : null}, ${`import:${importId}`},
           ${`导入（${actor.name}）`}, ${publish ? sql`now()` : null}, ${publish ? personOf(actor) : null}, ${publish ? actor.name : null}
    from (select 1) as one
    left join lateral (
      select form_version_id, process_version_id, licence_type from catalogue.item_version
      where catalogue_item_id = ${itemId} and state = 'published' and (service_item_id = ${serviceItemId} or service_item_id is null)
      order by (service_item_id is not null) desc limit 1
    ) b on true
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id && publish) await recordCitations(tx, [{ id, content: task.content }]);
}
