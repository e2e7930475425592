import { randomUUID } from 'node:crypto';
import { sql } from '@onewindow/db';
import { findOrCreateParty, type PartySummary } from '@onewindow/identity';
import { createTestDatabase, staffActor, type TestDatabase, type TestServices, testServices } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLicence, previewChange } from './change.ts';
import { type CorrectLicence, correctionForm, correctLicence, previewCorrection } from './correct.ts';
import { annulLicence } from './end.ts';
import { type IssueLicence, issueLicence } from './issue.ts';
import { licencePermissions } from './permissions.ts';
import { getLicence, getLicenceDetail, licenceScope } from './queries.ts';
import { renderLicence, renderVersion } from './render/render.ts';
import { getLicenceType, saveLicenceType } from './types/licence-types.ts';
import { verifyLicence } from './verify/verify.ts';
import { verifyLicenceFile } from './verify/verify-file.ts';
import { findChangeByCase } from './version-history.ts';

let database: TestDatabase;
let services: TestServices;
let company: PartySummary;
const officer = staffActor({ name: '陈敬之（示例）' });
const organisation = {
  id: randomUUID(),
  name: '桂林市七星区市场监督管理局（示例）',
  uscc: '11450305MB1H26056W',
  divisionCode: '450305000000',
};
const law = '《中华人民共和国行政许可法》第四十九条';

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database.db, { at: '2026-11-26' });
  company = await findOrCreateParty(database.db, services, officer, {
    kind: 'organisation',
    name: '桂林漓岸餐饮管理有限公司（示例）',
    idType: 'unifiedSocialCreditCode',
    idNumber: '91350100M000100Y43',
  });
});
afterAll(() => database.close());

const issue = (overrides: Partial<IssueLicence> = {}) =>
  issueLicence(database.db, services, officer, {
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
      foods: ['hot', 'cold'],
    },
    ...overrides,
  });
const change = (licenceId: string, input: Partial<Parameters<typeof changeLicence>[3]> = {}) =>
  changeLicence(database.db, services, officer, { licenceId, reason: '变更', issuedOn: '2026-11-27', law, ...input });
const faulty = { reason: '打印时把姓写错了', law: '《中华人民共和国行政许可法》第五条', revision: 1 };
const correct = (licenceId: string, input: Partial<CorrectLicence>) =>
  correctLicence(database.db, services, officer, { licenceId, ...faulty, ...input });
const detail = (id: string) => getLicenceDetail(database.db, services, id);
const codeOf = (error: unknown) => (error as { code?: string }).code;

