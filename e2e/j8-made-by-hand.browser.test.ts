import { getDraft, listImplementers, saveDraft } from '@onewindow/catalogue';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
}, 120_000);
afterAll(() => city?.close());

/** What a step may take on a slow machine. */
const patient = { timeout: 30_000 };

const blankForm = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF',
);

describe('an item made by hand', () => {
  const name = '流动摊点备案（示例）';
  let keeper: Page;
  let draft: string;
  let code: string;

  beforeAll(async () => {
    keeper = (await city.visit({ login: 'keeper', width: 1440 })).page;
  });

  test('tells what is missing beside its field, and opens as a draft once it is made', {
    timeout: 90_000,
  }, async () => {
    await keeper.goto('/console/catalogue');
    await keeper.getByRole('button', { name: '新建事项' }).click(patient);
    await keeper.getByRole('button', { name: '建好，去写内容' }).click(patient);
    for (const words of [
      '写事项的名称，和依据里的叫法一致。',
      '选一种事项类型。',
      '选由哪个部门来办。',
      '至少选一个机构来办。',
    ]) {
      await keeper.getByText(words).waitFor(patient);
    }
    await look(keeper, 'j8-new-empty');
    await keeper
      .getByLabel(/^事项名称/)
      .first()
      .fill(name);
    await pick(keeper, keeper.getByLabel(/^事项类型/), '行政许可');
    await keeper.locator('[data-path="/organType"] .ant-select').click();
    await keeper.keyboard.type('市场监督管理局');
    await keeper.keyboard.press('Enter');
    await keeper.getByText('选了 18 个，共 18 个').waitFor(patient);
    await keeper.getByText('荔浦市市场监督管理局').click();
    await keeper.getByText('选了 17 个，共 18 个').waitFor(patient);
    // A code copied with a slip is told; the platform draws one instead.
    await keeper.getByText('照目录填').click();
    await keeper.getByLabel(/^基本编码/).fill('440131007000');
    await keeper.getByRole('button', { name: '建好，去写内容' }).click();
    await keeper.getByText('开头两位“44”是别的省；国家设定的是 00，广西设定的是 45。').waitFor(patient);
    await keeper.getByText('平台暂编一个').click();
    await keeper.getByText(/^国家设定 · 行政许可 · 部门 31 · 主项 9\d\d · 没有子项$/).waitFor(patient);
    await look(keeper, 'j8-new');
    await keeper.getByRole('button', { name: '建好，去写内容' }).click();
    await keeper.getByRole('button', { name: '提交审核' }).waitFor(patient);
    draft = keeper.url();
    code = (await keeper.getByText(/^0001319\d\d000$/).innerText()).trim();
    await keeper.getByText('还没有发布过').waitFor(patient);
  });

  test('a blank form is uploaded for a material; a program called .pdf is refused', { timeout: 90_000 }, async () => {
    await keeper.getByRole('button', { name: '加一份' }).click();
    const detail = keeper.locator('dialog[open]');
    await detail.getByLabel('名称', { exact: true }).fill('备案申请表');
    const blank = detail.locator('[data-path="/materials/0/blankFile"]');
    const file = (buffer: Buffer) => ({ name: '备案申请表.pdf', mimeType: 'application/pdf', buffer });
    await blank.locator('input[type=file]').setInputFiles(file(Buffer.from(`MZ${'\0'.repeat(200)}`)));
    await blank.getByText(/^这个文件叫 \.pdf，里面其实是程序。请传 PDF、/).waitFor(patient);
    await blank.locator('input[type=file]').setInputFiles(file(blankForm));
    await blank.getByRole('link', { name: '备案申请表.pdf' }).waitFor(patient);
    await look(keeper, 'j8-blank-form');
    await detail.getByRole('button', { name: '好了' }).click();
    await keeper.getByRole('button', { name: '存草稿' }).click();
    await keeper.getByText(/\d\d:\d\d 已保存/).waitFor(patient);
  });

  test('on a phone one field leads through the editor', { timeout: 60_000 }, async () => {
    await keeper.setViewportSize({ width: 390, height: 844 });
    const way = keeper.getByLabel('跳到');
    await way.selectOption({ label: '材料 1（1 处要改）' });
    await keeper.locator('#materials').getByRole('button', { name: '备案申请表' }).waitFor(patient);
    const box = await keeper.locator('#materials h2').first().boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(200);
    await way.selectOption({ label: '检查和版本' });
    expect(await way.inputValue()).toBe('checks');
    await look(keeper, 'j8-editor-phone');
    await keeper.setViewportSize({ width: 1440, height: 900 });
  });

  test('is taken back from review before anybody decided; whoever decides too late is told', {
    timeout: 120_000,
  }, async () => {
    // What an item needs besides is clicked in the journey above.
    const actor = await city.actor('keeper');
    const found = await getDraft(city.db, actor, draft.split('/').at(-1) ?? '');
    const source = { kind: 'law', verified: true, law: '行政许可法', article: '第四十二条' } as const;
    const { content } = found;
    await saveDraft(city.db, actor, {
      id: found.id,
      revision: found.revision,
      content: {
        ...content,
        bases: [source],
        limits: { ...content.limits, statutory: { amount: 20, unit: 'workingDay', text: { zh: '二十日' }, source } },
        fee: { charged: false, rows: [], source },
        results: [{ type: '20', name: { zh: '备案回执' }, source }],
        materials: content.materials.map(material => ({ ...material, source })),
      },
    });
    await keeper.reload();
    await keeper.getByText('没有要改的').waitFor(patient);
    await keeper.getByRole('button', { name: '提交审核' }).click();
    await keeper.getByRole('button', { name: '撤回送审' }).waitFor(patient);
    const reviewer = (await city.visit({ login: 'reviewer', width: 1440 })).page;
    await reviewer.goto(draft);
    await reviewer.getByRole('button', { name: /^通过并发布第 1 版/ }).waitFor(patient);
    await keeper.getByRole('button', { name: '撤回送审' }).click();
    await keeper.getByText('已撤回，可以接着改').waitFor(patient);
    await keeper.getByText(/撤回了送审/).waitFor(patient);
    await look(keeper, 'j8-taken-back');
    await reviewer.getByRole('button', { name: /^通过并发布第 1 版/ }).click();
    await reviewer
      .getByText(/刚刚把它撤回去改了。再次提交后，请重新看过再决定。/)
      .first()
      .waitFor(patient);
    await look(reviewer, 'j8-too-late');
    await keeper.getByRole('button', { name: '提交审核' }).click();
    await keeper.getByRole('button', { name: '撤回送审' }).waitFor(patient);
    await reviewer.reload();
    await reviewer.getByRole('button', { name: /^通过并发布第 1 版/ }).click(patient);
    await reviewer.getByText(/第 1 版 · 现行/).waitFor(patient);
  });

  test('is in the guide with its form to download, where it is handled and not elsewhere', {
    timeout: 60_000,
  }, async () => {
    const { page } = await city.visit({ width: 390 });
    await page.goto(`/items/${code}`);
    await page.getByRole('heading', { name }).waitFor(patient);
    const link = page.getByRole('link', { name: /^下载空白表格/ });
    await look(page, 'j8-made-by-hand');
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
    expect((await answer.body()).equals(blankForm)).toBe(true);
    expect((await listImplementers(city.db, code)).map(one => one.organisationName)).not.toContain(
      '荔浦市市场监督管理局',
    );
    expect(await listImplementers(city.db, code)).toHaveLength(17);
  });
});

