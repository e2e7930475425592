import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Longer than any start: initdb takes seconds, and `start` gives up after one minute. */
const LOCK_LIFE_MS = 120_000;

/**
 * Two commands started at once must not both make or start the cluster. A lock is taken over when its holder is gone,
 * and when it is older than any start: then another program has got the holder's number since.
 */
export async function takeLock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isStale(file)) rmSync(file, { force: true });
      await delay(50);
    }
  }
}

function isStale(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return (holder !== 0 && !isAlive(holder)) || Date.now() - statSync(file).mtimeMs > LOCK_LIFE_MS;
  } catch {
    // Given back in this moment.
    return false;
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
