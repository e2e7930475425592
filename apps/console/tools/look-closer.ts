/**
 * Presses what floats and moves in the gallery and takes a picture of each: filters, columns, views, search, help,
 * dialogs, keys, a lost session, English. `node apps/console/tools/look-closer.ts [name …]`
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@onewindow/testing/browser';
import type { Page } from 'playwright-core';
import { startPreview } from './preview.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const pictures = join(repository, 'e2e/screenshots/console');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Scene {
  path: string;
  width?: number;
  english?: boolean;
  act(page: Page): Promise<unknown>;
}

const scenes: Record<string, Scene> = {
  'list-columns': { path: 'list?view=food', act: page => page.getByRole('button', { name: /^列/ }).click() },
  'list-selected': {
    path: 'list?view=food',
    async act(page) {
      for (const key of ['j', 'j', 'x', 'j', 'j', 'x', 'k', 'k', 'k']) await page.keyboard.press(key);
    },
  },
  'list-choice': {
    path: 'list?view=food',
    act: page => page.getByRole('button', { name: /^改条件：\s*状态/ }).click(),
  },
  'list-date': {
    path: 'list',
    async act(page) {
      await page.getByRole('button', { name: '加条件' }).click();
      await page.getByRole('menuitem', { name: '到期' }).click();
      await page.getByRole('button', { name: '7 天内' }).focus();
    },
  },
  'list-changed': {
    path: 'list?view=food',
    async act(page) {
      await page.getByRole('button', { name: '去掉条件：状态' }).click();
      await page.getByRole('button', { name: '另存' }).click();
      await page.getByLabel('视图的名字').fill('我的食品');
    },
  },
  'list-empty': { path: 'list?item=NONE', act: async () => undefined },
  'today-keys': {
    path: 'today',
    async act(page) {
      for (const key of ['j', 'j', 'j', 'j', 'j']) await page.keyboard.press(key);
    },
  },
  search: {
    path: 'today',
    async act(page) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('漓岸');
      await page.waitForTimeout(400);
    },
  },
  help: { path: 'today', act: page => page.keyboard.press('?') },
  bell: { path: 'today', act: page => page.getByRole('button', { name: /要您知道的，/ }).click() },
  'user-menu': { path: 'today', act: page => page.getByRole('button', { name: /陈敬之/ }).click() },
  units: { path: 'today', act: page => page.getByRole('button', { name: /换一个岗位/ }).click() },
  'case-from-list': {
    path: 'list?view=food',
    async act(page) {
      await page.getByRole('link', { name: /^GL26/ }).first().click();
      await page.waitForTimeout(600);
    },
  },
  'case-process': { path: 'case/1?tab=process', act: page => page.waitForTimeout(1500) },
  'case-deny': {
    path: 'case/1',
    async act(page) {
      await page.getByText('不同意', { exact: true }).click();
      await page.getByRole('button', { name: /不予许可/ }).click();
    },
  },
  conflict: { path: '', act: page => page.getByRole('button', { name: '别人刚改过' }).click() },
  confirm: { path: '', act: page => page.getByRole('button', { name: '先问一声' }).click() },
  side: { path: '', act: page => page.getByRole('button', { name: '侧边' }).click() },
  notices: {
    path: '',
    async act(page) {
      await page.getByRole('button', { name: '通知', exact: true }).click();
      await page.getByRole('button', { name: '出错的通知' }).click();
    },
  },
  'session-ended': {
    path: 'list?view=food',
    async act(page) {
      await page.route('**/api/console/views', route => route.fulfill({ status: 401, body: '{}' }));
      await page.getByRole('button', { name: '去掉条件：状态' }).click();
      await page.getByRole('button', { name: '另存' }).click();
      await page.getByLabel('视图的名字').fill('我的食品');
      await page.getByRole('button', { name: '存成新视图', exact: true }).click();
      await page.waitForTimeout(400);
    },
  },
  'session-renewed': {
    path: 'list?view=food',
    async act(page) {
      const sent: (string | undefined)[] = [];
      await page.route('**/api/console/views', route => {
        sent.push(route.request().headers()['idempotency-key']);
        return sent.length === 1 ? route.fulfill({ status: 401, body: '{}' }) : route.continue();
      });
      await page.route('**/api/session', route =>
        route.request().method() === 'POST' ? route.fulfill({ status: 200, body: '{}' }) : route.continue(),
      );
      await page.getByRole('button', { name: '去掉条件：状态' }).click();
      await page.getByRole('button', { name: '另存' }).click();
      await page.getByLabel('视图的名字').fill('我的食品');
      await page.getByRole('button', { name: '存成新视图', exact: true }).dblclick();
      await page.getByRole('textbox', { name: '账号' }).fill('approver');
      await page.getByLabel('密码').fill('secret');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('tab', { name: '我的食品', selected: true }).waitFor();
      if (sent.length !== 2 || sent[0] !== sent[1]) throw new Error(`keys sent: ${sent.join(', ')}`);
    },
  },
  offline: {
    path: 'list?view=food',
    async act(page) {
      await page.route('**/api/console/views', route => route.abort());
      await page.route('**/healthz', route => route.abort());
      await page.getByRole('button', { name: '去掉条件：状态' }).click();
      await page.getByRole('button', { name: '另存' }).click();
      await page.getByLabel('视图的名字').fill('我的食品');
      await page.getByRole('button', { name: '存成新视图', exact: true }).click();
      await page.waitForTimeout(700);
    },
  },
  missing: { path: 'nothing-here', act: async () => undefined },
  menu: { path: 'today', width: 390, act: page => page.getByRole('button', { name: '打开导航' }).click() },
  english: { path: 'list?view=food', english: true, act: async () => undefined },
};

const wanted = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const preview = await startPreview();
const browser = await launchBrowser();
let found = 0;
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const width = scene.width ?? 1440;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: scene.english ? 'en-GB' : 'zh-CN',
    });
    const page = await context.newPage();
    const words: string[] = [];
    page.on('console', message => message.type() === 'warning' && words.push(message.text()));
    page.on('pageerror', error => words.push(String(error)));
    try {
      await page.goto(`${preview.url}/console/_components/${scene.path}`);
      await page.waitForSelector('main');
      await page.waitForTimeout(500);
      await scene.act(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      await page.evaluate(axeSource);
      const result = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { target: string[] }[] }[];
      };
      words.push(...result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`)));
    } catch (error) {
      words.push(String(error).slice(0, 400));
    }
    found += words.length;
    process.stdout.write(`${name}: ${words.length === 0 ? 'ok' : `\n  ${words.join('\n  ')}`}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await preview.close();
}
process.exitCode = found > 0 ? 1 : 0;
