import { randomUUID } from 'node:crypto';
import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, personActor, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callBack, reviewCallBack } from './call-back.ts';
import { exportLines } from './export-columns.ts';
import { ratingPermissions } from './permissions.ts';
import { listCallBacks, listRatings } from './queries.ts';
import { rateCase } from './rate-case.ts';
import { listContacts } from './rated-contacts.ts';
import { addCase, addCaseEvent, addWindow, applicantOf, makePlainCity, type PlainCity } from './testing/plain-city.ts';
import { listTotals, sumTotals } from './totals.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db, { at: '2026-11-23' });
});
afterAll(() => database.close());
beforeEach(async () => {
  city.services.travelTo('2026-11-23');
  await sql`truncate ratings.rating, ratings.total, ratings.window_total, ratings.call_back, ratings.invitation`.execute(
    database.owner,
  );
});

const applicant = () => applicantOf(city, { permissions: [ratingPermissions.rate] });
const staffOf = (organisation = city.qixing, permissions = [ratingPermissions.read, ratingPermissions.callBack]) =>
  staffActor({
    permissions,
    organisationId: organisation.id,
    scope: { kind: 'organisation', organisationId: organisation.id },
  });
const page = { limit: 50 };

/** A concluded case that came over the web, or a running one that was filed at a window. */
async function concludedCase(): Promise<string> {
  const caseId = await addCase(db, city, { decided: '2026-11-18', concluded: '2026-11-18' });
  await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: '2026-11-09T09:00', actor: applicant() });
  await addCaseEvent(db, city, { caseId, type: 'cases.concluded', at: '2026-11-18T16:00' });
  return caseId;
}

async function windowCase(): Promise<string> {
  const caseId = await addCase(db, city);
  await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: '2026-11-09T09:00' });
  return caseId;
}

describe('who may rate', () => {
  test('the applicant rates her case, and nobody else’s', async () => {
    const caseId = await concludedCase();
    const stranger = personActor({ permissions: [ratingPermissions.rate], partyId: randomUUID() });
    const input = { caseId, satisfaction: 1 };
    await expect(rateCase(db, city.services, stranger, input)).rejects.toMatchObject({ code: 'ratings.caseNotFound' });
    await expect(rateCase(db, city.services, applicantOf(city), input)).rejects.toMatchObject({
      code: 'ratings.caseNotFound',
    });
    expect(await rateCase(db, city.services, applicant(), input)).toMatchObject({ contact: 1, created: true });
  });

  test('a window collects ratings for its own jurisdiction only', async () => {
    const caseId = await windowCase();
    const collect = (organisation: PlainCity['qixing']) => staffOf(organisation, [ratingPermissions.collect]);
    const windowId = await addWindow(db, city.qixing);
    const input = { caseId, satisfaction: 2, channel: 'kiosk', windowId } as const;
    await expect(rateCase(db, city.services, collect(city.yangshuo), input)).rejects.toMatchObject({
      code: 'ratings.notYours',
    });
    await rateCase(db, city.services, collect(city.qixing), input);
    const { rows } = await listRatings(db, staffOf(), { filters: {}, page });
    expect(rows).toMatchObject([
      {
        channel: 'kiosk',
        contactKind: 'visit',
        staffName: '秦望舒（示例）',
        windowNumber: 3,
        windowCentre: '政务服务中心（示例）',
        collectedBy: '秦望舒（示例）',
      },
    ]);
  });

  test('staff who enter what they were told say by which way and at which of their own windows', async () => {
    const caseId = await windowCase();
    const collector = staffOf(city.qixing, [ratingPermissions.collect]);
    const enter = (input: object) => rateCase(db, city.services, collector, { caseId, satisfaction: 1, ...input });
    await expect(enter({})).rejects.toMatchObject({ code: 'ratings.channelNeeded' });
    await expect(enter({ channel: 'web' })).rejects.toMatchObject({ code: 'ratings.channelNeeded' });
    await expect(enter({ channel: 'window' })).rejects.toMatchObject({ code: 'ratings.windowNeeded' });
    const elsewhere = await addWindow(db, city.yangshuo);
    await expect(enter({ channel: 'window', windowId: elsewhere })).rejects.toMatchObject({
      code: 'ratings.windowUnknown',
    });
    await enter({ channel: 'phone' });
    const { rows } = await sql`
      select channel, collected_account_id, collected_by, window_id from ratings.rating where case_id = ${caseId}`.execute(
      db,
    );
    expect(rows).toEqual([
      { channel: 'phone', collected_account_id: collector.accountId, collected_by: collector.name, window_id: null },
    ]);
    const { rows: events } = await sql<{ data: object; actor_account_id: string }>`
      select data, actor_account_id from platform.event where type = 'ratings.rated' and case_id = ${caseId}`.execute(
      db,
    );
    expect(events).toMatchObject([{ actor_account_id: collector.accountId, data: { collectedBy: collector.name } }]);
  });

  test('nobody enters a rating of herself', async () => {
    const caseId = await addCase(db, city);
    const officer = staffOf(city.qixing, [ratingPermissions.collect]);
    await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: '2026-11-23T09:00', actor: officer });
    const input = { caseId, satisfaction: 1, channel: 'phone' } as const;
    await expect(rateCase(db, city.services, officer, input)).rejects.toMatchObject({ code: 'ratings.ownService' });
  });

  test('what is not finished cannot be rated', async () => {
    const caseId = await addCase(db, city);
    await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: '2026-11-09T09:00', actor: applicant() });
    await expect(rateCase(db, city.services, applicant(), { caseId, satisfaction: 1 })).rejects.toMatchObject({
      code: 'ratings.nothingToRate',
    });
  });
});

