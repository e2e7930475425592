import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { formsErrors, getFormVersion } from '@onewindow/forms';
import { getProcessVersion } from '@onewindow/processes';
import { type Draft, getDraft, licenceChoicesOf, mayKeep, personOf, problemsOfDraft, whyNot } from './drafts.ts';
import type { ItemContent } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';
import type { ContentProblem } from './problem-contract.ts';
import { countProblems } from './problem-count.ts';
import { dropSampleFiles, useSampleFiles } from './sample-files.ts';
import { refreshItemSearch } from './search-index.ts';

export interface DraftChange {
  id: string;
  /** The revision that was read; a newer one means that somebody else saved in between. */
  revision: number;
  content: ItemContent;
  formVersionId?: string | null;
  processVersionId?: string | null;
  licenceType?: string | null;
}

/**
 * Saves a draft and says what is still wrong with it. Unfinished drafts are saved too: only submitting asks for more.
 * A form or process must exist; a draft of a form cannot be chosen. An item that was never published is called by the name in
 * its draft.
 * @throws forms.notFound, processes.versionNotFound, catalogue.stale (who saved, and the new revision in `data`),
 *   catalogue.sampleRefused, catalogue.wrongState, catalogue.versionNotFound
 */
export function saveDraft(
  db: Db,
  actor: Actor,
  change: DraftChange,
): Promise<{ draft: Draft; problems: ContentProblem[] }> {
  return inTransaction(db, async tx => {
    if (change.formVersionId && (await getFormVersion(tx, change.formVersionId)).state !== 'published') {
      throw formsErrors.notFound();
    }
    if (change.processVersionId) await getProcessVersion(tx, change.processVersionId);
    const before = await lockDraft(tx, actor, change);
    const content = await useSampleFiles(tx, actor, { versionId: change.id, before, content: change.content });
    await sql`
      update catalogue.item_version v
      set content = ${JSON.stringify(content)}::jsonb, revision = v.revision + 1,
          form_version_id = ${change.formVersionId === undefined ? sql`v.form_version_id` : change.formVersionId},
          process_version_id = ${change.processVersionId === undefined ? sql`v.process_version_id` : change.processVersionId},
          licence_type = ${change.licenceType === undefined ? sql`v.licence_type` : change.licenceType},
          edited_at = now(), edited_by = ${personOf(actor)}, edited_by_name = ${actor.name}
      where v.id = ${change.id}`.execute(tx);
    await nameByDraft(tx, change.id);
    await countProblems(tx, [change.id]);
    const draft = await getDraft(tx, actor, change.id);
    return { draft, problems: problemsOfDraft(draft, await licenceChoicesOf(tx, draft)) };
  });
}

/** The content that is there, when the draft is the actor's to edit and still as she read it; nobody else saves meanwhile. */
async function lockDraft(tx: Db, actor: Actor, { id, revision }: DraftChange): Promise<ItemContent> {
  const { rows } = await sql<{ content: ItemContent }>`
    select v.content from catalogue.item_version v
    where v.id = ${id} and v.state = 'draft' and v.revision = ${revision} and ${mayKeep(actor, cataloguePermissions.edit)}
    for no key update of v`.execute(tx);
  const row = rows[0];
  if (!row) throw await whyNot(tx, actor, id, revision);
  return row.content;
}

async function nameByDraft(tx: Db, versionId: string): Promise<void> {
  const { rows } = await sql<{ basicCode: string }>`
    update catalogue.catalogue_item c
    set name_zh = v.content -> 'name' ->> 'zh', name_en = v.content -> 'name' ->> 'en'
    from catalogue.item_version v
    where v.id = ${versionId} and c.id = v.catalogue_item_id and v.service_item_id is null and v.level is null
      and v.content -> 'name' ->> 'zh' <> ''
      and (c.name_zh, c.name_en) is distinct from (v.content -> 'name' ->> 'zh', v.content -> 'name' ->> 'en')
      and not exists (select from catalogue.item_version p
                      where p.catalogue_item_id = c.id and p.state not in ('draft', 'inReview'))
    returning c.basic_code as "basicCode"`.execute(tx);
  const [item] = rows;
  if (item) await refreshItemSearch(tx, [item.basicCode]);
}

/**
 * Throws away a draft that was never published; with the first draft of an item, the item and who would have handled it.
 * @throws catalogue.wrongState, catalogue.versionNotFound
 */
export function discardDraft(db: Db, actor: Actor, { id }: { id: string }): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ content: ItemContent; itemId: string; serviceItemId: string | null }>`
      delete from catalogue.item_version v
      where v.id = ${id} and v.state = 'draft' and ${mayKeep(actor, cataloguePermissions.edit)}
      returning v.content, v.catalogue_item_id as "itemId", v.service_item_id as "serviceItemId"`.execute(tx);
    const gone = rows[0];
    if (!gone) throw await whyNot(tx, actor, id);
    await dropSampleFiles(tx, id, gone.content);
    await appendEvent(tx, actor, { type: 'catalogue.draftDiscarded', subject: { kind: 'itemVersion', id } });
    await removePlanned(tx, gone);
    await removeUnbegun(tx, actor, gone.itemId);
  });
}

/** Implementers that were only planned, of the line whose draft is gone. */
async function removePlanned(
  tx: Db,
  { itemId, serviceItemId }: { itemId: string; serviceItemId: string | null },
): Promise<void> {
  await sql`
    delete from catalogue.service_item s
    where s.catalogue_item_id = ${itemId} and s.state = 'planned'
      and case when ${serviceItemId}::uuid is not null
            then s.id = ${serviceItemId}::uuid
              and not exists (select from catalogue.item_version v where v.service_item_id = s.id)
            else not exists (select from catalogue.item_version v where v.catalogue_item_id = s.catalogue_item_id) end`.execute(
    tx,
  );
}

/** An item of which nothing is left was never more than its draft; its code is free again. */
async function removeUnbegun(tx: Db, actor: Actor, itemId: string): Promise<void> {
  const { rows } = await sql<{ basicCode: string }>`
    delete from catalogue.catalogue_item c
    where c.id = ${itemId} and not exists (select from catalogue.item_version v where v.catalogue_item_id = c.id)
      and not exists (select from catalogue.service_item s where s.catalogue_item_id = c.id)
    returning c.basic_code as "basicCode"`.execute(tx);
  const item = rows[0];
  if (!item) return;
  await sql`delete from catalogue.item_search where kind = 'unpublished' and code = ${item.basicCode}`.execute(tx);
  await appendEvent(tx, actor, {
    type: 'catalogue.itemRemoved',
    subject: { kind: 'catalogueItem', id: itemId },
    data: { basicCode: item.basicCode },
  });
}
