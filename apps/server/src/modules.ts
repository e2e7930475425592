import type { ModuleDefinition } from '@onewindow/http';
import { directoryModule } from '@onewindow/directory';
import { identityModule } from '@onewindow/identity';

/** Every module that this server composes, in the order of their levels. */
export const modules: ModuleDefinition[] = [identityModule, directoryModule];
