import { consoleRoutes as caseRoutes } from '@onewindow/cases/console';
import { consoleRoutes as catalogueRoutes } from '@onewindow/catalogue/console';
import type { ConsoleRoute, ConsoleSlots } from '@onewindow/console-kit';
import { consoleRoutes as directoryRoutes } from '@onewindow/directory/console';
import { consoleRoutes as documentRoutes } from '@onewindow/documents/console';
import { consoleRoutes as identityRoutes } from '@onewindow/identity/console';
import { consoleRoutes as licenceRoutes } from '@onewindow/licences/console';
import { consoleRoutes as ratingRoutes, consoleSlots as ratingSlots } from '@onewindow/ratings/console';
import { consoleRoutes as supervisionRoutes } from '@onewindow/supervision/console';
import { galleryRoutes } from './gallery/routes.tsx';

/**
 * The pages of all modules. A module adds its own by exporting `consoleRoutes` from its door `./console`
 * (`console/routes.tsx`) and one line here; the pages themselves are fetched when they are opened.
 */
export const consoleRoutes: readonly ConsoleRoute[] = [
  ...caseRoutes,
  ...catalogueRoutes,
  ...licenceRoutes,
  ...supervisionRoutes,
  ...ratingRoutes,
  ...documentRoutes,
  ...directoryRoutes,
  ...identityRoutes,
];

/** What modules put into places of the pages of those below them: `<Slot name="cases.served" … />`. */
export const consoleSlots: ConsoleSlots = ratingSlots;

/** Shown in the demonstration only. */
export const demonstrationRoutes: readonly ConsoleRoute[] = galleryRoutes;
