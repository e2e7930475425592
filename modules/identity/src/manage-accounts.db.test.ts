import { randomUUID } from 'node:crypto';
import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from './accounts.ts';
import { grantToAccount, listAccounts, revokeGrant, setAccountStatus } from './manage-accounts.ts';

let database: TestDatabase;
let db: Db;
let accountId: string;
const permissions = new Set(['identity.manageAccounts']);
const organisationId = '00000000-0000-7000-8000-000000000001';
const security = staffActor({
  roles: ['securityAdministrator'],
  grants: [{ role: 'securityAdministrator', permissions, scope: { kind: 'all' } }],
});

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  accountId = await createAccount(db, security, {
    kind: 'staff',
    login: 'jiang-ruyuan',
    password: 'a-long-password-2026',
    name: '蒋如愿（示例）',
    staff: {
      staffId: randomUUID(),
      organisationId,
      organisationName: '七星区政务服务中心（示例）',
      unitId: null,
      divisionCode: '450305000000',
    },
  });
});
afterAll(() => database.close());

const own = async () => (await listAccounts(db, security, { q: 'jiang', page: { limit: 10 } })).rows[0];

describe('accounts of staff', () => {
  test('a role is granted with its jurisdiction and taken back, each with an event', async () => {
    const id = await grantToAccount(db, security, {
      accountId,
      role: 'windowOfficer',
      scope: { kind: 'division', code: '450305000000' },
    });
    expect((await own())?.grants).toMatchObject([{ id, role: 'windowOfficer', divisionCode: '450305000000' }]);
    await revokeGrant(db, security, id);
    expect((await own())?.grants).toEqual([]);
    const { rows } = await sql<{ type: string }>`
      select type from platform.event where subject_id = ${accountId} and type like 'identity.role%' order by at`.execute(
      db,
    );
    expect(rows.map(row => row.type)).toEqual(['identity.roleGranted', 'identity.roleRevoked']);
    await expect(revokeGrant(db, security, id)).rejects.toMatchObject({ code: 'identity.grantNotFound' });
  });

  test('nobody changes her own account', async () => {
    const self = { ...security, accountId };
    await expect(setAccountStatus(db, self, { accountId, status: 'disabled', reason: '离岗' })).rejects.toMatchObject({
      code: 'identity.notYourself',
    });
  });

  test('nobody grants beyond her own jurisdiction, nor reaches accounts outside it', async () => {
    const county = (code: string) =>
      staffActor({ grants: [{ role: 'securityAdministrator', permissions, scope: { kind: 'division', code } }] });
    await expect(
      grantToAccount(db, county('450305000000'), { accountId, role: 'supervisor', scope: { kind: 'all' } }),
    ).rejects.toMatchObject({ code: 'identity.beyondJurisdiction' });
    await expect(
      grantToAccount(db, county('450302000000'), { accountId, role: 'supervisor', scope: { kind: 'all' } }),
    ).rejects.toMatchObject({ code: 'identity.accountNotFound' });
  });

  test('an unknown role and the role of applicants are refused', async () => {
    await expect(
      grantToAccount(db, security, { accountId, role: 'resident', scope: { kind: 'all' } }),
    ).rejects.toMatchObject({ code: 'identity.roleUnknown' });
  });

  test('a disabled account says so and can be enabled again', async () => {
    await setAccountStatus(db, security, { accountId, status: 'disabled', reason: '调离' });
    expect((await own())?.status).toBe('disabled');
    await setAccountStatus(db, security, { accountId, status: 'active', reason: '回岗' });
    expect((await own())?.status).toBe('active');
  });
});
