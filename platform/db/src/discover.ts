import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type MigrationSource, migrationsIn } from './migrate.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Packages whose tables others may reference come first; the rest in order of name. */
const first = ['platform/events', 'platform/files', 'platform/jobs', 'modules/identity', 'modules/directory'];

/** Every migration of every package of this checkout, in the order in which they are applied. */
export function discoverMigrations(): MigrationSource[] {
  const folders = ['platform', 'modules'].flatMap(level =>
    readdirSync(join(root, level))
      .sort()
      .map(name => `${level}/${name}`),
  );
  const ordered = [...first, ...folders.filter(folder => !first.includes(folder))];
  return ordered
    .filter(folder => existsSync(join(root, folder, 'migrations')))
    .flatMap(folder =>
      migrationsIn(folder.split('/')[1] ?? folder, pathToFileURL(join(root, folder, 'src', 'index.ts')).href),
    );
}
