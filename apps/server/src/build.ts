import { buildConsole } from '@onewindow/console';
import { buildPortal } from '@onewindow/portal';

/** Builds portal and console; each does nothing when its sources are unchanged. */
export async function buildFrontEnds(): Promise<void> {
  await buildPortal();
  await buildConsole();
}
