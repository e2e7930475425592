import { randomUUID } from 'node:crypto';
import { type Actor, anonymousActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { createServer } from '@onewindow/http';
import { createTestDatabase, personActor, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInTemplates, documentPermissions, documentsModule, type IssuedDocument, issueDocument } from './index.ts';
import { sampleValues } from './sample.ts';

let database: TestDatabase;
let app: FastifyInstance;
let caller: Actor;
let document: IssuedDocument;
const organisationId = randomUUID();
const partyId = randomUUID();
const officer = staffActor({ organisationId, permissions: [documentPermissions.read] });
const keeper = staffActor({ permissions: [documentPermissions.editTemplates, documentPermissions.publishTemplates] });

beforeAll(async () => {
  database = await createTestDatabase();
  const services = testServices(database.db);
  services.config.logLevel = 'silent';
  app = await createServer({
    services,
    modules: [documentsModule],
    authenticate: async () => caller,
    ready: async () => {},
  });
  document = await issueDocument(database.db, services, officer, {
    kind: 'refusalDecision',
    partyId,
    organisation: { id: organisationId, name: '桂林市七星区行政审批局（示例）', uscc: '11450305MB1H26056W' },
    addressee: '李云舒（示例）',
    data: sampleValues(),
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const pdf = (query = '') => app.inject({ url: `/api/documents/${document.id}/pdf${query}` });

test('the addressee and the staff of the body get the PDF, others hear that there is none', async () => {
  caller = personActor({ partyId });
  const own = await pdf('?download=1');
  expect(own.headers['content-type']).toContain('application/pdf');
  expect(decodeURIComponent(String(own.headers['content-disposition']))).toContain(
    `不予行政许可决定书 ${document.number}.pdf`,
  );
  caller = officer;
  expect((await pdf()).rawPayload.equals(own.rawPayload)).toBe(true);
  caller = personActor();
  expect((await pdf()).statusCode).toBe(404);
  caller = anonymousActor('anybody');
  expect((await pdf()).statusCode).toBe(401);
});

test('a reading by staff is an event that the addressee can see', async () => {
  const readings = async () =>
    (
      await sql`select 1 from platform.event where type = 'documents.read' and party_id = ${partyId}`.execute(
        database.db,
      )
    ).rows.length;
  const before = await readings();
  caller = officer;
  await pdf();
  expect(await readings()).toBe(before + 1);
  caller = personActor({ partyId });
  await pdf();
  expect(await readings()).toBe(before + 1);
});

test('the keeper drafts, previews and publishes; others may not look', async () => {
  const url = '/api/document-templates/acceptanceNotice';
  const content = builtInTemplates.acceptanceNotice;
  caller = officer;
  expect((await app.inject({ url: '/api/document-templates' })).statusCode).toBe(403);
  caller = keeper;
  const preview = await app.inject({ method: 'POST', url: `${url}/preview`, payload: content });
  expect(preview.rawPayload.subarray(0, 5).toString(), preview.body).toBe('%PDF-');
  const draft = await app.inject({
    method: 'PUT',
    url: `${url}/draft`,
    payload: { content, note: '改一句', revision: 0 },
  });
  expect(draft.json(), draft.body).toMatchObject({ version: 2, status: 'draft' });
  const published = await app.inject({ method: 'POST', url: `${url}/publish` });
  expect(published.json(), published.body).toMatchObject({ version: 2, status: 'published' });
  const list = (await app.inject({ url: '/api/document-templates' })).json();
  expect(list.find((each: { kind: string }) => each.kind === 'acceptanceNotice')).toMatchObject({
    publishedVersion: 2,
    draftVersion: null,
  });
});

test('a template with a block that nobody knows is refused beside the field', async () => {
  caller = keeper;
  const reply = await app.inject({
    method: 'PUT',
    url: '/api/document-templates/grantDecision/draft',
    payload: { content: { title: { zh: '甲', en: '' }, blocks: [{ type: 'script' }] }, note: '', revision: 0 },
  });
  expect(reply.statusCode).toBe(422);
});
