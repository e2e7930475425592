import { caseFiguresByDay, todayFigures } from '@onewindow/cases';
import { builtInCalendar as calendar } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import { createServer } from '@onewindow/http';
import { ratingPermissions, ratingsModule } from '@onewindow/ratings';
import { addCase, instant, makePlainCity, type PlainCity } from '@onewindow/ratings/testing';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardReply, CardListReply } from '../contract.ts';
import { evaluateTimePassed } from '../jobs.ts';
import { supervisionModule } from '../module.ts';
import { supervisionPermissions as may } from '../permissions.ts';
import { seedSupervision } from '../seed.ts';
import { cardsPerDay, loadStrip, onPromiseByCounty, rankOrganisations } from './board.ts';
import { refreshDailyFigures } from './daily-figures.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
const supervisor = staffActor({
  permissions: [may.read, may.confirm, may.export, ratingPermissions.read],
  scope: { kind: 'division', code: '450300000000' },
});
const today = '2026-11-20';

/** 七星: four cases decided on 11-19, three in time; one running, over its promise. 阳朔: two due on 11-20; one decided in time. */
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db);
  await seedSupervision(db, { at: instant('2026-11-01') });
  for (let index = 0; index < 3; index++) await addCase(db, city, { decided: '2026-11-19', concluded: '2026-11-19' });
  await addCase(db, city, {
    accepted: '2026-11-02',
    received: '2026-11-02T09:00',
    decided: '2026-11-19',
    concluded: '2026-11-19',
  });
  await addCase(db, city);
  for (let index = 0; index < 2; index++) {
    await addCase(db, city, { organisation: city.yangshuo, accepted: '2026-11-10', received: '2026-11-10T09:00' });
  }
  await addCase(db, city, { organisation: city.yangshuo, decided: '2026-11-12', concluded: '2026-11-12' });
  city.services.travelTo('2026-11-20T09:00:00+08:00');
  await evaluateTimePassed(city.services);
  await refreshDailyFigures(db, { from: '2026-11-19', to: today, at: city.services.now() });
});
afterAll(() => database.close());

const filters = {};
const period = { from: '2026-10-22', to: today };

describe('the board', () => {
  test('counts what is open, what was concluded yesterday and in time, what is due today, and the cards', async () => {
    expect(await loadStrip(db, supervisor, { filters, today })).toEqual({
      open: 3,
      openYesterday: 3,
      concludedYesterday: 4,
      onPromiseYesterday: 0.75,
      dueToday: 2,
      dueTodayNotAtApproval: 2,
      yellow: { open: 2, today: 2 },
      red: { open: 1, today: 1 },
      awaiting: { open: 1, dueToday: 0, overdue: 0 },
    });
  });

  test('is narrowed by county, by body and by the reader’s jurisdiction alike', async () => {
    const narrowed = {
      open: 2,
      concludedYesterday: 0,
      onPromiseYesterday: null,
      yellow: { open: 2 },
      red: { open: 0 },
    };
    expect(await loadStrip(db, supervisor, { filters: { countyCode: '450321000000' }, today })).toMatchObject(narrowed);
    expect(await loadStrip(db, supervisor, { filters: { organisationId: city.yangshuo.id }, today })).toMatchObject(
      narrowed,
    );
    const department = staffActor({
      permissions: [may.read],
      scope: { kind: 'organisation', organisationId: city.yangshuo.id },
    });
    expect(await loadStrip(db, department, { filters, today })).toMatchObject(narrowed);
    expect(await loadStrip(db, staffActor(), { filters, today })).toMatchObject({ open: 0, red: { open: 0 } });
  });

  test('shows cards of thirty working days, withdrawn ones left out', async () => {
    const days = await cardsPerDay(db, supervisor, { filters, today, calendar, workingDays: 30 });
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual({ day: today, notice: 0, yellow: 2, red: 1 });
    expect(days.every(({ day }) => calendar.isWorkingDay(day))).toBe(true);
  });

  test('gives every county its share on promise', async () => {
    const rates = await onPromiseByCounty(db, supervisor, { filters, ...period });
    expect(rates).toEqual([
      { code: '450305000000', name: '七星区', decided: 4, onPromise: 3, rate: 0.75 },
      { code: '450321000000', name: '阳朔县', decided: 1, onPromise: 1, rate: 1 },
    ]);
  });

  test('ranks bodies by cards for each hundred cases beside the average, those with few cases left out', async () => {
    const rank = (leastCases: number) => rankOrganisations(db, supervisor, { filters, ...period, leastCases });
    expect(await rank(1)).toMatchObject({
      average: 37.5,
      rows: [
        { organisationName: '阳朔县自然资源局', cards: 2, cases: 3, score: 2 },
        { organisationName: '七星区行政审批局', cards: 1, cases: 5, per100: 20, score: 5 },
      ],
    });
    expect((await rank(5)).rows.map(row => row.organisationName)).toEqual(['七星区行政审批局']);
    expect((await rank(50)).rows).toEqual([]);
  });

  test('computes its daily figures again without counting anything twice', async () => {
    const read = async () =>
      (await sql`select * from supervision.daily_figure order by day, organisation_id`.execute(db)).rows;
    const before = await read();
    await Promise.all(
      [1, 2].map(() => refreshDailyFigures(db, { from: '2026-11-01', to: today, at: city.services.now() })),
    );
    expect(await read()).toEqual(before);
  });
});