test('a scenario shows its questions and the items that each answer adds', { timeout: 60_000 }, async () => {
  const { page } = await city.visit({ login: 'keeper', width: 1440 });
  await page.goto('/console/catalogue/scenarios');
  await page.getByRole('link', { name: '我要开餐馆' }).click(patient);
  await page.getByText(/10 个问题，引到 \d+ 个事项/).waitFor(patient);
  expect(await page.getByRole('link', { name: '食品经营许可' }).count()).toBeGreaterThan(0);
  await look(page, 'j8-scenario');
});

test('a scenario is reworded and leads to one more item; another person publishes it, and withdraws it', {
  timeout: 180_000,
}, async () => {
  const { page: keeper } = await city.visit({ login: 'keeper', width: 1440 });
  const question = '您的药店想卖些什么？（示例）';
  await keeper.goto('/console/catalogue/scenarios');
  await keeper.getByRole('link', { name: '开药店' }).click(patient);
  await keeper.getByRole('button', { name: '改成新的一版' }).click(patient);
  const text = keeper.locator('[data-path="/questions/0/text"] input');
  await text.fill('', patient);
  await keeper.getByText('提交前要改的 1 处').waitFor(patient);
  await look(keeper, 'j8-scenario-editor');
  await text.fill(question);
  await keeper.locator('[data-path="/questions/0/answers/0/adds"]').getByRole('button', { name: '加一个事项' }).click();
  await keeper.getByLabel('名称或者编码').fill('道路货物运输');
  await keeper.getByRole('list', { name: '找到的事项' }).getByRole('button').first().click(patient);
  await keeper.getByRole('button', { name: '去掉道路货物运输经营许可' }).waitFor(patient);
  await keeper.getByRole('button', { name: '提交审核' }).click();
  await keeper.getByRole('button', { name: '撤回送审' }).waitFor(patient);

  const { page: visitor } = await city.visit({ width: 390 });
  await visitor.goto('/scenarios/S3');
  expect(await visitor.locator('main').textContent()).not.toContain(question);
  const { page: reviewer } = await city.visit({ login: 'reviewer', width: 1440 });
  await reviewer.goto(keeper.url());
  await reviewer.getByText('和第 1 版比，改了 2 处。').waitFor(patient);
  await look(reviewer, 'j8-scenario-review');
  await reviewer.getByRole('button', { name: '通过并发布第 2 版' }).click();
  await reviewer.getByText('第 2 版 · 现行').waitFor(patient);
  // Pages for everybody are kept for up to a second.
  const asked = async () => {
    await visitor.reload();
    return visitor.locator('main').textContent();
  };
  await expect.poll(asked, patient).toContain(question);

  await reviewer.getByRole('button', { name: '撤下这个情形' }).click(patient);
  const dialog = reviewer.getByRole('dialog', { name: '撤下第 2 版？' });
  await dialog.getByRole('button', { name: '撤下这个情形' }).click();
  await dialog.getByText('写明为什么撤下，记录里要有。').waitFor(patient);
  await dialog.getByLabel('为什么撤下').fill('重新核对依据以后再发布。');
  await dialog.getByRole('button', { name: '撤下这个情形' }).click();
  await reviewer.getByText('撤下原因：重新核对依据以后再发布。').waitFor(patient);
  await expect.poll(async () => (await visitor.reload())?.status(), patient).toBe(404);
});

