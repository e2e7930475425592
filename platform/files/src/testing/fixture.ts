import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@onewindow/config';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { createFileStore } from '../store.ts';

/** Services with a store in a folder of their own. */
export function fileServices(db: Db, directory = mkdtempSync(join(tmpdir(), 'onewindow-files-'))) {
  const services = {
    db,
    config: loadConfig({ LOG_LEVEL: 'silent' }),
    files: createFileStore({ directory }),
    now: () => new Date(),
    today: () => '2026-07-13',
  } as Services;
  return { services, directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
