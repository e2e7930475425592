import { Checkbox, Facts, Panel, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import { codeText } from '../src/code-tables.ts';
import type { Source, Text } from '../src/content.ts';
import { word } from '../src/diff-words.ts';
import type { ItemContent } from '../src/item-content.ts';
import { budgetText } from '../src/limit-problems.ts';
import { sectionNames } from '../src/problem-contract.ts';
import { CheckedTag, SourceName } from './editor-source.tsx';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    elements: '要素和来源',
    counts: '{all} 个有来源的要素，{unverified} 个没有核对',
    allChecked: '{all} 个有来源的要素都核对过',
    onlyUnverified: '只看没有核对的',
    nothingUnverified: '都核对过了。',
    material: '材料',
    condition: '受理条件',
    refusal: '不予许可情形',
    exemption: '不用办的情形',
    basis: '设定依据',
    statutory: '法定办结时限：{budget}',
    extension: '可以延长：{budget}',
    other: '其他时限',
    special: '特别程序，最多 {budget}',
    specialOpen: '特别程序，没有写最多几天',
    fee: '收不收费：{charged}',
    feeRow: '收费：{standard}',
    result: '办理结果',
    renewal: '延续',
    yes: '收费',
    no: '不收费',
    unknown: '没有写明',
    noSource: '没有依据',
    'source.name': '名称',
    'source.type': '类型',
    'source.levels': '行使层级',
    'source.department': '实施机关',
    'source.serviceObjects': '服务对象',
    'source.topics': '主题',
    'source.aliases': '别名',
    promise: '承诺',
    acceptance: '受理',
    delivery: '送达',
    start: '起算',
    silence: '逾期不答复',
    forms: '办理形式',
    visits: '跑几趟',
    objects: '服务对象',
    form: '表单',
    process: '流程',
    none: '没有',
    facts: '不需要来源的要素',
  },
  en: {
    elements: 'Elements and their sources',
    counts: '{all} elements with a source, {unverified} not checked',
    allChecked: 'all {all} elements with a source are checked',
    onlyUnverified: 'Only those not checked',
    nothingUnverified: 'All are checked.',
    material: 'Material',
    condition: 'Condition',
    refusal: 'Ground of refusal',
    exemption: 'Not needed when',
    basis: 'Legal basis',
    statutory: 'Statutory limit: {budget}',
    extension: 'May be extended by {budget}',
    other: 'Other limit',
    special: 'Special procedure, at most {budget}',
    specialOpen: 'Special procedure, no longest duration given',
    fee: 'Fee: {charged}',
    feeRow: 'Fee: {standard}',
    result: 'Result',
    renewal: 'Renewal',
    yes: 'charged',
    no: 'none',
    unknown: 'not stated',
    noSource: 'no basis',
    'source.name': 'Name',
    'source.type': 'Type',
    'source.levels': 'Levels',
    'source.department': 'Department',
    'source.serviceObjects': 'Who may apply',
    'source.topics': 'Topics',
    'source.aliases': 'Aliases',
    promise: 'Promise',
    acceptance: 'Acceptance',
    delivery: 'Delivery',
    start: 'Counted from',
    silence: 'If silent',
    forms: 'How to apply',
    visits: 'Visits',
    objects: 'Who may apply',
    form: 'Form',
    process: 'Process',
    none: 'none',
    facts: 'Elements that need no source',
  },
});

interface Element {
  section: keyof typeof sectionNames;
  what: string;
  text: string | null;
  source: Source | null;
}