test('a scenario is made by hand, with a question and an order; people are led by it once it is published', {
  timeout: 180_000,
}, async () => {
  const { page: keeper } = await city.visit({ login: 'keeper', width: 1440 });
  await keeper.goto('/console/catalogue/scenarios');
  await keeper.getByRole('button', { name: '新建情形' }).click(patient);
  const dialog = keeper.getByRole('dialog', { name: '新建情形' });
  await dialog.getByRole('button', { name: '建好，去写问题' }).click();
  await dialog.getByText('写上名称。').waitFor(patient);
  await dialog.getByLabel('名称', { exact: true }).fill('我要跑运输（示例）');
  await dialog.getByLabel('名称（英文）').fill('Carry goods (example)');
  await look(keeper, 'j8-scenario-new');
  await dialog.getByRole('button', { name: '建好，去写问题' }).click();
  await keeper.waitForURL('**/catalogue/scenarios/versions/*', patient);

  const addItem = async (path: string, name: string) => {
    await keeper.locator(`[data-path="${path}"]`).getByRole('button', { name: '加一个事项' }).click(patient);
    await keeper.getByLabel('名称或者编码').fill(name);
    await keeper.getByRole('list', { name: '找到的事项' }).getByRole('button').first().click(patient);
    await keeper.getByLabel('名称或者编码').waitFor({ state: 'detached' });
  };
  await addItem('/always', '道路货物运输');
  await keeper.getByRole('button', { name: '加一个问题' }).click();
  await keeper.locator('[data-path="/questions/0/text"] input').fill('您的车要停在自己的场子里吗？（示例）', patient);
  await keeper.locator('[data-path="/questions/0/answers/0/text"] input').fill('要');
  await keeper.locator('[data-path="/questions/0/answers/1/text"] input').fill('不要');
  await keeper.getByRole('button', { name: '加一条先后' }).click();
  await addItem('/order/0/before/items', '道路货物运输');
  await keeper.getByText('选一个事项，或者写是一件什么事。').first().waitFor(patient);
  await keeper.locator('[data-path="/order/0/after/label"] input').fill('上路拉货（示例）');
  await keeper.getByText('提交前要改的').waitFor({ state: 'detached', ...patient });
  await look(keeper, 'j8-scenario-made');
  await keeper.getByRole('button', { name: '提交审核' }).click();
  await keeper.getByRole('button', { name: '撤回送审' }).waitFor(patient);

  const { page: reviewer } = await city.visit({ login: 'reviewer', width: 1440 });
  await reviewer.goto(keeper.url());
  await reviewer.getByText('第一版，没有可比的。').waitFor(patient);
  await reviewer.getByRole('button', { name: '通过并发布第 1 版' }).click();
  await reviewer.getByText('第 1 版 · 现行').waitFor(patient);
  const { page: visitor } = await city.visit({ width: 390 });
  await visitor.goto('/scenarios');
  await visitor.getByRole('link', { name: /我要跑运输（示例）/ }).click(patient);
  await visitor.getByText('您的车要停在自己的场子里吗？（示例）').waitFor(patient);
});

/** Opens a list of choices by keyboard and takes one. */
async function pick(page: Page, box: Locator, option: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-item-option', { hasText: new RegExp(`^${option}$`) }).click(patient);
}
