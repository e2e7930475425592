import type { TemplateBlock, TemplateText } from '../contract.ts';

// Short words for writing templates as data.

type Conditions = { when?: string; unless?: string };

export function text(zh: string, en: string): TemplateText {
  return { zh, en };
}

export function paragraph(zh: string, en: string, conditions: Conditions = {}): TemplateBlock {
  return { type: 'paragraph', text: text(zh, en), ...conditions };
}

export function addressee(): TemplateBlock {
  return { type: 'paragraph', text: text('{addressee}：', 'To {addressee}:'), indent: false };
}

export function heading(zh: string, en: string, conditions: Conditions = {}): TemplateBlock {
  return { type: 'heading', text: text(zh, en), ...conditions };
}

export function note(zh: string, en: string, conditions: Conditions = {}): TemplateBlock {
  return { type: 'note', text: text(zh, en), ...conditions };
}

export function list(items: string, conditions: Conditions = {}): TemplateBlock {
  return { type: 'list', items, ...conditions };
}

type Row = readonly [zh: string, en: string, value: string, height?: number];

export function fields(...rows: readonly Row[]): TemplateBlock {
  return {
    type: 'fields',
    rows: rows.map(([zh, en, value, height]) => ({ label: text(zh, en), value, ...(height && { height }) })),
  };
}

type Column = readonly [zh: string, en: string, key: string, share: number];

export function table(items: string, ...columns: readonly Column[]): TemplateBlock {
  return {
    type: 'table',
    items,
    columns: columns.map(([zh, en, key, share]) => ({ title: text(zh, en), key, share })),
  };
}

export function signature(...labels: readonly (readonly [zh: string, en: string])[]): TemplateBlock {
  return { type: 'signature', labels: labels.map(([zh, en]) => text(zh, en)) };
}

export const closing: TemplateBlock = { type: 'closing' };
export const receivedSeal: TemplateBlock = { type: 'receivedSeal' };

/** 签收: the person who takes the document signs for it, or its electronic delivery stands for that. */
export const signedFor = signature(['签收人', 'Received by'], ['联系电话', 'Telephone'], ['签收日期', 'Date']);

/** 联系: who answers questions. */
export const contact = note(
  '联系人：{contactPerson}　电话：{contactPhone}　地址：{contactAddress}',
  'Contact: {contactPerson}, telephone {contactPhone}, {contactAddress}',
  { when: 'contactPhone' },
);

/**
 * 救济权利. 行政复议法（2023 年修订）第二十条: within sixty days; 行政诉讼法第四十六条: within six months.
 * 行政许可法第三十八条第二款 demands that both be told with every refusal.
 */
export const remedies = paragraph(
  '如不服，可以自收到本文书之日起六十日内，依照《中华人民共和国行政复议法》第二十条向{reconsiderationBody}申请行政复议；' +
    '也可以自收到本文书之日起六个月内，依照《中华人民共和国行政诉讼法》第四十六条向{court}提起行政诉讼。',
  'If you disagree, you may apply to {reconsiderationBody} for administrative reconsideration within sixty days of receiving this ' +
    'decision (Administrative Reconsideration Law, Article 20), or bring an action before {court} within six months ' +
    '(Administrative Litigation Law, Article 46).',
);
