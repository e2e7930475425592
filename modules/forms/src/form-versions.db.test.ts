import { sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormDefinition } from './definition.ts';
import { foodLicence } from './food-licence.fixture.ts';
import {
  deployForm,
  findPublishedForm,
  formsPermissions,
  getFormVersion,
  listForms,
  publishForm,
  saveFormDraft,
} from './index.ts';

let database: TestDatabase;
const editor = staffActor({ permissions: [formsPermissions.edit, formsPermissions.publish] });
const stranger = staffActor();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The food licence under its own key, so that tests do not meet. */
function form(key: string, titleEn = 'Application'): FormDefinition {
  return { ...foodLicence, key, title: { zh: '食品经营许可申请书', en: titleEn } };
}

test('only those who may publish forms deploy one', async () => {
  await expect(deployForm(database.db, stranger, { key: 'denied', definition: form('denied') })).rejects.toMatchObject({
    code: 'auth.forbidden',
  });
  await expect(
    saveFormDraft(database.db, stranger, { key: 'denied', definition: form('denied') }),
  ).rejects.toMatchObject({ code: 'auth.forbidden' });
});

describe('deploying', () => {
  test('publishes the next version and writes its event with it', async () => {
    const first = await deployForm(database.db, editor, { key: 'first', definition: form('first') });
    expect(first).toMatchObject({ key: 'first', version: 1, state: 'published' });
    const second = await deployForm(database.db, editor, { key: 'first', definition: form('first', 'Changed') });
    expect(second.version).toBe(2);
    const { rows } = await sql<{
      type: string;
    }>`select type from platform.event where subject_id = ${second.id}`.execute(database.db);
    expect(rows).toEqual([{ type: 'forms.published' }]);
    expect((await findPublishedForm(database.db, 'first'))?.id).toBe(second.id);
  });

  test('the same definition again is the same version', async () => {
    const once = await deployForm(database.db, editor, { key: 'same', definition: form('same') });
    const twice = await deployForm(database.db, editor, { key: 'same', definition: structuredClone(form('same')) });
    expect(twice.id).toBe(once.id);
  });

  test('at the same moment from two sides makes one version', async () => {
    const deployed = await Promise.all(
      Array.from({ length: 4 }, () => deployForm(database.db, editor, { key: 'race', definition: form('race') })),
    );
    expect(new Set(deployed.map(({ id }) => id)).size).toBe(1);
  });

  test('refuses a definition with mistakes and says each with its path', async () => {
    const broken = { ...form('broken'), pages: [{ ...foodLicence.pages[0], visible: 'aera > 5' }] };
    await expect(deployForm(database.db, editor, { key: 'broken', definition: broken })).rejects.toMatchObject({
      code: 'forms.definitionRefused',
      fields: [{ path: '/pages/0/visible', code: 'unknownName' }],
    });
  });
});

describe('a published version', () => {
  test('is read once and then kept as one object', async () => {
    const { id } = await deployForm(database.db, editor, { key: 'kept', definition: form('kept') });
    expect(await getFormVersion(database.db, id)).toBe(await getFormVersion(database.db, id));
  });

  test('cannot be changed, whoever tries', async () => {
    const { id } = await deployForm(database.db, editor, { key: 'fixed', definition: form('fixed') });
    await expect(publishForm(database.db, editor, id)).rejects.toMatchObject({ code: 'forms.published' });
    await expect(
      sql`update forms.form_version set title_zh = '别的' where id = ${id}`.execute(database.owner),
    ).rejects.toThrow(/published/);
    await expect(sql`delete from forms.form_version where id = ${id}`.execute(database.db)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('a draft', () => {
  test('may hold mistakes, is told them, and is not published with them', async () => {
    const unfinished = { ...form('draft'), pages: [{ ...foodLicence.pages[0], visible: 'area > ' }] };
    const { draft, problems } = await saveFormDraft(database.db, editor, { key: 'draft', definition: unfinished });
    expect(problems.map(({ code }) => code)).toContain('syntax');
    await expect(publishForm(database.db, editor, draft.id)).rejects.toMatchObject({ code: 'forms.definitionRefused' });
    const better = await saveFormDraft(database.db, editor, {
      key: 'draft',
      definition: form('draft'),
      expectedRowVersion: draft.rowVersion,
    });
    expect(await publishForm(database.db, editor, better.draft.id)).toMatchObject({ state: 'published', version: 1 });
  });

  test('of somebody else is not overwritten', async () => {
    const { draft } = await saveFormDraft(database.db, editor, { key: 'shared', definition: form('shared') });
    await saveFormDraft(database.db, editor, {
      key: 'shared',
      definition: form('shared', 'Mine'),
      expectedRowVersion: draft.rowVersion,
    });
    await expect(
      saveFormDraft(database.db, editor, {
        key: 'shared',
        definition: form('shared', 'Theirs'),
        expectedRowVersion: draft.rowVersion,
      }),
    ).rejects.toMatchObject({ code: 'forms.stale', status: 409 });
  });

  test('is never in use while it is a draft', async () => {
    await saveFormDraft(database.db, editor, { key: 'unused', definition: form('unused') });
    expect(await findPublishedForm(database.db, 'unused')).toBeUndefined();
  });
});

test('forms are listed by key, page by page, each once', async () => {
  const first = await listForms(database.db, { limit: 2 });
  expect(first.rows).toHaveLength(2);
  const second = await listForms(database.db, { limit: 100, after: first.next ?? undefined });
  const keys = [...first.rows, ...second.rows].map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)].toSorted());
  expect([...first.rows, ...second.rows].find(({ key }) => key === 'first')).toMatchObject({
    version: 2,
    publishedVersion: 2,
  });
});
