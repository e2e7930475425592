import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from './create-draft.ts';
import type { DeskFilter } from './desk-filter.ts';
import { countDesk, countForKeeper, listForKeeper } from './keeper-list.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { withdrawVersion } from './publish.ts';
import { discardDraft, saveDraft } from './save-draft.ts';
import { findItems, suggestItems } from './search.ts';
import { catalogueGround } from './testing/ground.ts';

const food = '000131907000';
const scope = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope });
const publisher = staffActor({ permissions: [may.read, may.publish], scope });

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

const codes = async (filter: DeskFilter) =>
  (await listForKeeper(db, { filter, page: { limit: 300 } })).rows.map(row => row.basicCode);
const rowOf = async (code: string) => (await listForKeeper(db, { filter: { ids: code }, page: { limit: 1 } })).rows[0];

describe('the keeper’s list', () => {
  test.each(['食品经营许可', 'shipinjingying', 'spjyxk', food, food.slice(0, 9), '食品经营许课'])(
    'finds an item by %s',
    async q => {
      expect(await codes({ q })).toContain(food);
    },
  );

  test('finds an item by the code of one that implements it', async () => {
    const { rows } = await sql<{ code: string }>`
      select s.task_code as code from catalogue.service_item s join catalogue.catalogue_item c on c.id = s.catalogue_item_id
      where c.basic_code = ${food} limit 1`.execute(db);
    expect(await codes({ q: rows[0]?.code ?? '' })).toEqual([food]);
  });

  test('takes odd words without a complaint', async () => {
    for (const q of ["'", '%', '\\', '𠮷㭎', ' ', '!'.repeat(100)])
      await expect(codes({ q })).resolves.toBeInstanceOf(Array);
  });

  test.each(['code', '-code', 'changed', '-changed', 'unverified', '-unverified', 'problems', 'nonsense'])(
    'pages by %s through every item once',
    async sort => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listForKeeper(db, { sort, page: { limit: 40, after } });
        seen.push(...page.rows.map(row => row.basicCode));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toHaveLength(251);
      expect(new Set(seen).size).toBe(251);
    },
  );

  test('begins anew with a cursor of another sort', async () => {
    const page = await listForKeeper(db, { sort: 'code', page: { limit: 5 } });
    const after = page.next ?? undefined;
    expect((await listForKeeper(db, { sort: 'changed', page: { limit: 5, after } })).rows).toHaveLength(5);
  });

  test('counts what each filter finds', async () => {
    const counts = await countDesk(db);
    expect(counts).toMatchObject({ items: 251, online: 25, drafts: 0, inReview: 0 });
    expect(await countForKeeper(db, { complete: 'true' })).toBe(25);
    expect(await countForKeeper(db, { complete: 'false' })).toBe(226);
    expect(await countForKeeper(db, { state: '!inForce' })).toBe(0);
    expect(await countForKeeper(db, { type: '01', unverified: 'true' })).toBeGreaterThan(10);
  });

  test('follows a draft from its beginning to its end', async () => {
    const draft = await createDraft(db, keeper, { basicCode: food });
    expect(await codes({ state: 'draft' })).toEqual([food]);
    expect(await rowOf(food)).toMatchObject({
      drafts: 1,
      problems: 0,
      draft: { id: draft.id, state: 'draft', version: 2 },
    });
    const { content } = draft;
    content.limits.promise = { amount: 25, unit: 'workingDay' };
    await saveDraft(db, keeper, { id: draft.id, revision: draft.revision, content });
    expect((await rowOf(food))?.problems).toBeGreaterThan(0);
    expect(await codes({ problems: 'true', state: 'draft' })).toEqual([food]);
    await discardDraft(db, keeper, { id: draft.id });
    expect(await rowOf(food)).toMatchObject({ drafts: 0, problems: 0, draft: null });
  });

  test('still finds what was withdrawn, and the public does not', async () => {
    const code = '000131905000';
    const { rows } = await sql<{ id: string; name: string }>`
      select v.id, c.name_zh as name from catalogue.item_version v join catalogue.catalogue_item c on c.id = v.catalogue_item_id
      where c.basic_code = ${code} and v.state = 'published'`.execute(db);
    const { id, name } = rows[0]!;
    await withdrawVersion(db, publisher, { id, reason: '法律已经废止', today: '2026-11-23' });
    expect(await codes({ state: 'withdrawn' })).toEqual([code]);
    expect(await codes({ q: name })).toContain(code);
    expect((await findItems(db, { text: name })).map(one => one.basicCode)).not.toContain(code);
    expect((await suggestItems(db, name)).map(one => one.code)).not.toContain(code);
  });
});
