import type { Actor } from '@onewindow/auth';
import type { Services } from '@onewindow/http';

/** What a job is given besides its payload. */
export interface JobContext {
  services: Services;
  /** The platform acting under the job's name: for `appendEvent` and permission checks. */
  actor: Actor;
  /** 1 on the first run. */
  attempt: number;
  /** Aborts when the process is asked to stop; a long job may then return early and be run again. */
  signal: AbortSignal;
}

/**
 * Work done outside a request, at least once: a process may die between the work and the mark that it is done, so
 * `handle` must give the same result when it runs twice. Throwing means trying again, later each time.
 */
export interface JobDefinition<T> {
  /** `module.doThing`; stays for good, since queued rows carry it. */
  name: string;
  handle(context: JobContext, payload: T): Promise<void>;
  /** Five cron fields in Asia/Shanghai: `30 2 * * *` runs every night at half past two. The payload is then `{}`. */
  schedule?: string;
  /** How many hours of missed runs are made up for after a stand-still (default 0). */
  catchUpHours?: number;
  /** Tries before the job is left on the list of failed jobs; default 12, which is about 16 hours. */
  maxAttempts?: number;
}

/** A job whose payload type has been forgotten, as the registry and the worker hold it. */
export type AnyJob = JobDefinition<never>;

const jobs = new Map<string, AnyJob>();

/** Declares a job; the worker of every process that imports its module can run it. */
export function defineJob<T extends object>(definition: JobDefinition<T>): JobDefinition<T> {
  jobs.set(definition.name, definition as AnyJob);
  return definition;
}

/** Every job declared by the modules that have been imported. */
export function allJobs(): AnyJob[] {
  return [...jobs.values()];
}

export function findJob(name: string): AnyJob | undefined {
  return jobs.get(name);
}
