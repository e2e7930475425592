import type { ConsoleRoute } from '@onewindow/console-kit';
import type { Browser, BrowserContext, Cookie, Page, Request, Route } from 'playwright-core';
import { demonstrationPassword } from './city.ts';

/** Whoever may open much, first; a page is opened by the first who may. */
const logins = [
  'food-approver',
  'window',
  'supervisor',
  'keeper',
  'food-handler',
  'rules',
  'reviewer',
  'admin',
  'security',
  'auditor',
];

/** A page of the console at a real address, and who opens it. */
export interface ConsolePage {
  /** As the route table has it, `/cases/$caseId`. */
  pattern: string;
  path: string;
  login: string;
}

/** Where an address with a parameter finds an example, and which property of the first row it is. */
const examples: Record<string, readonly [url: string, key: string]> = {
  '/cases/$caseId': ['/api/cases?state=accepted&limit=1', 'id'],
  '/supervision/cards/$cardId': ['/api/supervision/cards?limit=1', 'id'],
  '/supervision/rules/$code': ['/api/supervision/rules', 'code'],
  '/organisations/$organisationId': ['/api/organisations?division=450305000000&limit=1', 'id'],
  '/centres/$centreId': ['/api/service-centres?limit=1', 'id'],
  '/licences/$licenceId': ['/api/licences?limit=1', 'id'],
  '/licence-types/$key': ['/api/licence-types', 'key'],
  '/document-templates/$kind': ['/api/document-templates', 'kind'],
  '/catalogue/items/$id': ['/api/catalogue/keeper/items?limit=1', 'basicCode'],
  '/catalogue/versions/$id': ['/api/catalogue/items/000131907000/versions', 'id'],
  '/catalogue/scenarios/$code': ['/api/catalogue/scenarios', 'code'],
  '/catalogue/scenarios/versions/$id': ['/api/catalogue/keeper/scenarios', 'id'],
  '/catalogue/import/$id': ['/api/catalogue/imports?limit=1', 'id'],
  '/_components/case/$caseId': ['/api/session', ''],
};

type Row = Record<string, string>;

