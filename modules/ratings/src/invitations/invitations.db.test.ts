import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callBack, reviewCallBack } from '../call-back.ts';
import { ratingPermissions } from '../permissions.ts';
import { listCallBacks, listRatings } from '../queries.ts';
import { rateCase } from '../rate-case.ts';
import { listAskedContacts } from '../rated-contacts.ts';
import { addCase, addCaseEvent, addWindow, applicantOf, makePlainCity, type PlainCity } from '../testing/plain-city.ts';
import { listWindowTotals, sumTotals } from '../totals.ts';
import { declineInvitedVisit, getInvitedVisit, rateInvitedVisit } from './answer.ts';
import { askForRating, takeBackInvitation } from './ask.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
let windowId: string;
let officer: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db, { at: '2026-11-23' });
  windowId = await addWindow(db, city.qixing);
});
afterAll(() => database.close());
beforeEach(async () => {
  city.services.travelTo('2026-11-23');
  officer = officerOf(city.qixing);
  await sql`truncate ratings.rating, ratings.total, ratings.window_total, ratings.call_back, ratings.invitation`.execute(
    database.owner,
  );
});

const officerOf = ({ id }: PlainCity['qixing'], name = '蒋如愿（示例）') =>
  staffActor({
    name,
    permissions: [ratingPermissions.collect, ratingPermissions.read, ratingPermissions.callBack],
    organisationId: id,
    scope: { kind: 'organisation', organisationId: id },
  });

/** A case received at the window this morning. */
async function served(day = '2026-11-23'): Promise<string> {
  const caseId = await addCase(db, city);
  await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: `${day}T09:00`, actor: officer });
  return caseId;
}

async function ask(caseId: string, by = officer): Promise<string> {
  const { path } = await askForRating(db, city.services, by, { caseId, windowId });
  return path.replace('/rate-visit/', '');
}

const rate = (token: string, satisfaction = 1, rest: { tags?: string[]; text?: string } = {}) =>
  rateInvitedVisit(db, city.services, { token, satisfaction, requestId: 'test', ...rest });

const asked = async (caseId: string) => (await listAskedContacts(db, city.services, officer, caseId))[0];

