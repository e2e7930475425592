import { type Actor, systemActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase, type TestServices, testServices } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLicence, issueLicence, verifyLicence } from './index.ts';
import { licencePermissions } from './permissions.ts';
import { getLicence, getLicenceDetail } from './queries.ts';
import { renderLicence } from './render/render.ts';
import { getLicenceType, saveLicenceType } from './types/licence-types.ts';
import { findTypeVersion, listTypeVersions } from './types/type-versions.ts';

let database: TestDatabase;
let services: TestServices;
let keeper: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database.db, { at: '2026-11-09' });
  keeper = staffActor({ name: '秦望舒（示例）', permissions: [licencePermissions.manageTypes] });
});
afterAll(() => database.close());

const key = 'hygieneLicence';
const system = systemActor('test');

const organisation = {
  id: '01920000-0000-7000-8000-000000000001',
  name: '七星区卫生健康局',
  uscc: '11450305MB1H26056W',
  divisionCode: '450305000000',
};

function issue(change: Partial<Parameters<typeof issueLicence>[3]> = {}) {
  // A cached type is ten seconds old at most; another object of services has a cache of its own.
  return issueLicence(database.db, { ...services }, system, {
    typeKey: key,
    organisation,
    holder: { name: '漓岸小馆（示例）', kind: 'organisation', code: '91450305MAE0LJ2603' },
    issuedOn: '2026-11-09',
    validFrom: '2026-11-09',
    validTo: null,
    content: { placeKind: 'hotel', legalRepresentative: '李云舒（示例）' },
    ...change,
  });
}

async function edit(change: (type: Awaited<ReturnType<typeof getLicenceType>>) => object, note?: string) {
  const { revision, ...type } = await getLicenceType(database.db, key);
  return saveLicenceType(database.db, keeper, { type: { ...type, ...change({ revision, ...type }) }, revision, note });
}

describe('a type of licence', () => {
  test('has a first version from the day it is known', async () => {
    const { revision } = await getLicenceType(database.db, key);
    expect(await listTypeVersions(database.db, key)).toMatchObject([{ revision, editedBy: '系统' }]);
  });

  test('keeps every version with who changed what and why, and tells it in its event', async () => {
    const saved = await edit(
      ({ definition }) => ({ definition: { ...definition, validityMonths: 24 } }),
      '期限按新条例',
    );
    const [newest] = await listTypeVersions(database.db, key);
    expect(newest).toMatchObject({
      revision: saved.revision,
      note: '期限按新条例',
      editedBy: keeper.name,
      definition: { validityMonths: 24 },
    });
    const { rows } = await sql<{ data: object }>`
      select data from platform.event where type = 'licences.typeSaved' order by at desc, id desc limit 1`.execute(
      database.db,
    );
    expect(rows[0]?.data).toMatchObject({
      key,
      revision: saved.revision,
      changed: ['validityMonths'],
      note: '期限按新条例',
    });
  });

  test('makes no version where nothing is changed', async () => {
    const before = await listTypeVersions(database.db, key);
    const saved = await edit(() => ({}));
    expect(saved.revision).toBe(before[0]?.revision);
    expect(await listTypeVersions(database.db, key)).toHaveLength(before.length);
  });

  test('is not saved with a line without a name, twice the same, or with no line at all', async () => {
    const line = { key: 'extra', label: { zh: '', en: 'Extra' }, format: 'text' as const, public: false };
    const blank = edit(({ definition }) => ({ definition: { ...definition, fields: [line] } }));
    await expect(blank).rejects.toMatchObject({ fields: [{ path: '/type/definition/fields/0/label/zh' }] });
    const named = { ...line, label: { zh: '另一栏', en: 'Extra' } };
    const twice = edit(({ definition }) => ({ definition: { ...definition, fields: [named, named] } }));
    await expect(twice).rejects.toMatchObject({ fields: [{ path: '/type/definition/fields/1/key' }] });
    const none = edit(({ definition }) => ({ definition: { ...definition, fields: [] } }));
    await expect(none).rejects.toMatchObject({ fields: [{ path: '/type/definition/fields' }] });
  });
});

describe('a licence that was issued', () => {
  test('keeps the name, lines and note of its version; the next one has the new', async () => {
    const { db } = database;
    const old = await issue();
    const before = await getLicenceType(db, key);
    await edit(({ name, definition }) => ({
      name: `${name}（新）`,
      definition: {
        ...definition,
        note: { zh: '新的说明', en: 'A new note' },
        fields: definition.fields.map(field => ({
          ...field,
          label: { zh: `${field.label.zh}新`, en: field.label.en },
        })),
      },
    }));
    const fresh = await issue();
    expect((await getLicence(db, old.id)).typeName).toBe(before.name);
    expect((await getLicence(db, fresh.id)).typeName).toBe(`${before.name}（新）`);
    const labels = async (id: string) => (await getLicenceDetail(db, services, id)).fields.map(field => field.label.zh);
    expect((await labels(old.id)).some(label => label.endsWith('新'))).toBe(false);
    expect((await labels(fresh.id)).every(label => label.endsWith('新'))).toBe(true);
    expect((await verifyLicence(db, services, { token: old.token })).licence).toMatchObject({
      typeName: { zh: before.name },
    });
    const { rows } = await sql<{ revision: number }>`
      select type_revision as revision from licences.licence_version where licence_id = ${old.id}`.execute(db);
    expect(await findTypeVersion(db, key, rows[0]?.revision ?? 0)).toMatchObject({ name: before.name });
    // Drawn only now, long after the type has changed.
    expect((await renderLicence(services, old.id)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('takes the version of the day when it is changed', async () => {
    const { db } = database;
    const licence = await issue();
    const saved = await edit(({ law }) => ({ law: `${law}（修订）` }));
    await changeLicence(db, services, system, { licenceId: licence.id, issuedOn: '2026-11-10', reason: '变更地址' });
    const { rows } = await sql<{ revision: number }>`
      select type_revision as revision from licences.licence_version
      where licence_id = ${licence.id} order by version`.execute(db);
    expect(rows.map(row => row.revision)).toEqual([saved.revision - 1, saved.revision]);
  });

  test('is valid as long as the item says, else as the type says, else without end', async () => {
    const { db } = database;
    await edit(({ definition }) => ({ definition: { ...definition, validityMonths: 36 } }));
    expect((await getLicence(db, (await issue({ validTo: undefined })).id)).validTo).toBe('2029-11-08');
    expect((await getLicence(db, (await issue({ validTo: '2027-01-01' })).id)).validTo).toBe('2027-01-01');
    expect((await getLicence(db, (await issue({ validTo: null })).id)).validTo).toBeNull();
    await edit(({ definition: { validityMonths: _, ...definition } }) => ({ definition }));
    expect((await getLicence(db, (await issue({ validTo: undefined })).id)).validTo).toBeNull();
  });
});
