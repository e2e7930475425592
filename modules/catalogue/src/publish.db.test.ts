import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import { eventsOfSubject } from '@onewindow/events';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from './create-draft.ts';
import { getDraft } from './drafts.ts';
import { getGuide } from './guide.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { cancelCatalogueItem, publishVersion, withdrawVersion } from './publish.ts';
import { resolveServiceItem } from './resolve.ts';
import { approveDraft, returnDraft, submitForReview } from './review.ts';
import { discardDraft, saveDraft } from './save-draft.ts';
import { findItems } from './search.ts';
import { saveOverrides } from './service-items.ts';
import { catalogueGround } from './testing/ground.ts';
import { diffVersions, getItemVersion, listVersions } from './versions.ts';

const food = '000131907000';
const sign = '000117902000';
const qixing = '450305000000';
const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '覃若谷（示例）' });
const otherKeeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '蒋晓岚（示例）' });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city, name: '韦知行（示例）' });
const today = '2026-11-23';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

async function codeOf(name: string): Promise<string> {
  return (await findItems(db, { text: name, limit: 1 }))[0]?.basicCode ?? '';
}

/** Edits the promise of an item, has it approved and published. */
async function publishPromise(basicCode: string, amount: number, effectiveFrom = today) {
  const draft = await createDraft(db, keeper, { basicCode });
  draft.content.limits.promise = { amount, unit: draft.content.limits.promise?.unit ?? 'workingDay' };
  draft.content.limits.steps = [];
  const saved = await saveDraft(db, keeper, { id: draft.id, revision: draft.revision, content: draft.content });
  const submitted = await submitForReview(db, keeper, { id: draft.id, revision: saved.draft.revision });
  await approveDraft(db, reviewer, { id: submitted.id });
  return publishVersion(db, reviewer, { id: submitted.id, effectiveFrom, today });
}

