import type { ModuleDefinition } from '@onewindow/http';
import { fileRoutes } from './routes.ts';

/** Uploads and downloads. It needs `acceptStreams` among the server's plugins. */
export const filesModule: ModuleDefinition = { name: 'files', permissions: {}, routes: fileRoutes };
