import { type Db, sql } from '@onewindow/db';
import { likeness, matchesAlike, matchesAll, matchesAny, queryForms, rank } from '@onewindow/search';

export interface Found {
  kind: 'item' | 'scenario';
  /** 基本编码 or the scenario's code. */
  code: string;
  /** 基本编码, empty for a scenario. */
  basicCode: string;
  name: string;
  nameEn: string | null;
  summary: string | null;
  summaryEn: string | null;
  organType: string | null;
  online: boolean;
  /** How it was found: all words, only some of them, or by sounding alike (a typo). */
  by: 'words' | 'someWords' | 'sound';
}

export interface FoundItems {
  found: Found[];
  /** True when not every word was found, so that the page says "nothing for X; did you mean …". */
  approximate: boolean;
}

export interface CatalogueSearch {
  /** What somebody typed: characters, pinyin, initials, a code, a slip of the pen. */
  text: string;
  audience?: 'natural' | 'organisation' | undefined;
  kind?: 'item' | 'scenario' | undefined;
  limit?: number;
}

/** The items alone, best first. */
export async function findItems(db: Db, search: Omit<CatalogueSearch, 'kind'>): Promise<Found[]> {
  return (await searchCatalogue(db, { ...search, kind: 'item' })).found;
}

/**
 * Searches items and scenarios by words, pinyin, initials, aliases or code, and, when nothing holds every word, by what
 * sounds alike or holds some of them. Ranked by where the words stand (name, alias, scenario, the rest).
 */
export async function searchCatalogue(
  db: Db,
  { text, audience, kind, limit = 20 }: CatalogueSearch,
): Promise<FoundItems> {
  const forms = queryForms(text);
  if (forms.kind === 'empty') return { found: [], approximate: false };
  const exact = await run(db, {
    by: 'words',
    where: matchesAll('d.search', forms),
    order: sql`(d.title = ${forms.text})::int desc, ${rank('d.search', forms)} * d.weight desc`,
    audience,
    kind,
    limit,
  });
  if (exact.length > 0) return { found: exact, approximate: false };
  const sounding = await run(db, {
    by: 'sound',
    where: matchesAlike('d.sounds', forms),
    order: sql`${likeness('d.sounds', forms)} * d.weight desc`,
    audience,
    kind,
    limit,
  });
  const some = await run(db, {
    by: 'someWords',
    where: matchesAny('d.search', forms),
    order: sql`${rank('d.search', forms)} * d.weight desc`,
    audience,
    kind,
    limit,
  });
  const known = new Set(sounding.map(one => one.kind + one.code));
  const found = [...sounding, ...some.filter(one => !known.has(one.kind + one.code))].slice(0, limit);
  return { found, approximate: true };
}

/** Names to complete what is being typed: at most `limit`, the best first. */
export async function suggestItems(
  db: Db,
  typed: string,
  limit = 8,
): Promise<{ kind: string; code: string; name: string }[]> {
  const forms = queryForms(typed);
  if (forms.kind === 'empty') return [];
  const { rows } = await sql<{ kind: string; code: string; name: string }>`
    select d.kind, d.code, d.title as name
    from catalogue.item_search d
    where d.kind <> 'unpublished' and (${matchesAll('d.search', forms)} or ${matchesAlike('d.sounds', forms)})
    order by starts_with(d.title, ${forms.text}) desc, (position(${forms.text} in d.title) > 0) desc,
             (${matchesAll('d.search', forms)})::int desc, ${rank('d.search', forms)} * d.weight desc, d.title
    limit ${limit}`.execute(db);
  return rows;
}

type Fragment = ReturnType<typeof sql>;

async function run(
  db: Db,
  {
    by,
    where,
    order,
    audience,
    kind,
    limit,
  }: {
    by: Found['by'];
    where: Fragment;
    order: Fragment;
    audience: string | undefined;
    kind: string | undefined;
    limit: number;
  },
): Promise<Found[]> {
  // The best hits first, then their texts: the content of what is not shown is never read.
  const { rows } = await sql<Found>`
    with hits as (
      select d.kind, d.code, d.title, c.id as item_id, c.name_en, c.organ_type,
             row_number() over (order by ${order}, d.title) as position
      from catalogue.item_search d
      left join catalogue.catalogue_item c on d.kind = 'item' and c.basic_code = d.code
      where (${where}) and d.kind <> 'unpublished' and (${kind ?? null}::text is null or d.kind = ${kind ?? null}::text)
        and (${audience ?? null}::text is null or c.audience is null or c.audience in (${audience ?? null}::text, 'both'))
      order by position
      limit ${limit}
    )
    select h.kind, h.code, case when h.kind = 'item' then h.code else '' end as "basicCode", h.title as name, coalesce(h.name_en, p.content -> 'name' ->> 'en') as "nameEn",
           coalesce(v.content, p.content) -> 'summary' ->> 'zh' as summary,
           coalesce(v.content, p.content) -> 'summary' ->> 'en' as "summaryEn",
           h.organ_type as "organType", coalesce(v.form_version_id, p.form_version_id) is not null as online,
           ${by}::text as by
    from hits h
    left join lateral (
      select v.content, v.form_version_id from catalogue.item_version v
      where v.catalogue_item_id = h.item_id and v.state = 'published'
      order by (v.service_item_id is null) desc, (v.level is null) desc limit 1
    ) v on true
    left join catalogue.scenario_version p on h.kind = 'scenario' and p.code = h.code and p.state = 'published'
    order by h.position`.execute(db);
  return rows;
}