describe('asking for a rating at a window', () => {
  test('is for the jurisdiction of the officer, at one of her own windows', async () => {
    const caseId = await served();
    const other = officerOf(city.yangshuo);
    const input = { caseId, windowId };
    await expect(askForRating(db, city.services, other, input)).rejects.toMatchObject({ code: 'ratings.notYours' });
    const elsewhere = await addWindow(db, city.yangshuo);
    await expect(askForRating(db, city.services, officer, { caseId, windowId: elsewhere })).rejects.toMatchObject({
      code: 'ratings.windowUnknown',
    });
    await expect(
      askForRating(db, city.services, applicantOf(city, { permissions: [ratingPermissions.rate] }), input),
    ).rejects.toMatchObject({ code: 'ratings.windowUnknown' });
  });

  test('is for a visit of today only', async () => {
    const caseId = await served('2026-11-20');
    await expect(ask(caseId)).rejects.toMatchObject({ code: 'ratings.noVisitToday' });
    const online = await addCase(db, city);
    await addCaseEvent(db, city, {
      caseId: online,
      type: 'cases.submitted',
      at: '2026-11-23T09:00',
      actor: applicantOf(city),
    });
    await expect(ask(online)).rejects.toMatchObject({ code: 'ratings.noVisitToday' });
    await expect(
      askForRating(db, city.services, officer, { caseId: await served(), contact: 2, windowId }),
    ).rejects.toMatchObject({ code: 'ratings.noVisitToday' });
  });

  test('keeps the token as a hash and says in the case who asked, at which window', async () => {
    const caseId = await served();
    const token = await ask(caseId);
    const { rows } = await sql<{ line: string }>`select i::text as line from ratings.invitation i`.execute(db);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.line).not.toContain(token);
    const events = await sql`
      select actor_name, data from platform.event where type = 'ratings.asked' and case_id = ${caseId}`.execute(db);
    expect(events.rows).toMatchObject([{ actor_name: '蒋如愿（示例）', data: { contact: 1, windowNumber: 3 } }]);
    expect(await asked(caseId)).toMatchObject({
      mayAsk: true,
      ratedAt: null,
      asked: { state: 'open', by: '蒋如愿（示例）', windowNumber: 3, mine: true },
    });
  });

  test('a second time voids the first page, and so does asking the next person', async () => {
    const caseId = await served();
    const first = await ask(caseId);
    const second = await ask(caseId, officerOf(city.qixing, '另一位（示例）'));
    await expect(rate(first)).rejects.toMatchObject({ code: 'ratings.invitationOver' });
    const own = await ask(await served());
    const next = await ask(await served());
    expect((await getInvitedVisit(db, city.services, own)).state).toBe('over');
    expect((await getInvitedVisit(db, city.services, second)).state).toBe('open');
    await rate(next);
  });

  test('by two clicks at one moment leaves one open page', async () => {
    const caseId = await served();
    const tokens = await Promise.all([ask(caseId), ask(caseId), ask(caseId, officerOf(city.qixing))]);
    const states = await Promise.all(tokens.map(token => getInvitedVisit(db, city.services, token)));
    expect(states.map(one => one.state).sort()).toEqual(['open', 'over', 'over']);
  });

  test('ends after ten minutes, or when the officer takes it back; only her own', async () => {
    const caseId = await served();
    const early = await ask(caseId);
    city.services.travelTo(new Date('2026-11-23T10:09:59+08:00'));
    expect((await getInvitedVisit(db, city.services, early)).state).toBe('open');
    city.services.travelTo(new Date('2026-11-23T10:10:00+08:00'));
    await expect(rate(early)).rejects.toMatchObject({ code: 'ratings.invitationOver' });
    expect(await asked(caseId)).toMatchObject({ mayAsk: true, asked: { state: 'over' } });
    const { id, path } = await askForRating(db, city.services, officer, { caseId, windowId });
    const take = (by: Actor) => takeBackInvitation(db, city.services, by, id);
    expect(await take(officerOf(city.qixing))).toEqual({ ended: false });
    expect(await take(officer)).toEqual({ ended: true });
    expect(await take(officer)).toEqual({ ended: false });
    await expect(rate(path.replace('/rate-visit/', ''))).rejects.toMatchObject({ code: 'ratings.invitationOver' });
  });
});

