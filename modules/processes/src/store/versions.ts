import { type Db, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { Model } from '../graph/graph.ts';

/** A published version with its compiled model. Immutable, so one copy in memory serves for good. */
export interface CachedVersion {
  id: string;
  key: string;
  version: number;
  kind: string;
  /** Id of the main process in the model. */
  process: string;
  model: Model;
  /** Some timer counts working days, so the calendar is needed. */
  needsCalendar: boolean;
  /** Some activity runs a registered handler, which needs the transaction. */
  needsTransaction: boolean;
}

const CAPACITY = 500;
const cache = new Map<string, CachedVersion>();

/** @throws processes.versionNotFound */
export async function getVersion(db: Db, id: string): Promise<CachedVersion> {
  const known = cache.get(id);
  if (known) return known;
  const { rows } = await sql<VersionRow>`
    select id, key, version, kind, process, graph from processes.process_version where id = ${id}::uuid`.execute(db);
  const row = rows[0];
  if (!row) throw processErrors.versionNotFound();
  return remember(row);
}

interface VersionRow {
  id: string;
  key: string;
  version: number;
  kind: string;
  process: string;
  graph: Model;
}

function remember({ graph, ...row }: VersionRow): CachedVersion {
  const nodes = Object.values(graph.processes).flatMap(process => Object.values(process.nodes));
  const cached = {
    ...row,
    model: graph,
    needsCalendar: JSON.stringify(graph).includes('workingDay'),
    needsTransaction: [...nodes, ...Object.values(graph.globalTasks)].some(node => node.handler !== undefined),
  };
  const oldest = cache.keys().next().value;
  if (cache.size >= CAPACITY && oldest !== undefined) cache.delete(oldest);
  cache.set(row.id, cached);
  return cached;
}

/** The latest published version of a key. */
export async function findLatestVersion(db: Db, key: string): Promise<CachedVersion | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from processes.process_version
    where key = ${key} and state = 'published' order by version desc limit 1`.execute(db);
  return rows[0] && getVersion(db, rows[0].id);
}
