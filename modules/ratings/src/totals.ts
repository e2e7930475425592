import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';

/** Stands for all bodies or all items in `ratings.total`. */
const allOrganisations = '00000000-0000-0000-0000-000000000000';
const allItems = '*';

/**
 * Moves the counters of body, item and both together by one rating. The rows are locked in the order of their key, so
 * that two ratings at once wait for each other instead of dead-locking; no counter is shared by the whole city.
 */
export async function addToTotals(
  tx: Db,
  rating: {
    organisationId: string;
    organisationName: string;
    basicCode: string;
    itemName: string;
    satisfaction: number;
    by: 1 | -1;
    /** The window at which it was given, whose own counter moves too. */
    windowId: string | null;
  },
): Promise<void> {
  const level = (code: number) => (rating.satisfaction === code ? rating.by : 0);
  // An excluded rating has been counted before, so its rows are there: only inserts may not go below zero.
  const first = (code: number) => Math.max(0, level(code));
  await sql`
    insert into ratings.total as t (
      organisation_id, basic_code, organisation_name, item_name, level_1, level_2, level_3, level_4, level_5
    )
    select v.organisation_id, v.basic_code, v.organisation_name, v.item_name, ${first(1)}::bigint, ${first(2)}::bigint,
           ${first(3)}::bigint, ${first(4)}::bigint, ${first(5)}::bigint
    from (values
      (${allOrganisations}::uuid, ${rating.basicCode}::text, ''::text, ${rating.itemName}::text),
      (${rating.organisationId}::uuid, ${allItems}::text, ${rating.organisationName}::text, ''::text),
      (${rating.organisationId}::uuid, ${rating.basicCode}::text, ${rating.organisationName}::text,
       ${rating.itemName}::text)
    ) v (organisation_id, basic_code, organisation_name, item_name)
    order by v.organisation_id, v.basic_code
    on conflict on constraint total_pk do update set
      level_1 = t.level_1 + ${level(1)}::bigint, level_2 = t.level_2 + ${level(2)}::bigint,
      level_3 = t.level_3 + ${level(3)}::bigint, level_4 = t.level_4 + ${level(4)}::bigint,
      level_5 = t.level_5 + ${level(5)}::bigint,
      organisation_name = excluded.organisation_name, item_name = excluded.item_name`.execute(tx);
  if (rating.windowId) await addToWindow(tx, { ...rating, windowId: rating.windowId });
}

async function addToWindow(
  tx: Db,
  { windowId, satisfaction, by }: { windowId: string; satisfaction: number; by: 1 | -1 },
): Promise<void> {
  const level = (code: number) => (satisfaction === code ? by : 0);
  const first = (code: number) => Math.max(0, level(code));
  await sql`
    insert into ratings.window_total as t (
      window_id, service_centre_id, centre_name, window_number, county_code, level_1, level_2, level_3, level_4, level_5
    )
    select w.id, s.id, s.name, w.number, s.county_code, ${first(1)}::bigint, ${first(2)}::bigint, ${first(3)}::bigint,
           ${first(4)}::bigint, ${first(5)}::bigint
    from directory.service_window w join directory.service_centre s on s.id = w.service_centre_id where w.id = ${windowId}
    on conflict on constraint window_total_pk do update set
      level_1 = t.level_1 + ${level(1)}::bigint, level_2 = t.level_2 + ${level(2)}::bigint,
      level_3 = t.level_3 + ${level(3)}::bigint, level_4 = t.level_4 + ${level(4)}::bigint,
      level_5 = t.level_5 + ${level(5)}::bigint,
      centre_name = excluded.centre_name, window_number = excluded.window_number`.execute(tx);
}

/** How one body, one item, or one item at one body was rated. */
export interface RatingTotal {
  organisationId: string | null;
  organisationName: string | null;
  basicCode: string | null;
  itemName: string | null;
  /** The window that it is of, in the list by window. */
  window: { id: string; number: number; centreName: string } | null;
  rated: number;
  /** How many of each level, 非常满意 first. */
  levels: number[];
  /** Share of levels 1-3, 0 to 1; null before the first rating. */
  satisfiedShare: number | null;
}

interface TotalRow {
  organisationId: string;
  organisationName: string;
  basicCode: string;
  itemName: string;
  rated: number;
  levels: number[];
}

const totalColumns = sql.raw(`
  t.organisation_id as "organisationId", t.organisation_name as "organisationName", t.basic_code as "basicCode",
  t.item_name as "itemName", t.rated::int as rated,
  array[t.level_1, t.level_2, t.level_3, t.level_4, t.level_5]::int[] as levels`);

/**
 * Public totals, the most rated first: bodies (of one county, or all), or items (of one body, or all). Reads counters
 * and never ratings, so its cost does not grow with them.
 */
