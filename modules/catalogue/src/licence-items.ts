import { type Db, sql } from '@onewindow/db';
import type { LicenceAct } from './content.ts';

/** An item that does something with licences of a type that are there already. */
export interface LicenceItem {
  basicCode: string;
  name: { zh: string; en: string | null };
  summary: { zh: string; en?: string } | null;
  act: Exclude<LicenceAct, 'issue'>;
}

/** The items by which holders have licences of a type changed, renewed or annulled online today, in the order of their codes. */
export async function listLicenceItems(db: Db, licenceType: string, today: string): Promise<LicenceItem[]> {
  const { rows } = await sql<LicenceItem>`
    select distinct on (c.basic_code) c.basic_code as "basicCode", jsonb_build_object('zh', c.name_zh, 'en', c.name_en) as name,
      v.content -> 'summary' as summary, r.value ->> 'licenceAct' as act
    from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    cross join lateral jsonb_array_elements(v.content -> 'results') r
    where v.licence_type = ${licenceType} and v.state = 'published' and v.form_version_id is not null
      and v.effective_from <= ${today}::date and (v.effective_to is null or v.effective_to > ${today}::date)
      and r.value ->> 'licenceType' = ${licenceType} and r.value ->> 'licenceAct' in ('change', 'renew', 'annul')
    order by c.basic_code, v.version desc`.execute(db);
  return rows;
}
