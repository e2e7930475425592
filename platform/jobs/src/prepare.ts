import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const tables = ['_private_jobs', '_private_tasks', '_private_job_queues', '_private_known_crontabs', 'migrations'];

/**
 * Brings the queue's own schema up to date as the owner and lets `onewindow_app` work in it. The queue's tables have
 * row level security without policies, so without ours the application would see none of its jobs.
 * Runs after `migrate`; harmless when there is nothing to do and when two processes do it at once.
 */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: quiet });
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'onewindow migrate' });
  await client.connect();
  try {
    await client.query(`
      begin;
      select pg_advisory_xact_lock(1450302);
      grant usage on schema graphile_worker to onewindow_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to onewindow_app;
      ${tables.map(policy).join('\n')}
      commit;`);
  } finally {
    await client.end();
  }
}

function policy(table: string): string {
  return `
    do $$ begin
      if to_regclass('graphile_worker.${table}') is not null and not exists (
        select from pg_policies
        where schemaname = 'graphile_worker' and tablename = '${table}' and policyname = 'onewindow_app'
      ) then
        create policy onewindow_app on graphile_worker.${table} to onewindow_app using (true) with check (true);
      end if;
    end $$;`;
}

const quiet = new Logger(() => () => {});
