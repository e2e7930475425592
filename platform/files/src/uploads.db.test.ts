import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from '@onewindow/db';
import { createTestDatabase, personActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFile, putFile } from './files.ts';
import { documentKinds } from './kinds.ts';
import { fileServices } from './testing/fixture.ts';
import { exe, pdf, pdfStream } from './testing/samples.ts';
import { appendToUpload, cancelUpload, createUpload, getUpload } from './uploads.ts';

let database: TestDatabase;
let fixture: ReturnType<typeof fileServices>;
let services: ReturnType<typeof fileServices>['services'];
const actor = personActor();
const stranger = personActor();

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = fileServices(database.db);
  services = fixture.services;
});
afterAll(async () => {
  await database.close();
  fixture.remove();
});

const content = pdf({ pages: 2, objects: [pdfStream('', randomBytes(200_000))] });
const from = (bytes: Uint8Array) => Readable.from([bytes]);
const begin = (bytes = content.length, name = '租赁合同.pdf') => createUpload(services, actor, { name, bytes });
const append = (id: string, offset: number, bytes: Uint8Array) =>
  appendToUpload(services, actor, { id, offset, source: from(bytes) });
const staged = () => (existsSync(services.files.staging) ? readdirSync(services.files.staging) : []);

async function readBack(id: string): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await openFile(services, id)));
}

