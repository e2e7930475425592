import { type Db, sql } from '@onewindow/db';
import type { Source } from './content.ts';
import type { ItemContent } from './item-content.ts';

export interface Citation {
  /** Which element cites it: bases, condition, refusalGround, material, limit, special, fee, result, level. */
  element: string;
  law: string;
  article: string;
  verified: boolean;
}

/** Every article that a version cites, once for each element. */
export function citationsOf(content: ItemContent): Citation[] {
  const found: Citation[] = [];
  const cite = (element: string, source: Source | null | undefined) => {
    if (!source?.law || !source.article) return;
    const { law, article, verified } = source;
    if (!found.some(one => one.element === element && one.law === law && one.article === article)) {
      found.push({ element, law, article, verified });
    }
  };
  for (const basis of content.bases) cite('basis', basis);
  cite('level', content.sources.levels);
  for (const clause of content.conditions) cite('condition', clause.source);
  for (const clause of content.refusalGrounds) cite('refusalGround', clause.source);
  for (const material of content.materials) cite('material', material.source);
  cite('limit', content.limits.statutory?.source);
  for (const limit of content.limits.others) cite('limit', limit.source);
  for (const procedure of content.special) cite('special', procedure.source);
  cite('fee', content.fee.source);
  for (const row of content.fee.rows) cite('fee', row.source);
  for (const result of content.results) {
    cite('result', result.source);
    cite('result', result.renewal?.source);
  }
  return found;
}

/** Writes the citations of versions, so that a change of a law finds the items that rest on it. */
export async function recordCitations(
  tx: Db,
  versions: readonly { id: string; content: ItemContent }[],
): Promise<void> {
  const rows = versions.flatMap(({ id, content }) =>
    citationsOf(content).map((citation, position) => ({ id, position, ...citation })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into catalogue.legal_basis (item_version_id, position, element, law, article, verified)
    select id, position, element, law, article, verified
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, position int, element text, law text, article text, verified boolean)
    on conflict do nothing`.execute(tx);
}

export interface AffectedItem {
  basicCode: string;
  name: string;
  element: string;
  article: string;
  verified: boolean;
  staleRisk: string | null;
}

/** Items whose published version rests on a law (or one article of it): what to look at when that law changes. */
export async function findItemsByLaw(
  db: Db,
  { law, article }: { law: string; article?: string },
): Promise<AffectedItem[]> {
  const { rows } = await sql<AffectedItem>`
    select c.basic_code as "basicCode", c.name_zh as name, b.element, b.article, b.verified, l.stale_risk as "staleRisk"
    from catalogue.legal_basis b
    join catalogue.item_version v on v.id = b.item_version_id and v.state = 'published'
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    left join catalogue.law l on l.name = b.law
    where b.law = ${law} and (${article ?? null}::text is null or b.article = ${article ?? null})
    order by c.basic_code, b.element limit 1000`.execute(db);
  return rows;
}
