import { sql } from '@onewindow/db';
import { defineJob } from '@onewindow/jobs';

/**
 * How long an ended session stays: a browser that signed in once is recognised by it (a lock-out then strikes strangers
 * and not her), and browsers keep a cookie for at most 400 days.
 */
const sessionDays = 400;

/** Counts of failed sign-ins begin anew after a day without one, and no lock lasts longer. */
const failureDays = 2;

/** Removes what nobody will ask for any more; what happened stays in the events. */
export const cleanUpJob = defineJob({
  name: 'identity.cleanUp',
  schedule: '20 3 * * *',
  catchUpHours: 48,
  async handle({ services: { db } }) {
    await sql`
      delete from identity.session
      where least(expires_at, revoked_at) < now() - make_interval(days => ${sessionDays})`.execute(db);
    await sql`
      delete from identity.sign_in_failure
      where last_at < now() - make_interval(days => ${failureDays}) and (locked_until is null or locked_until < now())`.execute(
      db,
    );
  },
});