describe('the page that was opened for her', () => {
  test('shows the visit and nothing of who she is', async () => {
    const visit = await getInvitedVisit(db, city.services, await ask(await served()));
    expect(visit).toMatchObject({
      state: 'open',
      itemName: '食品经营许可',
      organisationName: '七星区行政审批局',
      staffName: '蒋如愿（示例）',
      window: { number: 3, centreName: '政务服务中心（示例）' },
      satisfaction: null,
    });
    expect(JSON.stringify(visit)).not.toContain('李云舒');
  });

  test('that nobody opened does not exist', async () => {
    await expect(rate('AAAAAAAAAAAAAAAAAAAAAA')).rejects.toMatchObject({ code: 'ratings.invitationUnknown' });
    await expect(getInvitedVisit(db, city.services, '')).rejects.toMatchObject({ code: 'ratings.invitationUnknown' });
  });

  test('takes one rating: hers, at this window, entered by nobody else', async () => {
    const caseId = await served();
    const token = await ask(caseId);
    expect(await rate(token, 2, { tags: ['friendly'], text: '电话 13800002607' })).toEqual({
      satisfaction: 2,
      created: true,
    });
    expect(await rate(token, 5)).toEqual({ satisfaction: 2, created: false });
    const { rows } = await listRatings(db, officer, { filters: {}, page: { limit: 9 } });
    expect(rows).toMatchObject([
      {
        channel: 'window',
        contact: 1,
        satisfaction: 2,
        windowNumber: 3,
        collectedBy: null,
        staffName: '蒋如愿（示例）',
        text: '电话 138****2607',
      },
    ]);
    const { rows: events } = await sql`
      select actor_kind, actor_account_id, channel from platform.event
      where type = 'ratings.rated' and case_id = ${caseId}`.execute(db);
    expect(events).toEqual([{ actor_kind: 'anonymous', actor_account_id: null, channel: 'window' }]);
    expect(await asked(caseId)).toMatchObject({ mayAsk: false, asked: { state: 'rated' } });
    await expect(ask(caseId)).rejects.toMatchObject({ code: 'ratings.alreadyRated' });
  });

  test('takes one rating also when it is pressed several times at one moment', async () => {
    const token = await ask(await served());
    const rated = await Promise.all([1, 2, 3, 4, 5].map(satisfaction => rate(token, satisfaction)));
    expect(rated.filter(one => one.created)).toHaveLength(1);
    expect(new Set(rated.map(one => one.satisfaction)).size).toBe(1);
    expect((await sumTotals(db)).rated).toBe(1);
  });

  test('ends with the rating that was given at home meanwhile', async () => {
    const caseId = await served();
    const token = await ask(caseId);
    const applicant = applicantOf(city, { permissions: [ratingPermissions.rate] });
    await rateCase(db, city.services, applicant, { caseId, satisfaction: 4 });
    expect(await rate(token, 1)).toEqual({ satisfaction: 4, created: false });
    expect((await getInvitedVisit(db, city.services, token)).state).toBe('rated');
  });

  test('knows only the reasons that are offered', async () => {
    const token = await ask(await served());
    await expect(rate(token, 5, { tags: ['nonsense'] })).rejects.toMatchObject({ code: 'ratings.tagUnknown' });
    expect((await getInvitedVisit(db, city.services, token)).state).toBe('open');
  });

  test('may be declined, which is no rating and is not asked for again', async () => {
    const caseId = await served();
    const token = await ask(caseId);
    const decline = () => declineInvitedVisit(db, city.services, { token, requestId: 'test' });
    await Promise.all([decline(), decline()]);
    expect((await sumTotals(db)).rated).toBe(0);
    await expect(rate(token)).rejects.toMatchObject({ code: 'ratings.invitationOver' });
    await expect(ask(caseId)).rejects.toMatchObject({ code: 'ratings.declined' });
    expect(await asked(caseId)).toMatchObject({ mayAsk: false, asked: { state: 'declined' } });
    const events = await sql`
      select 1 from platform.event where type = 'ratings.declined' and case_id = ${caseId}`.execute(db);
    expect(events.rows).toHaveLength(1);
    const applicant = applicantOf(city, { permissions: [ratingPermissions.rate] });
    await rateCase(db, city.services, applicant, { caseId, satisfaction: 3 });
  });
});

describe('what was said at a window', () => {
  test('is not told to the desk, where her name stands beside it', async () => {
    const caseId = await served();
    await rate(await ask(caseId), 5, { tags: ['unfriendly'], text: '说话很冲' });
    const contact = await asked(caseId);
    expect(contact?.ratedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(contact)).not.toMatch(/satisfaction|unfriendly|说话很冲/);
  });

  test('opens a call-back that names the window, and counts for it until it is found malicious', async () => {
    await rate(await ask(await served()), 5);
    await rate(await ask(await served()), 1);
    const page = { limit: 9 };
    const { rows } = await listCallBacks(db, officer, { state: 'open', page });
    expect(rows).toMatchObject([{ windowNumber: 3, windowCentre: '政务服务中心（示例）', dueOn: '2026-11-30' }]);
    const totals = async () => (await listWindowTotals(db, { page })).rows;
    expect(await totals()).toMatchObject([
      { window: { id: windowId, number: 3 }, rated: 2, levels: [1, 0, 0, 0, 1], satisfiedShare: 0.5 },
    ]);
    const target = { ratingId: rows[0]!.id, note: '本人说点错了等级。' };
    await callBack(db, city.services, officer, { ...target, expectedVersion: 1, result: 'malicious' });
    await reviewCallBack(db, city.services, officerOf(city.qixing), { ...target, expectedVersion: 2, agree: true });
    expect(await totals()).toMatchObject([{ rated: 1, levels: [1, 0, 0, 0, 0], satisfiedShare: 1 }]);
    expect((await listWindowTotals(db, { countyCode: '450321000000', page })).rows).toEqual([]);
  });
});
