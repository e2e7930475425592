import type { Db } from '@onewindow/db';
import { eventsOfSubject } from '@onewindow/events';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from './create-draft.ts';
import { getDraft } from './drafts.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { approveDraft, returnDraft, submitForReview, takeBackDraft } from './review.ts';
import { saveDraft } from './save-draft.ts';
import { findItems } from './search.ts';
import { catalogueGround } from './testing/ground.ts';

const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '覃若谷（示例）' });
const colleague = staffActor({ permissions: [may.read, may.edit], scope: city, name: '蒋晓岚（示例）' });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city, name: '韦知行（示例）' });

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

async function inReview(name: string): Promise<{ id: string; revision: number }> {
  const basicCode = (await findItems(db, { text: name, limit: 1 }))[0]?.basicCode ?? '';
  const draft = await createDraft(db, keeper, { basicCode });
  return submitForReview(db, keeper, draft);
}

describe('taking a draft back from review', () => {
  test('makes it a draft again that its editor changes and submits anew', async () => {
    const { id, revision } = await inReview('教师资格认定');
    const draft = await takeBackDraft(db, keeper, { id });
    expect(draft).toMatchObject({ state: 'draft', takenBackByName: '覃若谷（示例）', returnedReason: null });
    const { draft: saved } = await saveDraft(db, keeper, draft);
    const again = await submitForReview(db, keeper, saved);
    expect(again).toMatchObject({ state: 'inReview', takenBackAt: null, takenBackByName: null });
    const types = (await eventsOfSubject(db, id)).map(event => event.type);
    expect(types.filter(type => type === 'catalogue.draftTakenBack')).toHaveLength(1);
    // What the reviewer had open is not what is there now.
    await expect(approveDraft(db, reviewer, { id, revision })).rejects.toMatchObject({
      code: 'catalogue.changedSinceRead',
      zh: '您打开以后，覃若谷（示例）撤回改过又提交了。请刷新，看过新的再决定。',
    });
    await approveDraft(db, reviewer, { id, revision: again.revision });
  });

  test('comes too late once the reviewer approved or returned it, and says who did', async () => {
    const approved = await inReview('取水许可');
    await approveDraft(db, reviewer, approved);
    await expect(takeBackDraft(db, keeper, approved)).rejects.toMatchObject({
      code: 'catalogue.alreadyDecided',
      zh: '韦知行（示例）刚刚审核通过了，不能再撤回。要改，请审核的人退回。',
    });
    const returned = await inReview('道路货物运输经营许可');
    await returnDraft(db, reviewer, { id: returned.id, reason: '请写条号' });
    await expect(takeBackDraft(db, keeper, returned)).rejects.toMatchObject({ code: 'catalogue.wrongState' });
  });

  test('tells the reviewer who took it back when she decides on it afterwards', async () => {
    const { id, revision } = await inReview('药品零售企业经营许可');
    await takeBackDraft(db, colleague, { id });
    const told = { code: 'catalogue.takenBack', zh: expect.stringContaining('蒋晓岚（示例）刚刚把它撤回去改了') };
    await expect(approveDraft(db, reviewer, { id, revision })).rejects.toMatchObject(told);
    await expect(returnDraft(db, reviewer, { id, reason: '请写条号' })).rejects.toMatchObject(told);
    await expect(takeBackDraft(db, keeper, { id })).rejects.toMatchObject(told);
  });

  test('is the editors’ within their jurisdiction', async () => {
    const { id } = await inReview('烟草专卖零售许可证核发');
    await expect(takeBackDraft(db, reviewer, { id })).rejects.toThrow('wrongState');
    const county = staffActor({ permissions: [may.read, may.edit], scope: { kind: 'division', code: '450305000000' } });
    await expect(takeBackDraft(db, county, { id })).rejects.toThrow('versionNotFound');
    expect(await getDraft(db, keeper, id)).toMatchObject({ state: 'inReview' });
  });

  test('and approving at once: one wins, the other is told', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, revision } = await inReview(
        ['林木采伐许可证核发', '公共场所卫生许可', '食品经营许可', '公章刻制业特种行业许可'][round] ?? '',
      );
      const [back, approval] = await Promise.allSettled([
        takeBackDraft(db, keeper, { id }),
        approveDraft(db, reviewer, { id, revision }),
      ]);
      const { state, approvedAt } = await getDraft(db, keeper, id);
      expect([back.status, approval.status].sort()).toEqual(['fulfilled', 'rejected']);
      if (back.status === 'fulfilled') expect([state, approvedAt]).toEqual(['draft', null]);
      else expect(back.reason).toMatchObject({ code: 'catalogue.alreadyDecided' });
      if (approval.status === 'rejected') expect(approval.reason).toMatchObject({ code: 'catalogue.takenBack' });
    }
  });
});
