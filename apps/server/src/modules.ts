import { casesModule } from '@onewindow/cases';
import { catalogueModule } from '@onewindow/catalogue';
import { directoryModule } from '@onewindow/directory';
import { documentsModule } from '@onewindow/documents';
import { filesModule } from '@onewindow/files';
import { formsModule } from '@onewindow/forms';
import type { ModuleDefinition } from '@onewindow/http';
import { identityModule } from '@onewindow/identity';
import { licencesModule } from '@onewindow/licences';
import { processesModule } from '@onewindow/processes';
import { ratingsModule } from '@onewindow/ratings';
import { supervisionModule } from '@onewindow/supervision';

/** Every module that this server composes, in the order of their levels. */
export const modules: ModuleDefinition[] = [
  filesModule,
  identityModule,
  directoryModule,
  formsModule,
  processesModule,
  documentsModule,
  licencesModule,
  catalogueModule,
  casesModule,
  ratingsModule,
  supervisionModule,
];
