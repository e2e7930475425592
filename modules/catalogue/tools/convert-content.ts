import type { Limits, Material, Source, StatutoryLimit } from '../src/content.ts';
import type { ItemContent } from '../src/item-content.ts';
import type { SourceClause, SourceItem, SourceLimit, SourceMark } from './source-types.ts';

/** Values that most items share; the bundle holds them once. Every one is an editor's default, not read from a law. */
export const shared = {
  powerSource: '1',
  bodyKind: '1',
  variants: [{ serial: '01', kind: 'new', name: { zh: '新办', en: 'New' } }],
  exemptions: [],
  channels: {
    forms: ['1'],
    visits: 1,
    serviceCentre: true,
    appointment: true,
    onlinePayment: false,
    express: false,
    terminal: false,
  },
  questions: [],
  remedies: {
    reconsideration: {
      zh: '对决定不服的，可以自知道之日起六十日内申请行政复议（行政复议法第二十条）。',
      en: 'Whoever disagrees with the decision may apply for administrative reconsideration within 60 days of learning of it (Administrative Reconsideration Law, article 20).',
    },
    litigation: {
      zh: '也可以自知道之日起六个月内向人民法院提起行政诉讼（行政诉讼法第四十六条）。',
      en: 'Or may sue in a people’s court within six months of learning of it (Administrative Litigation Law, article 46).',
    },
  },
  documents: ['收件凭证', '受理通知书', '补正告知书', '不予受理通知书', '准予决定书', '不予许可决定书', '送达回证'],
  formKey: null,
  processKey: null,
  summary: null,
  special: [],
  conditions: [],
  refusalGrounds: [],
  materials: [],
  notes: [],
} satisfies Partial<ItemContent>;

const organTypes: [RegExp, string][] = [
  [/^市场监督管理局/, 'market-regulation'],
  [/^卫生健康局/, 'health'],
  [/不动产登记中心/, 'real-estate-registry'],
  [/^生态环境局/, 'ecology-environment'],
  [/^住房和城乡建设局/, 'housing-construction'],
  [/^自然资源局/, 'natural-resources'],
  [/^交通运输局/, 'transport'],
  [/^公安局派出所/, 'police-station'],
  [/^公安局出入境/, 'exit-entry'],
  [/^公安局车辆/, 'vehicle-administration'],
  [/^公安局交通/, 'traffic-police'],
  [/^公安局/, 'public-security'],
  [/^消防救援/, 'fire-rescue'],
  [/^人力资源和社会保障局/, 'human-resources'],
  [/^劳动能力鉴定/, 'labour-capacity'],
  [/^社会保险经办/, 'social-insurance'],
  [/^公共就业服务/, 'employment-service'],
  [/^劳动人事争议/, 'labour-arbitration'],
  [/^民政局/, 'civil-affairs'],
  [/^教育局/, 'education'],
  [/农业农村局/, 'agriculture'],
  [/^乡镇人民政府/, 'township-government'],
  [/风景名胜区/, 'scenic-area'],
  [/林业局/, 'forestry'],
  [/^水利局/, 'water-resources'],
  [/^城市管理局/, 'urban-management'],
  [/^文化广电和旅游局/, 'culture-tourism'],
  [/^新闻出版局/, 'press-publication'],
  [/^电影局/, 'film'],
  [/^烟草专卖局/, 'tobacco'],
  [/^发展和改革局/, 'development-reform'],
  [/^应急管理局/, 'emergency'],
  [/^税务局/, 'taxation'],
  [/^医疗保障局/, 'healthcare-security'],
  [/^残疾人联合会/, 'disabled-federation'],
  [/^退役军人事务局/, 'veterans'],
  [/^气象局/, 'meteorology'],
  [/^民族宗教/, 'ethnic-religious'],
  [/^体育局/, 'sport'],
  [/^法律援助/, 'legal-aid'],
  [/^司法局/, 'justice'],
  [/^公证/, 'notary'],
  [/^档案馆/, 'archives'],
  [/^住房公积金/, 'housing-fund'],
  [/^政府办公室/, 'government-office'],
  [/^机构编制/, 'institutional-staffing'],
  [/^商务局/, 'commerce'],
];

/** The kind of organisation that a department's usual name stands for. */
export function organTypeOf(department: string): string {
  const found = organTypes.find(([pattern]) => pattern.test(department));
  if (!found) throw new Error(`unknown department ${department}`);
  return found[1];
}

