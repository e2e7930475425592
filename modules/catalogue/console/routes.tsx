import type { ConsoleRoute } from '@onewindow/console-kit';
import { editorRoutes } from './editor-routes.tsx';

/** Pages of the catalogue 事项 in the console. */
export const consoleRoutes: readonly ConsoleRoute[] = [...editorRoutes];