/** Every element of a version that rests on something, with what it rests on and whether that was checked. */
export function VersionElements({ content, action }: { content: ItemContent; action?: ReactNode }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const [only, setOnly] = useState(false);
  const elements = elementsOf(content, t, locale);
  const unverified = elements.filter(element => !element.source?.verified);
  const shown = only ? unverified : elements;
  const named = Object.entries(sectionNames).map(([section, names]) => ({
    section,
    name: names[locale],
    rows: shown.filter(element => element.section === section),
  }));
  const counts =
    unverified.length > 0
      ? t('counts', { all: elements.length, unverified: unverified.length })
      : t('allChecked', { all: elements.length });
  return (
    <>
      <Panel
        title={t('elements')}
        note={
          <>
            <span>{counts}</span>
            {action}
          </>
        }
        flush
      >
        <div className="ow-cat-over">
          <Checkbox label={t('onlyUnverified')} checked={only} onChange={setOnly} />
        </div>
        {shown.length === 0 && <p className="ow-muted ow-cat-over">{t('nothingUnverified')}</p>}
        {named
          .filter(({ rows }) => rows.length > 0)
          .map(({ section, name, rows }) => (
            <div key={section} className="ow-cat-elements">
              <h3>{name}</h3>
              <ul>
                {rows.map((element, i) => (
                  <li key={i}>
                    <div>
                      <small>{element.what}</small>
                      {element.text}
                    </div>
                    <div>{element.source ? <SourceLine source={element.source} /> : t('noSource')}</div>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </Panel>
      <Panel title={t('facts')}>
        <Facts columns={4} facts={plainFacts(content, t, locale)} />
      </Panel>
    </>
  );
}

function SourceLine({ source }: { source: Source }) {
  return (
    <>
      <span className="ow-cat-quote-head">
        <SourceName source={source} />
        <CheckedTag source={source} />
      </span>
      {source.quote && (
        <p className="ow-muted" lang="zh-CN">
          {source.quote}
        </p>
      )}
      {source.note && (
        <p className="ow-quiet" lang="zh-CN">
          {source.note}
        </p>
      )}
    </>
  );
}

type Say = ReturnType<typeof messages>;

function elementsOf(content: ItemContent, t: Say, locale: 'zh' | 'en'): Element[] {
  const say = (text: Text) => (locale === 'en' ? (text.en ?? text.zh) : text.zh);
  const { limits, fee } = content;
  const { statutory } = limits;
  const budget = (value: { amount: number; unit: 'workingDay' | 'calendarDay' | 'month' }) => budgetText(value, locale);
  const keys = ['name', 'type', 'levels', 'department', 'serviceObjects', 'topics', 'aliases'] as const;
  return [
    ...keys.flatMap((key): Element[] => {
      const source = content.sources[key];
      return source
        ? [{ section: 'basic', what: t(`source.${key}`), text: key === 'name' ? say(content.name) : null, source }]
        : [];
    }),
    ...content.bases.map((source): Element => ({ section: 'bases', what: t('basis'), text: null, source })),
    ...content.conditions.map(
      (one): Element => ({ section: 'conditions', what: t('condition'), text: say(one.text), source: one.source }),
    ),
    ...content.exemptions.map(
      (one): Element => ({
        section: 'conditions',
        what: t('exemption'),
        text: say(one.text),
        source: one.source ?? null,
      }),
    ),
    ...content.refusalGrounds.map(
      (one): Element => ({ section: 'conditions', what: t('refusal'), text: say(one.text), source: one.source }),
    ),
    ...(statutory
      ? [
          {
            section: 'limits' as const,
            what: t('statutory', { budget: budget(statutory) }),
            text: say(statutory.text),
            source: statutory.source,
          },
        ]
      : []),
    ...(statutory?.extension
      ? [
          {
            section: 'limits' as const,
            what: t('extension', { budget: budget(statutory.extension) }),
            text: null,
            source: statutory.extension.source,
          },
        ]
      : []),
    ...limits.others.map(
      (one): Element => ({ section: 'limits', what: t('other'), text: say(one.text), source: one.source }),
    ),
    ...content.special.map(
      (one): Element => ({
        section: 'limits',
        what: one.max ? t('special', { budget: budget(one.max) }) : t('specialOpen'),
        text: say(one.name),
        source: one.source,
      }),
    ),
    ...content.materials.map(
      (one): Element => ({ section: 'materials', what: t('material'), text: say(one.name), source: one.source }),
    ),
    {
      section: 'fee',
      what: t('fee', { charged: t(fee.charged === null ? 'unknown' : fee.charged ? 'yes' : 'no') }),
      text: null,
      source: fee.source,
    },
    ...fee.rows.map(
      (row): Element => ({
        section: 'fee',
        what: t('feeRow', { standard: say(row.standard) }),
        text: say(row.name),
        source: row.source,
      }),
    ),
    ...content.results.flatMap((one): Element[] => [
      { section: 'results', what: t('result'), text: say(one.name), source: one.source },
      ...(one.renewal
        ? [{ section: 'results' as const, what: t('renewal'), text: say(one.renewal.text), source: one.renewal.source }]
        : []),
    ]),
  ];
}

function plainFacts(
  { limits, channels, serviceObjects, formKey, processKey }: ItemContent,
  t: Say,
  locale: 'zh' | 'en',
) {
  const index = locale === 'zh' ? 0 : 1;
  const codes = (table: string, values: readonly string[]) =>
    values.map(value => codeText(table, value, locale)).join(locale === 'zh' ? '、' : ', ');
  return [
    { label: t('promise'), value: limits.promise ? budgetText(limits.promise, locale) : t('none') },
    { label: t('acceptance'), value: budgetText(limits.acceptance, locale) },
    { label: t('delivery'), value: budgetText(limits.delivery, locale) },
    { label: t('start'), value: word(limits.start)[index] },
    { label: t('silence'), value: word(limits.silence)[index] },
    { label: t('forms'), value: codes('handlingForm', channels.forms) },
    { label: t('visits'), value: channels.visits },
    { label: t('objects'), value: codes('serviceObject', serviceObjects) },
    { label: t('form'), value: formKey ?? t('none') },
    { label: t('process'), value: processKey ?? t('none') },
  ];
}
