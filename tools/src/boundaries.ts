// Arrows go one way: apps → modules → platform, inside modules only downwards, no cycles; a package is entered through
// its doors only; a module's SQL touches other modules' tables only through their versioned views.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run.ts';

/** Levels of the house from the bottom; inside a level the order given here is the direction too. */
const moduleOrder = [
  'identity',
  'directory',
  'forms',
  'processes',
  'documents',
  'licences',
  'messaging',
  'catalogue',
  'cases',
  'appointments',
  'payments',
  'ratings',
  'supervision',
  'assessment',
  'inspection',
  'hotline',
  'participation',
  'intermediaries',
  'credit',
  'trading',
  'sites',
  'disclosure',
  'registries',
  'exchange',
  'opendata',
  'operations',
];

/** Schemas that every module may read: the floor that all stand on (foreign keys reach them too). */
const commonSchemas = new Set(['platform', 'identity', 'directory']);
const lineLimit = 500;
const problems: string[] = [];

interface SourceFile {
  path: string;
  packageName: string;
  layer: 'platform' | 'modules' | 'apps' | 'other';
  text: string;
}

const files = ['platform', 'modules', 'apps', 'tools', 'bench', 'e2e'].flatMap(folder => sourcesIn(folder));
const graph = new Map<string, Set<string>>();

for (const file of files) {
  checkLength(file);
  for (const target of importsOf(file.text)) checkImport(file, target);
  if (file.layer === 'modules') checkSql(file);
}
findCycles();

if (problems.length > 0) {
  for (const problem of problems) console.log(problem);
  process.exit(1);
}
console.log(`${files.length} files keep their place.`);

function sourcesIn(folder: string): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (directory: string) => {
    for (const name of readdirSync(directory)) {
      if (name === 'node_modules' || name === 'dist' || name === 'data') continue;
      const path = join(directory, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.tsx?$/.test(name) && !name.endsWith('.d.ts')) {
        const short = relative(root, path);
        const parts = short.split('/');
        const layer = parts[0] === 'platform' || parts[0] === 'modules' || parts[0] === 'apps' ? parts[0] : 'other';
        found.push({
          path: short,
          packageName: layer === 'other' ? (parts[0] ?? '') : (parts[1] ?? ''),
          layer,
          text: readFileSync(path, 'utf8'),
        });
      }
    }
  };
  walk(join(root, folder));
  return found;
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'(@onewindow\/[^']+)'/g)].map(match => match[1] ?? '');
}

function checkLength(file: SourceFile): void {
  const lines = file.text.split('\n').length;
  const generated = /\/db\.ts$|built-in-years\.ts$|\.fixture\.ts$/.test(file.path);
  if (lines > lineLimit && !generated)
    problems.push(`${file.path}: ${lines} lines, the limit is ${lineLimit}; split it by use case`);
}

function checkImport(file: SourceFile, target: string): void {
  const [, name = ''] = target.split('/');
  if (name === file.packageName) return;
  const isTest = /\.test\.tsx?$|\/testing\//.test(file.path);
  const targetLayer = layerOf(name);
  if (!isTest && file.layer === 'platform' && targetLayer !== 'platform') {
    problems.push(`${file.path}: platform may not import ${target}`);
  }
  if (file.layer === 'modules' && targetLayer === 'apps') problems.push(`${file.path}: a module may not import an app`);
  if (!isTest && file.layer === 'modules' && targetLayer === 'modules') {
    const [own, other] = [moduleOrder.indexOf(file.packageName), moduleOrder.indexOf(name)];
    if (own < 0)
      problems.push(
        `${file.path}: module ${file.packageName} has no place in the house; add it to tools/src/boundaries.ts`,
      );
    if (other >= own) problems.push(`${file.path}: ${file.packageName} stands below ${name} and may not import it`);
  }
  if (!isTest && file.layer !== 'other') {
    const arrows = graph.get(file.packageName) ?? new Set<string>();
    graph.set(file.packageName, arrows.add(name));
  }
}

function layerOf(name: string): SourceFile['layer'] {
  return files.find(file => file.packageName === name && file.layer !== 'other')?.layer ?? 'other';
}

/** `from cases.case` in another module's code is a finding; `from cases.public_case_v1` is not. */
function checkSql(file: SourceFile): void {
  if (/\.test\.tsx?$|\/testing\/|\/seed/.test(file.path)) return;
  const own = file.packageName;
  for (const match of file.text.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\.([a-z_0-9]+)/g)) {
    const [, schema = '', table = ''] = match;
    if (schema === own || commonSchemas.has(schema) || !moduleOrder.includes(schema)) continue;
    if (!/_v\d+$/.test(table))
      problems.push(
        `${file.path}: reads ${schema}.${table}, which belongs to ${schema}; use its door or a versioned view`,
      );
  }
}

function findCycles(): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string, way: string[]) => {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      problems.push(`cycle: ${[...way.slice(way.indexOf(name)), name].join(' → ')}`);
      return;
    }
    state.set(name, 'open');
    for (const next of graph.get(name) ?? []) visit(next, [...way, name]);
    state.set(name, 'done');
  };
  for (const name of graph.keys()) visit(name, []);
}
