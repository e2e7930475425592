import { type Db, sql } from '@onewindow/db';
import { processErrors } from './errors.ts';

export interface ProcessVersion {
  id: string;
  key: string;
  version: number;
  kind: 'approval' | 'general';
  name: string;
  state: 'published' | 'withdrawn';
  publishedAt: Date;
  publishedByName: string;
}

const columns = sql`
  id, key, version, kind, name, state, published_at as "publishedAt", published_by_name as "publishedByName"`;

/** A version with its drawing. @throws processes.versionNotFound */
export async function getProcessVersion(db: Db, id: string): Promise<ProcessVersion & { xml: string }> {
  const { rows } = await sql<ProcessVersion & { xml: string }>`
    select ${columns}, xml from processes.process_version where id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw processErrors.versionNotFound();
  return rows[0];
}

/** The latest published version of a key. */
export async function findProcessVersion(db: Db, key: string): Promise<ProcessVersion | undefined> {
  const { rows } = await sql<ProcessVersion>`
    select ${columns} from processes.process_version
    where key = ${key} and state = 'published' order by version desc limit 1`.execute(db);
  return rows[0];
}

/** The latest version of every key, by key. */
export async function listProcessVersions(db: Db): Promise<ProcessVersion[]> {
  const { rows } = await sql<ProcessVersion>`
    select distinct on (key) ${columns} from processes.process_version order by key, version desc`.execute(db);
  return rows;
}
