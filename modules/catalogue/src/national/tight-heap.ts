import { setFlagsFromString } from 'node:v8';

let running = 0;

/**
 * Does long work on many small things with the garbage collected sooner. V8 lets the heap of a process on a large machine grow
 * to four times of what lives in it: checking 4,000 items took 331 MB resident, and 179 MB with these settings, for 2 % more
 * time. They are V8's own and hold for the whole process, so they are taken back afterwards.
 */
export async function withTightHeap<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) set({ growingPercent: 10, semiSpaceFactor: 1 });
  try {
    return await work();
  } finally {
    if (--running === 0) set({ growingPercent: 0, semiSpaceFactor: 2 });
  }
}

function set({ growingPercent, semiSpaceFactor }: { growingPercent: number; semiSpaceFactor: number }): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  setFlagsFromString(`--semi-space-growth-factor=${semiSpaceFactor}`);
}
