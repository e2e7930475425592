import { systemActor } from '@onewindow/auth';
import { licenceTypes, seedCatalogue } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
import { ensureBuiltInTypes, listLicenceTypes } from '@onewindow/licences';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedCatalogue(database.db, systemActor('test'), { organisations: [] });
  await ensureBuiltInTypes(database.db);
});
afterAll(() => database.close());

test('every licence that an item issues or fetches is of a type that the platform knows', async () => {
  const { rows } = await sql<{ key: string }>`
    select licence_type as key from catalogue.item_version where licence_type is not null
    union
    select jsonb_path_query(content, 'strict $.**.licenceType', '{}', true) #>> '{}' from catalogue.item_version
    order by key`.execute(database.db);
  const known = new Set((await listLicenceTypes(database.db)).map(type => type.key));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.map(row => row.key).filter(key => !known.has(key))).toEqual([]);
  expect(licenceTypes.map(type => type.key).filter(key => !known.has(key))).toEqual([]);
});
