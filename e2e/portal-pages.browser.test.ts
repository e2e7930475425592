import { getCase, receiveCase, requestCorrection, startApplication, submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { sql } from '@onewindow/db';
import { askForRating, listOwnWindows } from '@onewindow/ratings';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages as portalPages } from '../apps/portal/src/pages.ts';
import { axeProblems, type City, openCity, signIn } from './support/city.ts';
import { overflowOf } from './support/console-walk.ts';
import { foodLicence, qixing } from './support/steps.ts';

// Every page of the portal, out of its table: one that is added is walked by itself, and needs an example only when its
// address has a parameter.
interface Visit {
  pattern: string;
  path: string;
  /** Undefined: anybody. */
  login: string | undefined;
}

let city: City;
let visits: Visit[];
const contexts = new Map<string, BrowserContext>();

/** Of page scripts, compressed as sent; the limit for each page. */
const mostScriptBytes = 30 * 1024;
const mostLayoutShift = 0.01;

beforeAll(async () => {
  city = await openCity();
  const examples = await findExamples();
  visits = portalPages.map(({ path: pattern, access }) => {
    const path = pattern.includes(':') ? examples[pattern] : pattern;
    if (path === undefined)
      throw new Error(`${pattern}: say in e2e/portal-pages.browser.test.ts where an example of it is`);
    const login = access === 'public' ? undefined : access === 'signedIn' ? 'liyunshu' : 'keeper';
    return { pattern, path, login };
  });
}, 120_000);
afterAll(() => city?.close());

/** Real addresses for the pages of one application, case, licence: hers, as far as it must be. */
async function findExamples(): Promise<Record<string, string>> {
  const { db, services } = city;
  const applicant = await city.actor('liyunshu');
  const draft = await startApplication(db, services, applicant, { basicCodes: [foodLicence], divisionCode: qixing });
  const { rows } = await sql<Record<'id' | 'code' | 'matter' | 'state', string>>`
    select c.id, c.query_code as code, m.query_code as matter, c.state
    from cases.case c join cases.matter m on m.id = c.matter_id
    where c.party_id = ${applicant.partyId} order by c.submitted_at desc`.execute(db);
  const filed = rows.find(row => row.state === 'submitted' || row.state === 'received');
  const running = rows.find(row => row.state === 'accepted' || row.state === 'received') ?? filed;
  const ended = rows.find(row => row.state === 'concluded') ?? running;
  if (!filed || !running || !ended) throw new Error('the demonstration has no case of hers');
  const window = await city.actor('window');
  const told = await getCase(db, services, window, filed.id);
  if (told.row.state === 'submitted') await receiveCase(db, services, window, { caseId: filed.id });
  await requestCorrection(db, services, window, {
    caseId: filed.id,
    items: [{ kind: 'answer', target: 'premisesArea', label: '使用面积', what: '和布局图上的面积对不上，请核对。' }],
  });
  const one = async (statement: ReturnType<typeof sql<{ value: string }>>): Promise<string> =>
    (await statement.execute(db)).rows[0]?.value ?? 'none';
  const licence = await one(sql`
    select id::text as value from licences.licence where holder_party_id = ${applicant.partyId} limit 1`);
  const token = await one(sql`select token as value from licences.licence_version limit 1`);
  const centre = await one(sql`select id::text as value from directory.service_centre where kind = 'county' limit 1`);
  const version = await one(sql`
    select v.id::text as value from catalogue.item_version v
    join catalogue.catalogue_item i on i.id = v.catalogue_item_id where i.basic_code = ${foodLicence} limit 1`);
  const scenarios = (await (await fetch(`${city.url}/api/catalogue/scenarios`)).json()) as { rows: { code: string }[] };
  return {
    '/apply/:id': `/apply/${draft.id}`,
    '/apply/:id/:page': `/apply/${draft.id}/premises`,
    '/apply/:id/materials': `/apply/${draft.id}/materials`,
    '/apply/:id/check': `/apply/${draft.id}/check`,
    '/apply/licence/:id': `/apply/licence/${licence}`,
    '/cases/:queryCode': `/cases/${running.code}`,
    '/cases/:queryCode/correct': `/cases/${filed.code}/correct`,
    '/cases/:queryCode/delivery': `/cases/${running.code}/delivery`,
    '/cases/:queryCode/supplement': `/cases/${running.code}/supplement`,
    '/cases/:queryCode/withdraw': `/cases/${running.code}/withdraw`,
    '/matters/:queryCode': `/matters/${running.matter}`,
    '/matters/:queryCode/receipt': `/matters/${running.matter}/receipt`,
    '/rate/:queryCode': `/rate/${ended.code}`,
    '/rate-visit/:token': await openRatingPage(),
    '/items/:basicCode': `/items/${foodLicence}`,
    '/items/:basicCode/versions/:versionId': `/items/${foodLicence}/versions/${version}`,
    '/scenarios/:code': `/scenarios/${scenarios.rows[0]?.code}`,
    '/centres/:id': `/centres/${centre}`,
    '/mine/licences/:id': `/mine/licences/${licence}`,
    '/v/:token': `/v/${token}`,
  };
}

