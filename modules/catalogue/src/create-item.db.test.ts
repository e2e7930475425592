import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import { eventsOfSubject } from '@onewindow/events';
import { createTestDatabase, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankContent } from './blank-content.ts';
import { createDraft } from './create-draft.ts';
import { addImplementer, createItem, type NewItem } from './create-item.ts';
import { getDraft } from './drafts.ts';
import { beginImplementingJob, listPossibleImplementers } from './implementers.ts';
import { getKeptItem } from './keeper-item.ts';
import { listForKeeper } from './keeper-list.ts';
import { countExport } from './national/export-filter.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { publishVersion } from './publish.ts';
import { getServiceItem, listImplementers, resolveServiceItem } from './resolve.ts';
import { approveDraft, submitForReview } from './review.ts';
import { discardDraft, saveDraft } from './save-draft.ts';
import { findItems } from './search.ts';
import { catalogueGround } from './testing/ground.ts';

const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '覃若谷（示例）' });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city, name: '韦知行（示例）' });
const today = '2026-11-23';
const qixing = '450305000000';
const food = '000131907000';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

async function organisations(organType = 'market-regulation', basicCode?: string) {
  return listPossibleImplementers(db, keeper, { organType, basicCode });
}

async function item(change: Partial<NewItem> = {}): Promise<NewItem> {
  return {
    name: { zh: '流动摊点备案（示例）', en: 'Registration of street stalls (example)' },
    typeCode: '01',
    setBy: 'region',
    organType: 'market-regulation',
    audience: 'natural',
    organisationIds: (await organisations()).filter(one => one.divisionCode.startsWith('4503')).map(one => one.id),
    ...change,
  };
}

/** Writes what a new draft lacks, has it approved and publishes it. */
async function publish(id: string, effectiveFrom = today) {
  const draft = await getDraft(db, keeper, id);
  const source = { kind: 'law', verified: true, law: '行政许可法', article: '第四十二条' } as const;
  const { draft: saved } = await saveDraft(db, keeper, {
    id,
    revision: draft.revision,
    content: {
      ...draft.content,
      bases: [source],
      limits: {
        ...draft.content.limits,
        statutory: { amount: 20, unit: 'workingDay', text: { zh: '二十日' }, source },
      },
      fee: { charged: false, rows: [], source },
      results: [{ type: '20', name: { zh: '备案回执' }, source }],
    },
  });
  await submitForReview(db, keeper, { id, revision: saved.revision });
  await approveDraft(db, reviewer, { id });
  return publishVersion(db, reviewer, { id, effectiveFrom, today });
}

const fieldsOf = (input: NewItem) =>
  createItem(db, keeper, input).then(
    () => [],
    (error: { fields?: { path: string; code: string }[] }) => (error.fields ?? []).map(one => [one.path, one.code]),
  );

