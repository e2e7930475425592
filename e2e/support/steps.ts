import { getCase, workOnTask } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { City } from './city.ts';

export const foodLicence = '000131907000';
export const qixing = '450305000000';

/** A small PDF as a person would upload it. */
export async function samplePdf(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([595, 842]).drawText(name.replace(/[^\x20-\x7e]/g, '?'), { x: 60, y: 760, size: 18, font });
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await document.save()) };
}

/** Fills 食品经营许可 page by page in the name of the company and stops at the page of materials. */
export async function fillFoodLicence(page: Page): Promise<void> {
  const next = () => page.getByRole('button', { name: '保存并继续' }).click();
  await page.waitForURL(/\/operator(#.*)?$/);
  const representative = page.getByLabel('法定代表人（负责人）');
  if ((await representative.count()) > 0 && (await representative.isEditable()))
    await representative.fill('李云舒（示例）');
  await next();
  await page.waitForURL(/\/premises(#.*)?$/);
  await page.getByLabel('县（区）').selectOption({ label: '七星区' });
  const township = page.getByLabel('乡镇（街道）');
  await township.waitFor();
  await township.selectOption({ index: 1 });
  await page.getByLabel('路名、门牌、楼层、房号').fill('漓江路 26 号 1 层 3 号铺（示例）');
  await page.getByLabel('使用面积').fill('86.4');
  await page.getByLabel('租用').check();
  await next();
  await page.waitForURL(/\/staff(#.*)?$/);
  await fillPerson(page, 0, { name: '李云舒（示例）', post: '食品安全管理员', id: '450305199508173029' });
  await page.getByRole('button', { name: '再加一位' }).click();
  await fillPerson(page, 1, { name: '唐小满（示例）', post: '厨师', id: '11010519491231002X' });
  await next();
  await page.waitForURL(/\/business(#.*)?$/);
  await page.getByLabel('餐饮服务经营者').check();
  await page.getByLabel('热食类食品制售').check();
  await page.getByLabel('否', { exact: true }).check();
  await next();
  await page.waitForURL(/\/declare(#.*)?$/);
  await page.getByLabel(/我确认以上内容真实/).check();
  await next();
  await page.waitForURL(/\/materials(#.*)?$/);
}

async function fillPerson(
  page: Page,
  index: number,
  person: { name: string; post: string; id: string },
): Promise<void> {
  const control = (key: string) => page.locator(`[name="people.${index}.${key}"]`);
  await control('name').fill(person.name);
  await control('post').selectOption({ label: person.post });
  await control('citizenId').fill(person.id);
  await control('healthUntil').fill('2027-06-02');
}

/** Hands in a file for each material that is still missing, one after the other. */
export async function handInMissing(page: Page): Promise<void> {
  const missing = page.locator('.ow-upload-missing');
  for (let left = await missing.count(); left > 0; left -= 1) {
    const input = missing.first().locator('input[type=file]').first();
    await input.setInputFiles(await samplePdf('其他材料.pdf'));
    // The list shrinks as files arrive: the next one is the first of those that are left.
    await expect.poll(() => missing.count(), { timeout: 30_000 }).toBeLessThan(left);
  }
  const running = page.locator('.ow-upload-uploading, .ow-upload-checking');
  await expect.poll(() => running.count(), { timeout: 30_000 }).toBe(0);
}

/** What the department does at its desks: each open task in turn with the action that ends it. */
export async function handle(
  city: City,
  caseId: string,
  tasks: readonly { login: string; action: string; opinion: string; law?: string }[],
): Promise<void> {
  for (const { login, ...work } of tasks) {
    const actor = await city.actor(login);
    const { tasks: open } = await getCase(city.db, city.services, actor, caseId);
    const task = open.find(one => one.state === 'open' || one.state === 'claimed');
    if (!task) throw new Error(`nothing waits for ${login}`);
    await workOnTask(city.db, city.services, actor, { caseId, taskId: task.id, ...work });
  }
}

/** One desk in the console, by clicks: opens the case, chooses, writes the opinion that is asked for, presses the one button. */
export async function actAtDesk(
  city: City,
  caseId: string,
  { login, choice, act, opinion }: { login: string; choice: string; act: string; opinion?: string },
): Promise<Page> {
  const { page } = await city.visit({ login, width: 1440 });
  const version = async () => {
    const { rows } = await sql<{ version: number }>`select version from cases.case where id = ${caseId}`.execute(
      city.db,
    );
    return rows[0]?.version ?? 0;
  };
  const before = await version();
  await page.goto(`/console/cases/${caseId}`);
  await page.getByRole('heading', { name: '您现在可以' }).waitFor({ timeout: 60_000 });
  // Whoever has one thing to decide is shown no choice.
  const choices = page.locator('.ow-decision .ow-segmented');
  if ((await choices.count()) > 0) await choices.getByText(choice, { exact: true }).click();
  if (opinion) await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.getByRole('button', { name: act, exact: true }).click();
  await expect.poll(version, { timeout: 20_000 }).toBeGreaterThan(before);
  return page;
}