describe('changing a licence', () => {
  test('gives it a new name under the same number, and the old QR code tells what counts now', async () => {
    const first = await issue();
    const second = await change(first.id, { holderName: '桂林漓岸饮食有限公司（示例）', caseId: randomUUID() });
    expect(second).toMatchObject({ number: first.number, version: 2 });
    expect(await verifyLicence(database.db, services, { token: first.token })).toMatchObject({
      verdict: 'replaced',
      licence: {
        holderName: '桂林漓岸餐饮管理有限公司（示例）',
        replaced: { kind: { zh: '变更' }, now: { holderName: '桂林漓岸饮食有限公司（示例）', status: { zh: '有效' } } },
      },
    });
    expect(await verifyLicence(database.db, services, { number: first.number })).toMatchObject({
      verdict: 'valid',
      licence: { holderName: '桂林漓岸饮食有限公司（示例）', replaced: null },
    });
  });

  test('keeps a history of who, when, why, by which case, and of each line before and after', async () => {
    const caseId = randomUUID();
    const { id } = await issue();
    await change(id, { caseId, content: { legalRepresentative: '韦春生（示例）', foods: ['hot'] } });
    const { versions } = await detail(id);
    expect(versions.map(({ version, kind, by, law: of, caseId: from }) => ({ version, kind, by, of, from }))).toEqual([
      { version: 2, kind: 'change', by: '陈敬之（示例）', of: law, from: caseId },
      { version: 1, kind: 'issue', by: '陈敬之（示例）', of: null, from: expect.any(String) },
    ]);
    const changes = [
      ['legalRepresentative', '李云舒（示例）', '韦春生（示例）'],
      ['foods', '热食类食品制售、冷食类食品制售', '热食类食品制售'],
    ];
    expect(versions[0]?.changes.map(one => [one.key, one.before.zh, one.after.zh])).toEqual(changes);
    expect(await findChangeByCase(database.db, caseId)).toMatchObject({ licenceId: id, version: 2 });
    const { rows } = await sql<{ party: string; data: { changes: { key: string }[] } }>`
      select party_id as party, data from platform.event where type = 'licences.changed' and case_id = ${caseId}`.execute(
      database.db,
    );
    expect(rows).toMatchObject([
      { party: company.id, data: { changes: [{ key: changes[0]?.[0] }, { key: 'foods' }] } },
    ]);
  });

  test('can be looked at before it is made, and looking changes nothing', async () => {
    const { id } = await issue();
    const { changes, licence } = await previewChange(database.db, services, {
      licenceId: id,
      content: { premises: { division: '450305000000', detail: '骖鸾路（示例）2号' } },
      issuedOn: '2026-11-27',
    });
    // The words of the division stand before it where the directory knows it.
    expect(changes.map(one => [one.label.zh, one.before.zh, one.after.zh])).toEqual([
      ['经营场所', expect.stringMatching(/骖鸾路（示例）1号$/), expect.stringMatching(/骖鸾路（示例）2号$/)],
    ]);
    expect(licence).toMatchObject({ version: 1, status: 'valid' });
    expect((await detail(id)).versions).toHaveLength(1);
  });

  test('of the holder’s name leaves other persons of that name alone, and follows in a line that is the holder’s name', async () => {
    const { id } = await issue({
      holder: { name: '李云舒（示例）', kind: 'person', code: '11010519491231002X' },
    });
    await change(id, { holderName: '漓岸小厨（示例）' });
    expect((await getLicence(database.db, id)).content).toMatchObject({ legalRepresentative: '李云舒（示例）' });
    const founded = await issue({
      typeKey: 'businessLicence',
      validTo: null,
      content: { companyName: '桂林甲有限公司（示例）', companyKind: 'limited' },
    });
    await change(founded.id, { holderName: '桂林乙有限公司（示例）' });
    expect(await getLicence(database.db, founded.id)).toMatchObject({
      holderName: '桂林乙有限公司（示例）',
      content: { name: '桂林乙有限公司（示例）' },
      number: founded.number,
    });
  });

  test('happens once for a case, at the same moment and after a later correction', async () => {
    const caseId = randomUUID();
    const { id } = await issue();
    const input = { caseId, content: { foods: ['hot'] } };
    const made = await Promise.all([1, 2, 3].map(() => change(id, input)));
    expect(made.map(one => one.version)).toEqual([2, 2, 2]);
    await correct(id, { fields: { legalRepresentative: '李云舒' }, revision: 2 });
    expect((await change(id, input)).version).toBe(3);
    expect((await detail(id)).versions).toHaveLength(3);
  });

  test('is refused for one that has expired, and a renewal of it is not', async () => {
    const { id } = await issue({ validFrom: '2021-11-26', validTo: '2026-11-25' });
    await expect(change(id)).rejects.toMatchObject({ code: 'licences.notInForce' });
    await change(id, { kind: 'renew', validTo: '2031-11-25', reason: '延续' });
    expect(await detail(id)).toMatchObject({ status: 'valid', validTo: '2031-11-25' });
  });

  test('draws an old version as a copy that says what replaced it, and leaves the sealed file as it was', async () => {
    const { id } = await issue();
    const sealed = await renderLicence(services, id);
    await change(id, { content: { foods: ['hot'] } });
    const now = await renderLicence(services, id);
    expect((await verifyLicenceFile(services, now)).good).toBe(true);
    expect((await renderVersion(services, id, 2)).equals(now)).toBe(true);
    expect((await renderLicence(services, id, 1)).equals(sealed)).toBe(true);
    expect(await verifyLicenceFile(services, sealed)).toMatchObject({
      good: false,
      signature: { valid: true },
      verification: { verdict: 'replaced' },
    });
    const copy = await renderVersion(services, id, 1);
    expect(copy.equals(sealed)).toBe(false);
    expect((await verifyLicenceFile(services, copy)).verification?.verdict).toBe('replaced');
    await expect(renderVersion(services, id, 9)).rejects.toMatchObject({ code: 'licences.notFound' });
  });
});

