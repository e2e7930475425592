import { type Column, Tag, useDates, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { codeText } from '../src/code-tables.ts';
import type { KeeperRow } from './catalogue-list-data.ts';

const messages = defineMessages({
  zh: {
    inForce: '现行 第 {version} 版',
    scheduled: '第 {version} 版 {date} 起施行',
    withdrawn: '已撤下',
    unpublished: '没有发布过',
    cancelled: '已取消',
    draft: '草稿 第 {version} 版',
    inReview: '审核中 第 {version} 版',
    more: '等 {n} 份',
    yes: '能',
    no: '还不能',
    problems: '{n} 处',
    unverified: '{n} 处',
    stale: '{n} 部法可能改了',
    fine: '没有',
    demonstration: '演示编码',
    provisional: '平台暂编',
  },
  en: {
    inForce: 'Version {version} in force',
    scheduled: 'Version {version} from {date}',
    withdrawn: 'Withdrawn',
    unpublished: 'Never published',
    cancelled: 'Cancelled',
    draft: 'Draft {version}',
    inReview: 'Version {version} in review',
    more: 'and others, {n} in all',
    yes: 'Yes',
    no: 'Not yet',
    problems: '{n}',
    unverified: '{n}',
    stale: '{n} laws may have changed',
    fine: 'none',
    demonstration: 'demonstration code',
    provisional: 'drawn by the platform for now',
  },
});

/** The columns of the keeper's list. */
export const catalogueColumns: Column<KeeperRow>[] = [
  {
    key: 'name',
    label: { zh: '事项', en: 'Item' },
    fixed: true,
    width: 230,
    link: true,
    cell: row => <Name row={row} />,
  },
  {
    key: 'code',
    label: { zh: '基本编码', en: 'Basic code' },
    width: 130,
    sort: 'code',
    cell: row => <Code row={row} />,
  },
  { key: 'organ', label: { zh: '实施机关', en: 'Organisation' }, cell: row => <Organ row={row} /> },
  { key: 'type', label: { zh: '类型', en: 'Type' }, width: 88, cell: row => <Type row={row} /> },
  { key: 'version', label: { zh: '版本', en: 'Version' }, width: 130, cell: row => <Standing row={row} /> },
  { key: 'open', label: { zh: '在改', en: 'Being worked on' }, width: 180, cell: row => <Open row={row} /> },
  { key: 'online', label: { zh: '网上能办', en: 'Online' }, width: 80, cell: row => <Online row={row} /> },
  {
    key: 'problems',
    label: { zh: '要改的', en: 'To correct' },
    width: 80,
    sort: '-problems',
    cell: row => <Problems row={row} />,
  },
  {
    key: 'unverified',
    label: { zh: '没核对', en: 'Not checked' },
    width: 88,
    sort: '-unverified',
    cell: row => <Unverified row={row} />,
  },
  {
    key: 'stale',
    label: { zh: '法律有变动', en: 'Laws changed' },
    width: 150,
    hidden: true,
    cell: row => <Stale row={row} />,
  },
  {
    key: 'implementers',
    label: { zh: '几个机构在办', en: 'Implementers' },
    width: 120,
    align: 'right',
    hidden: true,
    cell: row => formatCount(row.implementers),
  },
  {
    key: 'local',
    label: { zh: '地方编码', en: 'Local code' },
    width: 110,
    hidden: true,
    cell: row => row.localCode ?? '—',
  },
  {
    key: 'changed',
    label: { zh: '最近改动', en: 'Last change' },
    width: 130,
    sort: '-changed',
    hidden: true,
    cell: row => <Changed row={row} />,
  },
];

function Name({ row }: { row: KeeperRow }) {
  return <>{useText()({ zh: row.name, en: row.nameEn ?? row.name })}</>;
}

function Code({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  const known = (['demonstration', 'provisional'] as const).find(source => source === row.codeSource);
  return (
    <span className="ow-mono" title={known ? t(known) : undefined}>
      {row.basicCode}
    </span>
  );
}

function Organ({ row }: { row: KeeperRow }) {
  return <>{useText()(row.organName ?? row.organType)}</>;
}

function Type({ row }: { row: KeeperRow }) {
  const say = useText();
  return <>{say({ zh: codeText('itemType', row.typeCode, 'zh'), en: codeText('itemType', row.typeCode, 'en') })}</>;
}

function Standing({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  const dates = useDates();
  if (row.standing !== 'published') return <Tag kind="wash">{t(row.standing)}</Tag>;
  const version = row.publishedVersion ?? '';
  if (row.scheduled && row.effectiveFrom)
    return <Tag kind="outline">{t('scheduled', { version, date: dates.short(row.effectiveFrom) })}</Tag>;
  return <>{t('inForce', { version })}</>;
}

function Open({ row: { draft, drafts, inReview } }: { row: KeeperRow }) {
  const t = useMessages(messages);
  if (!draft) return <>—</>;
  const open = drafts + inReview;
  return (
    <>
      <Tag kind="outline">{t(draft.state === 'draft' ? 'draft' : 'inReview', { version: draft.version })}</Tag>{' '}
      <span className="ow-muted">{open > 1 ? t('more', { n: open }) : draft.editedByName}</span>
    </>
  );
}

function Online({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.complete ? <Tag kind="tint">{t('yes')}</Tag> : <span className="ow-muted">{t('no')}</span>;
}

function Problems({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.problems > 0 ? <b>{t('problems', { n: row.problems })}</b> : <span className="ow-muted">{t('fine')}</span>;
}

function Unverified({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.unverified > 0 ? t('unverified', { n: row.unverified }) : <span className="ow-muted">{t('fine')}</span>;
}

function Stale({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.staleLaws > 0 ? t('stale', { n: row.staleLaws }) : <span className="ow-muted">{t('fine')}</span>;
}

function Changed({ row }: { row: KeeperRow }) {
  return <>{useDates().moment(row.changedAt)}</>;
}
