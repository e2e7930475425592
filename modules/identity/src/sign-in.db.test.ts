import { randomUUID } from 'node:crypto';
import { type Actor, anonymousActor, systemActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase, type TestServices, testServices } from '@onewindow/testing';
import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePassword, createAccount, registerPerson } from './accounts.ts';
import { authenticate } from './authenticate.ts';
import { createMandate, grantRole } from './grants.ts';
import { endPosting } from './manage-accounts.ts';
import { giveMandate, listMandatesGiven, revokeMandate } from './mandates.ts';
import { findParty } from './parties.ts';
import { identityPermissions } from './permissions.ts';
import { givePosting, listPostings, workIn } from './postings.ts';
import { confirmSecondFactor, removeSecondFactor, startSecondFactor } from './second-factor.ts';
import { actFor, listSessions, revokeOtherSessions, revokeSession, signIn, signOut } from './sessions.ts';

let database: TestDatabase;
let db: Db;
let services: TestServices;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  // Sessions and mandates are counted by the database's own clock.
  services = testServices(db, { at: new Date().toISOString() });
});
afterAll(() => database.close());

const password = 'lijiang liu guo yangshuo';
const stranger = () => anonymousActor(randomUUID(), 'web');
const people = [
  ['李云舒（示例）', '450305199508173029'],
  ['韦春生（示例）', '450303197002114118'],
] as const;
const [li, wei] = people;

let numbers = 0;
/** A fresh resident with an account; the number is made up and its check digit right. */
async function newResident(name = '甘小满（示例）'): Promise<{ login: string; idNumber: string; name: string }> {
  numbers += 1;
  const idNumber = withCheckDigit(`45030219900101${String(100 + numbers)}`);
  const login = `gan${numbers}`;
  await registerPerson(db, services, stranger(), { login, password, party: personOf(name, idNumber) });
  return { login, idNumber, name };
}

function withCheckDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const personOf = (name: string, idNumber: string) =>
  ({ kind: 'person', name, idType: 'citizenId', idNumber, phone: '13800002607' }) as const;

const from = (login: string, rest: Partial<Parameters<typeof signIn>[2]> = {}) =>
  signIn(db, services, { login, password, address: '10.0.0.1', device: 'test', requestId: randomUUID(), ...rest });

const actorOf = (token: string): Promise<Actor> => authenticate(db, { token, requestId: randomUUID() });

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'ok',
    error => error.code ?? String(error),
  );

async function failFrom(login: string, address: string, times: number): Promise<string[]> {
  const answers: string[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await codeOf(from(login, { password: 'wrong', address })));
  return answers;
}

describe('signing in', () => {
  test('five wrong passwords lock this address, and nobody else', async () => {
    const { login } = await newResident();
    await failFrom(login, '10.0.0.66', 5);
    expect(await codeOf(from(login, { address: '10.0.0.66' }))).toBe('identity.locked');
    expect(await codeOf(from(login, { address: '10.0.0.2' }))).toBe('ok');
  });

  test('a browser that has signed in before is not locked by somebody at the same address', async () => {
    const { login } = await newResident();
    const { token } = await from(login, { address: '10.0.0.77' });
    await failFrom(login, '10.0.0.77', 6);
    expect(await codeOf(from(login, { address: '10.0.0.77' }))).toBe('identity.locked');
    expect(await codeOf(from(login, { address: '10.0.0.77', knownDevice: token }))).toBe('ok');
  });

  test('an unknown name answers as a known one does, to the lock and beyond', async () => {
    const { login } = await newResident();
    const known = await failFrom(login, '10.0.0.88', 7);
    expect(known.at(-1)).toBe('identity.locked');
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40 }), async name => {
        const unknown = `nobody-${randomUUID()}-${name}`;
        expect(await failFrom(unknown, '10.0.0.88', 7)).toEqual(known);
      }),
      { numRuns: 3 },
    );
  });

  test('a name is the same in capitals, in full width and with spaces around', async () => {
    const { login } = await newResident();
    expect(await codeOf(from(` ${login.toUpperCase()} `))).toBe('ok');
    expect(await codeOf(from(login.replace('gan', 'ｇａｎ')))).toBe('ok');
  });
});

