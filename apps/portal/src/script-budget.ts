import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import type { ClientAssets } from './bundle.ts';

/** Compressed script that any page may need, KB of 1024 bytes. */
const LIMIT_KILOBYTES = 30;

export interface ScriptFigures {
  limit: number;
  /** The page file with the most script. An upper bound: every island that the file can draw is counted. */
  worst: { page: string; kilobytes: number; islands: string[] };
  /** What every page loads. */
  always: number;
}

interface MeasureInput {
  clientDirectory: string;
  assets: ClientAssets;
  graph: ReadonlyMap<string, Pick<Rolldown.ModuleInfo, 'importedIds' | 'code'>>;
}

/**
 * Adds up, for each file with pages, the main script and every island that can be reached from it, gzipped.
 * @throws Error over the limit
 */
export async function measureScript({ clientDirectory, assets, graph }: MeasureInput): Promise<ScriptFigures> {
  const sizeOf = (url: string) => gzipSync(readFileSync(join(clientDirectory, url)), { level: 9 }).length;
  const always = sizeOf(assets.script) / 1024;
  let worst = { page: 'any page', kilobytes: always, islands: [] as string[] };
  for (const id of graph.keys()) {
    if (!isPageFile(id)) continue;
    const islands = [...islandsOf(id, graph)].filter(name => name in assets.islands).sort();
    const urls = new Set(islands.flatMap(name => assets.islands[name] ?? []));
    const kilobytes = always + [...urls].reduce((sum, url) => sum + sizeOf(url), 0) / 1024;
    if (kilobytes > worst.kilobytes) worst = { page: id.split('/').slice(-3).join('/'), kilobytes, islands };
  }
  if (worst.kilobytes > LIMIT_KILOBYTES) {
    throw new Error(
      `${worst.page} needs ${worst.kilobytes.toFixed(1)} KB of compressed script, ${LIMIT_KILOBYTES} are allowed. ` +
        `Its islands: ${worst.islands.join(', ')}`,
    );
  }
  return { limit: LIMIT_KILOBYTES, worst, always };
}

function isPageFile(id: string): boolean {
  return (
    /\/(modules\/[^/]+\/portal|apps\/portal\/src\/pages)\/[^?]+\.tsx$/.test(id) &&
    !/routes\.tsx$|\.island\.tsx$/.test(id)
  );
}

const ISLAND_CALL = /\b(?:island|enhancement)\s*(?:<[^(]*>)?\(\s*["'`]([\w-]+)["'`]/g;

function islandsOf(
  id: string,
  graph: MeasureInput['graph'],
  seen = new Set<string>(),
  found = new Set<string>(),
): Set<string> {
  if (seen.has(id)) return found;
  seen.add(id);
  const info = graph.get(id);
  for (const [, name] of (info?.code ?? '').matchAll(ISLAND_CALL)) if (name) found.add(name);
  for (const next of info?.importedIds ?? []) islandsOf(next, graph, seen, found);
  return found;
}
