import { localDateOf } from '@onewindow/clock';
import { formatQueryCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import { layOutDocument, type TemplateBlock } from '@onewindow/documents';
import type { Services } from '@onewindow/http';
import { formatDate, formatTime, type Locale } from '@onewindow/i18n';
import { listMatterMaterials } from '../drafts/materials.ts';
import type { Matter } from '../queries/get-matter.ts';
import { materialForm } from './material-form.ts';
import { receiptOf } from './receipt.ts';

/**
 * The receipt of a matter as a PDF with the square seal 一窗收讫: 网上申请回执 for what was sent online, 申请材料收取凭证 for
 * what a window took in, one paper however many bodies decide. It is drawn from the matter and its events whenever
 * somebody asks: the same matter gives the same bytes, so nothing is kept. Each body's own sealed receipt stands in its
 * case.
 */
export async function renderReceipt(services: Services, matter: Matter, locale: Locale): Promise<Buffer> {
  const { db } = services;
  const promises = await receiptOf(db, matter, locale);
  const materials = await listMatterMaterials(db, matter.id);
  const taken = matter.channel === 'window' ? await takenInBy(db, matter) : undefined;
  const day = (date: string) => formatDate(locale, date, { year: 'always', weekday: true });
  const filedOn = localDateOf(matter.submittedAt);
  const { bytes } = await layOutDocument({
    content: {
      title: taken
        ? { zh: '申请材料收取凭证', en: 'Receipt of materials' }
        : { zh: '网上申请回执', en: 'Receipt of an application' },
      blocks: receiptBlocks(taken !== undefined),
    },
    values: {
      title: matter.title,
      applicant: matter.applicantName,
      queryCode: formatQueryCode(matter.queryCode),
      filed: `${day(filedOn)} ${formatTime(matter.submittedAt)}`,
      receivedBy: taken ?? null,
      steps: promises.map(one => ({
        item: one.itemName,
        body: one.organisationName,
        answerBy: day(one.forecast.answerBy),
        decideBy: one.decideBy === null ? '—' : day(one.decideBy),
      })),
      explanation: promises.length === 1 ? promises[0]?.explanation : null,
      materials: materials.map(file => ({
        name: file.material[locale] ?? file.material.zh,
        source: taken ? materialForm(file)[locale] : (sourceNames[file.source]?.[locale] ?? file.source),
      })),
    },
    locale,
    number: formatQueryCode(matter.queryCode),
    organisationName: locale === 'zh' ? '桂林市政务服务一窗' : 'OneWindow, City of Guilin',
    issuedOn: filedOn,
    issuedAt: matter.submittedAt,
    ...(services.config.demonstration && { footNote: '示例' }),
  });
  return Buffer.from(bytes);
}

/** Who took the matter in at the window: who first received one of its cases; undefined while nobody has. */
async function takenInBy(db: Db, matter: Matter): Promise<string | undefined> {
  const ids = matter.cases.map(one => one.id);
  const { rows } = await sql<{ name: string }>`
    select actor_name as name from platform.event
    where case_id = any(${ids}::uuid[]) and type = 'cases.received' order by at, id limit 1`.execute(db);
  return rows[0]?.name;
}

const sourceNames: Record<string, { zh: string; en: string }> = {
  applicant: { zh: '您上传', en: 'uploaded by you' },
  window: { zh: '窗口扫描', en: 'scanned at the window' },
  licence: { zh: '电子证照库', en: 'licence library' },
  realName: { zh: '实名核验', en: 'verified identity' },
  earlierCase: { zh: '以前的办件', en: 'an earlier case' },
  registry: { zh: '共享数据', en: 'shared registry' },
};

const receiptBlocks = (atWindow: boolean): TemplateBlock[] => [
  {
    type: 'fields',
    rows: [
      { label: { zh: '办什么', en: 'Matter' }, value: '{title}' },
      { label: { zh: '申请人', en: 'Applicant' }, value: '{applicant}' },
      { label: { zh: '查询码', en: 'Tracking code' }, value: '{queryCode}' },
      { label: { zh: '提交时间', en: 'Filed' }, value: '{filed}' },
      ...(atWindow ? [{ label: { zh: '收件人', en: 'Received by' }, value: '{receivedBy}' }] : []),
    ],
  },
  {
    type: 'paragraph',
    text: {
      zh: '我们已经收到您的申请，您现在不用再做任何事。接下来：',
      en: 'We have received your application. You need not do anything now. What comes next:',
    },
  },
  {
    type: 'table',
    items: 'steps',
    columns: [
      { title: { zh: '事项', en: 'Item' }, key: 'item', share: 5 },
      { title: { zh: '办理机关', en: 'Body' }, key: 'body', share: 4 },
      { title: { zh: '最迟告诉您是否受理', en: 'Acceptance told by' }, key: 'answerBy', share: 4 },
      { title: { zh: '最迟作出决定', en: 'Decided by' }, key: 'decideBy', share: 4 },
    ],
  },
  { type: 'list', items: 'explanation', when: 'explanation' },
  {
    type: 'paragraph',
    text: {
      zh: '到期没有告诉您是否受理的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条第一款第（四）项）。',
      en: 'If nothing is said in time, the application counts as accepted from the day it was received (Administrative Licensing Law, Article 32(1)(4)).',
    },
  },
  {
    type: 'table',
    items: 'materials',
    columns: [
      { title: { zh: '材料', en: 'Material' }, key: 'name', share: 8 },
      {
        title: atWindow ? { zh: '形式', en: 'Form' } : { zh: '来源', en: 'Source' },
        key: 'source',
        share: 3,
      },
    ],
  },
  { type: 'receivedSeal' },
];
