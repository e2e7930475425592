import { sql } from '@onewindow/db';
import { defineJob } from './define.ts';

/**
 * What the platform's own tables need every night: the event partitions of the coming months, and an end for rows
 * that are of no more use to anybody. Idempotency keys outlive every retry of a client by far.
 */
export const housekeeping = defineJob({
  name: 'platform.housekeeping',
  schedule: '10 3 * * *',
  catchUpHours: 48,
  async handle({ services: { db } }) {
    await sql`select platform.ensure_event_partitions(current_date, 4)`.execute(db);
    await sql`delete from platform.idempotency where created_at < now() - interval '14 days'`.execute(db);
    await sql`delete from platform.rate_limit where window_start < now() - interval '1 day'`.execute(db);
  },
});
