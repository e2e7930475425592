import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Actor, anonymousActor, systemActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { createServer } from '@onewindow/http';
import { createTestDatabase, personActor, type TestDatabase } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachFile, detachFile, getReadableFile, registerFileAccess } from './access.ts';
import { openFile, putFile, recordScan } from './files.ts';
import { filesModule } from './module.ts';
import { acceptStreams } from './routes.ts';
import { sweep } from './sweep.ts';
import { fileServices } from './testing/fixture.ts';
import { exe, jpg, pdf } from './testing/samples.ts';
import { createUpload } from './uploads.ts';

let database: TestDatabase;
let fixture: ReturnType<typeof fileServices>;
let services: ReturnType<typeof fileServices>['services'];
let app: FastifyInstance;
let caller: Actor;
const owner = personActor();
const stranger = personActor();
const record = { kind: 'test.record', id: randomUUID() };
const readers = new Set<string | null>();

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = fileServices(database.db);
  services = fixture.services;
  registerFileAccess('test.record', async (_db, actor, id) => id === record.id && readers.has(actor.accountId));
  app = await createServer({
    services,
    modules: [filesModule],
    authenticate: async () => caller,
    ready: async () => {},
    plugins: [acceptStreams],
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
  fixture.remove();
});

let serial = 0;
const put = (name = '材料.pdf', createdBy: string | null = owner.accountId) =>
  putFile(services, Readable.from([pdf({ objects: [`% ${serial++}`] })]), {
    name,
    accept: ['pdf'],
    maxBytes: 10_000,
    createdBy,
  });

describe('who may read a file', () => {
  test('its uploader, until it is used somewhere; then the record decides', async () => {
    const { id } = await put();
    await expect(getReadableFile(database.db, owner, id)).resolves.toMatchObject({ id });
    await expect(getReadableFile(database.db, stranger, id)).rejects.toMatchObject({ status: 404 });

    await attachFile(database.db, owner, id, record);
    await expect(getReadableFile(database.db, owner, id)).rejects.toMatchObject({ status: 404 });
    readers.add(stranger.accountId);
    await expect(getReadableFile(database.db, stranger, id)).resolves.toMatchObject({ id });
    readers.clear();

    await detachFile(database.db, id, record);
    await expect(getReadableFile(database.db, owner, id)).resolves.toMatchObject({ id });
  });

  test('nobody, when the file is used in a record for which no module answers', async () => {
    const { id } = await put();
    await attachFile(database.db, owner, id, { kind: 'test.unknown', id: randomUUID() });
    await expect(getReadableFile(database.db, owner, id)).rejects.toMatchObject({ status: 404 });
    await expect(getReadableFile(database.db, systemActor('test'), id)).resolves.toMatchObject({ id });
  });

  test('nobody by using another person’s file in a record of her own', async () => {
    const { id } = await put();
    readers.add(stranger.accountId);
    await expect(attachFile(database.db, stranger, id, record)).rejects.toMatchObject({ status: 404 });
    readers.clear();
  });

  test('nobody without signing in, of a file that nobody uploaded', async () => {
    const { id } = await put('决定书.pdf', null);
    await expect(getReadableFile(database.db, anonymousActor('test'), id)).rejects.toMatchObject({ status: 404 });
  });

  test('nobody once a virus was found', async () => {
    const { id } = await put();
    await recordScan(database.db, id, 'infected');
    await expect(getReadableFile(database.db, owner, id)).rejects.toMatchObject({ code: 'files.infected' });
  });
});

