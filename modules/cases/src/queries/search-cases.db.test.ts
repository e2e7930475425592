import { catalogueGround } from '@onewindow/catalogue/testing';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitApplication } from '../submit/submit-application.ts';
import { fillApplication } from '../testing/fill-application.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { searchCases } from './search-cases.ts';

let database: TestDatabase;
let world: World;
let filed: { id: string; queryCode: string; caseNumber: string };

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
  const { db } = database;
  const { services, applicant, window } = world;
  const id = await fillApplication(db, services, applicant, {
    basicCodes: ['000131907000'],
    divisionCode: '450305000000',
  });
  const { cases } = await submitApplication(db, services, applicant, { id });
  const { rows } = await searchCases(db, services, window, { text: cases[0]?.queryCode ?? '' });
  if (!rows[0]) throw new Error('the case that was filed is not found by its code');
  filed = rows[0];
}, 120_000);
afterAll(() => database.close());

describe('the search for cases', () => {
  it('finds a case by anything that a person remembers of it', async () => {
    const { db } = database;
    const { services, window } = world;
    const { queryCode, caseNumber } = filed;
    for (const [text, readAs] of [
      [queryCode.toLowerCase(), 'code'],
      [caseNumber, 'code'],
      ['450305199508173029', 'party'],
      ['13800002607', 'party'],
      ['李云舒（示例）', 'party'],
      ['李云舒', 'words'],
      ['liyunshu', 'words'],
      ['李云舒 食品', 'words'],
      ['食品 李云舒', 'words'],
      ['食品经营许可', 'item'],
    ] as const) {
      const found = await searchCases(db, services, window, { text });
      expect({ text, readAs: found.readAs, ids: found.rows.map(row => row.id) }).toEqual({
        text,
        readAs,
        ids: [filed.id],
      });
    }
  });

  it('finds nothing for another department, and nothing for nothing', async () => {
    const { db } = database;
    const { services, window, stranger } = world;
    for (const text of [filed.queryCode, '李云舒（示例）', '李云舒', '13800002607'])
      expect((await searchCases(db, services, stranger, { text })).rows, text).toEqual([]);
    expect(await searchCases(db, services, window, { text: '　 ' })).toMatchObject({ readAs: 'empty', rows: [] });
    expect((await searchCases(db, services, window, { text: '没有这样的人' })).rows).toEqual([]);
  });
});