describe('sessions', () => {
  test('a session that was ended elsewhere opens nothing', async () => {
    const { login } = await newResident();
    const here = await from(login);
    const there = await from(login, { device: 'another' });
    const actor = await actorOf(here.token);
    const sessions = await listSessions(db, actor);
    expect(sessions.map(session => session.current).sort()).toEqual([false, true]);
    await revokeSession(db, actor, sessions.find(session => !session.current)?.id ?? '');
    expect([(await actorOf(there.token)).kind, (await actorOf(here.token)).kind]).toEqual(['anonymous', 'person']);
  });

  test('nobody ends somebody else’s session', async () => {
    const [one, other] = [await newResident(), await newResident()];
    const victim = await actorOf((await from(one.login)).token);
    const attacker = await actorOf((await from(other.login)).token);
    expect(await codeOf(revokeSession(db, attacker, victim.sessionId ?? ''))).toBe('identity.sessionNotFound');
  });

  test('a new password and “end all others” end every session but this one', async () => {
    const { login } = await newResident();
    const tokens = [(await from(login)).token, (await from(login)).token, (await from(login)).token];
    const actor = await actorOf(tokens[0] ?? '');
    expect(await revokeOtherSessions(db, actor)).toBe(2);
    tokens.push((await from(login)).token);
    expect(await codeOf(changePassword(db, actor, { current: 'not it', password: 'a new and long one' }))).toBe(
      'identity.wrongCurrentPassword',
    );
    await changePassword(db, actor, { current: password, password: 'a new and long one' });
    const kinds = [];
    for (const token of tokens) kinds.push((await actorOf(token)).kind);
    expect(kinds).toEqual(['person', 'anonymous', 'anonymous', 'anonymous']);
    expect(await codeOf(from(login))).toBe('identity.wrongPassword');
  });

  test('signing out ends the session, and doing so twice is no error', async () => {
    const { token } = await from((await newResident()).login);
    await signOut(db, token);
    await signOut(db, token);
    expect((await actorOf(token)).kind).toBe('anonymous');
  });
});

describe('the second factor', () => {
  async function enrolled() {
    const { login } = await newResident();
    const actor = await actorOf((await from(login)).token);
    const { secret } = await startSecondFactor(db, services, actor);
    const code = (steps = 0) =>
      new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
        timestamp: services.now().getTime() + steps * 30_000,
      });
    await confirmSecondFactor(db, services, actor, code(-1));
    return { login, actor, code };
  }

  test('signing in takes a code, and a code that was used is refused', async () => {
    const { login, code } = await enrolled();
    expect(await codeOf(from(login))).toBe('identity.codeNeeded');
    expect(await codeOf(from(login, { code: code() }))).toBe('ok');
    expect(await codeOf(from(login, { code: code() }))).toBe('identity.wrongCode');
    expect(await codeOf(from(login, { code: code(-1) }))).toBe('identity.wrongCode');
    expect(await codeOf(from(login, { code: code(1) }))).toBe('ok');
  });

  test('codes cannot be tried one after the other', async () => {
    const { login } = await enrolled();
    const answers: string[] = [];
    for (let n = 0; n < 6; n += 1) answers.push(await codeOf(from(login, { code: '000000', address: '10.0.0.9' })));
    expect(answers.at(-1)).toBe('identity.locked');
  });

  test('an open session cannot replace or remove it without a code', async () => {
    const { actor, code } = await enrolled();
    expect(await codeOf(startSecondFactor(db, services, actor))).toBe('identity.secondFactorStands');
    for (const odd of ['000000', '', '𬨞𬨞𬨞', '12 34'])
      expect(await codeOf(removeSecondFactor(db, services, actor, odd))).toBe('identity.wrongCode');
    expect(await codeOf(removeSecondFactor(db, services, actor, code()))).toBe('ok');
    expect(await codeOf(startSecondFactor(db, services, actor))).toBe('ok');
  });
});

