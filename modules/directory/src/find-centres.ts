import { type Db, sql } from '@onewindow/db';

/** Service centres whose name holds a text, the larger ones first: for the search over everything. */
export async function findServiceCentres(
  db: Db,
  { text, limit }: { text: string; limit: number },
): Promise<{ id: string; name: string; address: string }[]> {
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select s.id, s.name, s.address from directory.service_centre s
    where strpos(s.name, ${text}) > 0
    order by array_position(array['city', 'county', 'trading', 'township', 'village'], s.kind), s.name
    limit ${limit}`.execute(db);
  return rows;
}
