import type { Locator, Page } from 'playwright-core';
import { samplePdf } from './steps.ts';

/** One line of the materials at the window. */
export const slot = (page: Page, name: string): Locator => page.locator('.ow-window-slot').filter({ hasText: name });

/** Looks for an applicant by whatever she shows or says. */
export async function find(page: Page, what: string): Promise<void> {
  await page.getByLabel('证件号、手机号或姓名').fill(what);
  await page.keyboard.press('Enter');
}

/** Scans one or several sheets for a material and waits until they stand there. */
export async function scan(page: Page, name: string, ...files: string[]): Promise<void> {
  const row = slot(page, name);
  await row
    .locator('.ow-window-slot-head input[type=file]')
    .setInputFiles(await Promise.all(files.map(file => samplePdf(file))));
  for (const file of files) await row.getByRole('link', { name: file }).waitFor();
}
