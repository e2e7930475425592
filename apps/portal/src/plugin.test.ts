import { defineErrors } from '@onewindow/errors';
import { invalid, page, redirect } from '@onewindow/portal-kit/page';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPortal, type PortalBuild } from './build.ts';
import { createPreview } from './preview.ts';

const errors = defineErrors('test', {
  wrong: { status: 422, zh: '有一处不对', en: 'Something is wrong' },
  gone: { status: 404, zh: '这件事不在了', en: 'It is gone' },
});

let draws = 0;
let version = '1';
let now = Date.parse('2026-11-23T01:00:00Z');

/** Pages as a module would declare them; their views are plain text, which is a view too. */
const pages = [
  page({
    path: '/kept/:name',
    access: 'public',
    cache: 'public',
    title: { zh: '常看的', en: 'Kept' },
    load: ({ params }) => ({ name: params.name, draws: ++draws }),
    View: ({ data }) => `${data.name} drawn ${data.draws}`,
  }),
  page({
    path: '/form',
    access: 'signedIn',
    title: { zh: '表', en: 'Form' },
    load: ({ locale }) => ({ locale }),
    actions: {
      default: async ({ body }) =>
        body.get('name') === ''
          ? invalid([{ field: 'name', message: '请写姓名' }])
          : redirect('/kept/done', { kind: 'done', text: '存好了' }),
      refuse: async () => {
        throw errors.wrong({}, { fields: [{ path: '/staff/0/name', code: 'x', zh: '姓名不对', en: 'Wrong name' }] });
      },
    },
    View: ({ form }) =>
      JSON.stringify({ errors: form?.errors, message: form?.message, kept: form?.values.get('name') }),
  }),
  page({
    path: '/gone',
    access: 'public',
    title: { zh: '无', en: 'None' },
    load: () => {
      throw errors.gone();
    },
    View: () => 'never',
  }),
  page({
    path: '/broken',
    access: 'public',
    title: { zh: '坏', en: 'Broken' },
    load: () => {
      throw new Error('a secret of the inside');
    },
    View: () => 'never',
  }),
];

let build: PortalBuild;
let stranger: FastifyInstance;
let visitor: FastifyInstance;

beforeAll(async () => {
  build = await buildPortal();
  const options = { build, pages, contentVersion: async () => version, now: () => new Date(now) };
  stranger = await createPreview(options);
  visitor = await createPreview({ ...options, visitor: '李云舒（示例）' });
}, 60_000);

afterAll(async () => {
  await stranger.close();
  await visitor.close();
});

