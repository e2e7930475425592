import { systemActor } from '@onewindow/auth';
import type { Services } from '@onewindow/http';
import type { TaskList } from 'graphile-worker';
import type { AnyJob } from './define.ts';

/** The jobs as the queue calls them. */
export function tasksOf(jobs: readonly AnyJob[], services: Services): TaskList {
  return Object.fromEntries(
    jobs.map(job => [
      job.name,
      (payload, { job: row, abortSignal }) =>
        job.handle(
          { services, actor: systemActor(job.name), attempt: row.attempts, signal: abortSignal },
          payload as never,
        ),
    ]),
  );
}
