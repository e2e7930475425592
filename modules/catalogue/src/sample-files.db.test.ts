import { type Actor, anonymousActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { acceptStreams, filesModule, sweepFiles } from '@onewindow/files';
import { createServer } from '@onewindow/http';
import { createTestDatabase, personActor, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Material, MaterialFile } from './content.ts';
import { createDraft } from './create-draft.ts';
import type { Draft } from './drafts.ts';
import { getGuide } from './guide.ts';
import { catalogueModule } from './index.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { publishVersion } from './publish.ts';
import { approveDraft, submitForReview } from './review.ts';
import { discardDraft, saveDraft } from './save-draft.ts';
import { catalogueGround } from './testing/ground.ts';
import { diffVersions } from './versions.ts';

const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city });
const anybody = anonymousActor('test');
const food = '000131907000';
const today = '2026-11-23';

let database: TestDatabase;
let services: ReturnType<typeof testServices>;
let app: FastifyInstance;
let caller: Actor = anybody;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  services = testServices(database.db);
  app = await createServer({
    services,
    modules: [catalogueModule, filesModule],
    authenticate: async () => caller,
    ready: async () => {},
    plugins: [acceptStreams],
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function call(actor: Actor, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object | Buffer, headers = {}) {
  caller = actor;
  return app.inject({
    method,
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    ...(body && { payload: body }),
  });
}

const pdf = (words: string) =>
  Buffer.from(
    `%PDF-1.4\n% ${words}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF`,
  );

/** Uploads in pieces, as the editor does. */
async function upload(actor: Actor, name: string, bytes: Buffer, purpose = 'catalogue.sample') {
  const begun = await call(actor, 'POST', '/api/uploads', { name, bytes: bytes.length, purpose });
  return call(actor, 'PATCH', `/api/uploads/${begun.json().id}`, bytes, {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
  });
}

async function uploaded(name: string, words: string): Promise<MaterialFile> {
  const { id, bytes, mediaType } = (await upload(keeper, name, pdf(words))).json().file;
  return { id, name, bytes, mediaType };
}

/** Saves the first material with other files. */
async function saveFiles(draft: Draft, files: Pick<Material, 'blankFile' | 'sampleFile'>): Promise<Draft> {
  const { materials } = draft.content;
  const [first] = materials;
  if (!first) throw new Error('the item has no materials');
  const { blankFile: _, sampleFile: __, ...rest } = first;
  const content = { ...draft.content, materials: [{ ...rest, ...files }, ...materials.slice(1)] };
  return (await saveDraft(database.db, keeper, { id: draft.id, revision: draft.revision, content })).draft;
}

async function publish(draft: Draft): Promise<void> {
  await submitForReview(database.db, keeper, draft);
  await approveDraft(database.db, reviewer, { id: draft.id });
  await publishVersion(database.db, reviewer, { id: draft.id, effectiveFrom: today, today });
}

const download = async (actor: Actor, { id }: { id: string }) =>
  (await call(actor, 'GET', `/api/files/${id}`)).statusCode;

describe('the blank form of a material', () => {
  let old: MaterialFile;

  test('is seen by its keepers while it is a draft, and by everybody in the guide once it is published', async () => {
    old = await uploaded('申请表.pdf', 'first');
    let draft = await createDraft(database.db, keeper, { basicCode: food });
    draft = await saveFiles(draft, { blankFile: { ...old, name: '冒充的名字.pdf', bytes: 1 } });
    // Facts of a file are said by the platform.
    expect(draft.content.materials[0]?.blankFile).toEqual(old);
    expect(await download(reviewer, old)).toBe(200);
    expect(await download(personActor(), old)).toBe(404);
    await publish(draft);
    expect(await download(anybody, old)).toBe(200);
    const guide = await getGuide(database.db, { basicCode: food, divisionCode: '450305000000', today });
    expect(guide.materials[0]).toMatchObject({ blankFile: old, sampleFile: null });
  });

  test('is kept with its version when the next one has another', async () => {
    const draft = await createDraft(database.db, keeper, { basicCode: food });
    expect(draft.content.materials[0]?.blankFile).toEqual(old);
    const next = await uploaded('申请表.pdf', 'corrected in the second version');
    const saved = await saveFiles(draft, { blankFile: next, sampleFile: old });
    const { rows } = await sql<{ id: string }>`
      select v.id from catalogue.item_version v join catalogue.catalogue_item c on c.id = v.catalogue_item_id
      where c.basic_code = ${food} and v.state = 'published'`.execute(database.db);
    const differences = await diffVersions(database.db, rows[0]?.id ?? '', saved.id);
    expect(differences.map(one => [one.path, one.kind])).toEqual([
      ['/materials/0/blankFile', 'changed'],
      ['/materials/0/sampleFile', 'added'],
    ]);
    expect(differences[0]?.before?.zh).not.toBe(differences[0]?.after?.zh);
    await publish(await saveFiles(saved, { blankFile: next }));
    services.travelTo('2027-11-23');
    await sweepFiles.handle({ services, signal: new AbortController().signal } as never, {});
    services.travelTo(today);
    expect(await download(anybody, old)).toBe(200);
    expect(await download(anybody, next)).toBe(200);
  });

  test('of a draft that is discarded is its uploader’s alone again', async () => {
    const draft = await createDraft(database.db, keeper, { basicCode: food });
    const file = await uploaded('样表.pdf', 'discarded');
    await saveFiles(draft, { sampleFile: file });
    await discardDraft(database.db, keeper, draft);
    expect(await download(reviewer, file)).toBe(404);
    expect(await download(keeper, file)).toBe(200);
    expect(await download(anybody, old)).toBe(200);
  });
});

describe('a file that cannot be a sample', () => {
  test('a program called .pdf is refused by its bytes', async () => {
    const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(500)]);
    const answer = await upload(keeper, '申请表.pdf', exe);
    expect(answer.statusCode).toBe(415);
    expect(answer.json().detail).toMatch(/这个文件叫 \.pdf，里面其实是程序。请传 PDF、/);
  });

  test('nor one taken in for another purpose, nor somebody else’s', async () => {
    const csv = (await upload(keeper, '事项.csv', Buffer.from('a,b\n1,2\n'), 'catalogue.import')).json().file;
    const theirs = (await upload(personActor(), '身份证.pdf', pdf('theirs'))).json().file;
    const draft = await createDraft(database.db, keeper, { basicCode: food });
    for (const { id, name, bytes, mediaType } of [csv, theirs]) {
      await expect(saveFiles(draft, { blankFile: { id, name, bytes, mediaType } })).rejects.toMatchObject({
        code: 'catalogue.sampleRefused',
        fields: [{ path: '/content/materials/0/blankFile' }],
      });
    }
    expect(await download(reviewer, theirs)).toBe(404);
  });
});
