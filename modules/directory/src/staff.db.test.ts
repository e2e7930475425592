import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDirectory } from './seed.ts';
import { postTo, takeOn } from './staff.ts';

let database: TestDatabase;
let db: Db;
const permissions = new Set(['identity.manageAccounts']);
const keeperOf = (scope: { kind: 'all' } | { kind: 'division'; code: string }) =>
  staffActor({ roles: ['securityAdministrator'], grants: [{ role: 'securityAdministrator', permissions, scope }] });
const security = keeperOf({ kind: 'all' });

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  await seedDirectory(db, { organTypes: [] });
});
afterAll(() => database.close());

async function organisationAt(divisionCode: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from directory.organisation where division_code = ${divisionCode} order by id limit 1`.execute(db);
  return rows[0]?.id ?? '';
}

const member = {
  name: '覃若兰（示例）',
  workNumber: 'GL-9001',
  post: '窗口工作人员',
  login: 'qin-ruolan',
  password: 'lantern-river-29',
  role: 'windowOfficer',
};

describe('people and their posts', () => {
  test('somebody is taken on with an account and a role over the organisation, once', async () => {
    const organisationId = await organisationAt('450305000000');
    const { accountId } = await takeOn(db, security, { ...member, organisationId });
    const { rows } = await sql`
      select role, scope_kind as scope, organisation_id as "organisationId" from identity.role_grant
      where account_id = ${accountId}`.execute(db);
    expect(rows).toEqual([{ role: 'windowOfficer', scope: 'organisation', organisationId }]);
    await expect(takeOn(db, security, { ...member, organisationId })).rejects.toMatchObject({
      code: 'directory.workNumberTaken',
      fields: [{ path: '/workNumber' }],
    });
    // Nothing of a refused one stays: the number is free although the login was taken.
    await expect(takeOn(db, security, { ...member, organisationId, workNumber: 'GL-9002' })).rejects.toMatchObject({
      code: 'identity.loginTaken',
      fields: [{ path: '/login' }],
    });
    const next = { ...member, organisationId, workNumber: 'GL-9002', login: 'qin-ruolan-2' };
    expect((await takeOn(db, security, next)).staffId).toBeTruthy();
  });

  test('a keeper of one county takes on and posts within it only', async () => {
    const [home, away] = [await organisationAt('450305000000'), await organisationAt('450303000000')];
    const county = keeperOf({ kind: 'division', code: '450305000000' });
    const next = { ...member, workNumber: 'GL-9003', login: 'qin-ruolan-3' };
    await expect(takeOn(db, county, { ...next, organisationId: away })).rejects.toMatchObject({
      code: 'identity.beyondJurisdiction',
    });
    const { accountId } = await takeOn(db, county, { ...next, organisationId: home });
    const post = { accountId, title: '综合窗口（周四）', role: 'windowOfficer' };
    await expect(postTo(db, county, { ...post, organisationId: away })).rejects.toMatchObject({
      code: 'identity.beyondJurisdiction',
    });
    await expect(postTo(db, security, { ...post, role: 'resident', organisationId: away })).rejects.toMatchObject({
      code: 'identity.roleUnknown',
    });
    await expect(postTo(db, { ...security, accountId }, { ...post, organisationId: away })).rejects.toMatchObject({
      code: 'identity.notYourself',
    });
    const id = await postTo(db, security, { ...post, organisationId: away });
    const { rows } = await sql`
      select g.role, p.organisation_id as "organisationId" from identity.posting p
      join identity.role_grant g on g.posting_id = p.id where p.id = ${id}`.execute(db);
    expect(rows).toEqual([{ role: 'windowOfficer', organisationId: away }]);
  });
});