describe('an item made by hand', () => {
  test('gets a provisional code, its implementers and a first draft; people see it only once it is published', async () => {
    const draft = await createItem(db, keeper, await item());
    expect(draft).toMatchObject({ basicCode: '450131901000', version: 1, state: 'draft', serviceItemId: null });
    expect(draft.content).toEqual(
      blankContent({
        name: { zh: '流动摊点备案（示例）', en: 'Registration of street stalls (example)' },
        audience: 'natural',
      }),
    );
    const kept = await getKeptItem(db, draft.basicCode);
    expect(kept).toMatchObject({ codeSource: 'provisional', levels: ['3', '4'], organType: 'market-regulation' });
    expect(kept.serviceItems).toHaveLength(18);
    expect(kept.serviceItems.every(one => one.planned)).toBe(true);
    expect(kept.serviceItems[0]?.taskCode).toMatch(/^[0-9A-Z]{18}3450131901000$/);

    const { rows } = await listForKeeper(db, { filter: { q: '流动摊点' }, page: { limit: 5 } });
    expect(rows).toMatchObject([{ basicCode: draft.basicCode, standing: 'unpublished', drafts: 1 }]);
    const foundBy = async () => (await findItems(db, { text: '流动摊点', limit: 5 })).map(one => one.basicCode);
    expect(await foundBy()).not.toContain(draft.basicCode);
    expect(await listImplementers(db, draft.basicCode)).toEqual([]);
    expect(await countExport(db, { q: draft.basicCode })).toEqual({ tasks: 0, items: 0 });

    await publish(draft.id);
    expect(await listImplementers(db, draft.basicCode)).toHaveLength(18);
    const found = await resolveServiceItem(db, { basicCode: draft.basicCode, divisionCode: qixing, today });
    expect(found).toMatchObject({ version: 1, divisionCode: qixing });
    expect(await foundBy()).toContain(draft.basicCode);
  });

  test('is called by the name in its draft until it is published', async () => {
    const draft = await createItem(db, keeper, await item({ name: { zh: '改名之前（示例）' } }));
    await saveDraft(db, keeper, {
      ...draft,
      content: { ...draft.content, name: { zh: '改名之后（示例）', en: 'Renamed' } },
    });
    expect(await getKeptItem(db, draft.basicCode)).toMatchObject({ name: '改名之后（示例）', nameEn: 'Renamed' });
    const { rows } = await listForKeeper(db, { filter: { q: '改名之后' }, page: { limit: 5 } });
    expect(rows.map(row => row.basicCode)).toEqual([draft.basicCode]);
  });

  test('goes with its draft when that is discarded, and its code is free again', async () => {
    const draft = await createItem(db, keeper, await item({ name: { zh: '不要了（示例）' } }));
    await discardDraft(db, keeper, { id: draft.id });
    await expect(getKeptItem(db, draft.basicCode)).rejects.toThrow('itemNotFound');
    const { rows } =
      await sql`select 1 from catalogue.service_item where task_code like ${`%${draft.basicCode}`}`.execute(db);
    expect(rows).toEqual([]);
    expect(await createItem(db, keeper, await item({ name: { zh: '重新来（示例）' } }))).toMatchObject({
      basicCode: draft.basicCode,
    });
  });

  test('two who make items at once get two codes', async () => {
    const [one, other] = await Promise.all(
      ['一（示例）', '二（示例）'].map(async zh =>
        createItem(db, keeper, await item({ name: { zh }, typeCode: '20' })),
      ),
    );
    expect(new Set([one?.basicCode, other?.basicCode])).toEqual(new Set(['452031901000', '452031902000']));
  });

  test('takes the code of a catalogue, and says what is wrong with one beside its field', async () => {
    const known = await createItem(
      db,
      keeper,
      await item({ name: { zh: '照目录的（示例）' }, basicCode: '0001 3100 700Y' }),
    );
    expect(known.basicCode).toBe('000131007000');
    expect(await getKeptItem(db, known.basicCode)).toMatchObject({ codeSource: 'national' });
    const refused = async (basicCode: string) =>
      fieldsOf(await item({ name: { zh: `${basicCode}（示例）` }, basicCode }));
    expect(await refused('0001310')).toEqual([['/basicCode', 'basicCode.length']]);
    expect(await refused('440131007000')).toEqual([['/basicCode', 'provinceElsewhere']]);
    expect(await refused('000731007000')).toEqual([['/basicCode', 'typeDiffers']]);
    expect(await refused(food)).toEqual([['/basicCode', 'codeTaken']]);
  });

  test('tells everything that is missing at once, each beside its field', async () => {
    const empty = await item({ name: { zh: ' ' }, typeCode: '', organType: '', organisationIds: [], basicCode: '12' });
    expect(await fieldsOf(empty)).toEqual([
      ['/name/zh', 'nameMissing'],
      ['/typeCode', 'typeMissing'],
      ['/organType', 'organTypeMissing'],
      ['/basicCode', 'basicCode.length'],
      ['/organisationIds', 'implementerMissing'],
    ]);
    expect(await fieldsOf(await item({ name: { zh: '食品经营许可' } }))).toEqual([['/name/zh', 'nameTaken']]);
    const nobody = ['00000000-0000-4000-8000-000000000000'];
    const elsewhere = await item({ name: { zh: '别处（示例）' }, organisationIds: nobody });
    expect(await fieldsOf(elsewhere)).toEqual([['/organisationIds', 'implementerElsewhere']]);
  });

  test('is made by the city only', async () => {
    const county = staffActor({ permissions: [may.read, may.edit], scope: { kind: 'division', code: qixing } });
    await expect(createItem(db, county, await item())).rejects.toMatchObject({
      status: 403,
      code: 'catalogue.cityOnly',
    });
  });
});

