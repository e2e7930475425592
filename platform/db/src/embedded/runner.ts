import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';

export interface Runner {
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
export function chooseRunner(native: string, directory: string): Runner {
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
