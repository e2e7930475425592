import { getItemVersion } from '@onewindow/catalogue';
import {
  explainReceipt,
  localDateOf,
  type ReceiptForecast,
  type ReceiptInput,
  receiptForecast,
} from '@onewindow/clock';
import { formatQueryCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { layOutDocument, type TemplateBlock } from '@onewindow/documents';
import type { Services } from '@onewindow/http';
import { formatDate, formatTime, type Locale } from '@onewindow/i18n';
import { listMatterMaterials } from '../drafts/materials.ts';
import type { Matter } from '../queries/get-matter.ts';

/** What can be promised about one case on the day it was filed. */
export interface CasePromise {
  queryCode: string;
  caseNumber: string;
  itemName: string;
  organisationName: string;
  /** Version of the guide that the case rests on. */
  version: number;
  forecast: ReceiptForecast;
  /** Null where the item's limit is counted back from an event and no decision day follows from the filing. */
  decideBy: string | null;
  promise: ReceiptInput['promise'];
  delivery: { amount: number };
  givesLicence: boolean;
  /** How the dates were counted, a paragraph each. */
  explanation: string[];
}

/** The receipt of a matter: every case with its dates, computed from the day of filing and from nothing else. */
export async function receiptOf(db: Db, matter: Matter, locale: Locale): Promise<CasePromise[]> {
  const calendar = await getCalendar(db);
  const received = localDateOf(matter.submittedAt);
  const overrides = await promisesOf(db, matter.id);
  return Promise.all(
    matter.cases.map(async one => {
      const { content, version, licenceType } = await getItemVersion(db, one.itemVersionId);
      const { limits } = content;
      const statute = limits.statutory ? { amount: limits.statutory.amount, unit: limits.statutory.unit } : undefined;
      const promise = overrides.get(one.id) ?? limits.promise ?? statute ?? { amount: 20, unit: 'workingDay' as const };
      const input: ReceiptInput = {
        received,
        answerLimit: limits.acceptance,
        promise,
        ...(statute && { statute }),
        countsFromAcceptance: limits.start !== 'received',
        calendar,
      };
      const forecast = receiptForecast(input);
      return {
        queryCode: one.queryCode,
        caseNumber: one.caseNumber,
        itemName: one.itemName,
        organisationName: one.organisationName,
        version,
        forecast,
        decideBy: limits.start === 'event' ? null : forecast.decideBy,
        promise,
        delivery: { amount: limits.delivery.amount },
        givesLicence: licenceType !== null && licenceType !== undefined,
        explanation: explainReceipt(input, { locale }),
      };
    }),
  );
}

/** A body may promise less than the item does everywhere; the case remembers it from the day of filing. */
async function promisesOf(db: Db, matterId: string): Promise<Map<string, ReceiptInput['promise']>> {
  const { rows } = await sql<{ id: string; promise: ReceiptInput['promise'] | null }>`
    select id, clock_overrides -> 'promise' as promise from cases.case where matter_id = ${matterId}`.execute(db);
  return new Map(rows.flatMap(row => (row.promise ? [[row.id, row.promise] as const] : [])));
}

/**
 * The receipt as a PDF with the square seal 一窗收讫. It is drawn from the matter whenever somebody asks: the same matter
 * gives the same bytes, so nothing is kept. The body's own sealed receipt 申请材料收取凭证 follows when it receives.
 */
export async function renderReceipt(services: Services, matter: Matter, locale: Locale): Promise<Buffer> {
  const { db } = services;
  const promises = await receiptOf(db, matter, locale);
  const materials = await listMatterMaterials(db, matter.id);
  const day = (date: string) => formatDate(locale, date, { year: 'always', weekday: true });
  const filedOn = localDateOf(matter.submittedAt);
  const { bytes } = await layOutDocument({
    content: { title: { zh: '网上申请回执', en: 'Receipt of an application' }, blocks: receiptBlocks },
    values: {
      title: matter.title,
      applicant: matter.applicantName,
      queryCode: formatQueryCode(matter.queryCode),
      filed: `${day(filedOn)} ${formatTime(matter.submittedAt)}`,
      steps: promises.map(one => ({
        item: one.itemName,
        body: one.organisationName,
        answerBy: day(one.forecast.answerBy),
        decideBy: one.decideBy === null ? '—' : day(one.decideBy),
      })),
      explanation: promises.length === 1 ? promises[0]?.explanation : null,
      materials: materials.map(file => ({
        name: file.material[locale] ?? file.material.zh,
        source: sourceNames[file.source]?.[locale] ?? file.source,
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

const sourceNames: Record<string, { zh: string; en: string }> = {
  applicant: { zh: '您上传', en: 'uploaded by you' },
  window: { zh: '窗口扫描', en: 'scanned at the window' },
  licence: { zh: '电子证照库', en: 'licence library' },
  realName: { zh: '实名核验', en: 'verified identity' },
  earlierCase: { zh: '以前的办件', en: 'an earlier case' },
  registry: { zh: '共享数据', en: 'shared registry' },
};

const receiptBlocks: TemplateBlock[] = [
  {
    type: 'fields',
    rows: [
      { label: { zh: '办什么', en: 'Matter' }, value: '{title}' },
      { label: { zh: '申请人', en: 'Applicant' }, value: '{applicant}' },
      { label: { zh: '查询码', en: 'Tracking code' }, value: '{queryCode}' },
      { label: { zh: '提交时间', en: 'Filed' }, value: '{filed}' },
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
      { title: { zh: '来源', en: 'Source' }, key: 'source', share: 3 },
    ],
  },
  { type: 'receivedSeal' },
];
