import { type Db, sql } from '@onewindow/db';

/**
 * Changes whenever something changed that pages for everybody show: a published or withdrawn version of an item, a
 * cancelled item, a scenario, the calendar. Asked at most once a second, so it counts instead of comparing contents.
 */
export async function publicContentVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws('.',
      (select concat_ws('-', count(*), max(published_at), max(withdrawn_at)) from catalogue.item_version),
      (select count(*) from catalogue.catalogue_item where state <> 'active'),
      (select concat_ws('-', count(*), max(published_at), max(withdrawn_at)) from catalogue.scenario_version),
      (select sum(version) from directory.calendar_year),
      -- Totals of ratings and figures of cases may be a few minutes old.
      (extract(epoch from now())::bigint / 300)
    ) as version`.execute(db);
  return rows[0]?.version ?? '';
}
