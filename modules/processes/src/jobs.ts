import { defineJob } from '@onewindow/jobs';
import { fireDueTimers } from './instances/timers.ts';

/** Every minute: fires the timers of processes that have come due, oldest first; failing ones do not hold up the others. */
export const fireTimersJob = defineJob({
  name: 'processes.fireTimers',
  schedule: '* * * * *',
  async handle({ services, signal }) {
    const failures: unknown[] = [];
    // In small lots, so that a stopping process does not wait for a long queue.
    for (let fired = 1; fired > 0 && !signal.aborted; ) {
      const results = await fireDueTimers(services.db, services.now(), {
        limit: 100,
        onError: error => failures.push(error),
      });
      fired = failures.length > 0 ? 0 : results.length;
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some timers could not be fired');
  },
});
