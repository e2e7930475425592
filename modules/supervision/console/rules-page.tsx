import {
  api,
  type Column,
  ListPage,
  type ListSource,
  Tag,
  useDates,
  useLanguage,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { RuleItem } from '../src/contract.ts';
import { ColourTag } from './card-parts.tsx';
import { thresholdText } from './rule-words.ts';

const messages = defineMessages({
  zh: { version: '第 {version} 版', draft: '草稿 第 {version} 版', none: '没有启用', back: '监督台' },
  en: { version: 'version {version}', draft: 'draft, version {version}', none: 'not in force', back: 'Supervision' },
});

const source: ListSource<RuleItem> = {
  key: '/api/supervision/rules',
  async fetch(_, signal) {
    const { rows } = await api.get<{ rows: RuleItem[] }>('/api/supervision/rules', { signal });
    return { rows, next: null, total: { value: rows.length, estimated: false } };
  },
};

const columns: Column<RuleItem>[] = [
  { key: 'code', label: { zh: '规则', en: 'Rule' }, width: 80, fixed: true, cell: row => row.code },
  {
    key: 'name',
    label: { zh: '看什么', en: 'Judges' },
    width: 240,
    link: true,
    cell: row => <Name row={row} />,
  },
  { key: 'colour', label: { zh: '牌', en: 'Card' }, width: 84, cell: row => <Colour row={row} /> },
  {
    key: 'score',
    label: { zh: '扣分', en: 'Score' },
    width: 72,
    align: 'right',
    cell: row => shownOf(row)?.score ?? '',
  },
  { key: 'thresholds', label: { zh: '门槛', en: 'Thresholds' }, cell: row => <Thresholds row={row} /> },
  { key: 'law', label: { zh: '依据', en: 'Legal basis' }, width: 200, cell: row => shownOf(row)?.law ?? '' },
  { key: 'state', label: { zh: '版本', en: 'Version' }, width: 190, cell: row => <State row={row} /> },
  {
    key: 'cards',
    label: { zh: '近 30 天的牌', en: 'Cards, 30 days' },
    width: 110,
    align: 'right',
    cell: row => row.recentCards,
  },
  { key: 'since', label: { zh: '启用', en: 'Since' }, width: 120, hidden: true, cell: row => <Since row={row} /> },
];

/** 监察规则: what the city judges by, as data with versions. */
export function RulesPage() {
  const t = useMessages(messages);
  return (
    <ListPage
      title={{ zh: '监察规则', en: 'Supervision rules' }}
      query={source}
      columns={columns}
      sorts={[{ key: 'code', label: { zh: '按编号', en: 'By code' } }]}
      unit={{ zh: '条', en: 'rules' }}
      rowKey={row => row.code}
      open={row => `/supervision/rules/${row.code}`}
      bar={{ back: { label: t('back'), to: '/supervision' } }}
    />
  );
}

/** What is in force, or else what is being drafted. */
function shownOf(row: RuleItem) {
  return row.active ?? row.draft;
}

function Name({ row }: { row: RuleItem }) {
  const say = useText();
  return <b>{say(shownOf(row)?.name ?? row.code)}</b>;
}

function Colour({ row }: { row: RuleItem }) {
  const version = shownOf(row);
  return version && <ColourTag colour={version.colour} />;
}

function Thresholds({ row }: { row: RuleItem }) {
  const { locale } = useLanguage();
  const version = shownOf(row);
  return <>{(version && thresholdText(version, locale)) || '—'}</>;
}

function State({ row }: { row: RuleItem }) {
  const t = useMessages(messages);
  return (
    <span className="ow-sup-tags">
      {row.active ? t('version', { version: row.active.version }) : <span className="ow-muted">{t('none')}</span>}
      {row.draft && <Tag kind="outline">{t('draft', { version: row.draft.version })}</Tag>}
    </span>
  );
}

function Since({ row }: { row: RuleItem }) {
  const dates = useDates();
  return <>{row.active?.activeFrom ? dates.moment(row.active.activeFrom) : '—'}</>;
}
