import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { executable, findBinaries } from './binaries.ts';
import { findRunning, initialise } from './cluster.ts';
import { answers, describe, type EmbeddedServer, prepareDatabase } from './connection.ts';
import { embeddedErrors, hintFor } from './errors.ts';
import { takeLock } from './lock.ts';
import { chooseRunner, type Runner } from './runner.ts';

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
      throw embeddedErrors.didNotStart({ hint: hintFor(text), log: text });
    }
    await delay(20);
  }
  await prepareDatabase(server);
  return server;
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

/** A fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>(done => child.once('exit', () => done()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(timer);
}