describe('a resumable upload', () => {
  test('gives the file back that was sent in pieces', async () => {
    const { id, offset } = await begin();
    expect(offset).toBe(0);
    const half = await append(id, 0, content.subarray(0, 70_000));
    expect(half).toMatchObject({ offset: 70_000, state: 'receiving', file: null });
    const whole = await append(id, 70_000, content.subarray(70_000));
    expect(whole).toMatchObject({
      state: 'complete',
      file: { name: '租赁合同.pdf', mediaType: 'application/pdf', pages: 2 },
    });
    expect((await readBack(whole.file!.id)).equals(content)).toBe(true);
    expect(staged()).toEqual([]);
  });

  test('that continues at the wrong place is told the right one', async () => {
    const { id } = await begin();
    await append(id, 0, content.subarray(0, 1000));
    for (const offset of [0, 999, 5000]) {
      await expect(append(id, offset, content.subarray(offset))).rejects.toMatchObject({
        code: 'files.offsetConflict',
        status: 409,
        data: { offset: 1000 },
      });
    }
  });

  test('whose last answer was lost gives the same file to the same last piece', async () => {
    const { id } = await begin();
    const first = await append(id, 0, content);
    const again = await append(id, 0, content);
    expect(again.file?.id).toBe(first.file?.id);
  });

  test('whose connection broke goes on from what arrived', async () => {
    const { id } = await begin();
    async function* broken() {
      yield content.subarray(0, 30_000);
      throw new Error('ECONNRESET');
    }
    await expect(appendToUpload(services, actor, { id, offset: 0, source: broken() })).rejects.toMatchObject({
      code: 'files.interrupted',
    });
    expect(await getUpload(services.db, actor, id)).toMatchObject({ offset: 30_000 });
    expect(await append(id, 30_000, content.subarray(30_000))).toMatchObject({ state: 'complete' });
  });

  test('taken up by a new connection ends the old one, which still hangs', async () => {
    const { id } = await begin();
    const { promise: never } = Promise.withResolvers<void>();
    const { promise: begun, resolve: start } = Promise.withResolvers<void>();
    async function* hanging() {
      yield content.subarray(0, 10_000);
      start();
      await never;
    }
    const old = appendToUpload(services, actor, { id, offset: 0, source: hanging() });
    old.catch(() => {});
    await begun;
    await expect(append(id, 0, content)).rejects.toMatchObject({
      code: 'files.offsetConflict',
      data: { offset: 10_000 },
    });
    await expect(old).rejects.toMatchObject({ code: 'files.interrupted' });
    expect(await append(id, 10_000, content.subarray(10_000))).toMatchObject({ state: 'complete' });
  });

  test('that another process is writing waits its turn', async () => {
    const { id } = await begin();
    await sql`update platform.upload set lease_token = ${randomUUID()}, lease_until = now() + interval '5 seconds'
      where id = ${id}`.execute(database.db);
    await expect(append(id, 0, content)).rejects.toMatchObject({ code: 'files.uploadBusy' });
    await sql`update platform.upload set lease_until = now() - interval '1 second' where id = ${id}`.execute(
      database.db,
    );
    expect(await append(id, 0, content)).toMatchObject({ state: 'complete' });
  });

  test('of more bytes than declared is refused', async () => {
    const { id } = await begin(1000);
    await expect(append(id, 0, content)).rejects.toMatchObject({ code: 'files.tooLarge' });
  });

  test('of other bytes than the browser saw is refused', async () => {
    const { id } = await createUpload(services, actor, {
      name: 'a.pdf',
      bytes: content.length,
      sha256: createHash('sha256').update('something else').digest('hex'),
    });
    await expect(append(id, 0, content)).rejects.toMatchObject({ code: 'files.checksumMismatch' });
    await expect(getUpload(services.db, actor, id)).rejects.toMatchObject({ code: 'files.uploadNotFound' });
  });

  test('of a program called .pdf is refused and leaves nothing', async () => {
    const before = staged().length;
    const { id } = await begin(exe().length, '合同.pdf');
    await expect(append(id, 0, exe())).rejects.toMatchObject({
      status: 415,
      zh: '这个文件叫 .pdf，里面其实是程序。请传 PDF、JPG、PNG 或 OFD。',
    });
    expect(staged()).toHaveLength(before);
  });

  test('is told at once when the file is empty or larger than the installation takes', async () => {
    await expect(begin(0)).rejects.toMatchObject({ code: 'files.empty' });
    await expect(begin(3 * 1024 ** 3)).rejects.toMatchObject({
      zh: expect.stringContaining('这个文件有 3 GB，最大可传 2 GB'),
    });
  });

  test('of another person does not exist', async () => {
    const { id } = await begin();
    await expect(getUpload(services.db, stranger, id)).rejects.toMatchObject({ status: 404 });
    const chunk = { id, offset: 0, source: from(content) };
    await expect(appendToUpload(services, stranger, chunk)).rejects.toMatchObject({ status: 404 });
    await expect(cancelUpload(services, stranger, id)).rejects.toMatchObject({ status: 404 });
    await cancelUpload(services, actor, id);
    await expect(getUpload(services.db, actor, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  test('is told in plain words, and what was acknowledged stays', async () => {
    const { id } = await begin();
    mkdirSync(services.files.staging, { recursive: true });
    symlinkSync('/dev/full', join(services.files.staging, `upload-${id}`));
    await expect(append(id, 0, content)).rejects.toMatchObject({ code: 'files.diskFull', status: 507 });
    expect(await getUpload(services.db, actor, id)).toMatchObject({ offset: 0, state: 'receiving' });
    await cancelUpload(services, actor, id);
  });
});

describe('a file taken in at once', () => {
  const options = { name: '照片.pdf', accept: documentKinds, maxBytes: 1_000_000 };

  test('is kept once however often it comes', async () => {
    const first = await putFile(services, from(content), options);
    const second = await putFile(services, from(content), options);
    expect(second.sha256).toBe(first.sha256);
    expect(second.id).not.toBe(first.id);
    expect((await readBack(second.id)).equals(content)).toBe(true);
  });

  test('that is too large leaves nothing behind', async () => {
    const before = staged().length;
    await expect(putFile(services, from(content), { ...options, maxBytes: 100 })).rejects.toMatchObject({
      status: 413,
    });
    expect(staged()).toHaveLength(before);
  });
});

describe('a server process', () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  async function startServer(): Promise<{ child: ChildProcess; url: string }> {
    const script = join(import.meta.dirname, 'testing', 'upload-server.ts');
    const child = spawn(process.execPath, [script, database.appUrl, fixture.directory, actor.accountId!], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [port] = await once(child.stdout!, 'data');
    return { child, url: `http://127.0.0.1:${String(port).trim()}` };
  }

  test('killed in the middle of an upload loses nothing that it acknowledged, and the upload goes on', async () => {
    const large = pdf({ objects: [pdfStream('', randomBytes(40 * 1024 * 1024))] });
    const first = await startServer();
    const created = await fetch(`${first.url}/api/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '竣工图.pdf', bytes: large.length }),
    });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };

    const sending = httpRequest(`${first.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    });
    sending.on('error', () => {});
    for (let at = 0; at < 20 * 1024 * 1024; at += 1024 * 1024) sending.write(large.subarray(at, at + 1024 * 1024));
    while ((await getUpload(services.db, actor, id)).offset === 0) await new Promise(setImmediate);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await startServer();
    const status = await fetch(`${second.url}/api/uploads/${id}`, { method: 'HEAD' });
    const offset = Number(status.headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(large.length);
    await sql`update platform.upload set lease_until = now() where id = ${id}`.execute(database.db);
    const resumed = await fetch(`${second.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: new Uint8Array(large.subarray(offset)),
    });
    const upload = (await resumed.json()) as { state: string; file: { id: string } };
    expect(upload).toMatchObject({ state: 'complete' });
    expect((await readBack(upload.file.id)).equals(large)).toBe(true);
    second.child.kill('SIGKILL');
  });

  test('takes in 320 MB within 300 MB of memory', { timeout: 120_000 }, async () => {
    const { url } = await startServer();
    const head = pdf().subarray(0, -1);
    const filler = randomBytes(1024 * 1024);
    const megabytes = 320;
    const bytes = head.length + megabytes * filler.length;
    const created = await fetch(`${url}/api/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '大文件.pdf', bytes }),
    });
    const { id } = (await created.json()) as { id: string };
    const body = Readable.from(
      (function* () {
        yield head;
        for (let index = 0; index < megabytes; index++) yield filler;
      })(),
    );
    const answer = await fetch(`${url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      body: Readable.toWeb(body) as ReadableStream,
      duplex: 'half',
    } as unknown as RequestInit);
    expect(await answer.json()).toMatchObject({ state: 'complete', offset: bytes });
    const maxRss = Number(await (await fetch(`${url}/rss`)).text()) / 1024;
    expect(maxRss).toBeLessThan(300);
  });
});