describe('correcting a clerical error', () => {
  test('makes a version that says so, keeps the day of issue, and tells the holder by an event', async () => {
    const { id, token } = await issue();
    await correct(id, { fields: { legalRepresentative: '李云书（示例）' }, document: '七市监更〔2026〕3号' });
    const found = await detail(id);
    expect(found).toMatchObject({ version: 2, issuedOn: '2026-11-26', status: 'valid', revision: 2 });
    expect(found.versions[0]).toMatchObject({
      kind: 'correct',
      changeReason: faulty.reason,
      law: faulty.law,
      document: '七市监更〔2026〕3号',
      caseId: null,
      changes: [{ key: 'legalRepresentative', before: { zh: '李云舒（示例）' }, after: { zh: '李云书（示例）' } }],
    });
    expect(await verifyLicence(database.db, services, { token })).toMatchObject({
      verdict: 'replaced',
      licence: { replaced: { kind: { zh: '更正' } } },
    });
    const { rows } = await sql<{ party: string }>`
      select party_id as party from platform.event where type = 'licences.corrected' and subject_id = ${id}`.execute(
      database.db,
    );
    expect(rows).toEqual([{ party: company.id }]);
  });

  test('shows before and after without making anything', async () => {
    const { id } = await issue();
    const changes = await previewCorrection(database.db, services, {
      licenceId: id,
      revision: 1,
      holderName: '桂林漓岸餐饮有限公司（示例）',
      fields: { foods: ['cold'] },
      validTo: null,
    });
    expect(changes.map(one => [one.key, one.after.zh])).toEqual([
      ['@holderName', '桂林漓岸餐饮有限公司（示例）'],
      ['foods', '冷食类食品制售'],
      ['@validTo', '长期'],
    ]);
    expect((await detail(id)).version).toBe(1);
  });

  test('offers each line with the value behind its words', async () => {
    const { lines, holderName, revision } = await correctionForm(database.db, (await issue()).id);
    expect({ holderName, revision }).toEqual({ holderName: company.name, revision: 1 });
    expect(lines.map(one => one.key)).toEqual([
      'creditCode',
      'legalRepresentative',
      'address',
      'businessKind',
      'foods',
    ]);
    expect(lines.find(one => one.key === 'foods')).toMatchObject({ several: true, value: ['hot', 'cold'] });
  });

  test('follows the version of the type that the licence was made under, not a later one', async () => {
    const { id } = await issue();
    const type = await getLicenceType(database.db, 'foodBusinessLicence');
    const fields = type.definition.fields.filter(line => line.key !== 'foods');
    await saveLicenceType(database.db, officer, {
      type: { ...type, definition: { ...type.definition, fields } },
      revision: type.revision,
    });
    await correct(id, { fields: { legalRepresentative: '李云书（示例）' } });
    expect((await getLicence(database.db, id)).fields.map(line => line.key)).toContain('foods');
    await saveLicenceType(database.db, officer, { type, revision: type.revision + 1 });
  });

  test('needs a reason, a law, a difference and values that fit their lines', async () => {
    const { id } = await issue();
    const refused = async (input: Partial<CorrectLicence>) =>
      codeOf(
        await correct(id, input).then(
          () => undefined,
          error => error,
        ),
      );
    const fields = { legalRepresentative: '李云书（示例）' };
    expect(await refused({ fields, reason: ' ' })).toBe('licences.reasonNeeded');
    expect(await refused({ fields, law: '' })).toBe('licences.lawNeeded');
    expect(await refused({})).toBe('licences.nothingCorrected');
    expect(await refused({ fields: { legalRepresentative: '李云舒（示例）' } })).toBe('licences.nothingCorrected');
    for (const wrong of [
      { noSuchLine: 'x' },
      { foods: ['gold'] },
      { legalRepresentative: '  ' },
      { address: { division: 'x', detail: '1' } },
      { legalRepresentative: 7 },
    ]) {
      expect(await refused({ fields: wrong }), JSON.stringify(wrong)).toBe('licences.badCorrection');
    }
    expect(await refused({ holderName: ' ' })).toBe('licences.badCorrection');
    expect(await refused({ validTo: '2020-01-01' })).toBe('licences.badCorrection');
    expect((await detail(id)).version).toBe(1);
  });

  test('is refused on a page that is no longer true, and of two officers at once one is told', async () => {
    const { id } = await issue();
    const both = await Promise.allSettled(
      ['李云书（示例）', '李芸舒（示例）'].map(name => correct(id, { fields: { legalRepresentative: name } })),
    );
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find(one => one.status === 'rejected');
    expect(codeOf(lost?.reason)).toBe('licences.stale');
    expect((await detail(id)).version).toBe(2);
  });

  test('is refused for a licence that was ended or has expired', async () => {
    const ended = await issue();
    await annulLicence(database.db, services, officer, { licenceId: ended.id, reason: '申请注销', law });
    const expired = await issue({ validFrom: '2021-11-26', validTo: '2026-11-25' });
    const fields = { legalRepresentative: '李云书（示例）' };
    await expect(correct(ended.id, { fields, revision: 2 })).rejects.toMatchObject({ code: 'licences.notInForce' });
    await expect(correct(expired.id, { fields })).rejects.toMatchObject({ code: 'licences.notInForce' });
  });

  test('outside one’s jurisdiction finds nothing, neither to correct, to look at nor to fill in', async () => {
    const { id } = await issue();
    const permissions = [licencePermissions.correct];
    const scopeOf = (code: string) =>
      licenceScope(staffActor({ permissions, scope: { kind: 'division', code } }), 'correct');
    const input = { licenceId: id, ...faulty, fields: { legalRepresentative: '李云书（示例）' } };
    const [neighbour, own] = [scopeOf('450321000000'), scopeOf('450305000000')];
    for (const tried of [
      () => correctLicence(database.db, services, officer, input, neighbour),
      () => previewCorrection(database.db, services, input, neighbour),
      () => correctionForm(database.db, id, neighbour),
      () => correctionForm(database.db, id, licenceScope(staffActor({ permissions: [] }), 'correct')),
    ]) {
      await expect(tried()).rejects.toMatchObject({ code: 'licences.notFound' });
    }
    await correctLicence(database.db, services, officer, input, own);
  });
});
