import type { Source, Text } from './content.ts';
import type { CatalogueEntry, ItemContent } from './item-content.ts';

const reconsideration: Text = {
  zh: '对决定不服的，可以自知道之日起六十日内申请行政复议（行政复议法第二十条）。',
  en: 'Whoever disagrees with the decision may apply for administrative reconsideration within 60 days of learning of it (Administrative Reconsideration Law, article 20).',
};
const litigation: Text = {
  zh: '也可以自知道之日起六个月内向人民法院提起行政诉讼（行政诉讼法第四十六条）。',
  en: 'Or may sue in a people’s court within six months of learning of it (Administrative Litigation Law, article 46).',
};

/** Kinds of applicant (A.4) that an audience stands for, to begin with. */
const serviceObjects: Record<CatalogueEntry['audience'], string[]> = {
  natural: ['1'],
  organisation: ['2'],
  both: ['1', '2'],
};

/**
 * What the law says of every item, and nothing else: acceptance within 5 and delivery within 10 working days (行政许可法 §32 and §44),
 * the remedies, one variant.
 */
export function emptyContent(name: Text, source: Source): ItemContent {
  return {
    name,
    summary: null,
    sources: { name: source, type: source, levels: source },
    bases: [],
    powerSource: '1',
    bodyKind: '1',
    serviceObjects: [],
    caseType: '2',
    variants: [{ serial: '01', kind: 'new', name: { zh: '新办', en: 'New' } }],
    conditions: [],
    exemptions: [],
    refusalGrounds: [],
    materials: [],
    limits: {
      statutory: null,
      others: [],
      promise: null,
      acceptance: { amount: 5, unit: 'workingDay' },
      delivery: { amount: 10, unit: 'workingDay' },
      steps: [],
      start: 'accepted',
      silence: 'none',
    },
    special: [],
    fee: { charged: null, rows: [], source },
    results: [],
    channels: {
      forms: [],
      visits: 1,
      serviceCentre: false,
      appointment: false,
      onlinePayment: false,
      express: false,
      terminal: false,
    },
    questions: [],
    remedies: { reconsideration, litigation },
    documents: [],
    notes: [],
    formKey: null,
    processKey: null,
  };
}

/**
 * What the first draft of a new item holds: the empty content with the window and the usual documents; everything else is for its
 * editor to write.
 */
export function blankContent({ name, audience }: Pick<CatalogueEntry, 'name' | 'audience'>): ItemContent {
  const empty = emptyContent(name, { kind: 'editor', verified: false });
  return {
    ...empty,
    serviceObjects: serviceObjects[audience],
    channels: { ...empty.channels, forms: ['1'], serviceCentre: true, appointment: true },
    documents: ['收件凭证', '受理通知书', '补正告知书', '不予受理通知书', '准予决定书', '不予许可决定书', '送达回证'],
  };
}
