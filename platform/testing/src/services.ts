import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDateOf } from '@onewindow/clock';
import { loadConfig } from '@onewindow/config';
import { createCrypto } from '@onewindow/crypto';
import type { Db } from '@onewindow/db';
import { createFileStore } from '@onewindow/files';
import type { Services } from '@onewindow/http';

/** Services whose time stands still until a test moves it 虚拟时间. */
export interface TestServices extends Services {
  /** Sets the present moment. A date alone means ten in the morning of that day in Guilin. */
  travelTo(moment: Date | string): void;
}

/** Services over a test database, with a fresh key, a temporary folder and a clock that only `travelTo` moves. */
export function testServices(db: Db, { at = '2026-11-09' }: { at?: string } = {}): TestServices {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-data-'));
  let now = momentOf(at);
  return {
    db,
    config: { ...loadConfig({ ONEWINDOW_DATA: directory }), publicUrl: 'http://localhost:4300' },
    crypto: createCrypto({ keys: [randomBytes(32)] }),
    files: createFileStore({ directory: join(directory, 'files') }),
    now: () => now,
    today: () => localDateOf(now),
    travelTo(moment) {
      now = momentOf(moment);
    },
  };
}

function momentOf(moment: Date | string): Date {
  if (moment instanceof Date) return moment;
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(moment) ? `${moment}T10:00:00+08:00` : moment);
}
