import type { Cookie, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleRoutes, demonstrationRoutes } from '../apps/console/src/modules.ts';
import { axeProblems, type City, openCity } from './support/city.ts';
import { type ConsolePage, chineseOf, findPages, openWalker, overflowOf, type Walker } from './support/console-walk.ts';

// Every page of the console, out of the route tables: one that is added is walked by itself.
let city: City;
let pages: ConsolePage[];
let cookies: Map<string, Cookie[]>;
const gallery = new Set<string>(demonstrationRoutes.map(route => route.path));

beforeAll(async () => {
  city = await openCity();
  ({ pages, cookies } = await findPages(city.browser, city.url, [...consoleRoutes, ...demonstrationRoutes]));
}, 120_000);
afterAll(() => city.close());

type Look = (walker: Walker, page: ConsolePage) => Promise<string[]>;

/** Goes through the pages and gathers what is wrong with each, so that one run tells all of it. */
async function walk(walker: Walker, list: readonly ConsolePage[], looks: readonly Look[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const page of list) {
    try {
      await walker.go(page);
      for (const look of looks) wrong.push(...(await look(walker, page)).map(line => `${page.pattern}: ${line}`));
    } catch (error) {
      wrong.push(`${page.pattern}: ${String(error).slice(0, 300)}`);
    }
    wrong.push(...walker.complaints().map(line => `${page.pattern}: ${line.slice(0, 300)}`));
  }
  await walker.close();
  return wrong;
}

const axe: Look = async ({ page }) => (await axeProblems(page)).map(line => `axe ${line}`);

const fits: Look = async ({ page }) => {
  const over = await overflowOf(page);
  return over > 0 ? [`${over} px wider than ${page.viewportSize()?.width}`] : [];
};

const fitsAt =
  (width: number): Look =>
  async walker => {
    const before = walker.page.viewportSize() ?? { width: 1440, height: 900 };
    await walker.page.setViewportSize({ width, height: 900 });
    const wrong = await fits(walker, {} as ConsolePage);
    await walker.page.setViewportSize(before);
    return wrong;
  };

/** The gallery's stories are one invented day in Chinese. */
const english: Look = async (walker, { pattern }) =>
  gallery.has(pattern) ? [] : (await chineseOf(walker.page, walker.answers())).map(run => `Chinese: ${run}`);

const at = (locale: 'zh' | 'en', width: number, rest: Partial<Parameters<typeof openWalker>[2]> = {}) =>
  openWalker(city.browser, city.url, { locale, width, cookies, ...rest });

test('every page is sound in Chinese on a desk and in English on a phone', { timeout: 300_000 }, async () => {
  const [chinese, foreign] = await Promise.all([
    walk(await at('zh', 1440), pages, [axe, fits, fitsAt(390)]),
    walk(await at('en', 390), pages, [axe, fits, english, fitsAt(1440)]),
  ]);
  expect([...chinese, ...foreign]).toEqual([]);
});

test('every page is sound when there is nothing to show', { timeout: 300_000 }, async () => {
  const own = pages.filter(page => !gallery.has(page.pattern));
  const walker = await at('en', 390, { answer: withoutRows });
  expect(await walk(walker, own, [axe, fits, english])).toEqual([]);
});

/** The server's own answers with their lists emptied. */
async function withoutRows(route: Route): Promise<void> {
  const request = route.request();
  if (request.method() !== 'GET' || /\/api\/session|\/api\/catalogue\/facets/.test(request.url()))
    return route.continue();
  const response = await route.fetch();
  const body: unknown = await response.json().catch(() => undefined);
  const isList = typeof body === 'object' && body !== null && 'rows' in body && Array.isArray(body.rows);
  if (!isList) return route.fulfill({ response });
  await route.fulfill({ response, json: { ...body, rows: [], ...('next' in body && { next: null }) } });
}

describe.concurrent('when the interface fails', () => {
  /** Pages that ask the interface nothing when they open. */
  const quiet = new Set<string>();

  test.for([
    { name: 'a fault of ours', status: 500, looks: [axe, fits] },
    { name: 'no permission', status: 403, looks: [fits] },
    { name: 'nothing there', status: 404, looks: [fits] },
    { name: 'no network', status: 0, looks: [fits] },
  ])('every page says so and stays usable: $name', { timeout: 300_000 }, async ({ status, looks }, { expect }) => {
    const own = pages.filter(page => !gallery.has(page.pattern));
    const session = await everybodysSession();
    const walker = await at('en', 390, {
      everybody: true,
      impatient: status === 0,
      answer: async route => {
        if (route.request().url().endsWith('/api/session')) return route.fulfill({ json: session });
        if (status === 0) return route.abort('internetdisconnected');
        await route.fulfill({ status, contentType: 'application/problem+json', json: problem(status) });
      },
    });
    const told: Look = async ({ page }, { pattern }) => {
      if (quiet.has(pattern)) return [];
      const words = page.locator('[role="alert"], .ow-banner, .ow-state').first();
      return words.waitFor({ timeout: 5_000 }).then(
        () => [],
        () => ['says nothing of the failure'],
      );
    };
    expect(await walk(walker, own, [told, ...looks])).toEqual([]);
  });
});

const problem = (status: number) => ({
  type: '/api/docs',
  title: 'It did not work',
  detail: '',
  status,
  code: `test.${status}`,
  requestId: '7f2c91aa00000000',
});

/** The session of one who may do everything, so that pages fail on what they ask for and not on who asks. */
async function everybodysSession(): Promise<object> {
  const context = await city.browser.newContext({ baseURL: city.url });
  await context.addCookies(cookies.get('food-approver') ?? []);
  const session = (await (await context.request.get('/api/session')).json()) as { permissions: string[] };
  await context.close();
  const wanted = consoleRoutes.flatMap(route => route.permission?.name ?? []);
  return { ...session, permissions: [...new Set([...session.permissions, ...wanted])] };
}
