import { type Db, type LocalDate, sql } from '@onewindow/db';
import { catalogueErrors } from './errors.ts';
import type { Guide, Locale } from './guide-contract.ts';
import { type GuideInput, guideOf } from './guide-view.ts';
import { dayOr, divisionChain } from './resolve.ts';

/** What a guide shows of item `c`, its implementer `s` with organisation `o`, and version `v`. */
const guideColumns = sql.raw(`
  c.basic_code as "basicCode", c.local_code as "localCode", s.task_code as "taskCode", s.id as "serviceItemId",
  v.id as "versionId", v.version, coalesce(v.effective_from, (now() at time zone 'Asia/Shanghai')::date) as "effectiveFrom", v.content,
  v.form_version_id as "formVersionId", coalesce(s.overrides, '{}') as overrides,
  case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'englishName', o.english_name,
    'telephone', o.telephone, 'divisionCode', o.division_code) end as organisation,
  coalesce((
    select jsonb_agg(jsonb_build_object('name', h.name, 'address', h.address, 'hours', h.opening_hours,
                                        'phone', h.telephone) order by h.id)
    from directory.service_centre h
    where h.division_code = s.division_code and h.kind in ('city', 'county')
  ), '[]') as centres,
  coalesce((
    select jsonb_object_agg(i.basic_code, jsonb_build_object('zh', i.name_zh, 'en', i.name_en))
    from catalogue.catalogue_item i
    where i.basic_code in (select e ->> 'instead' from jsonb_array_elements(v.content -> 'exemptions') e)
  ), '{}') as others,
  coalesce((
    select jsonb_object_agg(l.name, l.stale_risk)
    from catalogue.law l
    where l.stale_risk is not null
      and l.name in (select b ->> 'law' from jsonb_array_elements(v.content -> 'bases') b)
  ), '{}') as "staleRisks"`);

/**
 * The guide of an item for somebody at a place, in one query: the nearest implementing organisation, the version in force,
 * the service centres there, the names of the items to do instead, and laws that may have changed. Where nobody handles the
 * item at that place the guide has no organisation, and shows the unified content.
 * @throws catalogue.itemNotFound when no version is in force
 */
export async function getGuide(
  db: Db,
  {
    basicCode,
    divisionCode,
    locale = 'zh',
    today,
  }: { basicCode: string; divisionCode: string; locale?: Locale; today?: LocalDate },
): Promise<Guide> {
  const chain = divisionChain(divisionCode);
  const { rows } = await sql<GuideInput>`
    select ${guideColumns}
    from catalogue.catalogue_item c
    left join lateral (${nearestImplementer(chain)}) s on true
    left join directory.organisation o on o.id = s.organisation_id
    cross join lateral (
      select v.id, v.version, v.effective_from, v.content, v.form_version_id
      from catalogue.item_version v
      where v.catalogue_item_id = c.id and v.state in ('published', 'superseded')
        and v.effective_from <= ${dayOr(today)} and (v.effective_to is null or v.effective_to > ${dayOr(today)})
        and (v.service_item_id = s.id
          or (v.service_item_id is null and (v.level is null or v.level = coalesce(s.level, v.level))))
      order by (v.service_item_id is not null) desc, (v.level is not null) desc, v.version desc
      limit 1
    ) v
    where c.basic_code = ${basicCode} and c.state = 'active'`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.itemNotFound();
  return guideOf(row, locale);
}

/**
 * The guide that people would read if a version were in force: a draft before it is published, or an old version. Whoever
 * calls has checked that the reader may see it.
 * @throws catalogue.versionNotFound
 */
export async function getVersionGuide(
  db: Db,
  { versionId, divisionCode, locale = 'zh' }: { versionId: string; divisionCode: string; locale?: Locale },
): Promise<Guide> {
  const chain = divisionChain(divisionCode);
  const { rows } = await sql<GuideInput>`
    select ${guideColumns}
    from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    left join lateral (${nearestImplementer(chain, { ofVersion: true })}) s on true
    left join directory.organisation o on o.id = s.organisation_id
    where v.id = ${versionId}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.versionNotFound();
  return guideOf(row, locale);
}

/** The nearest organisation upwards that implements item `c`; for version `v` also one that begins with it, and its own first. */
function nearestImplementer(chain: readonly string[], { ofVersion = false } = {}) {
  const state = ofVersion ? sql`s.state in ('active', 'planned')` : sql`s.state = 'active'`;
  return sql`
    select s.id, s.task_code, s.level, s.division_code, s.organisation_id, s.overrides
    from catalogue.service_item s
    where s.catalogue_item_id = c.id and ${state}
      and (s.division_code = any(${chain as string[]}::text[]) ${ofVersion ? sql`or s.id = v.service_item_id` : sql``})
    order by ${ofVersion ? sql`(s.id = v.service_item_id) desc nulls last,` : sql``}
             array_position(${chain as string[]}::text[], s.division_code)
    limit 1`;
}
