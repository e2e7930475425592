import { type Db, sql } from '@onewindow/db';
import { defineJob } from '@onewindow/jobs';
import type { ItemContent } from './item-content.ts';
import { findProblems } from './problems.ts';

/** Keeps with each version how many things must be corrected, so that the keeper's list can show and filter by it. */
export async function countProblems(tx: Db, versionIds: readonly string[]): Promise<void> {
  if (versionIds.length === 0) return;
  const { rows } = await sql<{ id: string; content: ItemContent; typeCode: string; form: boolean; process: boolean }>`
    select v.id, v.content, c.type_code as "typeCode", v.form_version_id is not null as form,
           v.process_version_id is not null as process
    from catalogue.item_version v join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    where v.id = any(${versionIds}::uuid[])`.execute(tx);
  const counts = rows.map(({ id, content, typeCode, form, process }) => {
    const found = findProblems(content, { typeCode, hasForm: form, hasProcess: process });
    return { id, errors: found.filter(one => one.severity === 'error').length };
  });
  await sql`
    update catalogue.item_version v set problems = g.errors
    from unnest(${counts.map(one => one.id)}::uuid[], ${counts.map(one => one.errors)}::int[]) as g (id, errors)
    where v.id = g.id and v.problems is distinct from g.errors`.execute(tx);
}

/** Counts where nobody has yet: versions from before the count was kept. */
export const countProblemsJob = defineJob({
  name: 'catalogue.countProblems',
  schedule: '20 3 * * *',
  async handle({ services, signal }) {
    while (!signal.aborted) {
      const { rows } = await sql<{ id: string }>`
        select id from catalogue.item_version where problems is null order by id limit 200`.execute(services.db);
      if (rows.length === 0) return;
      await countProblems(
        services.db,
        rows.map(row => row.id),
      );
    }
  },
});
