import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a few megabytes, that a test fills up. */
export interface SmallDisk {
  directory: string;
  /** Leaves about so many bytes free. */
  fillUpTo(free: number): void;
  /** Takes the filling away again. */
  makeRoom(): void;
  remove(): void;
}

/** Mounting needs root on Linux; undefined elsewhere, and a test then says that it was skipped. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-small-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'none', directory]);
  if (mounted.status !== 0) {
    rmSync(directory, { recursive: true });
    return undefined;
  }
  const filling = join(directory, 'filling');
  return {
    directory,
    fillUpTo(free) {
      const df = spawnSync('df', ['--output=avail', '-B1', directory], { encoding: 'utf8' });
      const available = Number(df.stdout.trim().split('\n')[1]);
      writeFileSync(filling, Buffer.alloc(Math.max(0, available - free)));
    },
    makeRoom: () => rmSync(filling, { force: true }),
    remove() {
      spawnSync('umount', ['-l', directory]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
