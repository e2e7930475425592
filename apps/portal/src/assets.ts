import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

export interface AssetFile {
  type: string;
  plain: Buffer;
  br: Buffer | undefined;
  gzip: Buffer | undefined;
  /** Names under /assets/ carry a hash and never change. */
  immutable: boolean;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Reads the built files into memory: together they are smaller than one photograph, and no path can lead elsewhere. */
export function loadAssets(directory: string): Map<string, AssetFile> {
  const files = new Map<string, AssetFile>();
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = new Set(entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)));
  for (const path of paths) {
    const type = TYPES[extname(path)];
    if (!type) continue;
    const read = (suffix: string) => (paths.has(path + suffix) ? readFileSync(path + suffix) : undefined);
    const url = `/${relative(directory, path).replaceAll('\\', '/')}`;
    const immutable = url.startsWith('/assets/');
    files.set(url, { type, plain: readFileSync(path), br: read('.br'), gzip: read('.gz'), immutable });
  }
  return files;
}

/** The best encoding that a client takes; q-values of 0 refuse one. */
export function acceptedEncoding(header: string | undefined): 'br' | 'gzip' | 'identity' {
  if (!header) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:[,\s]|$))/.test(header)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:[,\s]|$))/.test(header)) return 'gzip';
  return 'identity';
}
