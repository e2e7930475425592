import { randomUUID } from 'node:crypto';
import { checkLicenceIdentifier, checkUnifiedSocialCreditCode } from '@onewindow/codes';
import { inTransaction, sql } from '@onewindow/db';
import { findOrCreateParty, type PartySummary } from '@onewindow/identity';
import {
  createTestDatabase,
  personActor,
  staffActor,
  type TestDatabase,
  type TestServices,
  testServices,
} from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLicence } from './change.ts';
import { annulLicence, endLicence, forfeitLicence, revokeLicence } from './end.ts';
import { exportLicences, type LicenceExportRow } from './export.ts';
import { type IssueLicence, issueLicence } from './issue.ts';
import { licencePermissions } from './permissions.ts';
import {
  canReadLicence,
  getLicence,
  getLicenceDetail,
  licenceScope,
  listLicences,
  listLicencesOfParty,
} from './queries.ts';
import { renderLicence } from './render/render.ts';
import { type VerifyQuery, verifyLicence } from './verify/verify.ts';
import { verifyLicenceFile } from './verify/verify-file.ts';

let database: TestDatabase;
let services: TestServices;
let company: PartySummary;
let person: PartySummary;
const officer = staffActor();
const organisation = {
  id: randomUUID(),
  name: '桂林市七星区行政审批局（示例）',
  uscc: '11450305MB1H26056W',
  divisionCode: '450305000000',
};

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database.db, { at: '2026-11-26' });
  company = await findOrCreateParty(database.db, services, officer, {
    kind: 'organisation',
    name: '桂林漓岸餐饮管理有限公司（示例）',
    idType: 'unifiedSocialCreditCode',
    idNumber: '91350100M000100Y43',
  });
  person = await findOrCreateParty(database.db, services, officer, {
    kind: 'person',
    name: '李云舒（示例）',
    idType: 'citizenId',
    idNumber: '11010519491231002X',
  });
});
afterAll(() => database.close());

const food = (overrides: Partial<IssueLicence> = {}): IssueLicence => ({
  typeKey: 'foodBusinessLicence',
  caseId: randomUUID(),
  organisation,
  holder: { partyId: company.id },
  issuedOn: '2026-11-26',
  validFrom: '2026-11-26',
  validTo: '2031-11-25',
  content: {
    creditCode: '91350100M000100Y43',
    legalRepresentative: '李云舒（示例）',
    premises: { division: '450305000000', detail: '骖鸾路（示例）1号' },
    businessKind: 'catering',
    foods: ['hot', 'cold', 'drinks'],
    contactName: '不该印在证照上',
  },
  ...overrides,
});
const issue = (overrides: Partial<IssueLicence> = {}) => issueLicence(database.db, services, officer, food(overrides));
const verify = (query: VerifyQuery) => verifyLicence(database.db, services, query);
const reason = '持有人申请注销';
const law = '《中华人民共和国行政许可法》第七十条';

