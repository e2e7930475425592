/**
 * Builds the portal with Vite: a server bundle of the pages and the client files, hashed and compressed. Skipped while
 * nothing that went into the last build has changed. Builds lie side by side and `current.json` names the one in use,
 * so that a running process is never left without its files and two processes may build at once.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { forProduction } from '@onewindow/config';
import type { InlineConfig, Rolldown, UserConfig } from 'vite';
import { type IslandFile, islandsPlugin, listPortalFiles, onewindowDoors } from './build-plugins.ts';
import type { ClientAssets } from './bundle.ts';
import { measureScript, type ScriptFigures } from './script-budget.ts';

const portalRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const repository = resolve(portalRoot, '../..');
const distRoot = join(portalRoot, 'dist');
const currentFile = join(distRoot, 'current.json');

/** What `current.json` says. */
export interface PortalBuild {
  /** Folder of the build, absolute. */
  directory: string;
  assets: ClientAssets;
  script: ScriptFigures;
  /** Hash of everything that went in. */
  inputs: string;
  /** Files that went in, relative to the repository. */
  files: string[];
}

export interface BuildOptions {
  /** Build even if nothing changed. */
  force?: boolean;
  /** Where to say what happened; silent by default. */
  log?: (line: string) => void;
}

/**
 * Builds what is missing and returns the build in use.
 * @throws Error when a page would need more than 30 KB of compressed script, or when a source does not compile
 */