const post = (app: FastifyInstance, url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

test('a page is served in both languages, and each knows the other', async () => {
  const zh = await stranger.inject('/kept/a');
  const en = await stranger.inject('/en/kept/a');
  expect(zh.body).toContain('<html lang="zh-CN">');
  expect(zh.body).toContain('跳到正文');
  expect(en.body).toContain('<html lang="en">');
  expect(en.body).toContain('Skip to the content');
  expect(zh.body).toContain('hreflang="en" href="/en/kept/a"');
});

test('choosing a language keeps the page and the rest of its query, and the choice lasts', async () => {
  const chosen = await stranger.inject('/kept/a?lang=en&x=1');
  expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/en/kept/a?x=1']);
  const cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? '';
  const later = await stranger.inject({ url: '/kept/b', headers: { cookie } });
  expect([later.statusCode, later.headers.location]).toEqual([302, '/en/kept/b']);
  const back = await stranger.inject({ url: '/en/kept/b?lang=zh', headers: { cookie } });
  expect(back.headers.location).toBe('/kept/b');
});

test('large text and county are chosen without script and come back to the page', async () => {
  const elder = await stranger.inject('/kept/a?mode=elder');
  expect([elder.statusCode, elder.headers.location]).toEqual([303, '/kept/a']);
  const drawn = await stranger.inject({
    url: '/kept/a',
    headers: { cookie: 'ow_mode=elder; ow_division=450305000000' },
  });
  expect(drawn.body).toContain('data-mode="elder"');
  expect(drawn.body).toMatch(/七星区/);
});

test('a public page is drawn once for strangers, again after the content changed, and never kept for a visitor', async () => {
  await stranger.inject('/kept/once');
  const before = draws;
  const first = await stranger.inject('/kept/once');
  expect(draws).toBe(before);
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const again = await stranger.inject({ url: '/kept/once', headers: { 'if-none-match': String(first.headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const own = await visitor.inject('/kept/once');
  expect(own.headers['cache-control']).toBe('no-store');
  expect(own.body).toContain('李云舒');
  expect(draws).toBe(before + 1);
  version = '2';
  now += 1001;
  await stranger.inject('/kept/once');
  expect(draws).toBe(before + 2);
});

test('a form that is refused comes back with its messages and everything that was entered', async () => {
  const answer = await post(visitor, '/form', { name: '', other: 'x' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('请写姓名');
  expect(answer.body).toContain('<title>要改：表');
  const thrown = await post(visitor, '/form', { _action: 'refuse', name: '𠮷先生' });
  expect(thrown.statusCode).toBe(422);
  expect(thrown.body).toContain('staff.0.name');
  expect(thrown.body).toContain('有一处不对');
  expect(thrown.body).toContain('𠮷先生');
});

test('a form that is taken leads on, and the sentence is said once', async () => {
  const answer = await post(visitor, '/en/form', { name: '李' });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/en/kept/done']);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const next = await visitor.inject({ url: '/en/kept/done', headers: { cookie } });
  expect(next.body).toContain('存好了');
  expect(String(next.headers['set-cookie'])).toContain('ow_flash=; Path=/; Max-Age=0');
});

test('a stranger is led to sign in and comes back; a form sent after the session ended loses nothing', async () => {
  const look = await stranger.inject('/form?a=1');
  expect([look.statusCode, look.headers.location]).toEqual([303, '/sign-in?next=%2Fform%3Fa%3D1']);
  const sent = await post(stranger, '/form', { name: '<已经写了很久>' });
  expect(sent.statusCode).toBe(401);
  expect(sent.body).toContain('name="_resume"');
  expect(sent.body).toContain(encodeURIComponent('<已经写了很久>'));
});

test('error pages say whose fault it is and what to do, with a number and without the inside', async () => {
  const missing = await stranger.inject('/no-such-page');
  expect([missing.statusCode, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(missing.body).toContain('没有这一页');
  const gone = await stranger.inject('/gone');
  expect(gone.body).toContain('这件事不在了');
  const broken = await stranger.inject('/en/broken');
  expect(broken.statusCode).toBe(500);
  expect(broken.body).toContain('it is our fault');
  expect(broken.body).toMatch(/Number [0-9A-F]{4}-[0-9A-F]{2}/);
  expect(broken.body).not.toContain('secret');
});

test('an unknown address of the programming interface is not answered by a page', async () => {
  const answer = await stranger.inject('/api/nothing');
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('json');
});

test('built files are compressed ahead and may be kept for ever; the service worker may not', async () => {
  const style = await stranger.inject({ url: build.assets.style, headers: { 'accept-encoding': 'gzip, br' } });
  expect(style.headers['content-encoding']).toBe('br');
  expect(style.headers['cache-control']).toContain('immutable');
  const worker = await stranger.inject('/sw.js');
  expect(worker.headers['cache-control']).not.toContain('immutable');
  expect((await stranger.inject('/manifest.webmanifest')).json().lang).toBe('zh-CN');
  expect((await stranger.inject('/favicon.svg')).headers['content-type']).toBe('image/svg+xml');
});

test('no page carries inline script, inline style or a handler: the policy would block it', async () => {
  for (const { path } of (await import(`${build.directory}/server/entry-server.js`)).pages as { path: string }[]) {
    if (path.includes(':') || path.startsWith('/_components') === false) continue;
    const { body } = await (await galleryApp()).inject(path);
    expect(body, path).not.toMatch(/<[^>]+\sstyle=/);
    expect(body, path).not.toMatch(/<[^>]+\son\w+=/);
    expect(body.replace(/<script type="application\/json"[^>]*>/g, ''), path).not.toMatch(
      /<script(?![^>]*\ssrc=)[^>]*>/,
    );
  }
});

test('every page needs less script than the limit', () => {
  expect(build.script.worst.kilobytes).toBeLessThan(build.script.limit);
});

let gallery: FastifyInstance | undefined;

async function galleryApp(): Promise<FastifyInstance> {
  gallery ??= await createPreview({ build });
  return gallery;
}
