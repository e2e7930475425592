import type { Db } from '@onewindow/db';
import { CompiledQuery } from 'kysely';
import type { Changes } from './changes.ts';
import type { LoadedInstance, StoredTask } from './rows.ts';
import { StaleInstance } from './stale.ts';

// The statements of a step. They are marked as prepared and handed over ready-made: a step makes two of them, and building
// and planning their text anew took as long as running them.
const LOAD_INSTANCE =
  '/* prepared processes_load_instance */ select processes.load_instance($1::uuid, $2::boolean) as found';
const LOAD_TASK = '/* prepared processes_load_task */ select processes.load_task($1::uuid, $2::boolean) as found';
const WRITE_STEP = '/* prepared processes_write_step */ select processes.write_step($1::jsonb)';

export interface LoadedTask extends LoadedInstance {
  task: StoredTask;
}

/** Inside a transaction what is read is locked. */
export async function readInstance(db: Db, id: string): Promise<LoadedInstance | null> {
  const { rows } = await db.executeQuery<{ found: LoadedInstance | null }>(
    CompiledQuery.raw(LOAD_INSTANCE, [id, db.isTransaction]),
  );
  return rows[0]?.found ?? null;
}

/** Inside a transaction what is read is locked. */
export async function readTask(db: Db, id: string): Promise<LoadedTask | null> {
  const { rows } = await db.executeQuery<{ found: LoadedTask | null }>(
    CompiledQuery.raw(LOAD_TASK, [id, db.isTransaction]),
  );
  return rows[0]?.found ?? null;
}

/** @throws StaleInstance when an instance or task was changed by another since it was read */
export async function writeChanges(db: Db, changes: Changes): Promise<void> {
  try {
    await db.executeQuery(CompiledQuery.raw(WRITE_STEP, [JSON.stringify(changes)]));
  } catch (error) {
    const isStale = error instanceof Error && 'code' in error && error.code === '40001';
    throw isStale ? new StaleInstance('another step came between') : error;
  }
}
