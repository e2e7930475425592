import type { Actor, Scope } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { isAppError } from '@onewindow/errors';
import { openFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { addJob, defineJob } from '@onewindow/jobs';
import { personOf } from '../drafts.ts';
import { cataloguePermissions } from '../permissions.ts';
import { applyImport, checkImport } from './import.ts';
import { clearRows, closeReading, type ImportFormat, readInto } from './stage.ts';
import { withTightHeap } from './tight-heap.ts';

interface ImportWork {
  importId: string;
  /** Read the uploaded file first. */
  read?: { fileId: string; format: ImportFormat; section: string };
  apply: boolean;
  person: string;
  name: string;
  /** Where the person may import. */
  scopes: Scope[];
}

const attempts = 4;

/** Reads, checks or applies an import outside the request; all can be repeated, so a process that dies in between does no harm. */
export const importJob = defineJob<ImportWork>({
  name: 'catalogue.import',
  maxAttempts: attempts,
  async handle({ services, actor, attempt, signal }, work) {
    const { importId } = work;
    const keeper = actorOf(actor, work);
    try {
      await withTightHeap(async () => {
        if (work.read && !(await readUpload(services, importId, work.read))) return;
        await (work.apply ? applyImport : checkImport)(services.db, keeper, importId, undefined, signal);
      });
    } catch (error) {
      // The last try: the page must not show for ever that it is going on.
      if (attempt >= attempts) await giveUp(services.db, importId);
      throw error;
    }
  },
});

/** Hands an import on to the worker, once however often it is asked for. The import is the act of the person who asked. */
export async function queueImport(
  tx: Db,
  actor: Actor,
  work: Pick<ImportWork, 'importId' | 'apply' | 'read'>,
): Promise<void> {
  const grants = actor.grants.filter(grant => grant.permissions.has(cataloguePermissions.import.name));
  const payload: ImportWork = {
    ...work,
    person: personOf(actor),
    name: actor.name,
    scopes: grants.map(({ scope }) => scope),
  };
  await sql`
    update catalogue.import set phase = ${work.read ? 'reading' : work.apply ? 'applying' : 'checking'}, rows = 0
    where id = ${work.importId}`.execute(tx);
  await addJob(tx, importJob.name, payload, { key: `catalogue.import:${work.importId}` });
}

function actorOf(platform: Actor, { person, name, scopes }: ImportWork): Actor {
  const permissions = new Set([cataloguePermissions.import.name]);
  return { ...platform, staffId: person, name, grants: scopes.map(scope => ({ role: 'import', permissions, scope })) };
}

/** Reads the file; false when it cannot be read, which is then told on the import and not tried again. */
async function readUpload(
  services: Services,
  importId: string,
  { fileId, format, section }: NonNullable<ImportWork['read']>,
): Promise<boolean> {
  const { db } = services;
  await clearRows(db, importId);
  try {
    await readInto(db, importId, { file: { stream: await openFile(services, fileId), format, section } });
    await closeReading(db, importId);
    return true;
  } catch (error) {
    if (!isAppError(error)) throw error;
    await clearRows(db, importId);
    await sql`
      update catalogue.import
      set state = 'failed', phase = null, failure_code = ${error.code}, failure_zh = ${error.zh}, failure_en = ${error.en},
          finished_at = now()
      where id = ${importId}`.execute(db);
    return false;
  }
}

async function giveUp(db: Db, importId: string): Promise<void> {
  await sql`
    update catalogue.import
    set phase = null, failure_code = 'catalogue.importStopped', finished_at = now(),
        failure_zh = '处理到一半停了，是我们的问题。没有问题的部分已经做完，请再点一次；还不行就请系统管理员看看失败的作业。',
        failure_en = 'It stopped half-way, and the fault is ours. Please start it again, or ask the administrator to look at the failed jobs.'
    where id = ${importId}`.execute(db);
}

/** Days after which the rows of an import are cleared away; its figures stay in the history. */
const keepDays = 30;

/** Clears the rows of old imports, a hundred thousand items of which are a gigabyte. */
export const clearImportsJob = defineJob({
  name: 'catalogue.clearImports',
  schedule: '40 3 * * *',
  async handle({ services: { db } }) {
    await sql`
      update catalogue.import set state = 'discarded'
      where state in ('staged', 'checked') and started_at < now() - make_interval(days => ${keepDays})`.execute(db);
    for (const table of ['import_row', 'import_problem'])
      await sql`
        delete from ${sql.table(`catalogue.${table}`)} r using catalogue.import i
        where i.id = r.import_id and i.started_at < now() - make_interval(days => ${keepDays})`.execute(db);
  },
});
