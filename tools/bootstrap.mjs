// Runs on any Node from 18 and imports nothing from npm: it is what makes everything else runnable.
// Usage: node tools/bootstrap.mjs [--quiet] SCRIPT ARGUMENTS… — installs what is missing, then runs SCRIPT on the pinned Node.
// It starts that Node itself: in `node a && node b` a shell may keep using the `node` that it found for `a`.
// It calls `npm install` and not `npm ci`: a lockfile written where other systems' optional binaries
// could not be fetched is refused by `npm ci`, and a fresh machine must work all the same.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const major = Number(process.versions.node.split('.')[0]);
const words = process.argv.slice(2);
const quiet = words[0] === '--quiet';
const [script, ...rest] = quiet ? words.slice(1) : words;

if (major < 18) {
  console.error(`OneWindow needs Node 18 or later to install itself; this is ${process.version}.`);
  process.exit(1);
}

const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.onewindow-installed');
const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
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

// V8 sizes a heap by the machine, not by what lives in it. A server under load held 594 MB resident by that rule and 319 with
// these limits, as fast; an import held 256 and 198. Only `onewindow` itself lives so, and its own NODE_OPTIONS come last and win.
const heap = '--max-semi-space-size=4 --max-old-space-size=320';

if (script) {
  const options = [script.endsWith('server/src/cli.ts') ? heap : '', process.env.NODE_OPTIONS ?? ''].join(' ').trim();
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(nodeBinary, [join(root, script), ...rest], {
    cwd: root,
    stdio: 'inherit',
    // Stripping the types and compiling takes half of a start; the second start finds it done (measured 3.6 → 1.8 s).
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
      ...process.env,
      PATH: path,
      ...(options && { NODE_OPTIONS: options }),
    },
  });
  // A terminal sends Ctrl+C to both; this process only waits for the other to end in good order.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