describe('from draft to publication', () => {
  test('version 2 replaces version 1 for new people while running cases stay on theirs', async () => {
    const before = await resolveServiceItem(db, { basicCode: food, divisionCode: qixing, today });
    const published = await publishPromise(food, 6);
    expect(published).toMatchObject({ basicCode: food, version: 2, effectiveFrom: today });
    const after = await resolveServiceItem(db, { basicCode: food, divisionCode: qixing, today });
    expect(after.versionId).toBe(published.id);
    expect((await getGuide(db, { basicCode: food, divisionCode: qixing, today })).facts.howLong).toBe('6 个工作日');
    expect((await getItemVersion(db, before.versionId)).content.limits.promise?.amount).toBe(8);
    expect((await listVersions(db, { basicCode: food })).map(one => [one.version, one.state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    const differences = await diffVersions(db, before.versionId, published.id);
    expect(differences).toContainEqual(
      expect.objectContaining({
        labelZh: '承诺办结时限',
        before: { zh: '8 个工作日', en: '8 working days' },
        after: { zh: '6 个工作日', en: '6 working days' },
      }),
    );
    const events = await eventsOfSubject(db, published.id);
    expect(events.map(event => event.type)).toEqual(
      expect.arrayContaining([
        'catalogue.draftCreated',
        'catalogue.submittedForReview',
        'catalogue.versionApproved',
        'catalogue.versionPublished',
      ]),
    );
  });

  test('a version that takes effect later leaves the present one in force until then', async () => {
    const code = await codeOf('公共场所卫生许可');
    const first = await resolveServiceItem(db, { basicCode: code, divisionCode: qixing, today });
    const next = await publishPromise(code, 5, '2026-12-01');
    const on = (day: string) => resolveServiceItem(db, { basicCode: code, divisionCode: qixing, today: day });
    expect((await on('2026-11-30')).versionId).toBe(first.versionId);
    expect((await on('2026-12-01')).versionId).toBe(next.id);
    await withdrawVersion(db, reviewer, { id: next.id, reason: '规定推迟施行', today });
    expect((await on('2026-12-01')).versionId).toBe(first.versionId);
  });

  test('whoever edited a version may neither approve nor publish it', async () => {
    const code = await codeOf('取水许可');
    const both = staffActor({ permissions: Object.values(may), scope: city });
    const draft = await createDraft(db, both, { basicCode: code });
    await submitForReview(db, both, { id: draft.id, revision: draft.revision });
    await expect(approveDraft(db, both, { id: draft.id })).rejects.toThrow('samePerson');
    await expect(publishVersion(db, reviewer, { id: draft.id, effectiveFrom: today, today })).rejects.toThrow(
      'notApproved',
    );
    await approveDraft(db, reviewer, { id: draft.id });
    await expect(publishVersion(db, both, { id: draft.id, effectiveFrom: today, today })).rejects.toThrow('samePerson');
    await expect(publishVersion(db, reviewer, { id: draft.id, effectiveFrom: '2026-11-22', today })).rejects.toThrow(
      'badEffectiveDate',
    );
    await publishVersion(db, reviewer, { id: draft.id, effectiveFrom: today, today });
  });

  test('a draft with mistakes is saved, and refused at submission with each of them', async () => {
    const code = await codeOf('药品零售企业经营许可');
    const draft = await createDraft(db, keeper, { basicCode: code });
    draft.content.limits.promise = { amount: 25, unit: 'workingDay' };
    const [first] = draft.content.materials;
    if (first) first.source = null;
    const { draft: saved, problems } = await saveDraft(db, keeper, {
      id: draft.id,
      revision: draft.revision,
      content: draft.content,
    });
    const errors = problems.filter(problem => problem.severity === 'error');
    expect(errors.map(problem => [problem.code, problem.placeZh])).toEqual([
      ['promiseTooLong', '时限 · 承诺办结时限'],
      ['materialWithoutBasis', '材料 · 第 1 行 · 依据'],
    ]);
    await expect(submitForReview(db, keeper, { id: draft.id, revision: saved.revision })).rejects.toMatchObject({
      code: 'catalogue.hasProblems',
      status: 422,
      fields: [{ path: '/limits/promise' }, { path: '/materials/0/source' }],
    });
    await discardDraft(db, keeper, { id: draft.id });
  });

  test('two keepers do not overwrite each other', async () => {
    const code = await codeOf('道路货物运输经营许可');
    const draft = await createDraft(db, keeper, { basicCode: code });
    await expect(createDraft(db, otherKeeper, { basicCode: code })).rejects.toMatchObject({
      code: 'catalogue.draftExists',
      data: { draftId: draft.id },
    });
    await saveDraft(db, otherKeeper, { id: draft.id, revision: draft.revision, content: draft.content });
    await expect(
      saveDraft(db, keeper, { id: draft.id, revision: draft.revision, content: draft.content }),
    ).rejects.toMatchObject({
      code: 'catalogue.stale',
      zh: expect.stringContaining('蒋晓岚（示例）'),
      data: { revision: draft.revision + 1 },
    });
  });

  test('a reviewer sends a draft back with the reason', async () => {
    const code = await codeOf('教师资格认定');
    const draft = await createDraft(db, keeper, { basicCode: code });
    await submitForReview(db, keeper, { id: draft.id, revision: draft.revision });
    await expect(
      saveDraft(db, keeper, { id: draft.id, revision: draft.revision + 1, content: draft.content }),
    ).rejects.toThrow('wrongState');
    await returnDraft(db, reviewer, { id: draft.id, reason: '体检依据请写条号' });
    expect(await getDraft(db, keeper, draft.id)).toMatchObject({ state: 'draft', returnedReason: '体检依据请写条号' });
  });

  test('what was published can be neither changed nor removed, not even by mistake', async () => {
    const { versionId } = await resolveServiceItem(db, { basicCode: sign, divisionCode: qixing, today }).catch(
      async () =>
        resolveServiceItem(db, { basicCode: await codeOf('设置大型户外广告审批'), divisionCode: qixing, today }),
    );
    await expect(
      sql`update catalogue.item_version set content = '{}' where id = ${versionId}`.execute(db),
    ).rejects.toThrow('never changes');
    await expect(sql`delete from catalogue.item_version where id = ${versionId}`.execute(db)).rejects.toThrow(
      /never removed|violates/,
    );
  });
});

describe('jurisdiction', () => {
  test('a county keeper may not touch the unified content, but may keep her own version', async () => {
    const code = await codeOf('林木采伐许可证核发');
    const item = await resolveServiceItem(db, { basicCode: code, divisionCode: qixing, today });
    const county = staffActor({
      permissions: [may.read, may.edit],
      organisationId: item.organisation.id,
      scope: { kind: 'organisation', organisationId: item.organisation.id },
    });
    await expect(createDraft(db, county, { basicCode: code })).rejects.toThrow('itemNotFound');
    const own = await createDraft(db, county, { basicCode: code, serviceItemId: item.serviceItemId });
    expect(own).toMatchObject({ serviceItemId: item.serviceItemId, version: 1 });
    await submitForReview(db, county, { id: own.id, revision: own.revision });
    await approveDraft(db, reviewer, { id: own.id });
    await publishVersion(db, reviewer, { id: own.id, effectiveFrom: today, today });
    expect((await resolveServiceItem(db, { basicCode: code, divisionCode: qixing, today })).versionId).toBe(own.id);
    expect((await resolveServiceItem(db, { basicCode: code, divisionCode: '450302000000', today })).versionId).not.toBe(
      own.id,
    );
  });

  test('somebody without the permission sees no draft at all', async () => {
    const draft = await createDraft(db, keeper, { basicCode: await codeOf('烟草专卖零售许可证核发') });
    const stranger = staffActor({ permissions: [] });
    await expect(getDraft(db, stranger, draft.id)).rejects.toThrow('versionNotFound');
    await expect(saveDraft(db, stranger, { id: draft.id, revision: 1, content: draft.content })).rejects.toThrow(
      'versionNotFound',
    );
  });

  test('an organisation promises less, never more, and nobody else changes its places', async () => {
    const item = await resolveServiceItem(db, { basicCode: food, divisionCode: '450302000000', today });
    const own = staffActor({
      permissions: [may.edit],
      scope: { kind: 'organisation', organisationId: item.organisation.id },
    });
    const windows = [{ name: { zh: '3 楼综合窗口' }, address: { zh: '秀峰区政务服务中心（示例）' } }];
    await expect(
      saveOverrides(db, own, {
        serviceItemId: item.serviceItemId,
        revision: 1,
        overrides: { promise: { amount: 9, unit: 'workingDay' } },
      }),
    ).rejects.toThrow('promiseTooLong');
    await saveOverrides(db, own, {
      serviceItemId: item.serviceItemId,
      revision: 1,
      overrides: { windows, promise: { amount: 3, unit: 'workingDay' } },
    });
    const guide = await getGuide(db, { basicCode: food, divisionCode: '450302000000', today });
    expect(guide.facts.howLong).toBe('3 个工作日');
    expect(guide.where[0]).toMatchObject({ name: '3 楼综合窗口', kind: 'window' });
    const neighbour = staffActor({ permissions: [may.edit] });
    await expect(
      saveOverrides(db, neighbour, { serviceItemId: item.serviceItemId, revision: 2, overrides: {} }),
    ).rejects.toThrow('itemNotFound');
    await expect(
      saveOverrides(db, own, { serviceItemId: item.serviceItemId, revision: 1, overrides: {} }),
    ).rejects.toThrow('stale');
  });
});

describe('leaving the catalogue', () => {
  test('a withdrawn version is neither found nor shown, and its running cases keep it', async () => {
    const code = await codeOf('劳务派遣经营许可');
    const { versionId } = await resolveServiceItem(db, { basicCode: code, divisionCode: qixing, today });
    await withdrawVersion(db, reviewer, { id: versionId, reason: '依据修改，暂停办理', today });
    await expect(getGuide(db, { basicCode: code, divisionCode: qixing, today })).rejects.toThrow('itemNotFound');
    expect((await findItems(db, { text: '劳务派遣经营许可' })).map(one => one.basicCode)).not.toContain(code);
    expect((await getItemVersion(db, versionId)).id).toBe(versionId);
    await expect(withdrawVersion(db, reviewer, { id: versionId, reason: '再来', today })).rejects.toThrow('wrongState');
  });

  test('a cancelled item leaves guides and search', async () => {
    const code = await codeOf('居住证申领');
    await expect(
      cancelCatalogueItem(db, keeper, { basicCode: code, reason: '国务院决定取消（演示）', on: today }),
    ).rejects.toThrow('itemNotFound');
    await cancelCatalogueItem(db, reviewer, { basicCode: code, reason: '国务院决定取消（演示）', on: today });
    await expect(getGuide(db, { basicCode: code, divisionCode: qixing, today })).rejects.toThrow('itemNotFound');
    expect((await findItems(db, { text: '居住证申领' })).map(one => one.basicCode)).not.toContain(code);
  });
});
