import { systemActor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getGuide } from './guide.ts';
import { countForKeeper, listForKeeper } from './keeper-list.ts';
import { findItemsByLaw } from './legal-basis.ts';
import { countItems, getItemSummaries, listItems } from './lists.ts';
import { getServiceItem, listImplementers, resolveServiceItem } from './resolve.ts';
import { getScenario, listScenarios } from './scenarios.ts';
import { findItems, searchCatalogue, suggestItems } from './search.ts';
import { seedCatalogue } from './seed.ts';
import { catalogueGround } from './testing/ground.ts';
import { getItemVersion } from './versions.ts';

const food = '000131907000';
const qixing = '450305000000';
const city = '450300000000';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

describe('who handles what', () => {
  test('a person in a village is served by her county', async () => {
    const item = await resolveServiceItem(db, { basicCode: food, divisionCode: '450305001003' });
    expect(item).toMatchObject({ divisionCode: qixing, level: '4', basicCode: food, localCode: 'SC08' });
    expect(item.organisation.name).toBe('七星区市场监督管理局');
    expect(item.taskCode).toBe(`${item.organisation.unifiedSocialCreditCode}4${food}`);
    expect(item.formVersionId && item.processVersionId && item.licenceType).toBeTruthy();
    expect(item.content.name.zh).toBe('食品经营许可');
    expect(await getServiceItem(db, { serviceItemId: item.serviceItemId })).toEqual(item);
  });

  test('what only the city does is handled by the city wherever the person is', async () => {
    const [housingFund] = await findItems(db, { text: '住房公积金单位缴存登记' });
    const item = await resolveServiceItem(db, { basicCode: housingFund?.basicCode ?? '', divisionCode: qixing });
    expect(item).toMatchObject({ divisionCode: city, level: '3' });
  });

  test('an unknown item and a place where nobody handles it are told apart', async () => {
    await expect(resolveServiceItem(db, { basicCode: '000101999000', divisionCode: qixing })).rejects.toThrow(
      'itemNotFound',
    );
    const countyOnly = (await findItems(db, { text: '公共场所卫生许可' }))[0]?.basicCode ?? '';
    await expect(resolveServiceItem(db, { basicCode: countyOnly, divisionCode: city })).rejects.toThrow(
      'notImplementedHere',
    );
    const guide = await getGuide(db, { basicCode: countyOnly, divisionCode: city });
    expect(guide.organisation).toBeNull();
    expect(await listImplementers(db, countyOnly)).toHaveLength(17);
  });

  test('a version answers from memory and never as a draft', async () => {
    const { versionId } = await resolveServiceItem(db, { basicCode: food, divisionCode: qixing });
    const version = await getItemVersion(db, versionId);
    expect(version).toMatchObject({ basicCode: food, version: 1, typeCode: '01' });
    expect(await getItemVersion(db, versionId)).toBe(version);
    await expect(getItemVersion(db, '01890000-0000-7000-8000-000000000000')).rejects.toThrow('versionNotFound');
  });
});

