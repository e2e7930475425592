// Runs on any Node from 18 and imports nothing from npm: it is what makes everything else runnable.
// It calls `npm install` and not `npm ci`: a lockfile written where other systems' optional binaries
// could not be fetched is refused by `npm ci`, and a fresh machine must work all the same.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const major = Number(process.versions.node.split('.')[0]);
const quiet = process.argv.includes('--quiet');

if (major < 18) {
  console.error(`OneWindow needs Node 18 or later to install itself; this is ${process.version}.`);
  process.exit(1);
}

const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.onewindow-installed');
const nodeBinary = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const lockBefore = existsSync(lock) ? readFileSync(lock) : Buffer.alloc(0);
const wanted = createHash('sha256')
  .update(lockBefore)
  .update(readFileSync(join(root, 'package.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== wanted || !existsSync(nodeBinary)) {
  if (!quiet) console.log('Installing what is missing from the npm registry (once; about a minute) …');
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'], shell: false };
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(
      [
        '',
        'The packages could not be installed. Most often the npm registry cannot be reached from here.',
        'Try:  npm ping        and, behind a proxy:  npm config set proxy http://…',
        'Then run the same command again; what was already fetched is kept.',
      ].join('\n'),
    );
    process.exit(result.status ?? 1);
  }
  if (lockBefore.length > 0 && !readFileSync(lock).equals(lockBefore)) writeFileSync(lock, lockBefore);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