describe('over HTTP', () => {
  const get = (id: string, headers: Record<string, string> = {}, query = '') =>
    app.inject({ method: 'GET', url: `/api/files/${id}${query}`, headers });

  test('a file comes with its type, its name and no power', async () => {
    caller = owner;
    const { id, sha256, bytes } = await put('㭎𠮷 合同"最终".pdf');
    const answer = await get(id);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toHaveLength(bytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes),
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    });
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('㭎𠮷 合同_最终_.pdf'));
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    const head = await app.inject({ method: 'HEAD', url: `/api/files/${id}` });
    expect(head.headers['content-length']).toBe(String(bytes));
    expect(head.rawPayload).toHaveLength(0);
    expect((await get(id, {}, '?download=1')).headers['content-disposition']).toMatch(/^attachment/);
  });

  test('a range, the end, an impossible range and an unchanged file are answered as the standard says', async () => {
    caller = owner;
    const { id, bytes, sha256 } = await put();
    const whole = (await get(id)).rawPayload;
    const middle = await get(id, { range: 'bytes=10-19' });
    expect(middle.statusCode).toBe(206);
    expect(middle.headers['content-range']).toBe(`bytes 10-19/${bytes}`);
    expect(middle.rawPayload).toEqual(whole.subarray(10, 20));
    expect((await get(id, { range: 'bytes=-5' })).rawPayload).toEqual(whole.subarray(-5));
    expect((await get(id, { range: `bytes=${bytes}-` })).statusCode).toBe(416);
    expect((await get(id, { range: 'bytes=0-1,3-4' })).statusCode).toBe(200);
    expect((await get(id, { 'if-none-match': `"${sha256}"` })).statusCode).toBe(304);
    expect((await get(id, { range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200);
  });

  test('a file of somebody else is as if it were not', async () => {
    const { id } = await put();
    caller = stranger;
    expect((await get(id)).statusCode).toBe(404);
    caller = anonymousActor('test');
    expect((await get(id)).statusCode).toBe(404);
    expect((await get('not-an-id')).statusCode).toBe(422);
  });

  function form(parts: { name: string; fileName?: string; content: Buffer }[]) {
    const boundary = 'XyZ';
    const payload = Buffer.concat([
      ...parts.flatMap(({ name, fileName, content }) => [
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
        Buffer.from(fileName === undefined ? '\r\n\r\n' : `; filename="${fileName}"\r\n\r\n`),
        content,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
  }

  test('a form with files needs no script', async () => {
    caller = owner;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/files',
      ...form([
        { name: 'note', content: Buffer.from('门头照') },
        { name: 'file', fileName: '门头.jpg', content: jpg(40, 30) },
        { name: 'second', fileName: '', content: Buffer.alloc(0) },
      ]),
    });
    expect(answer.statusCode).toBe(201);
    const { files } = answer.json();
    expect(files).toMatchObject([{ name: '门头.jpg', mediaType: 'image/jpeg' }]);
    expect((await get(files[0].id)).rawPayload).toEqual(jpg(40, 30));
  });

  test('a program in a form is refused in plain words', async () => {
    caller = owner;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/files',
      ...form([{ name: 'file', fileName: '合同.pdf', content: exe() }]),
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({
      code: 'files.mislabelled',
      detail: '这个文件叫 .pdf，里面其实是程序。请传 PDF、JPG、PNG 或 OFD。',
    });
  });

  test('an upload in two pieces tells its offset in headers, and a wrong one is answered with the right one', async () => {
    caller = owner;
    const content = pdf({ pages: 5 });
    const created = await app.inject({
      method: 'POST',
      url: '/api/uploads',
      payload: { name: '章程.pdf', bytes: content.length },
    });
    expect(created.statusCode).toBe(201);
    const url = String(created.headers.location);
    const patch = (offset: number, payload: Buffer) =>
      app.inject({
        method: 'PATCH',
        url,
        payload,
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      });
    expect((await patch(0, content.subarray(0, 50))).headers['upload-offset']).toBe('50');
    const wrong = await patch(7, content.subarray(7));
    expect(wrong.statusCode).toBe(409);
    expect(wrong.json()).toMatchObject({ code: 'files.offsetConflict', data: { offset: 50 } });
    const head = await app.inject({ method: 'HEAD', url });
    expect(head.headers).toMatchObject({ 'upload-offset': '50', 'upload-length': String(content.length) });
    expect((await patch(50, content.subarray(50))).json()).toMatchObject({ state: 'complete', file: { pages: 5 } });
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(200);
    expect((await app.inject({ method: 'GET', url })).statusCode).toBe(404);
  });

  test('streams are not taken where JSON is wanted, and offsets must be numbers', async () => {
    caller = owner;
    const headers = { 'content-type': 'application/octet-stream' };
    const json = await app.inject({ method: 'POST', url: '/api/uploads', payload: 'x', headers });
    expect(json.statusCode).toBe(415);
    const url = `/api/uploads/${randomUUID()}`;
    expect((await app.inject({ method: 'PATCH', url, payload: 'x', headers })).statusCode).toBe(400);
  });
});

describe('the nightly sweep', () => {
  test('removes what nobody used and keeps what is used, new, or made by the platform', async () => {
    const [unused, used, fresh, made] = [await put(), await put(), await put(), await put('决定书.pdf', null)];
    await attachFile(database.db, owner, used.id, record);
    const age = sql`update platform.file set created_at = now() - interval '40 days' where id <> ${fresh.id}`;
    await age.execute(database.owner);
    const expired = await createUpload({ ...services, now: () => new Date(0) }, owner, { name: 'a.pdf', bytes: 10 });

    const tomorrow = new Date(Date.now() + 2 * 86_400_000);
    const swept = await sweep(services, tomorrow);
    expect(swept.uploads).toBeGreaterThanOrEqual(1);
    expect(swept.files).toBeGreaterThanOrEqual(1);
    expect(swept.contents).toBeGreaterThanOrEqual(1);
    await expect(openFile(services, unused.id)).rejects.toMatchObject({ status: 404 });
    for (const { id } of [used, fresh, made]) (await openFile(services, id)).destroy();
    const { rows } = await sql`select 1 from platform.upload where id = ${expired.id}`.execute(database.db);
    expect(rows).toEqual([]);
    expect(await sweep(services, tomorrow)).toEqual({ uploads: 0, files: 0, contents: 0, staged: 0 });
  });

  test('leaves a content alone that was taken in again in the meantime', async () => {
    const content = pdf({ objects: ['% again'] });
    const options = { name: 'a.pdf', accept: ['pdf'] as const, maxBytes: 10_000 };
    const first = await putFile(services, Readable.from([content]), { ...options, createdBy: owner.accountId });
    await sql`delete from platform.file where id = ${first.id}`.execute(database.db);
    const [second] = await Promise.all([
      putFile(services, Readable.from([content]), options),
      sweep({ ...services, files: { ...services.files, staging: '' } }, new Date(Date.now() + 2 * 86_400_000)),
    ]);
    const bytes = Buffer.concat(await Array.fromAsync(await openFile(services, second.id)));
    expect(bytes.equals(content)).toBe(true);
  });
});
