import { parseChoice } from '@onewindow/console-kit/list-contract';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { type DeskFilter, deskCondition } from './desk-filter.ts';
import { dayOr } from './resolve.ts';

export interface KeeperFilter extends DeskFilter {
  /** Ids of organisations that implement the item, in the form of `parseChoice`. */
  organisation?: string | undefined;
}

export interface KeeperRow {
  basicCode: string;
  localCode: string | null;
  name: string;
  nameEn: string | null;
  organType: string;
  typeCode: string;
  codeSource: string;
  standing: 'published' | 'withdrawn' | 'unpublished' | 'cancelled';
  publishedVersion: number | null;
  effectiveFrom: string | null;
  /** Published, but not in force yet. */
  scheduled: boolean;
  complete: boolean;
  /** Elements whose citation has not been checked. */
  unverified: number;
  /** Things that must be corrected before it can be published. */
  problems: number;
  staleLaws: number;
  drafts: number;
  inReview: number;
  /** The version that was edited last and is not published. */
  draft: { id: string; state: string; version: number; editedByName: string } | null;
  /** Organisations that implement it. */
  implementers: number;
  changedAt: Date;
}

/** Sort key → the column of the desk that an index holds together with the code. */
const sorts = {
  code: { column: sql`d.basic_code`, type: sql`text`, down: false },
  changed: { column: sql`d.changed_at`, type: sql`timestamptz`, down: true },
  unverified: { column: sql`d.unverified`, type: sql`integer`, down: true },
  problems: { column: sql`d.problems`, type: sql`integer`, down: true },
} as const;

/**
 * The keeper's list 事项目录: every item with what is published, what is being worked on, and what is not verified.
 * @param sort `code`, `changed` (latest first), `unverified` and `problems` (most first); `-` turns it round
 */
export async function listForKeeper(
  db: Db,
  { filter = {}, sort = 'code', page }: { filter?: KeeperFilter; sort?: string | undefined; page: PageRequest },
): Promise<Page<KeeperRow>> {
  const { column, type, down } = sorts[sort.replace(/^-/, '') as keyof typeof sorts] ?? sorts.code;
  const falling = down !== sort.startsWith('-');
  const direction = falling ? sql`desc` : sql`asc`;
  const cursor = decodeCursor(page.after, 2);
  const valid = cursor && isValid(String(cursor[0]), sort);
  const after = valid
    ? sql`(${column}, d.basic_code) ${falling ? sql`<` : sql`>`} (${String(cursor[0])}::${type}, ${String(cursor[1])})`
    : sql`true`;
  const { rows } = await sql<KeeperRow & { sortKey: string }>`
    select d.basic_code as "basicCode", c.local_code as "localCode", c.name_zh as name, c.name_en as "nameEn",
           d.organ_type as "organType", d.type_code as "typeCode", c.code_source as "codeSource", d.standing,
           d.version as "publishedVersion", d.effective_from as "effectiveFrom",
           coalesce(d.effective_from > ${dayOr(undefined)}, false) as scheduled, d.complete, d.unverified, d.problems,
           (select count(distinct b.law)::int from catalogue.legal_basis b join catalogue.law l on l.name = b.law
            where b.item_version_id = d.version_id and l.stale_risk is not null) as "staleLaws",
           d.drafts, d.in_review as "inReview", w.draft,
           (select count(*)::int from catalogue.service_item s
            where s.catalogue_item_id = d.catalogue_item_id and s.state = 'active') as implementers,
           d.changed_at as "changedAt", ${column}::text as "sortKey"
    from catalogue.item_desk d
    join catalogue.catalogue_item c on c.id = d.catalogue_item_id
    left join lateral (
      select jsonb_build_object('id', v.id, 'state', v.state, 'version', v.version, 'editedByName', v.edited_by_name) as draft
      from catalogue.item_version v
      where v.catalogue_item_id = d.catalogue_item_id and v.state in ('draft', 'inReview')
      order by v.edited_at desc limit 1
    ) w on d.drafts > 0 or d.in_review > 0
    where ${condition(filter)} and ${after}
    order by ${column} ${direction}, d.basic_code ${direction}
    limit ${page.limit + 1}`.execute(db);
  const { next, rows: shown } = pageOf(rows, page.limit, row => [row.sortKey, row.basicCode]);
  return { rows: shown.map(({ sortKey: _, ...row }) => row), next };
}

/** Whether a cursor's key is of the sort it is used with; the address may have been changed by hand. */
function isValid(key: string, sort: string): boolean {
  if (/changed/.test(sort)) return !Number.isNaN(Date.parse(key.replace(/([+-]\d\d)$/, '$1:00')));
  return /unverified|problems/.test(sort) ? /^\d{1,9}$/.test(key) : true;
}

function condition({ organisation, ...desk }: KeeperFilter) {
  const choice = parseChoice(organisation);
  if (!choice) return deskCondition(desk);
  const implemented = sql`exists (
    select from catalogue.service_item s
    where s.catalogue_item_id = d.catalogue_item_id and s.organisation_id::text = any(${choice.values}::text[]))`;
  return sql`${deskCondition(desk)} and ${choice.negated ? sql`not ${implemented}` : implemented}`;
}

/** How many items a filter finds; counted on the desk, which is one narrow row an item. */
export async function countForKeeper(db: Db, filter: KeeperFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.item_desk d where ${condition(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface DeskCounts {
  items: number;
  online: number;
  drafts: number;
  inReview: number;
  problems: number;
  unverified: number;
}

/** The sentence over the keeper's list. */
export async function countDesk(db: Db): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select count(*) filter (where standing <> 'cancelled')::int as items,
           count(*) filter (where complete and standing = 'published')::int as online,
           count(*) filter (where drafts > 0)::int as drafts, count(*) filter (where in_review > 0)::int as "inReview",
           count(*) filter (where problems > 0)::int as problems, count(*) filter (where unverified > 0)::int as unverified
    from catalogue.item_desk`.execute(db);
  return rows[0] ?? { items: 0, online: 0, drafts: 0, inReview: 0, problems: 0, unverified: 0 };
}
