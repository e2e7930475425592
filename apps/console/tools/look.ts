/**
 * Looks at the gallery: a picture of each page at 1440 and 390 px into `e2e/screenshots/console`, what axe-core finds,
 * and every word of the browser's console. `node apps/console/tools/look.ts [page …]`
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
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const pages = ['today', 'list', 'case/1', 'window', 'board', 'editor', ''];
const widths = [1440, 390];

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

async function audit(page: Page): Promise<string[]> {
  // Through the debugger and not as a script element, which the content security policy refuses.
  await page.evaluate(axeSource);
  const result = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResult;
  return result.violations.flatMap(violation =>
    violation.nodes.map(
      node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1, 3).join(' ')}`,
    ),
  );
}

const wanted = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const preview = await startPreview();
const browser = await launchBrowser();
let found = 0;
try {
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: width === 390 ? 844 : 900 },
      locale: 'zh-CN',
    });
    for (const name of pages.filter(page => wanted.length === 0 || wanted.includes(page))) {
      const page = await context.newPage();
      const words: string[] = [];
      page.on(
        'console',
        message => message.type() !== 'info' && words.push(`${message.text()} ${message.location().url}`),
      );
      page.on('pageerror', error => words.push(String(error)));
      await page.goto(`${preview.url}/console/_components${name ? `/${name}` : ''}`);
      await page.waitForSelector('main');
      await page.waitForTimeout(600);
      const file = `${name.replace('/', '-') || 'components'}-${width}.png`;
      const whole = width === 390 || name === '';
      await page.screenshot({ path: join(pictures, file), fullPage: whole });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const problems = [...words, ...(await audit(page)), ...(overflow > 0 ? [`page is ${overflow} px too wide`] : [])];
      found += problems.length;
      process.stdout.write(`${file}: ${problems.length === 0 ? 'ok' : `\n  ${problems.join('\n  ')}`}\n`);
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await preview.close();
}
process.exitCode = found > 0 ? 1 : 0;
