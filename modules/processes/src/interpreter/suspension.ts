import type { Run } from './run.ts';

/** Stops the timers: what is left of each is kept, its due time taken away. A fixed date stays where it is. */
export function suspend(run: Run): void {
  for (const timer of run.timers.values()) {
    if (timer.dueAt === null || timer.fixed) continue;
    run.timers.set(timer.id, { ...timer, dueAt: null, remaining: Math.max(0, timer.dueAt - run.options.now) });
  }
}

/** Lets the timers run again with what was left of them. */
export function resume(run: Run): void {
  for (const timer of run.timers.values()) {
    if (timer.dueAt !== null) continue;
    const { remaining = 0, ...rest } = timer;
    run.timers.set(timer.id, { ...rest, dueAt: run.options.now + remaining });
  }
}
