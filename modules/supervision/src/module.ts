import type { ModuleDefinition } from '@onewindow/http';
import './db.ts';
import './jobs.ts';
import { supervisionPermissions } from './permissions.ts';
import { boardRoutes } from './routes-board.ts';
import { commandRoutes } from './routes-commands.ts';
import { notificationRoutes } from './routes-notifications.ts';
import { ruleRoutes } from './routes-rules.ts';

export const supervisionModule: ModuleDefinition = {
  name: 'supervision',
  permissions: supervisionPermissions,
  routes: [...boardRoutes, ...commandRoutes, ...ruleRoutes, ...notificationRoutes],
};