describe('registering', () => {
  test('one ID number has one account, and a taken name is said at its field', async () => {
    const first = { login: 'liyunshu', password, party: personOf(...li) };
    await registerPerson(db, services, stranger(), first);
    await expect(registerPerson(db, services, stranger(), { ...first, login: 'second' })).rejects.toMatchObject({
      code: 'identity.partyHasAccount',
    });
    await expect(
      registerPerson(db, services, stranger(), { login: 'LiYunShu', password, party: personOf(...wei) }),
    ).rejects.toMatchObject({ code: 'identity.loginTaken', fields: [{ path: '/login' }] });
    expect(await findParty(db, services, { idType: 'citizenId', idNumber: wei[1] })).toBeUndefined();
  });

  test('two registrations at the same moment make one account', async () => {
    const party = personOf('卢见山（示例）', withCheckDigit('45030219880808901'));
    const answers = await Promise.all(
      ['lu1', 'lu2'].map(login => codeOf(registerPerson(db, services, stranger(), { login, password, party }))),
    );
    expect(answers.sort()).toEqual(['identity.partyHasAccount', 'ok']);
  });

  test('a number without its name opens no account', async () => {
    const idNumber = withCheckDigit('45030219880808902');
    const { findOrCreateParty } = await import('./parties.ts');
    await findOrCreateParty(db, services, stranger(), personOf('唐小川（示例）', idNumber));
    const register = (name: string) =>
      codeOf(registerPerson(db, services, stranger(), { login: 'tang', password, party: personOf(name, idNumber) }));
    expect(await register('张三')).toBe('identity.nameDiffers');
    expect(await register('唐小川')).toBe('ok');
  });

  test('everything wrong is said at once, each at its field', async () => {
    const party = { ...personOf('', '450305199508173020'), phone: '1380000' };
    await expect(
      registerPerson(db, services, stranger(), { login: 'a b', password: 'short', party }),
    ).rejects.toMatchObject({
      code: 'identity.badRegistration',
      fields: [{ path: '/name' }, { path: '/idNumber' }, { path: '/phone' }, { path: '/login' }, { path: '/password' }],
    });
  });
});

describe('acting for others', () => {
  async function pair() {
    const [principal, agent] = [await newResident('秦有容（示例）'), await newResident('尹知行（示例）')];
    const token = (await from(agent.login)).token;
    const giver = await actorOf((await from(principal.login)).token);
    const input = { name: '尹知行', idNumber: agent.idNumber, relation: '代理人', validUntil: services.today() };
    return { giver, agent, token, input, partyId: giver.partyId ?? '' };
  }

  test('acting needs a mandate in force and ends with it, in open sessions too', async () => {
    const { giver, token, input, partyId } = await pair();
    const agent = await actorOf(token);
    expect(await codeOf(actFor(db, agent, { token, partyId }))).toBe('identity.noMandate');
    const id = await giveMandate(db, services, giver, input);
    await actFor(db, agent, { token, partyId });
    expect((await actorOf(token)).partyId).toBe(partyId);
    await revokeMandate(db, giver, id);
    expect((await actorOf(token)).partyId).toBe(agent.partyId);
    expect(await codeOf(actFor(db, agent, { token, partyId }))).toBe('identity.noMandate');
  });

  test('a mandate of yesterday or tomorrow does not hold today', async () => {
    const { giver, token, partyId } = await pair();
    const agent = await actorOf(token);
    const given = { principalPartyId: partyId, agentPartyId: agent.partyId ?? '', relation: '代理人' };
    await createMandate(db, giver, { ...given, validFrom: '2020-01-01', validUntil: '2020-12-31' });
    await createMandate(db, giver, { ...given, validFrom: '2999-01-01' });
    expect(await codeOf(actFor(db, agent, { token, partyId }))).toBe('identity.noMandate');
  });

  test('an unknown number and a name that differs get one answer', async () => {
    const { giver, input } = await pair();
    const give = (change: object) => codeOf(giveMandate(db, services, giver, { ...input, ...change }));
    expect(await give({ name: '别的人' })).toBe('identity.agentUnknown');
    expect(await give({ idNumber: withCheckDigit('45030219880808999') })).toBe('identity.agentUnknown');
    expect(await give({ validUntil: '2020-01-01' })).toBe('identity.mandateDates');
    expect(await give({ validUntil: '2999-01-01' })).toBe('identity.mandateDates');
    expect(await give({})).toBe('ok');
    expect(await give({})).toBe('identity.mandateStands');
  });

  test('an agent cannot pass a mandate on, nor revoke what she did not give', async () => {
    const { giver, token, input, partyId } = await pair();
    const id = await giveMandate(db, services, giver, input);
    await actFor(db, await actorOf(token), { token, partyId });
    const acting = await actorOf(token);
    const third = await newResident('龙潜渊（示例）');
    await giveMandate(db, services, acting, { ...input, name: '龙潜渊', idNumber: third.idNumber });
    // What she gives is in her own name, never in that of the party she acts for.
    expect((await listMandatesGiven(db, partyId)).map(mandate => mandate.id)).toEqual([id]);
    expect(await codeOf(revokeMandate(db, acting, id))).toBe('identity.mandateNotFound');
  });

  test('giving and revoking are events of the principal', async () => {
    const { giver, input, partyId } = await pair();
    await revokeMandate(db, giver, await giveMandate(db, services, giver, input));
    const { rows } = await sql<{ type: string }>`
      select type from platform.event where party_id = ${partyId} and type like 'identity.mandate%' order by at, id`.execute(
      db,
    );
    expect(rows.map(row => row.type)).toEqual(['identity.mandateGiven', 'identity.mandateRevoked']);
  });
});

