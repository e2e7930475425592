import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { findOrCreateParty } from '@onewindow/identity';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveCase } from './acceptance/receive.ts';
import { withdrawCase } from './handling/end-early.ts';
import type { WithdrawalAsker } from './handling/withdrawal-asker.ts';
import { getCase } from './queries/get-case.ts';
import { submitApplication } from './submit/submit-application.ts';
import { fillApplication } from './testing/fill-application.ts';
import { makeWorld, type World } from './testing/world.ts';

const food = '000131907000';
const qixing = '450305000000';
const agent: WithdrawalAsker = {
  kind: 'agent',
  name: '桂小满（示例）',
  idType: 'citizenId',
  idNumber: '11010519491231002X',
  checked: true,
};

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

/** A received case of a person, or of a company that the officer entered for. */
async function received({ company = false }: { company?: boolean } = {}): Promise<string> {
  const { db } = database;
  const { services, window, applicant } = world;
  const wanted = { basicCodes: [food], divisionCode: qixing };
  if (!company) {
    const { cases } = await submitApplication(db, services, applicant, {
      id: await fillApplication(db, services, applicant, wanted),
    });
    await receiveCase(db, services, window, { caseId: cases[0]?.id ?? '' });
    return cases[0]?.id ?? '';
  }
  const party = await findOrCreateParty(db, services, window, {
    kind: 'organisation',
    name: '桂林漓岸餐饮管理有限公司（示例）',
    idType: 'unifiedSocialCreditCode',
    idNumber: '91450305MAE0LJ2603',
  });
  const { cases } = await submitApplication(db, services, window, {
    id: await fillApplication(db, services, window, { ...wanted, partyId: party.id }),
  });
  return cases[0]?.id ?? '';
}

const withdraw = (caseId: string, askedBy?: WithdrawalAsker, reason = '换地方开店了') =>
  withdrawCase(database.db, world.services, world.window, { caseId, reason, askedBy });

describe('withdrawing at a window', () => {
  it('is refused without who asked, and changes nothing', async () => {
    const caseId = await received();
    await expect(withdraw(caseId)).rejects.toMatchObject({ code: 'cases.askerNeeded' });
    const { row } = await getCase(database.db, world.services, world.window, caseId);
    expect(row).toMatchObject({ state: 'received', outcome: null });
  });

  it('is refused until the identity document was checked', async () => {
    const caseId = await received();
    await expect(withdraw(caseId, { kind: 'applicant', checked: false })).rejects.toMatchObject({
      code: 'cases.askerWrong',
      fields: [{ path: '/askedBy/checked' }],
    });
    await expect(withdraw(caseId, { ...agent, checked: false })).rejects.toMatchObject({ code: 'cases.askerWrong' });
  });

  it('says what is wrong with the agent at each field, and takes the applicant for nobody’s agent', async () => {
    const caseId = await received();
    await expect(withdraw(caseId, { ...agent, name: ' ', idNumber: '110105194912310021' })).rejects.toMatchObject({
      code: 'cases.askerWrong',
      fields: [{ path: '/askedBy/name' }, { path: '/askedBy/idNumber' }],
    });
    await expect(withdraw(caseId, { kind: 'agent', checked: true })).rejects.toMatchObject({
      fields: [{ path: '/askedBy/name' }, { path: '/askedBy/idNumber' }],
    });
    await expect(withdraw(caseId, { ...agent, idNumber: '450305199508173029' })).rejects.toMatchObject({
      fields: [{ path: '/askedBy/kind', code: 'cases.askerIsApplicant' }],
    });
    await expect(withdraw(caseId, { ...agent, kind: 'representative' })).rejects.toMatchObject({
      fields: [{ path: '/askedBy/kind', code: 'cases.askerIsPerson' }],
    });
    const { rows } =
      await sql`select 1 from platform.event where type = 'cases.withdrawn' and case_id = ${caseId}`.execute(
        database.db,
      );
    expect(rows).toEqual([]);
  });

  it('by the applicant herself keeps for whom and that it was she', async () => {
    const caseId = await received();
    await withdraw(caseId, { kind: 'applicant', checked: true });
    const { row, events, documents } = await getCase(database.db, world.services, world.window, caseId);
    expect(row).toMatchObject({ state: 'concluded', outcome: 'withdrawn' });
    expect(events.find(event => event.type === 'cases.withdrawn')).toMatchObject({
      channel: 'window',
      actorName: world.window.name,
      data: {
        reason: '换地方开店了',
        enteredFor: row.applicantName,
        askedBy: { kind: 'applicant', name: row.applicantName, idMasked: row.applicantIdMasked, partyId: row.partyId },
      },
    });
    expect(documents.map(document => document.kind)).toContain('withdrawalConfirmation');
  });

  it('by an agent keeps her name and masked number in the event, the whole number sealed, and both on the paper', async () => {
    const caseId = await received();
    await withdraw(caseId, agent);
    const { events, documents } = await getCase(database.db, world.services, world.applicant, caseId);
    const event = events.find(one => one.type === 'cases.withdrawn');
    expect(event?.data.askedBy).toMatchObject({
      kind: 'agent',
      name: '桂小满（示例）',
      idMasked: '1****************X',
    });
    expect(JSON.stringify(event)).not.toContain('11010519491231002X');
    const paper = documents.find(one => one.kind === 'withdrawalConfirmation');
    const { rows } = await sql<{ data: object }>`
      select data from documents.document where id = ${paper?.id ?? ''}`.execute(database.db);
    expect(rows[0]?.data).toMatchObject({
      askedByAgent: '桂小满（示例）',
      askedById: '1****************X',
      enteredBy: world.window.name,
    });
    const kept = await sql`select 1 from identity.party where name = '桂小满（示例）'`.execute(database.db);
    expect(kept.rows).toHaveLength(1);
  });

  it('of a company needs its representative or an agent', async () => {
    const caseId = await received({ company: true });
    await expect(withdraw(caseId, { kind: 'applicant', checked: true })).rejects.toMatchObject({
      fields: [{ path: '/askedBy/kind', code: 'cases.askerIsBody' }],
    });
    await withdraw(caseId, { ...agent, kind: 'representative' });
    const { events } = await getCase(database.db, world.services, world.window, caseId);
    expect(events.find(event => event.type === 'cases.withdrawn')?.data).toMatchObject({
      askedBy: { kind: 'representative' },
    });
  });

  it('happens once also by two clicks', async () => {
    const caseId = await received();
    const both = await Promise.allSettled([withdraw(caseId, agent), withdraw(caseId, agent)]);
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('withdrawing online', () => {
  it('names nobody else', async () => {
    const caseId = await received();
    const { services, applicant } = world;
    await expect(withdrawCase(database.db, services, applicant, { caseId, askedBy: agent })).rejects.toMatchObject({
      code: 'cases.askerNotAsked',
    });
    await withdrawCase(database.db, services, applicant, { caseId });
    const { events } = await getCase(database.db, services, applicant, caseId);
    expect(events.find(event => event.type === 'cases.withdrawn')?.data).not.toHaveProperty('askedBy');
  });
});
