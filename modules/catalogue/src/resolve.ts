import { type Db, type LocalDate, sql } from '@onewindow/db';
import { catalogueErrors } from './errors.ts';
import type { ItemContent } from './item-content.ts';
import type { ServiceItemOverrides } from './overrides.ts';

/** The implementing organisation 实施主体, as far as a guide or a receipt names it. */
export interface ImplementingBody {
  id: string;
  name: string;
  englishName: string;
  shortName: string;
  telephone: string | null;
  divisionCode: string;
  unifiedSocialCreditCode: string;
}

/** What applies to one person at one place today: who does it and by which version. */
export interface ResolvedServiceItem {
  catalogueItemId: string;
  basicCode: string;
  localCode: string | null;
  typeCode: string;
  serviceItemId: string;
  taskCode: string;
  level: string;
  divisionCode: string;
  overrides: ServiceItemOverrides;
  organisation: ImplementingBody;
  versionId: string;
  version: number;
  effectiveFrom: LocalDate;
  content: ItemContent;
  formVersionId: string | null;
  processVersionId: string | null;
  licenceType: string | null;
}

/**
 * A division and all above it, nearest first: village, township, county, city. The 12 digits of the statistical code hold
 * them all, so no table is asked.
 */
export function divisionChain(code: string): string[] {
  const chain = [code, `${code.slice(0, 9)}000`, `${code.slice(0, 6)}000000`, `${code.slice(0, 4)}00000000`];
  return [...new Set(chain)];
}

/** SQL for "today" where the caller names no day. */
export function dayOr(today: LocalDate | undefined) {
  return sql`coalesce(${today ?? null}::date, (now() at time zone 'Asia/Shanghai')::date)`;
}

/**
 * The version in force for service item `s` of catalogue item `c`: its own, else the unified one of its level, else the
 * unified one of all levels. A lateral sub-query to be joined as `v`.
 */
export function versionInForce(today: LocalDate | undefined) {
  return sql`
    select v.id, v.version, v.effective_from, v.content, v.form_version_id, v.process_version_id, v.licence_type
    from catalogue.item_version v
    where v.catalogue_item_id = c.id and v.state in ('published', 'superseded')
      and v.effective_from <= ${dayOr(today)} and (v.effective_to is null or v.effective_to > ${dayOr(today)})
      and (v.service_item_id = s.id or (v.service_item_id is null and (v.level is null or v.level = s.level)))
    order by (v.service_item_id is not null) desc, (v.level is not null) desc, v.version desc
    limit 1`;
}

export const resolvedColumns = sql.raw(`
  c.id as "catalogueItemId", c.basic_code as "basicCode", c.local_code as "localCode", c.type_code as "typeCode",
  s.id as "serviceItemId", s.task_code as "taskCode", s.level, s.division_code as "divisionCode", s.overrides,
  jsonb_build_object('id', o.id, 'name', o.name, 'englishName', o.english_name, 'shortName', o.short_name,
    'telephone', o.telephone, 'divisionCode', o.division_code,
    'unifiedSocialCreditCode', o.unified_social_credit_code) as organisation,
  v.id as "versionId", v.version, v.effective_from as "effectiveFrom", v.content,
  v.form_version_id as "formVersionId", v.process_version_id as "processVersionId", v.licence_type as "licenceType"`);

/**
 * Who handles an item for somebody at a place, and by which published version: the nearest organisation upwards from the
 * person's division (village, township, county, city).
 * @throws catalogue.itemNotFound, catalogue.notImplementedHere
 */
export async function resolveServiceItem(
  db: Db,
  { basicCode, divisionCode, today }: { basicCode: string; divisionCode: string; today?: LocalDate },
): Promise<ResolvedServiceItem> {
  const { rows } = await sql<ResolvedServiceItem>`
    select ${resolvedColumns}
    from catalogue.catalogue_item c
    join catalogue.service_item s on s.catalogue_item_id = c.id and s.state = 'active'
    join directory.organisation o on o.id = s.organisation_id
    cross join lateral (${versionInForce(today)}) v
    where c.basic_code = ${basicCode} and c.state = 'active'
      and s.division_code = any(${divisionChain(divisionCode)}::text[])
    order by array_position(${divisionChain(divisionCode)}::text[], s.division_code)
    limit 1`.execute(db);
  const row = rows[0];
  if (row) return row;
  const known =
    await sql`select 1 from catalogue.catalogue_item where basic_code = ${basicCode} and state = 'active'`.execute(db);
  throw known.rows.length > 0 ? catalogueErrors.notImplementedHere() : catalogueErrors.itemNotFound();
}

/**
 * The same for one service item, e.g. when a window of that organisation receives a person.
 * @throws catalogue.itemNotFound
 */
export async function getServiceItem(
  db: Db,
  { serviceItemId, today }: { serviceItemId: string; today?: LocalDate },
): Promise<ResolvedServiceItem> {
  const { rows } = await sql<ResolvedServiceItem>`
    select ${resolvedColumns}
    from catalogue.service_item s
    join catalogue.catalogue_item c on c.id = s.catalogue_item_id
    join directory.organisation o on o.id = s.organisation_id
    cross join lateral (${versionInForce(today)}) v
    where s.id = ${serviceItemId}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.itemNotFound();
  return row;
}

export interface Implementer {
  serviceItemId: string;
  taskCode: string;
  level: string;
  divisionCode: string;
  organisationId: string;
  organisationName: string;
  organisationEnglishName: string;
}

/** Everybody who handles an item, for the choice of a county. */
export async function listImplementers(db: Db, basicCode: string): Promise<Implementer[]> {
  const { rows } = await sql<Implementer>`
    select s.id as "serviceItemId", s.task_code as "taskCode", s.level, s.division_code as "divisionCode",
           o.id as "organisationId", o.name as "organisationName", o.english_name as "organisationEnglishName"
    from catalogue.catalogue_item c
    join catalogue.service_item s on s.catalogue_item_id = c.id and s.state = 'active'
    join directory.organisation o on o.id = s.organisation_id
    where c.basic_code = ${basicCode}
    order by s.level, s.division_code`.execute(db);
  return rows;
}
