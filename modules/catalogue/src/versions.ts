import { type Db, type LocalDate, sql } from '@onewindow/db';
import { type Difference, diffContent } from './diff.ts';
import { catalogueErrors } from './errors.ts';
import type { ItemContent } from './item-content.ts';

/** A version of an item with all its elements. What was published never changes; drafts are read through `getDraft`. */
export interface ItemVersion {
  id: string;
  catalogueItemId: string;
  basicCode: string;
  localCode: string | null;
  typeCode: string;
  level: string | null;
  serviceItemId: string | null;
  version: number;
  effectiveFrom: LocalDate;
  content: ItemContent;
  formVersionId: string | null;
  processVersionId: string | null;
  licenceType: string | null;
}

// Published versions never change, so they are kept for the life of the process. 2,000 of about 10 KB are 20 MB.
const cacheLimit = 2000;
const cache = new Map<string, ItemVersion>();

/**
 * A version that is or was published, as running cases need it. Answered from memory after the first time.
 * @throws catalogue.versionNotFound also for drafts
 */
export async function getItemVersion(db: Db, id: string): Promise<ItemVersion> {
  const cached = cache.get(id);
  if (cached) return cached;
  const { rows } = await sql<ItemVersion>`
    select v.id, v.catalogue_item_id as "catalogueItemId", c.basic_code as "basicCode", c.local_code as "localCode",
           c.type_code as "typeCode", v.level, v.service_item_id as "serviceItemId", v.version,
           v.effective_from as "effectiveFrom", v.content, v.form_version_id as "formVersionId",
           v.process_version_id as "processVersionId", v.licence_type as "licenceType"
    from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    where v.id = ${id} and v.state in ('published', 'superseded', 'withdrawn')`.execute(db);
  const version = rows[0];
  if (!version) throw catalogueErrors.versionNotFound();
  if (cache.size >= cacheLimit)
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  cache.set(id, version);
  return version;
}

export interface VersionSummary {
  id: string;
  version: number;
  state: string;
  level: string | null;
  serviceItemId: string | null;
  organisationName: string | null;
  effectiveFrom: LocalDate | null;
  effectiveTo: LocalDate | null;
  editedAt: Date;
  editedByName: string;
  submittedAt: Date | null;
  approvedAt: Date | null;
  approvedByName: string | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  withdrawnReason: string | null;
  returnedReason: string | null;
}

/** All versions of an item in all its lines, newest first: the history that the editor and the public guide show. */
export async function listVersions(db: Db, { basicCode }: { basicCode: string }): Promise<VersionSummary[]> {
  const { rows } = await sql<VersionSummary>`
    select v.id, v.version, v.state, v.level, v.service_item_id as "serviceItemId", o.name as "organisationName",
           v.effective_from as "effectiveFrom", v.effective_to as "effectiveTo", v.edited_at as "editedAt",
           v.edited_by_name as "editedByName", v.submitted_at as "submittedAt", v.approved_at as "approvedAt",
           v.approved_by_name as "approvedByName", v.published_at as "publishedAt",
           v.published_by_name as "publishedByName", v.withdrawn_reason as "withdrawnReason",
           v.returned_reason as "returnedReason"
    from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    left join directory.organisation o on o.id = v.organisation_id
    where c.basic_code = ${basicCode}
    order by v.service_item_id nulls first, v.level nulls first, v.version desc`.execute(db);
  return rows;
}

/**
 * What differs between two versions, in words.
 * @throws catalogue.versionNotFound
 */
export async function diffVersions(db: Db, beforeId: string, afterId: string): Promise<Difference[]> {
  const { rows } = await sql<{ id: string; content: ItemContent }>`
    select id, content from catalogue.item_version where id in (${beforeId}, ${afterId})`.execute(db);
  const before = rows.find(row => row.id === beforeId);
  const after = rows.find(row => row.id === afterId);
  if (!before || !after) throw catalogueErrors.versionNotFound();
  return diffContent(before.content, after.content);
}

/** The unified contents in force of several items, in the order asked for: what a scenario's list of materials is made of. */
export async function publishedContents(
  db: Db,
  basicCodes: readonly string[],
): Promise<{ basicCode: string; content: ItemContent }[]> {
  const { rows } = await sql<{ basicCode: string; content: ItemContent }>`
    select wanted.code as "basicCode", v.content
    from unnest(${basicCodes as string[]}::text[]) with ordinality as wanted (code, position)
    join catalogue.catalogue_item c on c.basic_code = wanted.code and c.state = 'active'
    cross join lateral (
      select v.content from catalogue.item_version v
      where v.catalogue_item_id = c.id and v.state = 'published' and v.service_item_id is null
      order by (v.level is null) desc limit 1
    ) v
    order by wanted.position`.execute(db);
  return rows;
}

/** The published version of a draft's own line, or of what it would replace for its organisation. */
export async function findPredecessor(db: Db, draftId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select b.id
    from catalogue.item_version d
    join catalogue.item_version b on b.catalogue_item_id = d.catalogue_item_id and b.id <> d.id and b.state = 'published'
      and (b.service_item_id is null or b.service_item_id = d.service_item_id) and (b.level is null or b.level = d.level)
    where d.id = ${draftId}
    order by (b.service_item_id is not null) desc, (b.level is not null) desc, b.version desc
    limit 1`.execute(db);
  return rows[0]?.id;
}
