import { buildConsole } from '@onewindow/console/build';
import { buildPortal } from '@onewindow/portal/build';

/** Builds portal and console; each does nothing when its sources are unchanged. */
export async function buildFrontEnds(): Promise<void> {
  await buildPortal();
  await buildConsole();
}