export async function listTotals(
  db: Db,
  {
    by,
    organisationId,
    countyCode,
    page,
  }: {
    by: 'organisation' | 'item';
    organisationId?: string | undefined;
    countyCode?: string | undefined;
    page: PageRequest;
  },
): Promise<Page<RatingTotal>> {
  const after = decodeCursor(page.after, 2);
  if (by === 'organisation') {
    const { rows } = await sql<TotalRow>`
      select ${totalColumns} from ratings.total t join directory.organisation o on o.id = t.organisation_id
      where t.basic_code = ${allItems}
        and (${countyCode ?? null}::text is null or o.county_code = ${countyCode ?? null})
        and (${organisationId ?? null}::uuid is null or t.organisation_id = ${organisationId ?? null}::uuid)
        and (${after?.[0] ?? null}::bigint is null or t.rated < ${after?.[0] ?? null}::bigint
          or (t.rated = ${after?.[0] ?? null}::bigint and t.organisation_id > ${after?.[1] ?? null}::uuid))
      order by t.rated desc, t.organisation_id limit ${page.limit + 1}`.execute(db);
    return shown(pageOf(rows, page.limit, row => [row.rated, row.organisationId]));
  }
  const { rows } = await sql<TotalRow>`
    select ${totalColumns} from ratings.total t
    where t.organisation_id = ${organisationId ?? allOrganisations}::uuid and t.basic_code <> ${allItems}
      and (${after?.[0] ?? null}::bigint is null or t.rated < ${after?.[0] ?? null}::bigint
        or (t.rated = ${after?.[0] ?? null}::bigint and t.basic_code > ${after?.[1] ?? null}::text))
    order by t.rated desc, t.basic_code limit ${page.limit + 1}`.execute(db);
  return shown(pageOf(rows, page.limit, row => [row.rated, row.basicCode]));
}

/** Totals of windows, the most rated first: of one county or all. What was rated at home is of no window. */
export async function listWindowTotals(
  db: Db,
  { countyCode, page }: { countyCode?: string | undefined; page: PageRequest },
): Promise<Page<RatingTotal>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<{ id: string; number: number; centreName: string; rated: number; levels: number[] }>`
    select t.window_id as id, t.window_number as number, t.centre_name as "centreName", t.rated::int as rated,
           array[t.level_1, t.level_2, t.level_3, t.level_4, t.level_5]::int[] as levels
    from ratings.window_total t
    where (${countyCode ?? null}::text is null or t.county_code = ${countyCode ?? null})
      and (${after?.[0] ?? null}::bigint is null or t.rated < ${after?.[0] ?? null}::bigint
        or (t.rated = ${after?.[0] ?? null}::bigint and t.window_id > ${after?.[1] ?? null}::uuid))
    order by t.rated desc, t.window_id limit ${page.limit + 1}`.execute(db);
  const found = pageOf(rows, page.limit, row => [row.rated, row.id]);
  return {
    next: found.next,
    rows: found.rows.map(({ id, number, centreName, rated, levels }) => ({
      organisationId: null,
      organisationName: null,
      basicCode: null,
      itemName: null,
      window: { id, number, centreName },
      rated,
      levels,
      satisfiedShare: shareOf(levels),
    })),
  };
}

/** The whole city, or one county: the sum over its bodies, of which there are some hundreds. */
export async function sumTotals(
  db: Db,
  { countyCode }: { countyCode?: string | undefined } = {},
): Promise<RatingTotal> {
  const { rows } = await sql<{ rated: number; levels: number[] }>`
    select coalesce(sum(t.rated), 0)::int as rated,
           array[coalesce(sum(t.level_1), 0), coalesce(sum(t.level_2), 0), coalesce(sum(t.level_3), 0),
                 coalesce(sum(t.level_4), 0), coalesce(sum(t.level_5), 0)]::int[] as levels
    from ratings.total t join directory.organisation o on o.id = t.organisation_id
    where t.basic_code = ${allItems} and (${countyCode ?? null}::text is null or o.county_code = ${countyCode ?? null})`.execute(
    db,
  );
  const { rated, levels } = rows[0] ?? { rated: 0, levels: [0, 0, 0, 0, 0] };
  return {
    organisationId: null,
    organisationName: null,
    basicCode: null,
    itemName: null,
    window: null,
    rated,
    levels,
    satisfiedShare: shareOf(levels),
  };
}

function shown(page: Page<TotalRow>): Page<RatingTotal> {
  return {
    next: page.next,
    rows: page.rows.map(row => ({
      organisationId: row.organisationId === allOrganisations ? null : row.organisationId,
      organisationName: row.organisationName || null,
      basicCode: row.basicCode === allItems ? null : row.basicCode,
      itemName: row.itemName || null,
      window: null,
      rated: row.rated,
      levels: row.levels,
      satisfiedShare: shareOf(row.levels),
    })),
  };
}

/** 非常满意、满意、基本满意 count as satisfied (国办发〔2019〕51号). */
function shareOf(levels: readonly number[]): number | null {
  const sum = levels.reduce((total, count) => total + count, 0);
  return sum === 0 ? null : ((levels[0] ?? 0) + (levels[1] ?? 0) + (levels[2] ?? 0)) / sum;
}
