import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { executable } from './binaries.ts';
import { answers, describe, type EmbeddedServer } from './connection.ts';
import { embeddedErrors, hintFor } from './errors.ts';
import { isAlive } from './lock.ts';
import type { Runner } from './runner.ts';

/** Makes the cluster with a password of its own. @throws embedded.didNotStart */
export function initialise({
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
    throw embeddedErrors.didNotStart({
      hint: hintFor(result.output),
      log: result.output.trim().split('\n').slice(-3).join(' '),
    });
  }
  writeFileSync(secret, JSON.stringify({ password }), { mode: 0o600 });
  chmodSync(secret, 0o600);
}

/** A live server on this folder, waiting for one that is just starting; undefined when the lock file is stale. */
export async function findRunning(data: string, password: string): Promise<EmbeddedServer | undefined> {
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
