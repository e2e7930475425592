import { codeText } from './code-tables.ts';
import type { Budget, Clause, Text } from './content.ts';
import type { ItemContent } from './item-content.ts';
import { budgetText } from './limit-problems.ts';
import type { Section } from './problem-contract.ts';

/** One difference between two versions, in words for the editor's right column: 承诺时限 8 → 25 个工作日. */
export interface Difference {
  section: Section;
  path: string;
  labelZh: string;
  labelEn: string;
  kind: 'changed' | 'added' | 'removed';
  /** Words in the two languages; null on the side where there is nothing. */
  before: Text | null;
  after: Text | null;
}

type Words = [zh: string, en: string];
type Show<T> = (value: T) => Words;

interface FieldSpec<T> {
  key: string;
  label: Words;
  value(element: T): unknown;
  show: Show<never>;
}

/** What differs between two versions of an item's content, in the editor's order. Notes of sources are not compared. */
export function diffContent(before: ItemContent, after: ItemContent): Difference[] {
  return [
    ...diffFields('', 'basic', basicFields, before, after),
    ...diffList('bases', '/bases', ['设定依据', 'Legal basis'], before.bases, after.bases, {
      key: basis => `${basis.law}${basis.article}${basis.quote ?? ''}`,
      name: basis => [`《${basis.law ?? ''}》${basis.article ?? ''}`, `${basis.law ?? ''} ${basis.article ?? ''}`],
      fields: [field('verified', ['核对', 'Checked'], basis => basis.verified, yesNo)],
    }),
    ...diffList('conditions', '/conditions', ['受理条件', 'Condition'], before.conditions, after.conditions, textList),
    ...diffList(
      'conditions',
      '/refusalGrounds',
      ['不予许可情形', 'Ground of refusal'],
      before.refusalGrounds,
      after.refusalGrounds,
      textList,
    ),
    ...diffFields('', 'limits', limitFields, before, after),
    ...diffList('limits', '/limits/steps', ['环节', 'Step'], before.limits.steps, after.limits.steps, {
      key: step => step.step,
      name: step => wordsOf(step.name),
      fields: [field('limit', ['时限', 'Limit'], step => step.limit, budget)],
    }),
    ...diffList('limits', '/special', ['特别程序', 'Special procedure'], before.special, after.special, {
      key: procedure => procedure.id,
      name: procedure => wordsOf(procedure.name),
      fields: [field('max', ['最多', 'At most'], procedure => procedure.max, budget)],
    }),
    ...diffList('materials', '/materials', ['材料', 'Material'], before.materials, after.materials, {
      key: material => material.id,
      name: material => wordsOf(material.name),
      fields: [
        field('name', ['名称', 'Name'], material => material.name, wordsOf),
        field('necessity', ['必要性', 'Necessity'], material => material.necessity, code('necessity')),
        field('form', ['形式', 'Form'], material => material.form, code('materialForm')),
        field('type', ['类型', 'Original or copy'], material => material.type, code('materialType')),
        field('origin', ['来源', 'Origin'], material => material.origin, code('materialOrigin')),
        field('originals', ['原件份数', 'Originals'], material => material.originals, plain),
        field('copies', ['复印件份数', 'Copies'], material => material.copies, plain),
        field('when', ['什么时候要', 'When needed'], material => material.when ?? null, plain),
        field(
          'fetch',
          ['平台取得', 'Fetched by the platform'],
          material => material.fetch?.licenceType ?? material.fetch?.from ?? null,
          plain,
        ),
        field(
          'source',
          ['依据', 'Basis'],
          material => material.source && `${material.source.law ?? ''}${material.source.article ?? ''}`,
          plain,
        ),
      ],
    }),
    ...diffList('fee', '/fee/rows', ['收费', 'Fee'], before.fee.rows, after.fee.rows, {
      key: row => row.name.zh,
      name: row => wordsOf(row.name),
      fields: [field('standard', ['标准', 'Standard'], row => row.standard, wordsOf)],
    }),
    ...diffList('variants', '/variants', ['业务办理项', 'Variant'], before.variants, after.variants, {
      key: variant => variant.serial,
      name: variant => wordsOf(variant.name),
      fields: [field('name', ['名称', 'Name'], variant => variant.name, wordsOf)],
    }),
    ...diffList('results', '/results', ['办理结果', 'Result'], before.results, after.results, {
      key: result => result.name.zh,
      name: result => wordsOf(result.name),
      fields: [field('validity', ['有效期', 'Validity'], result => result.validity ?? null, wordsOf)],
    }),
    ...diffFields('', 'handling', handlingFields, before, after),
    ...diffFields('', 'channels', channelFields, before, after),
    ...diffList('questions', '/questions', ['常见问题', 'Question'], before.questions, after.questions, {
      key: one => one.question.zh,
      name: one => wordsOf(one.question),
      fields: [field('answer', ['回答', 'Answer'], one => one.answer, wordsOf)],
    }),
  ];
}

