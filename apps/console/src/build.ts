/**
 * Builds the console with Vite, one chunk a page, hashed and compressed. Skipped while nothing that went into the last
 * build has changed. Builds lie side by side and `current.json` names the one in use, so that a running process is
 * never left without its files and two processes may build at once.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { forProduction } from '@onewindow/config';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { type BundleFigures, measureBundle } from './bundle-figures.ts';

const consoleRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const repository = resolve(consoleRoot, '../..');
const distRoot = join(consoleRoot, 'dist');
const currentFile = join(distRoot, 'current.json');

/** Stands in the built page where the server writes the nonce of each answer. */
export const noncePlaceholder = '__CSP_NONCE__';

/** KB of gzip that every page may load before it shows anything; more is told at the build. */
const firstScriptLimit = 190;

/** What `current.json` says. */
export interface ConsoleBuild {
  /** Folder of the build, absolute. */
  directory: string;
  figures: BundleFigures;
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
 * @throws Error when a source does not compile
 */
export async function buildConsole({ force = false, log = () => {} }: BuildOptions = {}): Promise<ConsoleBuild> {
  const last = await upToDateBuild();
  if (!force && last) return last;
  const started = performance.now();
  const vite = await import('vite');
  // It draws the component library, which a server that only serves should not load.
  const { libraryStyles } = await import('./library-styles.ts');
  const name = `build-${Date.now().toString(36)}-${process.pid}`;
  const directory = join(distRoot, name);
  const modules = new Set<string>();
  await forProduction(() => vite.build(configFor(directory, [libraryStyles(), recordModules(modules)])));
  const figures = await measureBundle(directory);
  await compressAll(directory);
  const files = inputFiles([...modules]);
  const build: ConsoleBuild = { directory, figures, files, inputs: await hashInputs(files) };
  await replaceFile(currentFile, JSON.stringify({ ...build, directory: name }, null, 2));
  await removeOldBuilds(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  log(
    `console: built in ${seconds} s; first load ${figures.firstScript} KB of script and ${figures.firstStyle} KB of style, gzip; ${figures.chunks} chunks`,
  );
  if (figures.firstScript > firstScriptLimit) {
    log(
      `console: the first load is over ${firstScriptLimit} KB: a routes.tsx imports a page or server code directly; use lazyPage and permission names`,
    );
  }
  return build;
}

/** Whether a build would find nothing to do. */
export async function isConsoleBuilt(): Promise<boolean> {
  return (await upToDateBuild()) !== undefined;
}

async function upToDateBuild(): Promise<ConsoleBuild | undefined> {
  const last = currentConsoleBuild();
  return last && (await hashInputs(last.files)) === last.inputs ? last : undefined;
}

/** The build in use, without building. */
export function currentConsoleBuild(): ConsoleBuild | undefined {
  if (!existsSync(currentFile)) return undefined;
  const current = JSON.parse(readFileSync(currentFile, 'utf8')) as ConsoleBuild;
  const directory = join(distRoot, current.directory);
  return existsSync(directory) ? { ...current, directory } : undefined;
}

function configFor(outDir: string, plugins: Plugin[]): InlineConfig {
  return {
    configFile: false,
    root: consoleRoot,
    base: '/console/',
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    html: { cspNonce: noncePlaceholder },
    resolve: { dedupe: ['react', 'react-dom', 'antd', 'dayjs'] },
    plugins,
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        onLog: quieten,
        output: {
          // What changes with a dependency and not with a page stays in the browser's cache over releases.
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ }],
          },
        },
      },
    },
  };
}

/** Drops the note that `use client` means nothing here; the component library writes it into each of its files. */
function quieten(level: Rolldown.LogLevel, log: Rolldown.RolldownLog, report: Rolldown.LogOrStringHandler): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

/** Notes every file of the repository that went into the build. */
function recordModules(modules: Set<string>): Plugin {
  return {
    name: 'onewindow:record-modules',
    moduleParsed({ id }) {
      modules.add(id.split('?')[0] ?? id);
    },
  };
}

/** Everything whose change makes a new build necessary. */
function inputFiles(modules: string[]): string[] {
  const own = modules.filter(id => id.startsWith(repository) && !id.includes('/node_modules/') && existsSync(id));
  const styles = own.filter(id => id.endsWith('.css')).flatMap(importsOfStyle);
  const fixed = [
    'package-lock.json',
    'apps/console/index.html',
    'apps/console/src/build.ts',
    'apps/console/src/library-styles.ts',
  ];
  return [...new Set([...own, ...styles].map(file => relative(repository, file)).concat(fixed))].sort();
}

/** Style sheets that a style sheet takes in; the bundler inlines them before modules are counted. */
function importsOfStyle(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(/@import\s+"([^"]+)"/g)].map(([, name = '']) =>
    name.startsWith('.') ? resolve(dirname(file), name) : realpathSync(fileURLToPath(import.meta.resolve(name))),
  );
  return found.flatMap(path => [path, ...importsOfStyle(path)]);
}

async function hashInputs(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(repository, file);
    hash.update(file).update(existsSync(path) ? await readFile(path) : 'absent');
  }
  return hash.digest('hex');
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

async function compressAll(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    // Quality 10 is within 1 % of 11 and takes a third of its time, which a first start on a small machine feels.
    await writeFile(`${file}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
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
