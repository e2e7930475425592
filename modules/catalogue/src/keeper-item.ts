import { type Db, type LocalDate, sql } from '@onewindow/db';
import { loadOrganTypes, loadTopics } from './catalogue-data.ts';
import { catalogueErrors } from './errors.ts';
import type { ServiceItemOverrides } from './overrides.ts';

/** One organisation that implements an item, with what it adds to the unified content. */
export interface KeptServiceItem {
  serviceItemId: string;
  taskCode: string;
  level: string;
  divisionCode: string;
  divisionName: string;
  organisationId: string;
  organisationName: string;
  organisationEnglishName: string;
  telephone: string | null;
  overrides: ServiceItemOverrides;
  revision: number;
  /** It begins to handle the item when its version is published. */
  planned: boolean;
}

/** An item of the catalogue with everything about it that is not in its versions. */
export interface KeptItem {
  basicCode: string;
  codeSource: string;
  localCode: string | null;
  name: string;
  nameEn: string | null;
  organType: string;
  organText: string;
  typeCode: string;
  levels: string[];
  audience: string;
  topics: string[];
  /** The same in English. */
  topicsEn: string[];
  organEn: string | null;
  aliases: string[];
  state: string;
  cancelledOn: LocalDate | null;
  cancelledReason: string | null;
  serviceItems: KeptServiceItem[];
  /** Laws that its published versions rest on and that may have been amended since. */
  staleLaws: { name: string; risk: string }[];
}

/**
 * What the keeper sees of an item beside its versions.
 * @throws catalogue.itemNotFound
 */
export async function getKeptItem(db: Db, basicCode: string): Promise<KeptItem> {
  const { rows } = await sql<Omit<KeptItem, 'topicsEn' | 'organEn'>>`
    select c.basic_code as "basicCode", c.code_source as "codeSource", c.local_code as "localCode", c.name_zh as name,
           c.name_en as "nameEn", c.organ_type as "organType", c.organ_text as "organText", c.type_code as "typeCode",
           c.levels, c.audience, c.topics, c.aliases, c.state, c.cancelled_on as "cancelledOn",
           c.cancelled_reason as "cancelledReason",
           coalesce((
             select jsonb_agg(jsonb_build_object('serviceItemId', s.id, 'taskCode', s.task_code, 'level', s.level,
                      'divisionCode', s.division_code, 'divisionName', d.name, 'organisationId', o.id,
                      'organisationName', o.name, 'organisationEnglishName', o.english_name, 'telephone', o.telephone,
                      'overrides', s.overrides, 'revision', s.revision, 'planned', s.state = 'planned') order by s.level, s.division_code)
             from catalogue.service_item s
             join directory.organisation o on o.id = s.organisation_id
             join directory.division d on d.code = s.division_code
             where s.catalogue_item_id = c.id and s.state in ('active', 'planned')
           ), '[]') as "serviceItems",
           coalesce((
             select jsonb_agg(distinct jsonb_build_object('name', l.name, 'risk', l.stale_risk))
             from catalogue.item_version v
             join catalogue.legal_basis b on b.item_version_id = v.id
             join catalogue.law l on l.name = b.law and l.stale_risk is not null
             where v.catalogue_item_id = c.id and v.state = 'published'
           ), '[]') as "staleLaws"
    from catalogue.catalogue_item c
    where c.basic_code = ${basicCode}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.itemNotFound();
  const names = loadTopics();
  return {
    ...row,
    topicsEn: row.topics.map(topic => names[topic] ?? topic),
    organEn: loadOrganTypes().find(type => type.code === row.organType)?.en ?? null,
  };
}