describe('an organisation that takes up an item', () => {
  test('begins with what is in force elsewhere, and handles it from its own publication on', async () => {
    const [body] = (await organisations('housing-construction', food)).filter(one => one.divisionCode === qixing);
    const draft = await addImplementer(db, keeper, { basicCode: food, organisationId: body?.id ?? '' });
    expect(draft).toMatchObject({ version: 1, organisationName: body?.name });
    expect(draft.content.name.zh).toBe('食品经营许可');
    expect((await getKeptItem(db, food)).serviceItems.find(one => one.organisationId === body?.id)).toMatchObject({
      planned: true,
    });
    expect(await listImplementers(db, food)).toHaveLength(18);
    const events = await eventsOfSubject(db, draft.serviceItemId ?? '');
    expect(events.map(event => event.type)).toEqual(['catalogue.implementerPlanned']);
    const again = addImplementer(db, keeper, { basicCode: food, organisationId: body?.id ?? '' });
    await expect(again).rejects.toMatchObject({ fields: [{ path: '/organisationId', code: 'implementerKnown' }] });
    await submitForReview(db, keeper, draft);
    await approveDraft(db, reviewer, { id: draft.id });
    await publishVersion(db, reviewer, { id: draft.id, effectiveFrom: today, today });
    expect(await listImplementers(db, food)).toHaveLength(19);
    expect(await getServiceItem(db, { serviceItemId: draft.serviceItemId ?? '', today })).toMatchObject({
      versionId: draft.id,
    });
  });

  test('whose version takes effect later begins on that day', async () => {
    const [body] = (await organisations('housing-construction', food)).filter(
      one => one.divisionCode === '450302000000',
    );
    const draft = await addImplementer(db, keeper, { basicCode: food, organisationId: body?.id ?? '' });
    await submitForReview(db, keeper, draft);
    await approveDraft(db, reviewer, { id: draft.id });
    await publishVersion(db, reviewer, { id: draft.id, effectiveFrom: '2026-12-01', today });
    const handles = async (day: string) => {
      const services = { ...testServices(db), today: () => day };
      const signal = new AbortController().signal;
      await beginImplementingJob.handle({ services, actor: keeper, attempt: 1, signal } as never, {});
      return (await listImplementers(db, food)).some(one => one.organisationId === body?.id);
    };
    expect(await handles('2026-11-30')).toBe(false);
    expect(await handles('2026-12-01')).toBe(true);
  });

  test('is forgotten with its draft, and can be chosen again', async () => {
    const [body] = (await organisations('housing-construction', food)).filter(
      one => one.divisionCode === '450303000000',
    );
    const input = { basicCode: food, organisationId: body?.id ?? '' };
    const draft = await addImplementer(db, keeper, input);
    await discardDraft(db, keeper, { id: draft.id });
    expect((await getKeptItem(db, food)).name).toBe('食品经营许可');
    expect((await getKeptItem(db, food)).serviceItems.map(one => one.organisationId)).not.toContain(body?.id);
    await discardDraft(db, keeper, await addImplementer(db, keeper, input));
  });

  test('must be somebody’s within the jurisdiction', async () => {
    const county = staffActor({ permissions: [may.read, may.edit], scope: { kind: 'division', code: qixing } });
    const rows = await listPossibleImplementers(db, county, { organType: 'housing-construction', basicCode: food });
    expect(rows.map(row => row.divisionCode)).toEqual([qixing]);
  });
});

test('one that people could apply to is never removed', async () => {
  const { serviceItemId } = await resolveServiceItem(db, { basicCode: food, divisionCode: '450304000000', today });
  await expect(sql`delete from catalogue.service_item where id = ${serviceItemId}`.execute(db)).rejects.toThrow(
    /never removed|violates/,
  );
});

test('an item whose only draft came from an import and was discarded can be begun anew', async () => {
  const code = '000131999000';
  await sql`
    insert into catalogue.catalogue_item (basic_code, name_zh, organ_type, type_code, levels, audience)
    values (${code}, '导入过又丢弃的（示例）', 'market-regulation', '01', array['3'], 'both')`.execute(db);
  const draft = await createDraft(db, keeper, { basicCode: code });
  expect(draft).toMatchObject({ version: 1, state: 'draft' });
  expect(draft.content).toMatchObject({ name: { zh: '导入过又丢弃的（示例）' }, serviceObjects: ['1', '2'] });
});
