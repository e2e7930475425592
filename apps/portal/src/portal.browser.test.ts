import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launchBrowser } from '@onewindow/testing/browser';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPortal } from './build.ts';
import { createPreview } from './preview.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const stories = [
  '',
  '/home',
  '/guide',
  '/application',
  '/materials',
  '/check',
  '/receipt',
  '/tracking',
  '/valid',
  '/annulled',
  '/mine',
];
const paths = [...stories.map(story => `/_components${story}`), '/help', '/accessibility', '/privacy', '/no-such-page'];

let app: FastifyInstance;
let browser: Browser;
let address: string;

beforeAll(async () => {
  app = await createPreview({ build: await buildPortal(), visitor: '李云舒（示例）' });
  address = await app.listen({ port: 0 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Opens a page and hands it over; whatever the console complains about fails the test. */
async function visit<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => {
    // The second is the browser's own remark on a preload whose page was left before it came.
    const expected = /404|cross-world service worker resource mismatch/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  const result = await work(page);
  await context.close();
  expect(complaints).toEqual([]);
  return result;
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as AxeResult;
  return result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} at ${node.target.join(' ')}`));
}

const few = ['/_components', '/_components/guide', '/_components/materials', '/_components/mine', '/no-such-page'];

test.for([
  { name: 'Chinese on a phone', width: 390, preferences: 'lang=zh', pages: paths },
  { name: 'Chinese on a desk', width: 1440, preferences: 'lang=zh', pages: paths },
  { name: 'English on a phone', width: 390, preferences: 'lang=en', pages: few },
  { name: 'large text on a phone', width: 390, preferences: 'lang=zh&mode=elder', pages: few },
])('axe finds nothing and nothing overflows: $name', { timeout: 180_000 }, async ({ width, preferences, pages }) => {
  await visit({ viewport: { width, height: 900 }, bypassCSP: true }, async page => {
    for (const path of pages) {
      await page.goto(`${address}${path}?${preferences}`);
      expect(await violationsOf(page), path).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
    }
  });
});

test('the menu and the choice of county are sound when they are open, and Escape closes them', async () => {
  await visit({ bypassCSP: true }, async page => {
    await page.goto(`${address}/help`);
    await page.locator('.ow-menu summary').click();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.ow-menu').getAttribute('open')).toBeNull();
  });
});

test('without script: language, large text, county, menu and file control all work', async () => {
  await visit({ javaScriptEnabled: false }, async page => {
    await page.goto(`${address}/_components/materials`);
    await page.locator('.ow-menu summary').click();
    await page.getByRole('link', { name: '七星区' }).click();
    expect(new URL(page.url()).pathname).toBe('/_components/materials');
    await page.locator('.ow-menu summary').click();
    expect(await page.getByRole('link', { name: '七星区' }).getAttribute('aria-current')).toBe('true');
    await page.getByRole('link', { name: '长者版' }).first().click();
    expect(await page.locator('html').getAttribute('data-mode')).toBe('elder');
    expect(await page.getByRole('button', { name: '上传 食品安全规章制度目录清单' }).isVisible()).toBe(true);
    await page.locator('.ow-menu summary').click();
    await page.getByRole('link', { name: 'English' }).last().click();
    expect(new URL(page.url()).pathname).toBe('/en/_components/materials');
  });
});

test('the keyboard reaches the skip link first, and it leads to the content', async () => {
  await visit({ viewport: { width: 1440, height: 900 } }, async page => {
    await page.goto(`${address}/help`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('ow-skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});

test('an island comes alive: a chosen file is uploaded, attached, and can be removed', async () => {
  await visit({}, async page => {
    const calls: string[] = [];
    const file = { id: 'f1', name: '制度.pdf', bytes: 5, pages: 2 };
    const replies: Record<string, object> = {
      'POST /api/uploads': { id: 'u1', offset: 0 },
      'PATCH /api/uploads/u1': { id: 'u1', offset: 5, file },
      'POST /api/applications/demonstration/materials': { id: 'm1' },
      'DELETE /api/applications/demonstration/materials/m1': { done: true },
    };
    await page.route('**/api/**', route => {
      const call = `${route.request().method()} ${new URL(route.request().url()).pathname}`;
      calls.push(call);
      return route.fulfill({ json: replies[call] ?? {} });
    });
    await page.goto(`${address}/_components/materials`);
    const row = page.locator('.ow-upload', { has: page.getByRole('heading', { name: '食品安全规章制度目录清单' }) });
    await row
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '制度.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
    await row.getByText('已上传').waitFor();
    expect(await row.getByText('共 2 页').isVisible()).toBe(true);
    await row.getByRole('button', { name: '移除 制度.pdf' }).click();
    await row.getByText('还没交').waitFor();
    expect(calls).toEqual(Object.keys(replies));
  });
});

test.for([390, 1440])('a page moves nothing while it loads, %i wide', async width => {
  await visit({ viewport: { width, height: 900 } }, async page => {
    for (const path of ['/_components/guide', '/_components/materials', '/_components/tracking', '/help']) {
      await page.goto(`${address}${path}`);
      const shift = await page.evaluate(
        `new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
          .observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300); })`,
      );
      expect(shift, path).toBe(0);
    }
  });
});