/** Signs everybody in and finds an address for every route; a new route needs an example only when it has a parameter. */
export async function findPages(
  browser: Browser,
  url: string,
  routes: readonly ConsoleRoute[],
): Promise<{ pages: ConsolePage[]; cookies: Map<string, Cookie[]> }> {
  const cookies = new Map<string, Cookie[]>();
  const may = new Map<string, Set<string>>();
  const contexts = new Map<string, BrowserContext>();
  for (const login of logins) {
    const context = await browser.newContext({ baseURL: url });
    const answer = await context.request.post('/api/session', {
      headers: { origin: url },
      data: { login, password: demonstrationPassword },
    });
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${await answer.text()}`);
    const session = (await (await context.request.get('/api/session')).json()) as { permissions: string[] };
    cookies.set(login, await context.cookies());
    may.set(login, new Set(session.permissions));
    contexts.set(login, context);
  }
  const pages: ConsolePage[] = [];
  for (const { path: pattern, permission } of routes) {
    const login = logins.find(one => permission === undefined || may.get(one)?.has(permission.name));
    if (!login) throw new Error(`nobody in the demonstration may open ${pattern}`);
    pages.push({ pattern, login, path: await addressOf(pattern, contexts.get(login)) });
  }
  for (const context of contexts.values()) await context.close();
  return { pages: pages.sort((a, b) => logins.indexOf(a.login) - logins.indexOf(b.login)), cookies };
}

async function addressOf(pattern: string, context: BrowserContext | undefined): Promise<string> {
  if (!pattern.includes('$')) return pattern;
  const example = examples[pattern];
  if (!example) throw new Error(`${pattern}: say in e2e/support/console-walk.ts where an example of it is found`);
  const [url, key] = example;
  const answer = await context?.request.get(url);
  if (!answer?.ok()) throw new Error(`${pattern}: ${url} answered ${answer?.status()}`);
  const reply = (await answer.json()) as Row[] | { rows?: Row[] };
  const [row] = Array.isArray(reply) ? reply : (reply.rows ?? []);
  // Where there is none yet, the page says that it found nothing; that is a state of it too.
  return pattern.replace(/\$\w+/, row?.[key] ?? '00000000-0000-0000-0000-000000000000');
}

/** A window of the console that walks from page to page as the person behind each. */
export interface Walker {
  page: Page;
  /** Opens a page, without loading the application again when the person is the same. */
  go(to: ConsolePage): Promise<void>;
  /** Everything the interface has answered since the window was opened. */
  answers(): string;
  /** What its script complained of since the last call. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function openWalker(
  browser: Browser,
  url: string,
  {
    locale,
    width,
    cookies,
    answer,
    everybody = false,
    impatient = false,
  }: {
    locale: 'zh' | 'en';
    width: number;
    cookies: ReadonlyMap<string, Cookie[]>;
    /** Answers in place of the interface. */
    answer?: (route: Route) => Promise<void>;
    /** The session is answered too, with every permission: nobody needs to change. */
    everybody?: boolean;
    /** Does not wait for what is being tried again. */
    impatient?: boolean;
  },
): Promise<Walker> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const answers: string[] = [];
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    // The browser itself reports every answer that is an error; those are asked for here.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on('response', response => {
    if (!/\/api\//.test(response.url()) || !/json/.test(response.headers()['content-type'] ?? '')) return;
    response.text().then(
      text => answers.push(text),
      () => undefined,
    );
  });
  if (answer) await page.route(/\/api\//, answer);
  const coming = new Set<Request>();
  page.on('request', request => coming.add(request));
  page.on('requestfinished', request => coming.delete(request));
  page.on('requestfailed', request => coming.delete(request));
  let person: string | undefined;

  /** Waits until the page has its heading and nothing of it is still coming, seen three times in a row. */
  async function settle(path: string): Promise<void> {
    const address = `/console${path}`.replace(/\/$/, '');
    const end = Date.now() + 20_000;
    for (let calm = 0; calm < 3; ) {
      if (Date.now() > end) throw new Error(`${path} is not finished: ${[...coming].map(one => one.url()).join(' ')}`);
      const ready = await page.evaluate(
        ({ to, waiting }) =>
          new Promise<boolean>(done =>
            requestAnimationFrame(() =>
              setTimeout(
                () =>
                  done(
                    location.pathname.replace(/\/$/, '') === to &&
                      document.querySelector('h1') !== null &&
                      (!waiting || document.querySelector('main .ow-skeleton') === null),
                  ),
                20,
              ),
            ),
          ),
        // The gallery shows what waiting looks like.
        { to: address, waiting: !impatient && !path.startsWith('/_components') },
      );
      calm = ready && coming.size === 0 ? calm + 1 : 0;
    }
  }
  return {
    page,
    answers: () => answers.join('\n'),
    complaints: () => complaints.splice(0),
    close: () => context.close(),
    async go({ login, path }) {
      if (person === login || (person !== undefined && everybody)) {
        await page.evaluate(to => {
          history.pushState({}, '', to);
          dispatchEvent(new PopStateEvent('popstate'));
        }, `/console${path}`);
      } else {
        await context.clearCookies();
        await context.addCookies(cookies.get(login) ?? []);
        await page.goto(`/console${path}`);
        person = login;
      }
      await settle(path);
    },
  };
}

/** How far the page is wider than its window, in pixels; charts follow the window a moment later. */
export async function overflowOf(page: Page): Promise<number> {
  const read = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (let left = 20; left > 0 && (await read()) > 0; left--) await page.waitForTimeout(50);
  return read();
}

/**
 * Chinese words of the interface itself on an English page: what stands in no answer of the server, since names of
 * items, bodies and people are data and stay as they are.
 */
export async function chineseOf(page: Page, data: string): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !parent.closest('script, style, noscript, [lang="zh"], [lang="zh-CN"]'))
        found.add(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.add(element.getAttribute(name) ?? '');
    return [...found];
  });
  const runs = texts.flatMap(text => text.match(/[㐀-鿿、。，；：？！“”（）《》]+/g) ?? []);
  // Quotation marks stand in English too.
  return [...new Set(runs)].filter(run => !/^[“”]+$/.test(run) && !data.includes(run) && !isPartOf(run, data));
}

/** A run may be joined of several names, or cut by a figure; punctuation between them is the interface's own. */
function isPartOf(run: string, data: string): boolean {
  const pieces = run.split(/[、。，；：？！“”（）《》]+/).filter(Boolean);
  return pieces.length > 0 && pieces.every(piece => data.includes(piece)) && !/^[、，：]|[、，：]$/.test(run);
}
