import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { mayKeep, personOf, whyNot } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import { activatePlanned } from './implementers.ts';
import type { ItemContent } from './item-content.ts';
import { recordCitations } from './legal-basis.ts';
import { cataloguePermissions } from './permissions.ts';
import { dayOr } from './resolve.ts';
import { whyNotByMe } from './review.ts';
import { refreshItemSearch } from './search-index.ts';

export interface PublishedVersion {
  id: string;
  basicCode: string;
  version: number;
  effectiveFrom: LocalDate;
}

/**
 * Publishes an approved version from a day on. The version before it ends on that day; cases that run on it stay on it.
 * Whoever edited it may not publish it.
 * @throws catalogue.notApproved, catalogue.samePerson, catalogue.badEffectiveDate, catalogue.wrongState
 */
export async function publishVersion(
  db: Db,
  actor: Actor,
  { id, effectiveFrom, today }: { id: string; effectiveFrom: LocalDate; today: LocalDate },
): Promise<PublishedVersion> {
  if (effectiveFrom < today) throw catalogueErrors.badEffectiveDate({ date: today });
  return inTransaction(db, async tx => {
    const line = await lockForPublication(tx, actor, id);
    if (line.previousFrom && effectiveFrom < line.previousFrom) {
      throw catalogueErrors.badEffectiveDate({ date: line.previousFrom });
    }
    if (line.previousId) {
      await sql`
        update catalogue.item_version set state = 'superseded', effective_to = ${effectiveFrom}
        where id = ${line.previousId}`.execute(tx);
    }
    const { rows } = await sql<{ version: number; content: ItemContent }>`
      update catalogue.item_version
      set state = 'published', effective_from = ${effectiveFrom}, published_at = now(), published_by = ${personOf(actor)},
          published_by_name = ${actor.name}, revision = revision + 1
      where id = ${id} and state = 'inReview'
      returning version, content`.execute(tx);
    const published = rows[0];
    if (!published) throw await whyNot(tx, actor, id);
    await recordCitations(tx, [{ id, content: published.content }]);
    // One that takes effect later begins on its day, by the job below.
    if (effectiveFrom <= today) await activatePlanned(tx, line);
    await refreshItemSearch(tx, [line.basicCode]);
    await appendEvent(tx, actor, {
      type: 'catalogue.versionPublished',
      subject: { kind: 'itemVersion', id },
      data: { basicCode: line.basicCode, version: published.version, effectiveFrom, previousId: line.previousId },
    });
    return { id, basicCode: line.basicCode, version: published.version, effectiveFrom };
  });
}

interface PublicationLine {
  basicCode: string;
  itemId: string;
  level: string | null;
  serviceItemId: string | null;
  previousId: string | null;
  previousFrom: LocalDate | null;
}

/** Locks the version and the one it will replace, so that two publications of one line wait for each other. */
async function lockForPublication(tx: Db, actor: Actor, id: string): Promise<PublicationLine> {
  const { rows } = await sql<{
    basicCode: string;
    approved: boolean;
    mine: boolean;
    itemId: string;
    level: string | null;
    serviceItemId: string | null;
  }>`
    select c.basic_code as "basicCode", v.approved_at is not null as approved,
           (v.edited_by = ${personOf(actor)} or v.submitted_by = ${personOf(actor)}) as mine,
           v.catalogue_item_id as "itemId", v.level, v.service_item_id as "serviceItemId"
    from catalogue.item_version v join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    where v.id = ${id} and v.state = 'inReview' and ${mayKeep(actor, cataloguePermissions.publish)}
    for update of v`.execute(tx);
  const row = rows[0];
  if (!row) throw await whyNotByMe(tx, actor, id);
  if (row.mine) throw catalogueErrors.samePerson();
  if (!row.approved) throw catalogueErrors.notApproved();
  const previous = await sql<{ id: string; effectiveFrom: LocalDate }>`
    select id, effective_from as "effectiveFrom" from catalogue.item_version
    where catalogue_item_id = ${row.itemId} and level is not distinct from ${row.level}
      and service_item_id is not distinct from ${row.serviceItemId} and state = 'published'
    for update`.execute(tx);
  return {
    basicCode: row.basicCode,
    itemId: row.itemId,
    level: row.level,
    serviceItemId: row.serviceItemId,
    previousId: previous.rows[0]?.id ?? null,
    previousFrom: previous.rows[0]?.effectiveFrom ?? null,
  };
}

/**
 * Withdraws a published version today. One that had not taken effect yet gives way to the version before it. Running
 * cases stay on it.
 * @throws catalogue.wrongState, catalogue.versionNotFound
 */
export function withdrawVersion(
  db: Db,
  actor: Actor,
  { id, reason, today }: { id: string; reason: string; today: LocalDate },
): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{
      itemId: string;
      basicCode: string;
      effectiveFrom: LocalDate;
      level: string | null;
      serviceItemId: string | null;
    }>`
      update catalogue.item_version v
      set state = 'withdrawn', effective_to = greatest(v.effective_from, ${dayOr(today)}), withdrawn_at = now(),
          withdrawn_by_name = ${actor.name}, withdrawn_reason = ${reason}
      from catalogue.catalogue_item c
      where c.id = v.catalogue_item_id and v.id = ${id} and v.state = 'published' and ${mayKeep(actor, cataloguePermissions.publish)}
      returning c.id as "itemId", c.basic_code as "basicCode", v.effective_from as "effectiveFrom", v.level,
                v.service_item_id as "serviceItemId"`.execute(tx);
    const line = rows[0];
    if (!line) throw await whyNot(tx, actor, id);
    if (line.effectiveFrom > today) {
      await sql`
        update catalogue.item_version set state = 'published', effective_to = null
        where catalogue_item_id = ${line.itemId} and level is not distinct from ${line.level}
          and service_item_id is not distinct from ${line.serviceItemId} and state = 'superseded'
          and effective_to = ${line.effectiveFrom}`.execute(tx);
    }
    await refreshItemSearch(tx, [line.basicCode]);
    await appendEvent(tx, actor, {
      type: 'catalogue.versionWithdrawn',
      subject: { kind: 'itemVersion', id },
      data: { basicCode: line.basicCode, reason },
    });
  });
}

/**
 * Cancels an item of the catalogue 取消事项 (B4.2): it leaves guides, lists and search; running cases go on.
 * @throws catalogue.itemNotFound
 */
export function cancelCatalogueItem(
  db: Db,
  actor: Actor,
  { basicCode, reason, on }: { basicCode: string; reason: string; on: LocalDate },
): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      update catalogue.catalogue_item c
      set state = 'cancelled', cancelled_on = ${on}, cancelled_reason = ${reason}
      where c.basic_code = ${basicCode} and c.state = 'active'
        and exists (select from catalogue.item_version v where v.catalogue_item_id = c.id and v.service_item_id is null
                      and ${mayKeep(actor, cataloguePermissions.publish)})
      returning c.id`.execute(tx);
    const row = rows[0];
    if (!row) throw catalogueErrors.itemNotFound();
    await refreshItemSearch(tx, [basicCode]);
    await appendEvent(tx, actor, {
      type: 'catalogue.itemCancelled',
      subject: { kind: 'catalogueItem', id: row.id },
      data: { basicCode, reason },
    });
  });
}