const basicFields: FieldSpec<ItemContent>[] = [
  field('/name', ['事项名称', 'Name'], content => content.name, wordsOf),
  field('/summary', ['一句话说明', 'Summary'], content => content.summary, wordsOf),
  field('/serviceObjects', ['服务对象', 'Who may apply'], content => content.serviceObjects, codes('serviceObject')),
  field('/caseType', ['办件类型', 'Kind of handling'], content => content.caseType, code('caseType')),
  field('/powerSource', ['权力来源', 'Source of the power'], content => content.powerSource, code('powerSource')),
];
const limitFields: FieldSpec<ItemContent>[] = [
  field('/limits/statutory', ['法定办结时限', 'Statutory limit'], content => content.limits.statutory, budget),
  field('/limits/promise', ['承诺办结时限', 'Promised limit'], content => content.limits.promise, budget),
  field('/limits/acceptance', ['受理时限', 'Limit for acceptance'], content => content.limits.acceptance, budget),
  field('/limits/delivery', ['送达时限', 'Limit for delivery'], content => content.limits.delivery, budget),
  field('/limits/start', ['起算', 'Start'], content => content.limits.start, plain),
  field('/limits/silence', ['逾期不答复', 'Silence'], content => content.limits.silence, plain),
];
const handlingFields: FieldSpec<ItemContent>[] = [
  field('/formKey', ['表单', 'Form'], content => content.formKey, plain),
  field('/processKey', ['流程', 'Process'], content => content.processKey, plain),
  field('/fee/charged', ['是否收费', 'Fee charged'], content => content.fee.charged, yesNo),
];
const channelFields: FieldSpec<ItemContent>[] = [
  field('/channels/forms', ['办理形式', 'How to apply'], content => content.channels.forms, codes('handlingForm')),
  field('/channels/visits', ['到现场次数', 'Visits'], content => content.channels.visits, plain),
  field(
    '/channels/scope',
    ['通办范围', 'Where else'],
    content => content.channels.scope ?? null,
    code('handlingScope'),
  ),
];
const textList: ListSpec<Clause> = {
  key: clause => clause.id,
  name: clause => wordsOf(clause.text),
  fields: [field('text', ['内容', 'Text'], clause => clause.text, wordsOf)],
};

function field<T, V>(key: string, label: Words, value: (element: T) => V | null, show: Show<V>): FieldSpec<T> {
  return { key, label, value, show: show as Show<never> };
}

function diffFields<T>(
  prefix: string,
  section: Section,
  fields: FieldSpec<T>[],
  before: T,
  after: T,
  name?: Words,
): Difference[] {
  return fields.flatMap(({ key, label, value, show }): Difference[] => {
    const [old, next] = [value(before), value(after)];
    if (same(old, next)) return [];
    const say = (side: unknown): Text | null => {
      if (side === null || side === undefined) return null;
      const [zh, en] = show(side as never);
      return { zh, en };
    };
    return [
      {
        section,
        path: `${prefix}${key}`,
        labelZh: name ? `${name[0]} · ${label[0]}` : label[0],
        labelEn: name ? `${name[1]}, ${label[1].toLowerCase()}` : label[1],
        kind: old === null ? 'added' : next === null ? 'removed' : 'changed',
        before: say(old),
        after: say(next),
      },
    ];
  });
}

interface ListSpec<T> {
  key(element: T): string;
  name(element: T): Words;
  fields: FieldSpec<T>[];
}

function diffList<T>(
  section: Section,
  path: string,
  label: Words,
  before: readonly T[],
  after: readonly T[],
  spec: ListSpec<T>,
): Difference[] {
  const old = new Map(before.map(element => [spec.key(element), element]));
  const next = new Map(after.map(element => [spec.key(element), element]));
  const line = (element: T, kind: 'added' | 'removed'): Difference => {
    const [zh, en] = spec.name(element);
    const text = { zh, en };
    const [labelZh, labelEn] = label;
    return {
      section,
      path,
      labelZh,
      labelEn,
      kind,
      before: kind === 'removed' ? text : null,
      after: kind === 'added' ? text : null,
    };
  };
  const changed = [...next].flatMap(([key, element], index) => {
    const known = old.get(key);
    return known ? diffFields(`${path}/${index}/`, section, spec.fields, known, element, spec.name(element)) : [];
  });
  return [
    ...changed,
    ...[...next].filter(([key]) => !old.has(key)).map(([, element]) => line(element, 'added')),
    ...[...old].filter(([key]) => !next.has(key)).map(([, element]) => line(element, 'removed')),
  ];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf(text: Text): Words {
  return [text.zh, text.en ?? text.zh];
}

function plain(value: string | number): Words {
  return [String(value), String(value)];
}

function yesNo(value: boolean): Words {
  return value ? ['是', 'yes'] : ['否', 'no'];
}

function budget(value: Budget): Words {
  return [budgetText(value, 'zh'), budgetText(value, 'en')];
}

function code(table: string): Show<string> {
  return value => [codeText(table, value, 'zh'), codeText(table, value, 'en')];
}

function codes(table: string): Show<string[]> {
  return values => [
    values.map(value => codeText(table, value, 'zh')).join('、'),
    values.map(value => codeText(table, value, 'en')).join(', '),
  ];
}