export function convertContent(item: SourceItem, nameEn: string | undefined): ItemContent {
  return {
    ...shared,
    name: { zh: item.name, ...(nameEn && { en: nameEn }) },
    sources: {
      name: sourceOf(item.name_source),
      type: sourceOf(item.type_source),
      levels: sourceOf(item.levels_source),
      department: editor(item.department_source.replace(/^editor（(.*)）$/, '$1')),
      serviceObjects: editor(),
      topics: editor(),
      aliases: editor(),
    },
    bases: item.legal_bases.map(basis => sourceOf(basis)),
    serviceObjects: item.service_objects,
    caseType: item.statutory_limit?.amount === 0 ? '1' : '2',
    conditions: item.conditions.map((clause, index) => clauseOf(clause, `c${index + 1}`)),
    ...(item.conditions_note && { conditionsNote: item.conditions_note }),
    refusalGrounds: (item.refusal_grounds ?? []).map((clause, index) => clauseOf(clause, `r${index + 1}`)),
    materials: item.materials.map((clause, index) => materialOf(clause, index + 1)),
    materialsNote: item.materials_note ?? '材料名称是条文原文；形式、份数、来源渠道是编者默认值，未核对',
    limits: limitsOf(item),
    special: item.special_procedures.map((procedure, index) => ({
      id: `s${index + 1}`,
      kind: '2',
      name: { zh: procedure.kind },
      max: null,
      source: sourceOf({ ...procedure, kind: 'law' }),
    })),
    fee: {
      charged: item.fee.charged,
      rows: [],
      source: sourceOf({
        ...item.fee,
        note: item.fee.note ?? item.fee.default_condition ?? defaultNote(item.fee.default),
      }),
    },
    results: [resultOf(item)],
    ...(item.applicant_deadline && {
      applicantTerm: { text: { zh: item.applicant_deadline.text }, note: item.applicant_deadline.note },
    }),
    notes: item.notes ?? [],
  };
}

function defaultNote(isDefault: boolean | undefined): string | undefined {
  return isDefault ? '一般规则；法律、行政法规另有规定的从其规定' : undefined;
}

const kinds: Record<string, Source['kind']> = {
  law: 'law',
  law_literal: 'law',
  law_words: 'law',
  composed_from_law_words: 'composed',
  general_knowledge_state_list_2023: 'generalKnowledge',
  editor: 'editor',
};

function sourceOf(mark: SourceMark): Source {
  return {
    kind: kinds[mark.kind ?? ''] ?? (mark.law ? 'law' : 'editor'),
    verified: mark.verified === true,
    ...(mark.law && { law: mark.law }),
    ...(mark.article && { article: mark.article }),
    ...(mark.quote && { quote: mark.quote }),
    ...(mark.note && { note: mark.note }),
  };
}

function editor(note?: string): Source {
  return { kind: 'editor', verified: false, ...(note && { note }) };
}

function clauseOf(clause: SourceClause, id: string) {
  return { id, text: { zh: clause.text }, source: sourceOf({ ...clause, kind: 'law' }) };
}

function materialOf(clause: SourceClause, position: number): Material {
  const serial = String(position).padStart(3, '0');
  return {
    id: `m${serial}`,
    serial,
    name: { zh: clause.text },
    type: '4',
    form: '3',
    origin: '10',
    necessity: '1',
    originals: 1,
    copies: 0,
    source: sourceOf({ ...clause, kind: 'law' }),
  };
}

function limitsOf(item: SourceItem): Limits {
  const limit = item.statutory_limit;
  const words = `${limit?.text ?? ''}${limit?.note ?? ''}`;
  return {
    statutory: limit && statutoryOf(limit),
    ...(item.statutory_limit_note && { statutoryNote: item.statutory_limit_note }),
    others: (item.other_limits ?? []).map(other => ({
      text: { zh: other.quote },
      source: sourceOf({ ...other, kind: 'law' }),
    })),
    promise: null,
    acceptance: { amount: 5, unit: 'workingDay' },
    delivery: { amount: 10, unit: 'workingDay' },
    steps: [],
    start: startOf(limit),
    silence: /视为(许可|同意)/.test(words) ? 'grants' : 'none',
  };
}

function startOf(limit: SourceLimit | null): Limits['start'] {
  if (!limit) return 'accepted';
  if (limit.kind === 'before_event') return 'event';
  if (limit.text.includes('受理期限终止之日')) return 'windowEnded';
  return /(收到|接到|提交)[^，]*之日|收到[^，]*即为备案|收到申报的当日|收到备案材料的当日/.test(limit.text)
    ? 'received'
    : 'accepted';
}

function statutoryOf(limit: SourceLimit): StatutoryLimit {
  const note = [limit.note, limit.default_condition, limit.verified_note, limit.searched].filter(Boolean).join('；');
  return {
    amount: limit.amount,
    unit: limit.unit,
    text: { zh: limit.text },
    ...(limit.default && { byDefault: true }),
    ...(limit.composed && { composed: true }),
    ...(limit.extension && {
      extension: {
        amount: limit.extension.amount,
        unit: limit.extension.unit,
        source: {
          kind: 'law' as const,
          verified: limit.extension.verified,
          law: limit.law,
          article: limit.extension.article,
          quote: limit.extension.text,
        },
      },
    }),
    ...(limit.unit_basis && { unitSource: sourceOf({ ...limit.unit_basis, kind: 'law' }) }),
    ...(limit.unit_note && { unitNote: limit.unit_note }),
    source: { kind: 'law', verified: limit.verified, law: limit.law, article: limit.article, ...(note && { note }) },
  };
}

function resultOf(item: SourceItem): ItemContent['results'][number] {
  const { result } = item;
  const months = /^(\d+)年$/.exec(result.validity ?? '');
  return {
    type: /(证|照|证书|卡|护照|执照)$/.test(result.name)
      ? '10'
      : /(书|批复|批准文件|决定|意见)$/.test(result.name)
        ? '20'
        : '30',
    name: { zh: result.name },
    ...(result.validity && { validity: { zh: result.validity } }),
    ...(months && { validityMonths: Number(months[1]) * 12 }),
    ...(result.renewal && { renewal: clauseOf(result.renewal, 'renewal') }),
    source: sourceOf(result),
  };
}
