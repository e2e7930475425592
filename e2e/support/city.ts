import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Actor } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import { loadConfig } from '@onewindow/config';
import { createCrypto, loadKeyRing } from '@onewindow/crypto';
import { type Db, openDatabase } from '@onewindow/db';
import { createFileStore } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { loadActor } from '@onewindow/identity';
import { drainJobs } from '@onewindow/jobs';
import { launchBrowser } from '@onewindow/testing/browser';
import pg from 'pg';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, onTestFailed } from 'vitest';
import { serve } from '../../apps/server/src/serve.ts';
import { seededDatabase } from './global-setup.ts';

export const demonstrationPassword = 'guilin-2026-demo';

/** A running city of one's own: server, database and browser. */
export interface City {
  url: string;
  db: Db;
  services: Services;
  browser: Browser;
  /** Moves the city's clock; a date alone means ten in the morning in Guilin. Sessions keep to real time. */
  travelTo(moment: Date | string): void;
  /** The actor behind a login, for steps that the journey does not click. */
  actor(login: string): Promise<Actor>;
  /** Does what is queued for the worker, and what that queues; the city has no worker of its own. */
  work(): Promise<void>;
  /** A browser window of its own, signed in when a login is given. */
  visit(options?: VisitOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  login?: string;
  /** Default: that of the demonstration's accounts. */
  password?: string;
  /** 390 or 1440; default 390, a phone. */
  width?: 390 | 1440;
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Opens an address of the city. */
  open(path: string): Promise<void>;
}

/** Copies the seeded city, serves it on a free port and starts a browser. Close it in `afterAll`. */
export async function openCity(): Promise<City> {
  const name = `journey_${randomBytes(6).toString('hex')}`;
  const admin = inject('journeyOwnerUrl');
  await run(admin, `create database ${name} template ${seededDatabase} strategy file_copy`);
  const ownerUrl = withDatabase(admin, name);
  const appUrl = withDatabase(inject('journeyAppUrl'), name);
  const { db, close } = openDatabase({ url: appUrl, max: 10 });
  const data = inject('journeyData');
  let now: (() => Date) | undefined;
  const moment = () => now?.() ?? new Date();
  const services: Services = {
    db,
    config: { ...loadConfig({ ONEWINDOW_DATA: data }), port: 0, host: '127.0.0.1' },
    now: moment,
    today: () => localDateOf(moment()),
    crypto: createCrypto({ keys: loadKeyRing({ value: undefined, file: join(data, 'keys') }) }),
    files: createFileStore({ directory: join(data, 'files') }),
  };
  const app = await serve({ services, db, ownerUrl, appUrl, embedded: false, close });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  return {
    url,
    db,
    services,
    browser,
    travelTo(to) {
      const start = momentOf(to).getTime();
      const real = Date.now();
      now = () => new Date(start + Date.now() - real);
    },
    async actor(login) {
      const found = await loadActor(db, { login, requestId: 'journey' });
      if (!found) throw new Error(`nobody is called ${login}`);
      return found;
    },
    work: () => drainJobs({ url: appUrl, services }),
    visit: options => visit(browser, url, options),
    async close() {
      await browser.close();
      await app.close();
      await close();
      await run(admin, `drop database if exists ${name} with (force)`);
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  { login, password, width = 390, ...options }: VisitOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    baseURL: url,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  if (login) await signIn(context, url, login, password);
  const page = await context.newPage();
  recordFailure(page);
  return {
    page,
    context,
    async open(path) {
      await page.goto(path);
    },
  };
}

let failures = 0;

/** When the test fails: a picture of the page as it was, its address and what its script complained of. */
function recordFailure(page: Page): void {
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  try {
    onTestFailed(async ({ task }) => {
      mkdirSync(screenshots, { recursive: true });
      const what = `${task.name.slice(0, 40)} ${new URL(page.url()).pathname.slice(0, 30)}`;
      const file = join(screenshots, `failed-${what.replace(/\W+/g, '-')}-${++failures}.png`);
      if (!page.isClosed()) await page.screenshot({ path: file, fullPage: true }).catch(() => undefined);
      process.stderr.write(`failed at ${page.url()}\n${complaints.map(line => `  ${line}\n`).join('')}`);
    });
  } catch {
    // Opened outside of a test, in beforeAll: nobody to tell.
  }
}

/** Signs a window in through the interface; the sign-in page has its own journey. */
export async function signIn(
  context: BrowserContext,
  url: string,
  login: string,
  password = demonstrationPassword,
): Promise<void> {
  const answer = await context.request.post(`${url}/api/session`, {
    headers: { origin: url },
    data: { login, password },
  });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = resolve(import.meta.dirname, '../screenshots');

/** Looks at a page as people will: axe finds nothing, nothing is wider than the screen, and a picture is kept at both widths. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  const before = page.viewportSize();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    // Charts follow the width a moment later.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
        message: `${name} at ${width} is wider than the screen`,
        timeout: 3_000,
      })
      .toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  expect(await axeProblems(page), `${name}: axe`).toEqual([]);
}

/** What axe-core finds on the page, each as a line: rule, target. */
export async function axeProblems(page: Page): Promise<string[]> {
  // A script element would be refused by the content security policy; an evaluated one is not.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
  });
}

function momentOf(moment: Date | string): Date {
  if (moment instanceof Date) return moment;
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(moment) ? `${moment}T10:00:00+08:00` : moment);
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
