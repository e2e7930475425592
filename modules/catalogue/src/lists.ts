import { type Db, decodeCursor, type LocalDate, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { dayOr } from './resolve.ts';

export interface ItemFilter {
  /** `natural` or `organisation`; items for both are in either list. */
  audience?: 'natural' | 'organisation' | undefined;
  topic?: string | undefined;
  organType?: string | undefined;
  level?: string | undefined;
  typeCode?: string | undefined;
  /** Only items that can be applied for online. */
  online?: boolean | undefined;
}

export interface ItemSummary {
  basicCode: string;
  localCode: string | null;
  name: string;
  nameEn: string | null;
  summary: string | null;
  summaryEn: string | null;
  organType: string;
  typeCode: string;
  levels: string[];
  audience: string;
  topics: string[];
  version: number;
  visits: number;
  online: boolean;
}

const summaryColumns = sql.raw(`
  c.basic_code as "basicCode", c.local_code as "localCode", c.name_zh as name, c.name_en as "nameEn",
  v.content -> 'summary' ->> 'zh' as summary, v.content -> 'summary' ->> 'en' as "summaryEn",
  c.organ_type as "organType", c.type_code as "typeCode", c.levels, c.audience, c.topics, v.version,
  (v.content -> 'channels' ->> 'visits')::int as visits, v.form_version_id is not null as online`);

/** The unified version in force of catalogue item `c`, to be joined laterally as `v`. */
function unifiedVersion(today: LocalDate | undefined) {
  return sql`
    select v.version, v.content, v.form_version_id
    from catalogue.item_version v
    where v.catalogue_item_id = c.id and v.service_item_id is null and v.state in ('published', 'superseded')
      and v.effective_from <= ${dayOr(today)} and (v.effective_to is null or v.effective_to > ${dayOr(today)})
    order by (v.level is null) desc, v.level, v.version desc
    limit 1`;
}

function filtered({ audience, topic, organType, level, typeCode, online }: ItemFilter) {
  return sql`c.state = 'active'
    and (${audience ?? null}::text is null or c.audience in (${audience ?? null}::text, 'both'))
    and (${topic ?? null}::text is null or c.topics @> array[${topic ?? null}::text])
    and (${organType ?? null}::text is null or c.organ_type = ${organType ?? null}::text)
    and (${level ?? null}::text is null or ${level ?? null}::text = any(c.levels))
    and (${typeCode ?? null}::text is null or c.type_code = ${typeCode ?? null}::text)
    and (${online ?? null}::boolean is null or (v.form_version_id is not null) = ${online ?? null}::boolean)`;
}

/** Published items in order of code, by keyset. */
export async function listItems(
  db: Db,
  { filter = {}, page, today }: { filter?: ItemFilter; page: PageRequest; today?: LocalDate },
): Promise<Page<ItemSummary>> {
  const after = decodeCursor(page.after, 1);
  const { rows } = await sql<ItemSummary>`
    select ${summaryColumns}
    from catalogue.catalogue_item c
    cross join lateral (${unifiedVersion(today)}) v
    where ${filtered(filter)} and c.basic_code > ${after?.[0] ?? ''}
    order by c.basic_code
    limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.basicCode]);
}

/** Items by code in the order given, as a scenario's result or "most used" list needs them. */
export async function getItemSummaries(
  db: Db,
  basicCodes: readonly string[],
  today?: LocalDate,
): Promise<ItemSummary[]> {
  const { rows } = await sql<ItemSummary>`
    select ${summaryColumns}
    from unnest(${basicCodes as string[]}::text[]) with ordinality as wanted (code, position)
    join catalogue.catalogue_item c on c.basic_code = wanted.code and c.state = 'active'
    cross join lateral (${unifiedVersion(today)}) v
    order by wanted.position`.execute(db);
  return rows;
}

export interface Facet {
  value: string;
  count: number;
}

/** How many items each topic and each kind of organisation has: the entries of the browse pages. */
export async function countItems(
  db: Db,
  { audience }: { audience?: 'natural' | 'organisation' } = {},
): Promise<{ topics: Facet[]; organTypes: Facet[]; types: Facet[] }> {
  const { rows } = await sql<{ facet: string; value: string; count: number }>`
    with shown as (
      select topics, organ_type, type_code from catalogue.catalogue_item
      where state = 'active' and (${audience ?? null}::text is null or audience in (${audience ?? null}::text, 'both'))
    )
    select 'topic' as facet, topic as value, count(*)::int as count from shown, unnest(topics) as topic group by topic
    union all select 'organ', organ_type, count(*)::int from shown group by organ_type
    union all select 'type', type_code, count(*)::int from shown group by type_code
    order by count desc, value`.execute(db);
  const of = (facet: string) => rows.filter(row => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return { topics: of('topic'), organTypes: of('organ'), types: of('type') };
}
