import { type Db, sql } from '@onewindow/db';
import { httpErrors } from './problems.ts';

/**
 * Counts one use of `key` in the present window, for all processes together (one statement on an unlogged table).
 * @throws request.tooMany with the seconds until the window ends
 */
export async function limitRate(
  db: Db,
  key: string,
  { max, seconds }: { max: number; seconds: number },
): Promise<void> {
  const { rows } = await sql<{ count: number; rest: number }>`
    insert into platform.rate_limit as r (key, window_start, count)
    values (${key}, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 1)
    on conflict (key) do update set
      count = case when r.window_start = excluded.window_start then r.count + 1 else 1 end,
      window_start = excluded.window_start
    returning count, ceil(extract(epoch from window_start) + ${seconds}::int - extract(epoch from now()))::int as rest`.execute(
    db,
  );
  const row = rows[0];
  if (!row || row.count <= max) return;
  const wait = Math.max(1, row.rest);
  throw httpErrors.tooMany({ seconds: wait }, { data: { retryAfter: wait } });
}
