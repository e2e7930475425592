import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { blankContent } from './blank-content.ts';
import { type Draft, getDraft, keeperDivision, mayKeep, personOf } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import type { CatalogueEntry } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';
import { countProblems } from './problem-count.ts';
import { useSampleFiles } from './sample-files.ts';

/**
 * Opens a draft as a copy of what is in force: the unified content (of one level when named), or one organisation's own. An
 * item that has no version at all any more begins anew.
 * @throws catalogue.itemNotFound, catalogue.draftExists (its id in `data.draftId`)
 */
export function createDraft(
  db: Db,
  actor: Actor,
  { basicCode, level, serviceItemId }: { basicCode: string; level?: string; serviceItemId?: string },
): Promise<Draft> {
  return inTransaction(db, async tx => {
    // One statement finds what to copy and where it belongs, checks the jurisdiction and numbers the version.
    const { rows } = await sql<{ id: string }>`
      insert into catalogue.item_version (
        catalogue_item_id, level, service_item_id, organisation_id, division_code, version, content,
        form_version_id, process_version_id, licence_type, edited_by, edited_by_name
      )
      select v.catalogue_item_id, v.level, v.service_item_id, v.organisation_id, v.division_code,
             1 + coalesce((select max(o.version) from catalogue.item_version o
                           where o.catalogue_item_id = v.catalogue_item_id and o.level is not distinct from v.level
                             and o.service_item_id is not distinct from v.service_item_id), 0),
             v.content, v.form_version_id, v.process_version_id, v.licence_type, ${personOf(actor)}, ${actor.name}
      from (
        select c.id as catalogue_item_id, ${level ?? null}::text as level, s.id as service_item_id, s.organisation_id,
               coalesce(s.division_code, ${keeperDivision}) as division_code, base.content, base.form_version_id,
               base.process_version_id, base.licence_type
        from catalogue.catalogue_item c
        left join catalogue.service_item s on s.catalogue_item_id = c.id and s.id = ${serviceItemId ?? null}::uuid
        cross join lateral (
          select b.content, b.form_version_id, b.process_version_id, b.licence_type
          from catalogue.item_version b
          where b.catalogue_item_id = c.id and b.state in ('published', 'superseded', 'withdrawn')
            and (b.service_item_id is null or b.service_item_id = s.id)
            and (b.level is null or b.level = coalesce(s.level, ${level ?? null}::text))
          order by (b.service_item_id is not null) desc, (b.level is not null) desc, b.version desc
          limit 1
        ) base
        where c.basic_code = ${basicCode} and c.state = 'active'
          and (${serviceItemId ?? null}::uuid is null or s.id is not null)
      ) v
      where ${mayKeep(actor, cataloguePermissions.edit)}
      on conflict do nothing
      returning id`.execute(tx);
    const id = rows[0]?.id ?? (await beginAnew(tx, actor, { basicCode, level, serviceItemId }));
    if (!id) throw await whyNoDraft(tx, { basicCode, level, serviceItemId });
    await appendEvent(tx, actor, {
      type: 'catalogue.draftCreated',
      subject: { kind: 'itemVersion', id },
      data: { basicCode },
    });
    await countProblems(tx, [id]);
    const draft = await getDraft(tx, actor, id);
    await useSampleFiles(tx, actor, { versionId: id, before: null, content: draft.content });
    return draft;
  });
}

async function whyNoDraft(
  tx: Db,
  line: { basicCode: string; level?: string | undefined; serviceItemId?: string | undefined },
) {
  const { rows } = await sql<{ id: string; name: string }>`
    select v.id, v.edited_by_name as name from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    where c.basic_code = ${line.basicCode} and v.state in ('draft', 'inReview')
      and v.level is not distinct from ${line.level ?? null}::text
      and v.service_item_id is not distinct from ${line.serviceItemId ?? null}::uuid`.execute(tx);
  const open = rows[0];
  return open
    ? catalogueErrors.draftExists({ name: open.name }, { data: { draftId: open.id } })
    : catalogueErrors.itemNotFound();
}

/** An item whose only draft was discarded has nothing to copy, and must not be lost to its keeper for that. */
async function beginAnew(
  tx: Db,
  actor: Actor,
  {
    basicCode,
    level,
    serviceItemId,
  }: { basicCode: string; level?: string | undefined; serviceItemId?: string | undefined },
): Promise<string | undefined> {
  if (level || serviceItemId) return undefined;
  const { rows } = await sql<{ itemId: string; zh: string; en: string | null; audience: CatalogueEntry['audience'] }>`
    select v.id as "itemId", v.name_zh as zh, v.name_en as en, v.audience
    from (select c.*, null::uuid as organisation_id, ${keeperDivision}::text as division_code
          from catalogue.catalogue_item c) v
    where v.basic_code = ${basicCode} and v.state = 'active' and ${mayKeep(actor, cataloguePermissions.edit)}
      and not exists (select from catalogue.item_version o where o.catalogue_item_id = v.id)
`.execute(tx);
  const item = rows[0];
  return item && insertFirstDraft(tx, actor, { ...item, name: item });
}

/** The first draft of an item that has no version to copy. */
export async function insertFirstDraft(
  tx: Db,
  actor: Actor,
  {
    itemId,
    name,
    audience,
  }: { itemId: string; name: { zh: string; en?: string | null | undefined }; audience: CatalogueEntry['audience'] },
): Promise<string> {
  const en = name.en?.trim();
  const content = blankContent({ name: { zh: name.zh.trim(), ...(en && { en }) }, audience });
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.item_version (catalogue_item_id, division_code, version, content, edited_by, edited_by_name)
    values (${itemId}, ${keeperDivision}, 1, ${JSON.stringify(content)}::jsonb, ${personOf(actor)}, ${actor.name})
    returning id`.execute(tx);
  const id = rows[0]?.id ?? '';
  await countProblems(tx, [id]);
  return id;
}
