import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Sizes of a build, KB of gzip with one decimal. */
export interface BundleFigures {
  /** Script that every page loads before it shows anything. */
  firstScript: number;
  /** Style sheets that every page loads. */
  firstStyle: number;
  chunks: number;
  /** Script of a page beyond the first load, by its source file. */
  pages: Record<string, number>;
}

interface Entry {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}

type Manifest = Record<string, Entry>;

/** Reads the build's manifest and weighs what the first page and each lazy page load. */
export async function measureBundle(directory: string): Promise<BundleFigures> {
  const manifest = JSON.parse(await readFile(join(directory, '.vite/manifest.json'), 'utf8')) as Manifest;
  const keys = Object.keys(manifest);
  const entry = keys.find(key => manifest[key]?.isEntry);
  if (!entry) throw new Error('the build has no entry');
  const first = closureOf(manifest, entry);
  const weigh = (files: Iterable<string>) => sizeOf(directory, files);
  const pages: Record<string, number> = {};
  for (const key of keys.filter(name => manifest[name]?.isDynamicEntry)) {
    const more = [...closureOf(manifest, key)].filter(name => !first.has(name));
    pages[key] = await weigh(more.flatMap(name => manifest[name]?.file ?? []));
  }
  const chunks = new Set(keys.map(key => manifest[key]?.file).filter(file => file?.endsWith('.js')));
  return {
    firstScript: await weigh([...first].flatMap(key => manifest[key]?.file ?? [])),
    firstStyle: await weigh([...first].flatMap(key => manifest[key]?.css ?? [])),
    chunks: chunks.size,
    pages,
  };
}

function closureOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closureOf(manifest, next, seen);
  return seen;
}

async function sizeOf(directory: string, files: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const file of new Set(files)) bytes += gzipSync(await readFile(join(directory, file)), { level: 9 }).length;
  return Math.round(bytes / 102.4) / 10;
}