/** What an officer opens for somebody whom she has just served. */
async function openRatingPage(): Promise<string> {
  const { db, services } = city;
  const [window, { partyId }] = [await city.actor('window'), await city.actor('lianfood')];
  const draft = { basicCodes: [foodLicence], divisionCode: qixing, partyId: partyId ?? '' };
  const id = await fillApplication(db, services, window, draft);
  const { cases } = await submitApplication(db, services, window, { id });
  const windowId = (await listOwnWindows(db, window))[0]?.id ?? '';
  return (await askForRating(db, services, window, { caseId: cases[0]?.id ?? '', windowId })).path;
}

/** One window for each person and way of reading, used for all of her pages. */
async function windowOf(login: string | undefined, script = true): Promise<BrowserContext> {
  const key = `${login} ${script}`;
  const known = contexts.get(key);
  if (known) return known;
  const context = await city.browser.newContext({
    baseURL: city.url,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    javaScriptEnabled: script,
    // What a worker hands on is counted unpacked, and the limit is for what is sent.
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(15_000);
  if (login) await signIn(context, city.url, login);
  contexts.set(key, context);
  return context;
}

/** Goes through the pages, each person in her own window beside the others, and gathers what is wrong with each. */
async function walk(look: (page: Page, visit: Visit) => Promise<string[]>, script = true): Promise<string[]> {
  const walks = [undefined, 'liyunshu', 'keeper'].map(async login => {
    const wrong: string[] = [];
    const page = await (await windowOf(login, script)).newPage();
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    for (const visit of visits.filter(one => one.login === login)) {
      try {
        wrong.push(...(await look(page, visit)).map(line => `${visit.pattern}: ${line}`));
      } catch (error) {
        wrong.push(`${visit.pattern}: ${String(error).slice(0, 300)}`);
      }
      wrong.push(...complaints.splice(0).map(line => `${visit.pattern}: ${line.slice(0, 300)}`));
    }
    await page.close();
    return wrong;
  });
  return (await Promise.all(walks)).flat();
}

/** A page that answers by leading elsewhere is no page; 200 and a heading are. */
async function open(page: Page, { path }: Visit): Promise<string[]> {
  const response = await page.goto(path);
  const wrong: string[] = [];
  if (response?.status() !== 200) wrong.push(`answers ${response?.status()}`);
  if ((await page.locator('h1').count()) !== 1) wrong.push(`has ${await page.locator('h1').count()} main headings`);
  return wrong;
}

test('every page is sound at both widths, moves nothing and sends little script', { timeout: 300_000 }, async () => {
  const wrong = await walk(async (page, visit) => {
    const found = await open(page, visit);
    found.push(...(await axeProblems(page)).map(line => `axe at 390 ${line}`));
    const shift = await layoutShiftOf(page);
    if (shift >= mostLayoutShift) found.push(`moves by ${shift.toFixed(3)}`);
    const script = await scriptBytesOf(page);
    if (script > mostScriptBytes) found.push(`${script} bytes of script`);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await overflowOf(page);
      if (over > 0) found.push(`${over} px wider than ${width}`);
    }
    found.push(...(await axeProblems(page)).map(line => `axe at 1440 ${line}`));
    await page.setViewportSize({ width: 390, height: 844 });
    return found;
  });
  expect(wrong).toEqual([]);
});

test('every page says the same without script', { timeout: 300_000 }, async () => {
  const headings = new Map<string, string>();
  const withScript = await walk(async (page, visit) => {
    const found = await open(page, visit);
    headings.set(visit.pattern, (await page.locator('h1').first().textContent()) ?? '');
    return found;
  });
  const without = await walk(async (page, visit) => {
    const found = await open(page, visit);
    const heading = await page.locator('h1').first().textContent();
    if (heading !== headings.get(visit.pattern)) found.push(`is headed “${heading}” without script`);
    return found;
  }, false);
  expect([...withScript, ...without]).toEqual([]);
});

test('every page is English where English was chosen, and fits', { timeout: 300_000 }, async () => {
  const wrong = await walk(async (page, visit) => {
    await page.goto(`/en${visit.path === '/' ? '/' : visit.path}`);
    const found = (await page.locator('html').getAttribute('lang'))?.startsWith('en') ? [] : ['is not in English'];
    const over = await overflowOf(page);
    if (over > 0) found.push(`${over} px wider than 390 in English`);
    return [...found, ...(await axeProblems(page)).map(line => `axe in English ${line}`)];
  });
  expect(wrong).toEqual([]);
});

/** The sum of layout shifts since the page was opened, by the browser's own measure. */
function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(done => {
        let sum = 0;
        const observer = new PerformanceObserver(list => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Buffered entries come with the next task, those under way with the next frame.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)));
      }),
  );
}

/** Bytes of script as they were sent: islands that a page loads itself, and what those import. */
function scriptBytesOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(entry => /\.m?js(\?|$)/.test(entry.name))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  );
}

test('on paper what was folded away can be read, and nothing is there to be pressed', async () => {
  const page = await (await windowOf(undefined)).newPage();
  await page.goto(`/items/${foodLicence}?division=${qixing}`);
  const answer = page.locator('main details .ow-disclosure-body').last();
  expect(await answer.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await answer.isVisible()).toBe(true);
  for (const control of ['.ow-tool', '.ow-sticky', '.ow-header-tools', '.ow-actions'])
    for (const one of await page.locator(control).all()) expect(await one.isVisible(), control).toBe(false);
  expect(await page.locator('footer').textContent()).toMatch(/打印；办件和证照的最新情况以网上为准/);
  await page.close();
});
