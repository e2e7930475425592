import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** One `<name>.island.ts(x)` file. */
export interface IslandFile {
  name: string;
  file: string;
  /** It exports a `View`, so the browser needs the rendering library. */
  hydrates: boolean;
}

/** Finds every island file, and the style sheets that modules put beside their pages. */
export async function listPortalFiles(repository: string): Promise<{ islands: IslandFile[]; styles: string[] }> {
  const islands: IslandFile[] = [];
  const styles: string[] = [];
  for (const root of ['platform', 'modules', 'apps/portal']) {
    for (const file of await listSources(join(repository, root))) {
      if (/\.island\.tsx?$/.test(file)) {
        const text = await readFile(file, 'utf8');
        const name = basename(file).replace(/\.island\.tsx?$/, '');
        const twin = islands.find(island => island.name === name);
        if (twin) throw new Error(`two islands are called ${name}: ${twin.file} and ${file}`);
        islands.push({ name, file, hydrates: /export (function|const) View\b/.test(text) });
      }
      if (/(modules\/[^/]+\/portal|apps\/portal\/src\/pages)\/.+\.css$/.test(file)) styles.push(file);
    }
  }
  return { islands: islands.sort((a, b) => a.name.localeCompare(b.name)), styles: styles.sort() };
}

async function listSources(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(root, entry.name);
    if (entry.isDirectory()) found.push(...(await listSources(path)));
    else found.push(path);
  }
  return found;
}

/** Provides the tables of islands and style sheets, and notes the graph of modules for the script budget. */
export function islandsPlugin(
  islands: IslandFile[],
  styles: string[],
  graph: Map<string, Rolldown.ModuleInfo>,
): Plugin {
  return {
    name: 'portal-islands',
    resolveId(id) {
      return id.startsWith('virtual:portal-') ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === '\0virtual:portal-islands') {
        const entries = islands.map(
          ({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),`,
        );
        return `export const islandFiles = {\n${entries.join('\n')}\n};\n`;
      }
      if (id === '\0virtual:portal-styles') return styles.map(file => `import ${JSON.stringify(file)};`).join('\n');
      return undefined;
    },
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id);
        if (info) graph.set(id, info);
      }
    },
  };
}

/**
 * Decides what stays outside the server bundle: npm packages and every door of the repository that Node can run by
 * itself (`.ts`), so that a module's code exists once in the process. Inside are views (`.tsx`), the portal kit, Preact.
 */
export function onewindowDoors(repository: string): (id: string, importer: string | undefined) => boolean {
  const inside = /^(preact|react)(\/|-|$)/;
  return (id, importer) => {
    if (id.startsWith('.') || id.startsWith('/') || id.startsWith('\0') || id.startsWith('virtual:')) {
      refuseBackDoor(id, importer);
      return false;
    }
    if (id.startsWith('node:')) return true;
    if (!id.startsWith('@onewindow/')) return !inside.test(id);
    const hasViews = id.startsWith('@onewindow/portal-kit') || id.endsWith('/renderer');
    return !hasViews && doorFile(repository, id).endsWith('.ts');
  };
}

/** A page that reaches into its module's `src` would carry a second copy of it, with caches and registries of its own. */
function refuseBackDoor(id: string, importer: string | undefined): void {
  if (importer && /\/modules\/[^/]+\/portal\//.test(importer) && /^\.\.\/(\.\.\/)*src\//.test(id)) {
    throw new Error(`${importer} imports ${id}: pages use their own module through its door, @onewindow/<module>`);
  }
}

/** The file behind `@onewindow/forms/contract`, by the package's `exports`. */
function doorFile(repository: string, id: string): string {
  const [, name = '', ...rest] = id.split('/');
  for (const root of ['platform', 'modules', 'apps']) {
    const manifest = join(repository, root, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports: Record<string, string> };
    return exports[rest.length === 0 ? '.' : `./${rest.join('/')}`] ?? '';
  }
  throw new Error(`${id} is not a package of this repository`);
}
