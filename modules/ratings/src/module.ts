import type { ModuleDefinition } from '@onewindow/http';
import './db.ts';
import { ratingPermissions } from './permissions.ts';
import { ratingRoutes } from './routes.ts';

export const ratingsModule: ModuleDefinition = {
  name: 'ratings',
  permissions: ratingPermissions,
  routes: ratingRoutes,
};