describe('按承诺 has one definition', () => {
  test('the page of today counts a case decided in time and delivered later as the board does', async () => {
    const organisation = city.yangshuo;
    // Due on 11-19 by the promise of eight days, decided that day, the paper fetched a day later.
    await addCase(db, city, { organisation, decided: '2026-11-19T16:00', concluded: '2026-11-20T09:00' });
    const days = ['2026-11-20'];
    const figures = await todayFigures(db, { organisationIds: [organisation.id], days });
    const board = await caseFiguresByDay(db, { from: days[0]!, to: days[0]! });
    const body = board.find(row => row.organisationId === organisation.id);
    expect({ concluded: figures.concluded, inTime: figures.inTime }).toEqual({ concluded: 1, inTime: 1 });
    expect(body).toMatchObject({ decided: figures.concluded, onPromise: figures.inTime });
  });
});

describe('the routes', () => {
  test('answer board, list, card, export and rules in their declared shapes', async () => {
    const app = await createServer({
      services: city.services,
      modules: [ratingsModule, supervisionModule],
      authenticate: async () => supervisor,
      ready: async () => {},
    });
    const get = async <T>(url: string): Promise<T> => {
      const response = await app.inject({ url });
      expect(response.statusCode, response.body).toBe(200);
      return response.json() as T;
    };
    const board = await get<BoardReply>('/api/supervision/board?county=450305000000');
    expect(board).toMatchObject({
      today,
      strip: { open: 1 },
      rules: { active: 9, version: 1 },
      figuresAt: '2026-11-20T01:00:00.000Z',
    });
    expect(board.byRule.find(rule => rule.code === 'R-03')).toMatchObject({ open: 1, raised: 1 });
    const list = await get<CardListReply>('/api/supervision/cards?colour=red');
    expect(list).toMatchObject({
      tabs: { open: 1, awaiting: 1 },
      rows: [
        {
          number: expect.stringMatching(/^JC20261120\d{6}$/),
          reason: { zh: '超承诺 1 个工作日' },
          case: { overNow: 1 },
          hasDerivation: true,
        },
      ],
    });
    const card = await get<{ evidence: { clock: { steps: { zh: string }[] } }; may: string[] }>(
      `/api/supervision/cards/${list.rows[0]!.id}`,
    );
    expect(card.evidence.clock.steps.length).toBeGreaterThan(1);
    expect(card.may).toEqual(['confirm', 'withdraw']);
    const csv = await app.inject({ url: '/api/supervision/cards/export' });
    expect(csv.body.split('\n')[0]).toContain('监察编号,办件编号,事项类型代码');
    expect(csv.body.trim().split('\n')).toHaveLength(4);
    expect(await get<{ rows: unknown[] }>('/api/supervision/rules')).toMatchObject({ rows: { length: 9 } });
    expect(await get('/api/public/ratings?by=item')).toMatchObject({ total: { rated: 0 }, rows: [] });
    expect(await get('/api/ratings/call-backs')).toMatchObject({ rows: [], counts: { open: 0 } });
    const refused = await app.inject({
      method: 'POST',
      url: `/api/supervision/cards/${list.rows[0]!.id}/confirm`,
      payload: { version: 1 },
    });
    expect(refused.json()).toMatchObject({ status: 409, code: 'supervision.notHeardYet' });
    const forbidden = await app.inject({ method: 'PUT', url: '/api/supervision/rules/R-03/draft', payload: {} });
    expect(forbidden.statusCode).toBe(403);
    await app.close();
  });
});
