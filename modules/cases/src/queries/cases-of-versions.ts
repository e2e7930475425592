import { type Db, sql } from '@onewindow/db';

/** How many cases still run on each of some versions of an item; versions without any are left out. Figures only. */
export async function countRunningByVersion(
  db: Db,
  versionIds: readonly string[],
): Promise<{ versionId: string; running: number }[]> {
  const { rows } = await sql<{ versionId: string; running: number }>`
    select item_version_id as "versionId", count(*)::int as running
    from cases.case
    where item_version_id = any(${versionIds as string[]}::uuid[]) and concluded_at is null
    group by item_version_id`.execute(db);
  return rows;
}