describe('a rating', () => {
  test('is given once for each contact; the first one stands', async () => {
    const caseId = await concludedCase();
    const first = await rateCase(db, city.services, applicant(), { caseId, satisfaction: 2 });
    const again = await rateCase(db, city.services, applicant(), { caseId, satisfaction: 5 });
    expect(again).toEqual({ ...first, created: false });
    expect(await sumTotals(db)).toMatchObject({ rated: 1, levels: [0, 1, 0, 0, 0], satisfiedShare: 1 });
    const { rows } =
      await sql`select 1 from platform.event where type = 'ratings.rated' and case_id = ${caseId}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  test('is given once also by two clicks at one moment', async () => {
    const caseId = await concludedCase();
    const rated = await Promise.all(
      [1, 2, 3, 4].map(() => rateCase(db, city.services, applicant(), { caseId, satisfaction: 1 })),
    );
    expect(rated.filter(one => one.created)).toHaveLength(1);
    expect((await sumTotals(db)).rated).toBe(1);
  });

  test('chooses by itself the last contact that is not rated, and knows them all', async () => {
    const caseId = await windowCase();
    await addCaseEvent(db, city, { caseId, type: 'cases.corrected', at: '2026-11-12T09:00' });
    await addCaseEvent(db, city, { caseId, type: 'cases.concluded', at: '2026-11-18T09:00' });
    const rate = () => rateCase(db, city.services, applicant(), { caseId, satisfaction: 1 });
    expect([(await rate()).contact, (await rate()).contact, (await rate()).contact]).toEqual([3, 2, 1]);
    const contacts = await listContacts(db, applicant(), caseId);
    expect(contacts.map(contact => [contact.number, contact.kind, contact.rating?.satisfaction])).toEqual([
      [1, 'visit', 1],
      [2, 'visit', 1],
      [3, 'handling', 1],
    ]);
    await expect(
      rateCase(db, city.services, applicant(), { caseId, contact: 9, satisfaction: 1 }),
    ).rejects.toMatchObject({
      code: 'ratings.contactUnknown',
    });
  });

  test('keeps no ID or telephone number that she writes, and no unknown tag', async () => {
    const caseId = await concludedCase();
    await expect(
      rateCase(db, city.services, applicant(), { caseId, satisfaction: 4, tags: ['slow', 'nonsense'] }),
    ).rejects.toMatchObject({
      code: 'ratings.tagUnknown',
      fields: [{ path: '/tags/1' }],
    });
    await rateCase(db, city.services, applicant(), {
      caseId,
      satisfaction: 4,
      text: '打 13800002607 没人接，证号 450305199508173029',
    });
    const { rows } = await listRatings(db, staffOf(), { filters: { bad: true }, page });
    expect(rows[0]!.text).toBe('打 138****2607 没人接，证号 4****************9');
  });

  test('moves the totals of body, item and both', async () => {
    for (const satisfaction of [1, 1, 3, 5])
      await rateCase(db, city.services, applicant(), { caseId: await concludedCase(), satisfaction });
    expect((await listTotals(db, { by: 'organisation', page })).rows).toMatchObject([
      {
        organisationName: '七星区行政审批局',
        basicCode: null,
        rated: 4,
        levels: [2, 0, 1, 0, 1],
        satisfiedShare: 0.75,
      },
    ]);
    const items = await listTotals(db, { by: 'item', page });
    expect(items.rows).toMatchObject([
      { organisationId: null, basicCode: '000131907000', itemName: '食品经营许可', rated: 4 },
    ]);
    expect((await listTotals(db, { by: 'item', organisationId: city.qixing.id, page })).rows).toMatchObject([
      { rated: 4 },
    ]);
    expect((await listTotals(db, { by: 'organisation', countyCode: '450321000000', page })).rows).toEqual([]);
  });

  test('is exported with the fields of the national push and without the ID number', async () => {
    const caseId = await concludedCase();
    await rateCase(db, city.services, applicant(), { caseId, satisfaction: 1, text: '=1+1' });
    const { rows } = await listRatings(db, staffOf(), { filters: {}, page });
    const [line] = await exportLines(db, rows);
    expect(line).toMatchObject({
      departmentCode: '11450305MB0000001A',
      affairName: '食品经营许可',
      affairHandleItem: '食品经营许可（新办）',
      userType: '0',
      certificateNo: '4****************9',
      serviceNumber: '1',
      satisfaction: '1',
      text: "'=1+1",
      doneTime: '20261118T100000',
    });
  });
});

describe('a bad rating', () => {
  async function badRating(): Promise<string> {
    return (await rateCase(db, city.services, applicant(), { caseId: await concludedCase(), satisfaction: 4 })).id;
  }

  test('opens a call-back that is due in five working days, and a good one opens none', async () => {
    await rateCase(db, city.services, applicant(), { caseId: await concludedCase(), satisfaction: 3 });
    const ratingId = await badRating();
    const { rows } = await listCallBacks(db, staffOf(), { state: 'open', page });
    expect(rows).toMatchObject([{ id: ratingId, dueOn: '2026-11-30', state: 'open', version: 1 }]);
  });

  test('has the limit that the county set', async () => {
    await sql`insert into ratings.policy (division_code, call_back_days) values ('450305000000', 15)`.execute(
      database.owner,
    );
    await badRating();
    await sql`delete from ratings.policy where division_code = '450305000000'`.execute(database.owner);
    expect((await listCallBacks(db, staffOf(), { state: 'open', page })).rows).toMatchObject([{ dueOn: '2026-12-14' }]);
  });

  test('is seen and called back by its own department only', async () => {
    const ratingId = await badRating();
    const other = staffOf(city.yangshuo);
    expect((await listCallBacks(db, other, { state: 'open', page })).rows).toEqual([]);
    const input = { ratingId, expectedVersion: 1, result: 'fixed', note: '当面道歉，已补录电话值班。' } as const;
    await expect(callBack(db, city.services, other, input)).rejects.toMatchObject({ code: 'ratings.notYours' });
    expect(await callBack(db, city.services, staffOf(), input)).toEqual({ version: 2 });
  });

  test('is called back once; whoever comes second learns who was first', async () => {
    const ratingId = await badRating();
    const input = { ratingId, expectedVersion: 1, result: 'explained', note: '已电话解释法律依据。' } as const;
    await callBack(db, city.services, staffOf(), input);
    await expect(callBack(db, city.services, staffOf(), input)).rejects.toMatchObject({
      code: 'ratings.stale',
      data: { version: 2 },
    });
    await expect(callBack(db, city.services, staffOf(), { ...input, expectedVersion: 2 })).rejects.toMatchObject({
      code: 'ratings.wrongState',
    });
  });

  test('needs a note, and a date when it goes into the ledger', async () => {
    const ratingId = await badRating();
    const call = (input: object) =>
      callBack(db, city.services, staffOf(), {
        ratingId,
        expectedVersion: 1,
        result: 'ledger',
        note: '系统改造中，列入台账。',
        ...input,
      });
    await expect(call({ note: '好' })).rejects.toMatchObject({ code: 'ratings.noteNeeded' });
    await expect(call({})).rejects.toMatchObject({ code: 'ratings.ledgerDateNeeded' });
    await expect(call({ ledgerDueOn: '2026-11-23' })).rejects.toMatchObject({ code: 'ratings.ledgerDateNeeded' });
    await call({ ledgerDueOn: '2026-12-31' });
  });

  test('found malicious by two people no longer counts', async () => {
    const ratingId = await badRating();
    const caller = staffOf();
    await callBack(db, city.services, caller, {
      ratingId,
      expectedVersion: 1,
      result: 'malicious',
      note: '申请人承认点错了等级。',
    });
    const review = { ratingId, expectedVersion: 2, agree: true, note: '录音核实，同意。' };
    await expect(reviewCallBack(db, city.services, caller, review)).rejects.toMatchObject({
      code: 'ratings.sameReviewer',
    });
    expect((await sumTotals(db)).levels).toEqual([0, 0, 0, 1, 0]);
    await reviewCallBack(db, city.services, staffOf(), review);
    expect((await sumTotals(db)).levels).toEqual([0, 0, 0, 0, 0]);
    expect((await listRatings(db, staffOf(), { filters: {}, page })).rows).toMatchObject([
      { excluded: true, callBackState: 'reviewed' },
    ]);
  });

  test('that the reviewer sends back is to be called back again within a new limit', async () => {
    const ratingId = await badRating();
    await callBack(db, city.services, staffOf(), {
      ratingId,
      expectedVersion: 1,
      result: 'fixed',
      note: '已经处理好了。',
    });
    city.services.travelTo('2026-11-25');
    await reviewCallBack(db, city.services, staffOf(), {
      ratingId,
      expectedVersion: 2,
      agree: false,
      note: '没有写明怎么处理的。',
    });
    expect((await listCallBacks(db, staffOf(), { state: 'open', page })).rows).toMatchObject([
      { dueOn: '2026-12-02', version: 3 },
    ]);
  });
});
