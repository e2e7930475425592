import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryForms } from './query.ts';
import { likeness, matchesAlike, matchesAll, matchesAny, rank, soundsLike } from './sql.ts';
import { searchVector } from './vector.ts';

const names = [
  ['食品经营许可', '我要开餐馆', '办食品证'],
  ['食品生产许可'],
  ['公共场所卫生许可', '卫生许可证'],
  ['建筑工程施工许可', '施工证'],
  ['企业（公司等）设立登记', '办营业执照'],
  ['旅行社设立许可'],
  ['机动车注册登记', '上车牌'],
] as const;

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.owner;
  await sql`create table public.thing (name text not null, search tsvector not null, sounds text not null)`.execute(db);
  for (const [name, ...aliases] of names) {
    const vector = searchVector([
      { text: name, weight: 'A', kind: 'name' },
      ...aliases.map(text => ({ text, weight: 'B', kind: 'name' }) as const),
    ]);
    await sql`insert into public.thing (name, search, sounds)
      values (${name}, ${vector}::tsvector, ${soundsLike([name, ...aliases])})`.execute(db);
  }
});
afterAll(() => database.close());

async function find(input: string): Promise<string[]> {
  const forms = queryForms(input);
  const { rows } = await sql<{ name: string }>`
    select name from public.thing where ${matchesAll('search', forms)} order by ${rank('search', forms)} desc, name`.execute(
    db,
  );
  return rows.map(row => row.name);
}

test.each([
  ['食品经营许可', '食品经营许可'],
  ['我要开餐馆', '食品经营许可'],
  ['开餐馆', '食品经营许可'],
  ['canguan', '食品经营许可'],
  ['shipinjingying', '食品经营许可'],
  ['shi pin jing ying', '食品经营许可'],
  ['spjy', '食品经营许可'],
  ['kcg', '食品经营许可'],
  ['营业执照', '企业（公司等）设立登记'],
  ['lvxingshe', '旅行社设立许可'],
  ['工程施工', '建筑工程施工许可'],
  ['车牌', '机动车注册登记'],
])('“%s” finds %s first', async (input, expected) => {
  expect((await find(input))[0]).toBe(expected);
});

test.each(['食品经盈许克', '食瓶经营许可', 'shipingjingyingxuke', 'shipinjinyingxuke'])(
  'the slip “%s” comes out nearest to 食品经营许可',
  async input => {
    const forms = queryForms(input);
    const { rows } = await sql<{ name: string }>`
      select name from public.thing where ${matchesAlike('sounds', forms)}
      order by ${likeness('sounds', forms)} desc, name`.execute(db);
    expect(rows[0]?.name).toBe('食品经营许可');
  },
);

test('some of the words are enough for the second attempt', async () => {
  const forms = queryForms('火星食品许可');
  expect(await find('火星食品许可')).toEqual([]);
  const { rows } = await sql<{ name: string }>`
    select name from public.thing where ${matchesAny('search', forms)} order by ${rank('search', forms)} desc`.execute(
    db,
  );
  expect(
    rows
      .map(row => row.name)
      .slice(0, 2)
      .sort(),
  ).toEqual(['食品生产许可', '食品经营许可']);
});

test('PostgreSQL accepts the query and the vector of any text', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'食品许可证ab19 -./&|!():*\'"\\<>\0\ud842'), maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async input => {
      const forms = queryForms(input);
      const vector = searchVector([
        { text: input, weight: 'A', kind: 'name' },
        { text: input, weight: 'C', kind: 'code' },
      ]);
      const { rows } = await sql<{ found: boolean }>`
        with thing as (select ${vector}::tsvector as search, ${soundsLike([input])} as sounds)
        select ${matchesAll('search', forms)} and ${matchesAny('search', forms)} and ${rank('search', forms)} >= 0
          and (${matchesAlike('sounds', forms)} or true) as found from thing`.execute(db);
      expect(rows[0]?.found).toBe(true);
    }),
    { numRuns: 300 },
  );
});
