import { systemActor } from '@onewindow/auth';
import { seedDirectory } from '@onewindow/directory';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { loadOrganTypes } from './catalogue-data.ts';
import { seedCatalogue } from './seed.ts';

/** A test database with the directory and the whole catalogue of the demonstration city. */
export async function createSeededDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { organisations } = await seedDirectory(database.db, { organTypes: loadOrganTypes() });
  await seedCatalogue(database.db, systemActor('test'), { organisations });
  return database;
}