describe('issuing a licence', () => {
  test('gives a number of the trade, an identifier that checks, and a token', async () => {
    const licence = await issue();
    expect(licence.number).toMatch(/^JY2 450305 \d{7}$/);
    expect(checkLicenceIdentifier(licence.identifier)).toMatchObject({
      ok: true,
      issuer: organisation.uscc,
      version: 1,
    });
    expect(licence.token).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  test('puts on its face what the type asks for, in words, and nothing else', async () => {
    const { fields } = await getLicence(database.db, (await issue()).id);
    expect(fields.map(field => [field.label.zh, field.value.zh])).toEqual([
      ['统一社会信用代码', '91350100M000100Y43'],
      ['法定代表人（负责人）', '李云舒（示例）'],
      ['经营场所', expect.stringMatching(/骖鸾路（示例）1号$/)],
      ['主体业态', '餐饮服务经营者'],
      ['经营项目', '热食类食品制售、冷食类食品制售、自制饮品制售'],
    ]);
  });

  test('happens once for a case and type, even at the same moment', async () => {
    const input = food();
    const issued = await Promise.all(
      Array.from({ length: 6 }, () => issueLicence(database.db, services, officer, input)),
    );
    expect(new Set(issued.map(licence => licence.id)).size).toBe(1);
    const events =
      await sql`select 1 from platform.event where type = 'licences.issued' and case_id = ${input.caseId ?? null}`.execute(
        database.db,
      );
    expect(events.rows).toHaveLength(1);
  });

  test('numbers without gaps or doubles when some decisions fail', async () => {
    const elsewhere = { ...organisation, uscc: '11450721MB15580811', divisionCode: '450321000000' };
    const attempts = Array.from({ length: 18 }, (_, index) =>
      inTransaction(database.db, async tx => {
        const licence = await issueLicence(tx, services, officer, food({ organisation: elsewhere }));
        if (index % 3 === 0) throw new Error('the decision fails');
        return licence.number;
      }).catch(() => undefined),
    );
    const numbers = (await Promise.all(attempts)).filter(number => number !== undefined).sort();
    expect(numbers).toEqual(
      Array.from({ length: 12 }, (_, index) => `JY2 450321 ${String(index + 1).padStart(7, '0')}`),
    );
  });

  test('founds a company: the business licence gives it a new credit code and its name', async () => {
    const licence = await issue({
      typeKey: 'businessLicence',
      holder: { partyId: person.id },
      validTo: null,
      content: {
        companyName: '桂林新开的店有限公司（示例）',
        companyKind: 'limited',
        legalRepresentative: '李云舒（示例）',
        capital: 100_000_000,
        scope: '餐饮服务',
      },
    });
    expect(checkUnifiedSocialCreditCode(licence.number)).toMatchObject({
      ok: true,
      kind: 'company',
      division: '450305',
    });
    const row = await getLicence(database.db, licence.id);
    expect(row).toMatchObject({
      holderName: '桂林新开的店有限公司（示例）',
      holderKind: 'organisation',
      holderPartyId: person.id,
    });
    expect(row.content).toMatchObject({ name: '桂林新开的店有限公司（示例）', creditCode: licence.number });
    expect(row.fields.find(field => field.key === 'capital')?.value.zh).toBe('100 万元');
  });

  test('keeps a person’s ID number sealed and shows it masked', async () => {
    const { id } = await issue({
      typeKey: 'healthCertificate',
      holder: { partyId: person.id },
      content: { category: '餐饮' },
    });
    const { rows } = await sql<{
      text: string;
    }>`select l::text as text from licences.licence l where id = ${id}`.execute(database.db);
    expect(rows[0]?.text).not.toContain('11010519491231002X');
    expect((await getLicence(database.db, id)).holderCodeMasked).toBe('110105********002X');
  });

  test('of an unknown type is refused by name', async () => {
    await expect(issue({ typeKey: 'noSuchThing' })).rejects.toMatchObject({ code: 'licences.typeNotFound' });
  });
});

describe('verifying a licence', () => {
  test('answers to token, address in the QR code, number with other spaces, and identifier', async () => {
    const licence = await issue();
    const queries: VerifyQuery[] = [
      { token: licence.token },
      { token: licence.token.toLowerCase() },
      { text: `http://localhost:4300/v/${licence.token}` },
      { number: licence.number },
      { text: licence.number.replaceAll(' ', '').toLowerCase() },
      { identifier: licence.identifier },
      { text: licence.identifier },
    ];
    for (const query of queries) {
      const answer = await verify(query);
      expect(answer, JSON.stringify(query)).toMatchObject({ verdict: 'valid', licence: { number: licence.number } });
    }
  });

  test('names a company and masks a person', async () => {
    const own = await issue({ typeKey: 'healthCertificate', holder: { partyId: person.id }, content: {} });
    expect((await verify({ token: (await issue()).token })).licence?.holderName).toBe(
      '桂林漓岸餐饮管理有限公司（示例）',
    );
    expect((await verify({ token: own.token })).licence?.holderName).toBe('李**（示例）');
  });

  test('tells only the lines that its type makes public', async () => {
    const licence = await issue({
      typeKey: 'realEstateCertificate',
      content: { address: '七星区（示例）1号', rights: '国有建设用地使用权', use: '住宅' },
    });
    expect((await verify({ token: licence.token })).licence?.fields.map(field => field.label.zh)).toEqual([
      '权利类型',
      '用途',
    ]);
  });

  test('does not know what was never issued, and is not fooled by patterns', async () => {
    for (const text of ['JY2 450305 9999999', 'ZZZZZZZZZZZZ', '%', '', "' or 1=1 --", '1.2.156.3005.2.x']) {
      expect((await verify({ text })).verdict, text).toBe('notFound');
    }
  });

  test('says expired from the day after the last day, and not yet valid before the first', async () => {
    const old = await issue({ validFrom: '2021-11-26', validTo: '2026-11-25' });
    const lastDay = await issue({ validTo: '2026-11-26' });
    const future = await issue({ validFrom: '2026-12-01' });
    expect((await verify({ token: old.token })).verdict).toBe('expired');
    expect((await verify({ token: lastDay.token })).verdict).toBe('valid');
    expect((await verify({ token: future.token })).verdict).toBe('notYetValid');
  });

  test('says at once that a licence was annulled, by whom and why', async () => {
    const licence = await issue();
    await annulLicence(database.db, services, officer, {
      licenceId: licence.id,
      reason,
      law,
      document: '七审批注〔2026〕41号',
    });
    expect(await verify({ token: licence.token })).toMatchObject({
      verdict: 'annulled',
      headline: {
        zh: '发证机关已于 2026\u00a0年\u00a011\u00a0月\u00a026\u00a0日注销这张证照，请不要再凭它经营或交易。',
      },
      licence: {
        status: { zh: '已注销' },
        by: officer.organisationName,
        reason,
        law,
        document: '七审批注〔2026〕41号',
      },
    });
  });
});

describe('ending a licence', () => {
  test('is recorded in its history and as an event that the holder can see', async () => {
    const { id } = await issue();
    await revokeLicence(database.db, services, officer, {
      licenceId: id,
      reason: '提供虚假材料',
      law: '《中华人民共和国行政许可法》第六十九条',
    });
    const detail = await getLicenceDetail(database.db, services, id);
    expect(detail.status).toBe('revoked');
    expect(detail.history.map(entry => entry.status.zh)).toEqual(['正常', '撤销']);
    const { rows } = await sql<{ type: string; party: string }>`
      select type, party_id as party from platform.event where subject_id = ${id} order by at, id`.execute(database.db);
    expect(rows.at(-1)).toEqual({ type: 'licences.revoked', party: company.id });
  });

  test('needs a reason, and for taking it away the law', async () => {
    const { id } = await issue();
    await expect(
      annulLicence(database.db, services, officer, { licenceId: id, reason: ' ', law }),
    ).rejects.toMatchObject({ code: 'licences.reasonNeeded' });
    await expect(
      forfeitLicence(database.db, services, officer, { licenceId: id, reason: '屡次违法', law: null }),
    ).rejects.toMatchObject({ code: 'licences.lawNeeded' });
  });

  test('cannot happen twice, nor on a page that is no longer true', async () => {
    const { id } = await issue();
    await expect(
      annulLicence(database.db, services, officer, { licenceId: id, reason, law, revision: 7 }),
    ).rejects.toMatchObject({ code: 'licences.stale' });
    const both = await Promise.allSettled(
      [1, 2].map(() => annulLicence(database.db, services, officer, { licenceId: id, reason, law })),
    );
    expect(both.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(annulLicence(database.db, services, officer, { licenceId: id, reason, law })).rejects.toMatchObject({
      code: 'licences.notInForce',
    });
  });

  test('outside one’s jurisdiction finds nothing', async () => {
    const { id } = await issue();
    const stranger = staffActor({ permissions: [licencePermissions.annul] });
    const neighbour = staffActor({
      permissions: [licencePermissions.annul],
      scope: { kind: 'division', code: '450321000000' },
    });
    const own = staffActor({
      permissions: [licencePermissions.annul],
      scope: { kind: 'division', code: '450300000000' },
    });
    const end = (actor: typeof own) =>
      endLicence(database.db, services, actor, 'annul', { licenceId: id, reason, law }, licenceScope(actor, 'annul'));
    await expect(end(stranger)).rejects.toMatchObject({ code: 'licences.notFound' });
    await expect(end(neighbour)).rejects.toMatchObject({ code: 'licences.notFound' });
    await expect(end(own)).resolves.toMatchObject({ statusKey: 'annulled' });
  });
});

describe('changing a licence', () => {
  test('keeps the number, makes a new version with its own identifier, and the old copy says that it is old', async () => {
    const first = await issue();
    const input = {
      licenceId: first.id,
      reason: '变更',
      caseId: randomUUID(),
      content: { foods: ['hot'] },
      issuedOn: '2026-11-27',
    };
    const second = await changeLicence(database.db, services, officer, input);
    expect(second).toMatchObject({ number: first.number, version: 2 });
    expect(checkLicenceIdentifier(second.identifier)).toMatchObject({ ok: true, version: 2 });
    expect(await verify({ token: first.token })).toMatchObject({
      verdict: 'replaced',
      licence: { version: 1, currentVersion: 2 },
    });
    expect(await verify({ token: second.token })).toMatchObject({ verdict: 'valid', licence: { version: 2 } });
    expect(await verify({ number: first.number })).toMatchObject({ verdict: 'valid', licence: { version: 2 } });
    const row = await getLicence(database.db, first.id);
    expect(row.fields.map(field => field.value.zh)).toContain('热食类食品制售');
    expect(row.fields.map(field => field.label.zh)).toContain('经营场所');
    expect(await changeLicence(database.db, services, officer, input)).toMatchObject({ version: 2 });
  });

  test('is refused when the licence is no longer in force', async () => {
    const { id } = await issue();
    await annulLicence(database.db, services, officer, { licenceId: id, reason, law });
    await expect(
      changeLicence(database.db, services, officer, { licenceId: id, reason: '变更', issuedOn: '2026-11-27' }),
    ).rejects.toMatchObject({ code: 'licences.notInForce' });
  });
});

describe('the PDF of a licence', () => {
  test('is signed by the body, names the licence, and verifies as a file', async () => {
    const licence = await issue();
    const bytes = await renderLicence(services, licence.id);
    const report = await verifyLicenceFile(services, bytes);
    expect(report).toMatchObject({
      good: true,
      signature: {
        valid: true,
        chainTrusted: true,
        coversWholeDocument: true,
        organisation: organisation.name,
        uscc: organisation.uscc,
      },
      verification: { verdict: 'valid', licence: { number: licence.number } },
    });
  });

  test('is drawn once and the same for everybody', async () => {
    const { id } = await issue();
    const [one, two] = await Promise.all([renderLicence(services, id), renderLicence(services, id)]);
    expect(one.equals(two)).toBe(true);
    expect((await renderLicence(services, id)).equals(one)).toBe(true);
  });

  test('is no longer good once the licence is annulled or a byte is changed', async () => {
    const { id } = await issue();
    const bytes = await renderLicence(services, id);
    const changed = Buffer.from(bytes);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    expect((await verifyLicenceFile(services, changed)).good).toBe(false);
    await annulLicence(database.db, services, officer, { licenceId: id, reason, law });
    const after = await verifyLicenceFile(services, bytes);
    expect(after).toMatchObject({ good: false, signature: { valid: true }, verification: { verdict: 'annulled' } });
  });

  test('carries a name of five hundred rare characters', async () => {
    const name = '㭎𠮷'.repeat(250);
    const { id } = await issue({ holder: { name, kind: 'organisation', code: '91350100M000100Y43' } });
    expect((await verifyLicenceFile(services, await renderLicence(services, id))).good).toBe(true);
  });
});

describe('lists', () => {
  test('a holder’s licences come newest first, page by page, each once', async () => {
    const holder = await findOrCreateParty(database.db, services, officer, {
      kind: 'organisation',
      name: '桂林翻页有限公司（示例）',
      idType: 'unifiedSocialCreditCode',
      idNumber: '11450000007565194H',
    });
    for (let day = 1; day <= 5; day++) {
      await issue({
        holder: { partyId: holder.id },
        at: new Date(`2026-11-0${day}T00:00:00.123Z`),
        issuedOn: `2026-11-0${day}`,
      });
    }
    const days: string[] = [];
    let after: string | undefined;
    do {
      const page = await listLicencesOfParty(database.db, { partyId: holder.id, page: { limit: 2, after } });
      days.push(...page.rows.map(row => row.issuedOn));
      after = page.next ?? undefined;
    } while (after);
    expect(days).toEqual(['2026-11-05', '2026-11-04', '2026-11-03', '2026-11-02', '2026-11-01']);
  });

  test('staff see what their jurisdiction holds and find by number or holder', async () => {
    const licence = await issue();
    const own = staffActor({
      permissions: [licencePermissions.read],
      scope: { kind: 'organisation', organisationId: organisation.id },
    });
    const other = staffActor({ permissions: [licencePermissions.read] });
    const find = (actor: typeof own, text: string) =>
      listLicences(database.db, actor, { filters: { text }, page: { limit: 100 } });
    expect((await find(own, licence.number)).rows.map(row => row.id)).toEqual([licence.id]);
    expect((await find(own, '桂林漓岸')).rows.length).toBeGreaterThan(1);
    expect((await find(other, licence.number)).rows).toEqual([]);
  });

  test('a licence is read by its holder and by staff of the jurisdiction', async () => {
    const row = await getLicence(database.db, (await issue()).id);
    expect(canReadLicence(personActor({ partyId: company.id }), row)).toBe(true);
    expect(canReadLicence(personActor(), row)).toBe(false);
    const of = (code: string) =>
      staffActor({ permissions: [licencePermissions.read], scope: { kind: 'division', code } });
    expect(canReadLicence(of('450300000000'), row)).toBe(true);
    expect(canReadLicence(of('450321000000'), row)).toBe(false);
  });

  test('the export has the national columns and opens the holder’s code', async () => {
    const licence = await issue();
    const actor = staffActor({ permissions: [licencePermissions.export], scope: { kind: 'all' } });
    const rows: LicenceExportRow[] = [];
    for await (const row of exportLicences(database.db, services, actor)) rows.push(row);
    expect(rows.find(row => row.certificate_source_id === licence.identifier)).toMatchObject({
      certificate_name: '食品经营许可证',
      certificate_number: licence.number,
      holder_code: '91350100M000100Y43',
      holder_type: '2',
      issue_date: '20261126',
      status: '01',
    });
  });

  test('the public view masks persons', async () => {
    const { id } = await issue({ typeKey: 'healthCertificate', holder: { partyId: person.id }, content: {} });
    const { rows } = await sql<{
      name: string;
    }>`select holder_name as name from licences.public_licence_v1 where id = ${id}`.execute(database.db);
    expect(rows[0]?.name).toMatch(/^李\*+$/);
  });
});
