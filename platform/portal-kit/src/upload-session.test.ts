import { expect, test } from 'vitest';
import {
  type Reply,
  startUpload,
  type UploadEnvironment,
  type UploadSource,
  type UploadStatus,
} from './upload-session.ts';

const MEGABYTE = 1_048_576;

/** A platform that keeps what arrives, and a network that breaks when it is told to. */
function world(options: { breakAt?: number[]; refuse?: string } = {}) {
  const stored = new Map<string, { bytes: number; offset: number }>();
  const memory = new Map<string, string>();
  const breaks = [...(options.breakAt ?? [])];
  let clock = 0;
  let arrived = 0;
  const calls: string[] = [];
  const environment: UploadEnvironment = {
    async send({ method, url, body, headers, signal, onProgress }): Promise<Reply> {
      calls.push(method);
      clock += 1000;
      if (signal.aborted) throw new Error('aborted');
      if (method === 'POST') {
        const id = `u${stored.size + 1}`;
        stored.set(id, { bytes: JSON.parse(String(body)).bytes, offset: 0 });
        return { status: 201, body: { id, offset: 0 } };
      }
      const id = url.split('/').at(-1) ?? '';
      const upload = stored.get(id);
      if (!upload) return { status: 404, body: { detail: 'no such upload' } };
      if (method === 'DELETE') {
        stored.delete(id);
        return { status: 200, body: {} };
      }
      if (method === 'GET') return { status: 200, body: { id, offset: upload.offset } };
      const from = Number(headers?.['upload-offset']);
      if (from !== upload.offset) return { status: 409, body: { data: { offset: upload.offset } } };
      const size = (body as Blob).size;
      const limit = breaks[0];
      if (limit !== undefined && from + size > limit) {
        breaks.shift();
        arrived += limit - from;
        upload.offset = limit;
        onProgress?.(limit - from);
        throw new Error('the connection broke');
      }
      arrived += size;
      upload.offset += size;
      onProgress?.(size);
      if (upload.offset < upload.bytes) return { status: 200, body: { id, offset: upload.offset } };
      if (options.refuse) return { status: 415, body: { detail: options.refuse } };
      return {
        status: 200,
        body: { id, offset: upload.offset, file: { id: 'f1', name: 'a.pdf', bytes: upload.bytes, pages: 1 } },
      };
    },
    now: () => clock,
    async waitForNetwork() {
      clock += 5000;
    },
    recall: key => memory.get(key),
    remember(key, id) {
      if (id === undefined) memory.delete(key);
      else memory.set(key, id);
    },
  };
  return { environment, memory, calls, arrived: () => arrived, stored };
}

function fileOf(size: number): UploadSource {
  return { name: 'a.pdf', size, lastModified: 7, slice: (from, to) => ({ size: to - from }) as Blob };
}

function follow(size: number, environment: UploadEnvironment) {
  const seen: UploadStatus[] = [];
  let finish: (status: UploadStatus) => void = () => {};
  const over = new Promise<UploadStatus>(resolve => {
    finish = resolve;
  });
  const session = startUpload({
    source: fileOf(size),
    purpose: 'cases.material',
    environment,
    onChange(status) {
      seen.push(status);
      if (status.state === 'done' || status.state === 'refused') finish(status);
    },
  });
  return { seen, over, session };
}

test('a file goes over in pieces and every byte once', async () => {
  const { environment, arrived, memory } = world();
  const status = await follow(20 * MEGABYTE, environment).over;
  expect(status).toMatchObject({ state: 'done', file: { id: 'f1' } });
  expect(arrived()).toBe(20 * MEGABYTE);
  expect(memory.size).toBe(0);
});

test('after the connection broke it goes on by itself from what had arrived, and says so', async () => {
  const { environment, arrived } = world({ breakAt: [3 * MEGABYTE, 11 * MEGABYTE] });
  const { seen, over } = follow(22 * MEGABYTE, environment);
  const status = await over;
  expect(arrived()).toBe(22 * MEGABYTE);
  expect(status.broke).toMatchObject({ from: 11 * MEGABYTE });
  expect(seen.some(one => one.state === 'waiting' && one.sent === 3 * MEGABYTE)).toBe(true);
});

test('the same file chosen again after the page was closed goes on where it was', async () => {
  const platform = world();
  platform.stored.set('u1', { bytes: 20 * MEGABYTE, offset: 8 * MEGABYTE });
  platform.memory.set('upload cases.material a.pdf 20971520 7', 'u1');
  await follow(20 * MEGABYTE, platform.environment).over;
  expect(platform.calls).not.toContain('POST');
  expect(platform.arrived()).toBe(12 * MEGABYTE);
});

test('an upload that the platform has forgotten begins anew', async () => {
  const platform = world();
  platform.memory.set('upload cases.material a.pdf 100 7', 'gone');
  expect((await follow(100, platform.environment).over).state).toBe('done');
});

test('a file that is not what it says is refused with the platform’s own words', async () => {
  const { environment, memory } = world({ refuse: '这个文件叫 .pdf，里面其实是程序。' });
  const status = await follow(100, environment).over;
  expect(status).toMatchObject({ state: 'refused', problem: '这个文件叫 .pdf，里面其实是程序。' });
  expect(memory.size).toBe(0);
});

test('a pause keeps what was sent, going on sends the rest, cancelling forgets it on both sides', async () => {
  const platform = world();
  const { session, seen, over } = follow(20 * MEGABYTE, platform.environment);
  session.pause();
  expect(seen.at(-1)?.state).toBe('paused');
  session.resume();
  await over;
  expect(platform.arrived()).toBe(20 * MEGABYTE);
  const other = world();
  const second = follow(20 * MEGABYTE, other.environment);
  await Promise.resolve();
  second.session.cancel();
  await new Promise(resolve => setImmediate(resolve));
  expect(other.memory.size).toBe(0);
});
