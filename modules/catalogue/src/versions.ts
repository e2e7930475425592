import { type Db, type LocalDate, sql } from '@onewindow/db';
import { getFormVersion } from '@onewindow/forms';
import { getProcessVersion } from '@onewindow/processes';
import type { Text } from './content.ts';
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
  const { rows } = await sql<ComparedVersion>`
    select id, content, form_version_id as "formVersionId", process_version_id as "processVersionId",
           licence_type as "licenceType"
    from catalogue.item_version where id in (${beforeId}, ${afterId})`.execute(db);
  const before = rows.find(row => row.id === beforeId);
  const after = rows.find(row => row.id === afterId);
  if (!before || !after) throw catalogueErrors.versionNotFound();
  return [...diffContent(before.content, after.content), ...(await diffReferences(db, before, after))];
}

interface ComparedVersion {
  id: string;
  content: ItemContent;
  formVersionId: string | null;
  processVersionId: string | null;
  licenceType: string | null;
}

/** The form, the process and the licence stand beside the content: another version of the same form is a change too. */
async function diffReferences(db: Db, before: ComparedVersion, after: ComparedVersion): Promise<Difference[]> {
  const form = async (id: string | null): Promise<Text | null> => {
    if (!id) return null;
    const { definition, version } = await getFormVersion(db, id);
    return { zh: `${definition.title.zh} 第 ${version} 版`, en: `${definition.title.en}, version ${version}` };
  };
  const process = async (id: string | null): Promise<Text | null> => {
    if (!id) return null;
    const { name, version } = await getProcessVersion(db, id);
    return { zh: `${name} 第 ${version} 版`, en: `${name}, version ${version}` };
  };
  const licence = async (key: string | null): Promise<Text | null> => (key ? { zh: key, en: key } : null);
  const compared = [
    ['formVersionId', '表单版本', 'Version of the form', form],
    ['processVersionId', '流程版本', 'Version of the process', process],
    ['licenceType', '办结发的证照', 'Licence issued', licence],
  ] as const;
  const found = compared
    .filter(([key]) => before[key] !== after[key])
    .map(async ([key, labelZh, labelEn, words]): Promise<Difference> => {
      const [old, next] = [await words(before[key]), await words(after[key])];
      const kind = old === null ? 'added' : next === null ? 'removed' : 'changed';
      return { section: 'handling', path: `/${key}`, labelZh, labelEn, kind, before: old, after: next };
    });
  return Promise.all(found);
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

/**
 * What a version is compared with: a draft with the published version of its own line, or with what it would replace for
 * its organisation; a version that was published with the one before it in its line.
 */
export async function findPredecessor(
  db: Db,
  id: string,
): Promise<{ id: string; version: number; inForce: boolean } | undefined> {
  const { rows } = await sql<{ id: string; version: number; inForce: boolean }>`
    select b.id, b.version, b.state = 'published' as "inForce"
    from catalogue.item_version d
    join catalogue.item_version b on b.catalogue_item_id = d.catalogue_item_id and b.id <> d.id
      and case when d.state in ('draft', 'inReview')
            then b.state = 'published' and (b.service_item_id is null or b.service_item_id = d.service_item_id)
              and (b.level is null or b.level = d.level)
            else b.state in ('superseded', 'withdrawn') and b.version < d.version
              and b.service_item_id is not distinct from d.service_item_id and b.level is not distinct from d.level
          end
    where d.id = ${id}
    order by (b.service_item_id is not null) desc, (b.level is not null) desc, b.version desc
    limit 1`.execute(db);
  return rows[0];
}
