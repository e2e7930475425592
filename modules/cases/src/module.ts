import type { ModuleDefinition } from '@onewindow/http';
import './file-access.ts';
import './jobs.ts';
import { casePermissions } from './permissions.ts';
import { applicationRoutes } from './routes-applications.ts';
import { commandRoutes } from './routes-commands.ts';
import { correctionRoutes } from './routes-corrections.ts';
import { licenceRoutes } from './routes-licence.ts';
import { portalRoutes } from './routes-portal.ts';
import { queryRoutes } from './routes-queries.ts';
import { searchRoutes } from './routes-search.ts';
import { supplementRoutes } from './routes-supplement.ts';
import { taskRoutes } from './routes-tasks.ts';
import { versionRoutes } from './routes-versions.ts';
import { workRoutes } from './routes-work.ts';

export const casesModule: ModuleDefinition = {
  name: 'cases',
  permissions: casePermissions,
  routes: [
    ...applicationRoutes,
    ...commandRoutes,
    ...correctionRoutes,
    ...supplementRoutes,
    ...queryRoutes,
    ...portalRoutes,
    ...searchRoutes,
    ...versionRoutes,
    ...licenceRoutes,
    ...taskRoutes,
    ...workRoutes,
  ],
};