describe('the guide', () => {
  test('answers the five questions in plain Chinese', async () => {
    const guide = await getGuide(db, { basicCode: food, divisionCode: qixing, locale: 'zh' });
    expect(guide).toMatchObject({ language: 'zh', name: '食品经营许可', canApplyOnline: true, version: 1 });
    expect(guide.facts).toEqual({ howLong: '8 个工作日', fee: '不收费', visits: 0, toBring: 3, fetched: 3 });
    expect(guide.exemptions[0]?.instead?.name).toBe('仅销售预包装食品备案');
    expect(guide.materials).toHaveLength(6);
    expect(guide.time).toMatchObject({
      promise: '8 个工作日',
      statutory: '20 个工作日',
      acceptance: '5 个工作日',
      start: 'accepted',
    });
    expect(guide.where.length).toBeGreaterThan(0);
    expect(guide.bases[0]).toMatchObject({ law: '食品安全法', article: '第三十五条', verified: true });
    expect(guide.bases[0]?.staleRisk).toContain('2025-09');
  });

  test('is wholly in English where English is complete, and says when it is not', async () => {
    const guide = await getGuide(db, { basicCode: food, divisionCode: qixing, locale: 'en' });
    expect(guide).toMatchObject({ language: 'en', name: 'Food business licence' });
    // Citations are in the words of the law, and names of places and organisations come from the directory.
    const { bases: _, organisation: __, where: ___, ...body } = guide;
    const shown = JSON.stringify(body, (key, value) =>
      key === 'basis' || key === 'statutoryBasis' ? undefined : value,
    );
    expect(shown).not.toMatch(/\p{Script=Han}/u);
    const passport = (await findItems(db, { text: '普通护照' }))[0]?.basicCode ?? '';
    expect(await getGuide(db, { basicCode: passport, divisionCode: qixing, locale: 'en' })).toMatchObject({
      language: 'zh',
      name: 'Ordinary passport',
    });
  });

  test('is one query and no sequential scan of what grows', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select 1 from catalogue.catalogue_item c
      join catalogue.service_item s on s.catalogue_item_id = c.id and s.state = 'active'
      where c.basic_code = ${food} and s.division_code = any(array[${qixing}, ${city}])`.execute(db);
    expect(rows.map(row => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan on service_item');
  });
});

describe('search', () => {
  test.each([
    '食品经营',
    '食品经营许可',
    'shipin jingying',
    'shipinjingying',
    'spjyxk',
    '食品经营许克',
    '食品经盈许可',
    '开饭店许可',
    '餐饮许可证',
    food,
  ])('“%s” finds the food business licence first', async text => {
    expect((await findItems(db, { text, limit: 5 }))[0]?.name).toBe('食品经营许可');
  });

  test.each(['我要开餐馆', '开餐馆', '开饭店', 'kaicanguan', 'kcg'])(
    '“%s” finds the scenario and the licence',
    async text => {
      const { found } = await searchCatalogue(db, { text });
      expect(found[0]).toMatchObject({ kind: 'scenario', code: 'S1', name: '我要开餐馆' });
      expect(found.slice(0, 4).map(one => one.name)).toContain('食品经营许可');
    },
  );

  test.each([
    ['身份证丢了', '居民身份证申领、换领、补领'],
    ['孩子上学', '义务教育阶段入学办理'],
    ['砍树', '林木采伐许可证核发'],
    ['passport', '普通护照签发'],
    ['sfz', '居民身份证申领、换领、补领'],
  ])('“%s” finds %s', async (text, expected) => {
    expect((await findItems(db, { text, limit: 2 })).map(one => one.name)).toContain(expected);
  });

  test('a typo is said to be one, and nothing is found for what is not there', async () => {
    expect(await searchCatalogue(db, { text: '食品经营许克' })).toMatchObject({ approximate: true });
    expect(await searchCatalogue(db, { text: '食品经营' })).toMatchObject({ approximate: false });
    expect((await searchCatalogue(db, { text: '!!!' })).found).toEqual([]);
  });

  test('suggestions complete what is being typed', async () => {
    const names = (await suggestItems(db, 'shipinj')).map(one => one.name);
    expect(names).toContain('食品经营许可');
    expect((await suggestItems(db, '驾驶')).length).toBeGreaterThan(1);
    expect((await suggestItems(db, '食品'))[0]?.name.startsWith('食品')).toBe(true);
  });
});

describe('lists', () => {
  test('pages by keyset give every item once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listItems(db, { page: { limit: 100, after } });
      seen.push(...page.rows.map(row => row.basicCode));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(251);
    expect(seen).toHaveLength(251);
  });

  test('filters by audience, topic, organisation, level and being online', async () => {
    const all = async (filter: Parameters<typeof listItems>[1]['filter']) =>
      (await listItems(db, { filter, page: { limit: 300 } })).rows;
    expect((await all({ audience: 'natural' })).length).toBe(151);
    expect((await all({ topic: '婚姻' })).map(row => row.name)).toContain('结婚登记');
    expect((await all({ organType: 'forestry' })).every(row => row.organType === 'forestry')).toBe(true);
    expect((await all({ online: true })).length).toBe(25);
    expect((await all({ level: '5' })).every(row => row.levels.includes('5'))).toBe(true);
  });

  test('facets count what the filters give', async () => {
    const { topics, organTypes } = await countItems(db, { audience: 'organisation' });
    expect(topics[0]).toEqual({ value: '工程建设', count: 32 });
    expect(organTypes.reduce((sum, one) => sum + one.count, 0)).toBe(184);
  });

  test('summaries keep the order asked for', async () => {
    const summaries = await getItemSummaries(db, ['000131905000', food]);
    expect(summaries.map(row => row.name)).toEqual(['个体工商户设立登记', '食品经营许可']);
  });

  test('the keeper sees what is not verified and which laws may be old', async () => {
    const page = await listForKeeper(db, { filter: { q: '食品经营许可' }, page: { limit: 10 } });
    expect(page.rows[0]).toMatchObject({ name: '食品经营许可', publishedVersion: 1, staleLaws: 1, complete: true });
    expect(page.rows[0]?.unverified).toBeGreaterThan(3);
    expect(await countForKeeper(db, { stale: 'true' })).toBeGreaterThanOrEqual(40);
  });

  test('a change of a law finds the items that rest on it', async () => {
    const affected = await findItemsByLaw(db, { law: '食品安全法', article: '第三十五条' });
    expect(affected.map(one => one.name)).toContain('食品经营许可');
    expect(affected.map(one => one.element)).toContain('material');
  });
});

test('scenarios are published with the form of their joint service', async () => {
  const scenario = await getScenario(db, 'S1');
  expect(scenario.joint).toMatchObject({ days: 45, formKey: 'openRestaurant' });
  expect(scenario.formVersionId && scenario.processVersionId).toBeTruthy();
  expect((await listScenarios(db)).map(one => one.code)).toHaveLength(10);
  await expect(getScenario(db, 'S99')).rejects.toThrow('scenarioNotFound');
});

test('seeding again changes nothing', async () => {
  const again = await seedCatalogue(db, systemActor('test'), { organisations: [] });
  expect(again).toMatchObject({ items: 251, complete: 25, scenarios: 10 });
  expect(again.serviceItems).toBeGreaterThan(3500);
});
