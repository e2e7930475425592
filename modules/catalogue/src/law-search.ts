import { type Db, type LocalDate, sql } from '@onewindow/db';

export interface FoundLaw {
  name: string;
  /** Date of the text that citations were checked against. */
  version: LocalDate | null;
  staleRisk: string | null;
  /** How many published versions rest on it. */
  items: number;
}

/** Laws by part of the name, those that most items rest on first. */
export async function searchLaws(db: Db, { q, limit = 50 }: { q?: string; limit?: number }): Promise<FoundLaw[]> {
  const { rows } = await sql<FoundLaw>`
    select l.name, l.version, l.stale_risk as "staleRisk", coalesce(b.items, 0) as items
    from catalogue.law l
    left join (
      select b.law, count(distinct b.item_version_id)::int as items
      from catalogue.legal_basis b join catalogue.item_version v on v.id = b.item_version_id and v.state = 'published'
      group by b.law
    ) b on b.law = l.name
    where ${q ?? null}::text is null or strpos(l.name, ${q ?? ''}::text) > 0
    order by items desc, l.name
    limit ${limit}`.execute(db);
  return rows;
}

export interface KnownArticle {
  article: string;
  /** The words that an item cites it with; null when it was only named. */
  quote: string | null;
  verified: boolean;
  /** How many items cite it so. */
  items: number;
}

/** Articles of a law as published items cite them: words that somebody has already checked need not be typed again. */
export async function listKnownArticles(db: Db, law: string): Promise<KnownArticle[]> {
  const { rows } = await sql<KnownArticle>`
    select s ->> 'article' as article, s ->> 'quote' as quote, bool_or((s ->> 'verified')::boolean) as verified,
           count(distinct v.id)::int as items
    from catalogue.item_version v
    cross join lateral jsonb_path_query(v.content, '$.** ? (@.law == $law && exists(@.article))',
                                        jsonb_build_object('law', ${law}::text), true) s
    where v.state = 'published'
      and v.id in (select b.item_version_id from catalogue.legal_basis b where b.law = ${law})
    group by 1, 2
    order by items desc, article
    limit 200`.execute(db);
  return rows;
}
