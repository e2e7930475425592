import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildConsole, isConsoleBuilt } from '@onewindow/console';
import { defineErrors } from '@onewindow/errors';
import { buildPortal, isPortalBuilt } from '@onewindow/portal';

const errors = defineErrors('build', {
  failed: {
    status: 500,
    zh: '网页没有编译成功，原因见上面。改好以后再启动。',
    en: 'The pages could not be built; the reason stands above. Put it right and start again.',
  },
});

/** Builds portal and console; each does nothing when its sources are unchanged. */
export async function buildFrontEnds(): Promise<void> {
  await buildPortal();
  await buildConsole();
}

/**
 * The same for a process that will serve. A build takes about a gigabyte, which a process that goes on living does not
 * give back, so it happens in another one.
 * @throws build.failed
 */
export async function requireFrontEnds(): Promise<void> {
  if ((await isPortalBuilt()) && (await isConsoleBuilt())) return;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw errors.failed();
}
