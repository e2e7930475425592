import { systemActor } from '@onewindow/auth';
import { seedDirectory } from '@onewindow/directory';
import type { Ground } from '@onewindow/testing';
import { loadOrganTypes } from '../catalogue-data.ts';
import { seedCatalogue } from '../seed.ts';

/** The directory and the whole catalogue of the demonstration city. */
export const catalogueGround: Ground = {
  name: 'catalogue',
  async fill(db) {
    const { organisations } = await seedDirectory(db, { organTypes: loadOrganTypes() });
    await seedCatalogue(db, systemActor('test'), { organisations });
  },
};
