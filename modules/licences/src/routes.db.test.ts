import { randomUUID, X509Certificate } from 'node:crypto';
import { type Actor, anonymousActor } from '@onewindow/auth';
import { createServer } from '@onewindow/http';
import { createTestDatabase, personActor, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type IssuedLicence, issueLicence, licencePermissions, licencesModule } from './index.ts';

let database: TestDatabase;
let app: FastifyInstance;
let caller: Actor;
let licence: IssuedLicence;
const organisationId = randomUUID();
const officer = staffActor({ organisationId, permissions: [licencePermissions.read, licencePermissions.annul] });

beforeAll(async () => {
  database = await createTestDatabase();
  const services = testServices(database.db, { at: '2026-11-26' });
  services.config.logLevel = 'silent';
  app = await createServer({
    services,
    modules: [licencesModule],
    authenticate: async () => caller,
    ready: async () => {},
  });
  licence = await issueLicence(database.db, services, officer, {
    typeKey: 'hygieneLicence',
    caseId: randomUUID(),
    organisation: {
      id: organisationId,
      name: '桂林市七星区行政审批局（示例）',
      uscc: '11450305MB1H26056W',
      divisionCode: '450305000000',
    },
    holder: { name: '李云舒（示例）', kind: 'person', code: '11010519491231002X' },
    issuedOn: '2026-11-26',
    validFrom: '2026-11-26',
    validTo: '2030-11-25',
    content: { placeKind: 'hotel', premisesArea: 86.4 },
  });
});
beforeEach(() => {
  caller = anonymousActor('anybody');
});
afterAll(async () => {
  await app.close();
  await database.close();
});

describe('public verification', () => {
  test('answers anybody and is never cached', async () => {
    const reply = await app.inject({ url: `/api/public/licences/verify?token=${licence.token}` });
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.json()).toMatchObject({
      verdict: 'valid',
      licence: {
        holderName: '李**（示例）',
        fields: [{ value: { zh: '宾馆、旅店、民宿' } }, { value: { zh: '86.4 平方米' } }],
      },
    });
    expect(reply.body).not.toContain('李云舒');
    expect(reply.body).not.toContain('002X');
  });

  test('without anything to look for says what to enter', async () => {
    const reply = await app.inject({ url: '/api/public/licences/verify' });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().code).toBe('licences.badQuery');
  });

  test('slows down who tries numbers one after the other', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        app.inject({ url: `/api/public/licences/verify?number=JY2450305${index}000`, remoteAddress: '203.0.113.9' }),
      ),
    );
    expect(tries.filter(reply => reply.statusCode === 429).length).toBeGreaterThan(5);
  });

  test('gives the root certificate to those who check signatures themselves', async () => {
    const reply = await app.inject({ url: '/api/public/licences/root-certificate' });
    expect(new X509Certificate(reply.body).ca).toBe(true);
  });
});

describe('a licence', () => {
  test('is read by the staff of its body as data and as PDF, and by nobody else', async () => {
    caller = officer;
    const detail = await app.inject({ url: `/api/licences/${licence.id}` });
    expect(detail.json()).toMatchObject({
      number: licence.number,
      status: 'valid',
      holderCodeMasked: '110105********002X',
    });
    const pdf = await app.inject({ url: `/api/licences/${licence.id}/pdf` });
    expect(pdf.headers['content-type']).toContain('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    caller = personActor();
    expect((await app.inject({ url: `/api/licences/${licence.id}` })).statusCode).toBe(404);
    expect((await app.inject({ url: `/api/licences/${licence.id}/pdf` })).statusCode).toBe(404);
    caller = anonymousActor('anybody');
    expect((await app.inject({ url: `/api/licences/${licence.id}` })).statusCode).toBe(401);
  });

  test('is revoked only by those who may revoke, and annulled by those who may annul', async () => {
    caller = officer;
    const end = (act: string) =>
      app.inject({
        method: 'POST',
        url: `/api/licences/${licence.id}/end`,
        payload: { act, reason: '持有人申请注销', law: '《中华人民共和国行政许可法》第七十条', revision: 1 },
      });
    expect((await end('revoke')).statusCode).toBe(403);
    const ended = await end('annul');
    expect(ended.json(), ended.body).toMatchObject({ status: 'annulled', statusName: { zh: '已注销' } });
    expect((await end('annul')).statusCode).toBe(409);
    caller = anonymousActor('anybody');
    const reply = await app.inject({ url: `/api/public/licences/verify?token=${licence.token}` });
    expect(reply.json().verdict).toBe('annulled');
  });

  test('goes into the export with the national column names', async () => {
    caller = staffActor({ permissions: [licencePermissions.export], scope: { kind: 'all' } });
    const reply = await app.inject({ url: '/api/licences/export' });
    const [header = '', row = ''] = reply.body.replace('\uFEFF', '').split('\n');
    expect(header.split(',').slice(0, 5)).toEqual([
      'certificate_name',
      'certificate_type',
      'certificate_type_code',
      'certificate_number',
      'certificate_source_id',
    ]);
    expect(row).toContain('11010519491231002X');
  });
});

describe('licence types', () => {
  test('are added and changed by their keeper, one edit at a time', async () => {
    caller = staffActor({ permissions: [licencePermissions.manageTypes] });
    const list = (await app.inject({ url: '/api/licence-types' })).json();
    const { revision: _, ...type } = list.find((each: { key: string }) => each.key === 'hygieneLicence');
    const put = (revision: number, change: object = {}) =>
      app.inject({
        method: 'PUT',
        url: '/api/licence-types/hygieneLicence',
        payload: { type: { ...type, ...change }, revision },
      });
    expect((await put(1, { nameEn: 'Hygiene licence' })).json()).toMatchObject({
      revision: 2,
      nameEn: 'Hygiene licence',
    });
    expect((await put(1)).statusCode).toBe(409);
    const bad = await put(2, { code: '123456789012345679D01', numberFormat: '没有流水号' });
    expect(bad.statusCode).toBe(422);
    expect(bad.json().errors.map((error: { path: string }) => error.path)).toEqual([
      '/type/code',
      '/type/numberFormat',
    ]);
  });
});