describe('several posts', () => {
  test('one works in one post at a time, with its body and its roles only', async () => {
    const system = systemActor('test');
    const organisation = (name: string) => ({ id: randomUUID(), name, divisionCode: '450305000000' });
    const [own, other] = [organisation('七星区行政审批局'), organisation('叠彩区行政审批局')];
    const login = 'jiangruyuan';
    const accountId = await createAccount(db, system, {
      kind: 'staff',
      login,
      name: '蒋如愿（示例）',
      password,
      staff: {
        staffId: randomUUID(),
        organisationId: own.id,
        organisationName: own.name,
        unitId: null,
        divisionCode: own.divisionCode,
      },
    });
    await grantRole(db, system, {
      accountId,
      role: 'handler',
      scope: { kind: 'organisation', organisationId: own.id },
    });
    const { token } = await from(login);
    expect(await listPostings(db, await actorOf(token))).toEqual([]);
    const id = await givePosting(db, system, {
      accountId,
      organisation: other,
      title: '综合窗口（周四）',
      roles: [{ role: 'windowOfficer', scope: { kind: 'organisation', organisationId: other.id } }],
    });
    expect(await actorOf(token)).toMatchObject({ organisationId: own.id, roles: ['handler'] });
    await workIn(db, await actorOf(token), id);
    const there = await actorOf(token);
    expect(there).toMatchObject({ organisationId: other.id, organisationName: other.name, roles: ['windowOfficer'] });
    expect(await listPostings(db, there)).toMatchObject([
      { id: 'main', current: false },
      { id, current: true },
    ]);
    // Another window of hers stays where it was.
    expect(await actorOf((await from(login)).token)).toMatchObject({ organisationId: own.id });

    const { login: stranger } = await newResident();
    const strangers = await actorOf((await from(stranger)).token);
    expect(await codeOf(workIn(db, strangers, id))).toBe('identity.noPosting');
    expect(await codeOf(endPosting(db, staffActor(), id))).toBe('identity.accountNotFound');
    const security = staffActor({ permissions: [identityPermissions.manageAccounts], scope: { kind: 'all' } });
    await endPosting(db, security, id);
    expect(await codeOf(endPosting(db, security, id))).toBe('identity.noPosting');
    expect(await actorOf(token)).toMatchObject({ organisationId: own.id, roles: ['handler'] });
    expect(await codeOf(workIn(db, await actorOf(token), id))).toBe('identity.noPosting');
  });
});
