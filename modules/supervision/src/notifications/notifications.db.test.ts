import { type Actor, systemActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { createAccount } from '@onewindow/identity';
import { addCase, instant, makePlainCity, type PlainCity } from '@onewindow/ratings/testing';
import { createTestDatabase, personActor, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainCard } from '../cards/explain-card.ts';
import { requestExplanation } from '../cards/request-explanation.ts';
import { evaluateTimePassed } from '../jobs.ts';
import { supervisionPermissions as may } from '../permissions.ts';
import { seedSupervision } from '../seed.ts';
import { urgeCase } from '../urges/urge-case.ts';
import { listNotifications, markNotificationsSeen } from './list-notifications.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
let supervisor: Actor;
let officer: Actor;
let stranger: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db);
  await seedSupervision(db, { at: instant('2026-11-01') });
  supervisor = staffActor({
    accountId: await accountOf('supervisor'),
    name: '唐见微（示例）',
    permissions: [may.read, may.confirm, may.urge],
    scope: { kind: 'division', code: '450300000000' },
  });
  officer = staffActor({
    accountId: await accountOf('officer'),
    permissions: [may.read, may.explain],
    organisationId: city.qixing.id,
  });
  stranger = staffActor({
    accountId: await accountOf('stranger'),
    permissions: [may.read, may.explain],
    organisationId: city.yangshuo.id,
  });
});
afterAll(() => database.close());

const accountOf = (login: string) =>
  createAccount(db, systemActor('test'), { kind: 'staff', login, name: login, password: 'lijiang liu guo yangshuo' });

const news = async (actor: Actor) =>
  (await listNotifications(db, actor, { now: city.services.now() })).map(({ kind, zh, read }) => ({ kind, zh, read }));

describe('what staff should know', () => {
  test('a card asks its department, the explanation tells the supervisor, and both are gone once dealt with', async () => {
    const { services } = city;
    await addCase(db, city);
    services.travelTo('2026-11-20');
    const [cardId = ''] = await evaluateTimePassed(services);
    if ((await news(officer)).length === 0)
      await requestExplanation(db, services, supervisor, { cardId, expectedVersion: 1, question: '为什么？' });
    expect(await news(officer)).toMatchObject([{ kind: { card: 'red' }, read: false }]);
    expect(await news(stranger)).toEqual([]);
    expect(await news(supervisor)).toEqual([]);

    const { rows } = await sql<{ version: number }>`select version from supervision.card where id = ${cardId}`.execute(
      db,
    );
    await explainCard(db, services, officer, {
      cardId,
      expectedVersion: rows[0]!.version,
      text: '核查当天下雨改期，已和申请人说明。',
    });
    expect(await news(officer)).toEqual([]);
    expect(await news(supervisor)).toMatchObject([{ kind: { zh: '说明' }, read: false }]);
  });

  test('an urge is told to the body, and read once it was seen', async () => {
    const { services } = city;
    const caseId = await addCase(db, city, { organisation: city.yangshuo });
    await urgeCase(db, services, supervisor, { caseId, content: '请今天送审，申请人等着开业。' });
    const [urged] = await listNotifications(db, stranger, { now: services.now() });
    expect(urged).toMatchObject({ kind: { zh: '督办' }, href: `/cases/${caseId}`, read: false });
    await markNotificationsSeen(db, stranger, urged!.at);
    expect(await news(stranger)).toMatchObject([{ read: true }]);
    // Marks never go back, whichever of two open windows writes last.
    await markNotificationsSeen(db, stranger, new Date(urged!.at.getTime() - 60_000));
    expect(await news(stranger)).toMatchObject([{ read: true }]);
  });

  test('an extension waits for its approver and not for who asked', async () => {
    const { services } = city;
    const caseId = await addCase(db, city);
    await sql`
      insert into cases.clock_extension (case_id, amount, reason, requested_by, requested_account_id, requested_at)
      values (${caseId}, 5, '要专家复核', '莫小棠（示例）', ${officer.accountId}, ${services.now()})`.execute(db);
    const approver = (accountId: string | null) =>
      staffActor({
        accountId,
        permissions: [{ name: 'cases.approveExtension', zh: '', en: '' }],
        organisationId: city.qixing.id,
      });
    expect(await news(approver(supervisor.accountId))).toMatchObject([
      { kind: { zh: '延期' }, zh: '莫小棠（示例）申请把食品经营许可延长 5 个工作日，等您批' },
    ]);
    expect(await news(approver(officer.accountId))).toEqual([]);
  });

  test('what came in waits at the windows of its county, a joint matter as one line, and no longer once received', async () => {
    const { services } = city;
    const window = (accountId: string | null, code: string) =>
      staffActor({
        accountId,
        permissions: [{ name: 'cases.receive', zh: '', en: '' }],
        scope: { kind: 'division', code },
      });
    const here = window(supervisor.accountId, '450305000000');
    const received = services.now().toISOString().slice(0, 16);
    const [one, other] = [
      await addCase(db, city, { state: 'submitted', accepted: null, received }),
      await addCase(db, city, { state: 'submitted', accepted: null, received }),
    ];
    expect(await news(here)).toHaveLength(2);
    await sql`
      update cases.case set matter_id = (select matter_id from cases.case where id = ${one})
      where id = ${other}`.execute(db);
    expect(await news(here)).toMatchObject([
      { kind: { zh: '待收件' }, zh: '李云舒（示例）提交了食品经营许可（2 件），等您收件', read: false },
    ]);
    expect(await news(window(officer.accountId, '450321000000'))).toEqual([]);
    await sql`update cases.case set state = 'received' where id in (${one}, ${other})`.execute(db);
    expect(await news(here)).toEqual([]);
  });

  test('a correction that came in is told to who answers it, and not to the officer who entered it herself', async () => {
    const { services } = city;
    const acceptor = (accountId: string | null) =>
      staffActor({
        accountId,
        permissions: [{ name: 'cases.accept', zh: '', en: '' }],
        organisationId: city.qixing.id,
      });
    const caseId = await addCase(db, city, { state: 'received', accepted: null });
    await sql`
      insert into cases.correction (case_id, items, told_on, told_by, due_on, corrected_at)
      values (${caseId}, '[]'::jsonb, '2026-11-18', '窗口', '2026-12-02', ${services.now()})`.execute(db);
    const entered = acceptor(officer.accountId);
    await appendEvent(db, entered, {
      type: 'cases.corrected',
      subject: { kind: 'case', id: caseId },
      caseId,
      at: services.now(),
      data: {},
    });
    expect(await news(entered)).toEqual([]);
    expect(await news(acceptor(supervisor.accountId))).toMatchObject([{ kind: { zh: '已补正' } }]);
  });

  test('is nothing for residents', async () => {
    expect(await news(personActor())).toEqual([]);
  });
});
