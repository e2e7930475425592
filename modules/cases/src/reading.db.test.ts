import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from './acceptance/accept.ts';
import { requestCorrection } from './acceptance/request-correction.ts';
import { getCase } from './queries/get-case.ts';
import { listCases } from './queries/list-cases.ts';
import { caseNamedIn, caseRowsIn } from './queries/named-in.ts';
import { listArrivals } from './queries/news.ts';
import { bodiesOf, todayFigures } from './queries/work-list.ts';
import { submitApplication } from './submit/submit-application.ts';
import { fillApplication } from './testing/fill-application.ts';
import { makeWorld, type World } from './testing/world.ts';

const food = '000131907000';
const qixing = '450305000000';
const sinceLastWeek = { since: new Date('2026-11-02T00:00:00+08:00'), limit: 20 };

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

async function filed(): Promise<string> {
  const { db } = database;
  const { services, applicant } = world;
  const id = await fillApplication(db, services, applicant, { basicCodes: [food], divisionCode: qixing });
  const { cases } = await submitApplication(db, services, applicant, { id });
  return cases[0]?.id ?? '';
}

describe('who reads in English', () => {
  it('is shown item, step and body in English, while the record keeps the Chinese', async () => {
    const { db } = database;
    const { services, window } = world;
    const caseId = await filed();
    await acceptCase(db, services, window, { caseId });
    const page = await listCases(db, window, { filters: { state: 'accepted' }, sort: 'due', page: { limit: 10 } });
    const of = (rows: typeof page.rows) => rows.find(row => row.id === caseId);
    expect(of(await caseRowsIn(db, 'zh', page.rows))).toMatchObject({ itemName: '食品经营许可', stepName: '承办' });
    expect(of(await caseRowsIn(db, 'en', page.rows))).toMatchObject({
      itemName: 'Food business licence',
      stepName: 'Handle',
      waitingFor: expect.stringMatching(/^[\x20-\x7e’]+$/),
    });
    const details = await getCase(db, services, window, caseId, 'en');
    expect(details.answers[0]?.rows[0]?.label).toMatch(/^[\x20-\x7e’]+$/);
    expect((await caseNamedIn(db, 'en', details)).row.itemName).toBe('Food business licence');
    expect((await getCase(db, services, window, caseId)).row.itemName).toBe('食品经营许可');
  });

  it('tells the applicant in Chinese which answer to correct, whatever she called it', async () => {
    const { db } = database;
    const { services, window } = world;
    const caseId = await filed();
    await requestCorrection(db, services, window, {
      caseId,
      items: [{ kind: 'answer', target: 'premisesArea', label: 'Floor area', what: '请核对。' }],
    });
    const { correction } = await getCase(db, services, window, caseId);
    expect(correction?.items).toMatchObject([{ target: 'premisesArea', label: '使用面积' }]);
  });
});

describe('today', () => {
  it('of a window officer counts every body that she receives for, and of others their own', async () => {
    const { db } = database;
    const { window, handler, department, stranger } = world;
    const bodies = await bodiesOf(db, window);
    expect(bodies).toContain(department.id);
    const { rows } = await sql<{ elsewhere: number }>`
      select count(*)::int as elsewhere from directory.organisation
      where id = any(${bodies}::uuid[]) and county_code is distinct from ${qixing}`.execute(db);
    expect(rows[0]?.elsewhere).toBe(0);
    expect(await bodiesOf(db, handler)).toEqual([department.id]);
    await filed();
    const submitted = async (ids: string[]) =>
      (await todayFigures(db, { organisationIds: ids, days: ['2026-11-09'] })).queues.submitted;
    expect(await submitted(bodies)).toBe(await submitted([department.id]));
    expect(await submitted(await bodiesOf(db, stranger))).toBe(0);
  });

  it('tells a window of what was filed until it is received or answered, and other counties of nothing', async () => {
    const { db } = database;
    const { services, window, stranger } = world;
    const caseId = await filed();
    const told = async (actor = window) => (await listArrivals(db, actor, sinceLastWeek)).map(one => one.caseId);
    expect(await told()).toContain(caseId);
    expect(await told(stranger)).toEqual([]);
    await acceptCase(db, services, window, { caseId });
    expect(await told()).not.toContain(caseId);
  });
});