export async function buildPortal({ force = false, log = () => {} }: BuildOptions = {}): Promise<PortalBuild> {
  const last = await upToDateBuild();
  if (!force && last) return last;
  const started = performance.now();
  const vite = await import('vite');
  const name = `build-${Date.now().toString(36)}-${process.pid}`;
  const directory = join(distRoot, name);
  const portalFiles = await listPortalFiles(repository);
  const graph = new Map<string, Rolldown.ModuleInfo>();
  const shared = sharedConfig(portalFiles.islands, portalFiles.styles, graph);

  await forProduction(() => vite.build({ ...shared, ...clientConfig(join(directory, 'client'), name) }));
  await forProduction(() => vite.build({ ...shared, ...serverConfig(join(directory, 'server')) }));

  const clientDirectory = join(directory, 'client');
  const assets = await readAssets(clientDirectory, portalFiles.islands);
  const script = await measureScript({ clientDirectory, assets, graph });
  log(
    `portal: at most ${script.worst.kilobytes.toFixed(1)} KB of script on a page, gzip (${script.worst.page}; limit ${script.limit})`,
  );
  await compressAll(clientDirectory);
  const files = inputFiles([...graph.keys()], portalFiles);
  const build: PortalBuild = { directory, assets, script, files, inputs: await hashInputs(files) };
  await replaceFile(currentFile, JSON.stringify({ ...build, directory: name }, null, 2));
  await removeOldBuilds(name);
  log(`portal: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return build;
}

/** Whether a build would find nothing to do. */
export async function isPortalBuilt(): Promise<boolean> {
  return (await upToDateBuild()) !== undefined;
}

async function upToDateBuild(): Promise<PortalBuild | undefined> {
  const last = readCurrent();
  return last && (await hashInputs(last.files)) === last.inputs ? last : undefined;
}

function sharedConfig(islands: IslandFile[], styles: string[], graph: Map<string, Rolldown.ModuleInfo>): InlineConfig {
  return {
    configFile: false,
    root: portalRoot,
    mode: 'production',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: {
      alias: [
        { find: 'react-dom/server', replacement: 'preact-render-to-string' },
        { find: 'react-dom/client', replacement: 'preact/compat/client' },
        { find: /^react-dom$/, replacement: 'preact/compat' },
        { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
        { find: /^react$/, replacement: 'preact/compat' },
      ],
      dedupe: ['preact'],
    },
    plugins: [islandsPlugin(islands, styles, graph)],
  };
}

function clientConfig(outDir: string, name: string): UserConfig {
  return {
    define: { 'process.env.NODE_ENV': '"production"', __BUILD__: JSON.stringify(name) },
    publicDir: join(portalRoot, 'public'),
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: join(portalRoot, 'src/client/main.ts'), sw: join(portalRoot, 'src/client/service-worker.ts') },
        output: { entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      },
    },
  };
}

function serverConfig(outDir: string): UserConfig {
  return {
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(portalRoot, 'src/entry-server.tsx'),
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { external: onewindowDoors(repository), output: { entryFileNames: 'entry-server.js' } },
    },
  };
}

interface ManifestEntry {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}

async function readAssets(clientDirectory: string, islands: IslandFile[]): Promise<ClientAssets> {
  const manifest = JSON.parse(await readFile(join(clientDirectory, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const keyOf = (file: string) => relative(portalRoot, file).replaceAll('\\', '/');
  const main = manifest['src/client/main.ts'];
  const style = Object.values(manifest).find(entry => entry.file.endsWith('.css'))?.file ?? main?.css?.[0];
  if (!main || !style) throw new Error('the client build has no main script or no style sheet');
  const closure = (key: string, seen = new Set<string>()): Set<string> => {
    const entry = manifest[key];
    if (entry && !seen.has(key)) {
      seen.add(key);
      for (const next of entry.imports ?? []) closure(next, seen);
    }
    return seen;
  };
  const always = closure('src/client/main.ts');
  const hydrate = [...closure(keyOf(join(repository, 'platform/portal-kit/src/hydrate.ts')))];
  const urls: Record<string, string[]> = {};
  for (const island of islands) {
    const keys = new Set([...closure(keyOf(island.file)), ...(island.hydrates ? hydrate : [])]);
    urls[island.name] = [...keys].filter(key => !always.has(key)).map(key => `/${manifest[key]?.file}`);
  }
  return { style: `/${style}`, script: `/${main.file}`, islands: urls };
}

/** Everything whose change makes a new build necessary; two lists stand for files that may appear. */
function inputFiles(modules: string[], portalFiles: { islands: IslandFile[]; styles: string[] }): string[] {
  const own = modules
    .map(id => id.split('?')[0] ?? id)
    .filter(id => id.startsWith(repository) && !id.includes('/node_modules/') && existsSync(id));
  const styles = [...portalFiles.styles, ...portalFiles.islands.map(island => island.file)];
  const fixed = [
    'package-lock.json',
    'apps/portal/src/build.ts',
    'apps/portal/src/build-plugins.ts',
    'apps/portal/src/script-budget.ts',
  ];
  return [...new Set([...own, ...styles].map(file => relative(repository, file)).concat(fixed))].sort();
}

async function hashInputs(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  const now = await listPortalFiles(repository);
  hash.update(
    JSON.stringify([now.islands.map(island => island.file), now.styles].flat().map(file => relative(repository, file))),
  );
  for (const file of files) {
    const path = join(repository, file);
    hash.update(file).update(existsSync(path) ? await readFile(path) : 'absent');
  }
  for (const file of await listTree(join(portalRoot, 'public'))) hash.update(file).update(await readFile(file));
  for (const file of await listTree(join(repository, 'platform/portal-kit/styles'))) hash.update(await readFile(file));
  return hash.digest('hex');
}

async function listTree(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function readCurrent(): PortalBuild | undefined {
  if (!existsSync(currentFile)) return undefined;
  const current = JSON.parse(readFileSync(currentFile, 'utf8')) as PortalBuild;
  const directory = join(distRoot, current.directory);
  return existsSync(directory) ? { ...current, directory } : undefined;
}

/** The build in use, without building. */
export function currentBuild(): PortalBuild | undefined {
  return readCurrent();
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

async function compressAll(directory: string): Promise<void> {
  for (const file of await listTree(directory)) {
    if (!/\.(js|css|svg|webmanifest|json|txt)$/.test(file) || basename(dirname(file)) === '.vite') continue;
    const bytes = await readFile(file);
    await writeFile(`${file}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    await writeFile(`${file}.gz`, await deflate(bytes, { level: 9 }));
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}

/** Keeps the builds of the last hour, which running processes may still be serving. */
async function removeOldBuilds(keep: string): Promise<void> {
  for (const name of await readdir(distRoot)) {
    if (!name.startsWith('build-') || name === keep) continue;
    const { mtimeMs } = await stat(join(distRoot, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(distRoot, name), { recursive: true, force: true });
  }
}
