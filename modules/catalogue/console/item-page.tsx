import {
  AppLink,
  api,
  apiPath,
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  Facts,
  Page,
  Panel,
  Skeleton,
  Tag,
  TextAreaField,
  useCommand,
  useDates,
  useLanguage,
  useMessages,
  usePermission,
  useRouteParam,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeText } from '../src/code-tables.ts';
import type { KeptItem } from '../src/keeper-item.ts';
import { itemQuery, outOfDate, publishedQuery, runningQuery, type Version, versionsQuery } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { LocalWords } from './item-places.tsx';
import { NewDraft } from './version-acts.tsx';
import { VersionElements } from './version-elements.tsx';
import { useVersionWords } from './version-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    list: '事项目录',
    title: '事项',
    leadInForce: '{number}现行，{date} 起施行',
    leadRunning: '，在办 {n} 件',
    leadNone: '现在没有施行的版本，申请人看不到这个事项',
    leadCancelled: '这个事项 {date} 取消了：{reason}',
    leadDraft: '；{name}在改{number}',
    leadReview: '；{number}在等审核',
    end: '。',
    versions: '版本',
    versionsNote: '共 {n} 版',
    number: '版本',
    line: '适用',
    state: '状态',
    from: '施行',
    to: '止用',
    running: '在办',
    who: '谁',
    edit: '接着改',
    review: '去审核',
    look: '看',
    who_draft: '{name}在编辑',
    who_published: '{name}发布',
    implementers: '谁来办',
    implementersNote: '{n} 个机构',
    facts: '目录清单',
    basicCode: '基本编码',
    demonstration: '演示编码',
    national: '国家编码',
    autonomousRegion: '自治区编码',
    localCode: '地方编码',
    type: '类型',
    levels: '行使层级',
    organ: '实施机关',
    audience: '面向',
    natural: '自然人',
    organisation: '法人和其他组织',
    both: '自然人和法人',
    topics: '主题',
    aliases: '别名',
    none: '没有',
    stale: '依据可能已经修改',
    acts: '您现在可以',
    portal: '打开指南',
    cancelItem: '取消这个事项',
    cancelTitle: '取消“{name}”？',
    cancelText: '取消以后，它从指南、目录和搜索里消失，不能再改回来；在办的件走完为止。',
    cancelReason: '取消的依据',
    cancelMissing: '写明根据什么取消，记录里要有。',
    cancelled: '事项已取消',
    notNow: '先不',
    noVersions: '还没有版本',
    table: '各版本的状态和日期',
  },
  en: {
    list: 'Service items',
    title: 'Service item',
    leadInForce: '{number} is in force since {date}',
    leadRunning: ' with {n} running cases',
    leadNone: 'No version is in force; people do not see this item',
    leadCancelled: 'This item was cancelled on {date}: {reason}',
    leadDraft: '; {name} is editing {number}',
    leadReview: '; {number} waits for review',
    end: '.',
    versions: 'Versions',
    versionsNote: '{n} in all',
    number: 'Version',
    line: 'For',
    state: 'State',
    from: 'From',
    to: 'Until',
    running: 'Running',
    who: 'Who',
    edit: 'Go on editing',
    review: 'Review',
    look: 'Look',
    who_draft: '{name} is editing',
    who_published: 'published by {name}',
    implementers: 'Who handles it',
    implementersNote: '{n} organisations',
    facts: 'Catalogue entry',
    basicCode: 'Basic code',
    demonstration: 'demonstration code',
    national: 'national code',
    autonomousRegion: 'code of the autonomous region',
    localCode: 'Local code',
    type: 'Type',
    levels: 'Levels',
    organ: 'Department',
    audience: 'For',
    natural: 'natural persons',
    organisation: 'organisations',
    both: 'persons and organisations',
    topics: 'Topics',
    aliases: 'Aliases',
    none: 'none',
    stale: 'Laws that may have been amended',
    acts: 'What you may do now',
    portal: 'Open the guide',
    cancelItem: 'Cancel this item',
    cancelTitle: 'Cancel “{name}”?',
    cancelText: 'It leaves guides, catalogue and search for good; running cases go on to their end.',
    cancelReason: 'Ground of the cancellation',
    cancelMissing: 'Say on what ground; the record needs it.',
    cancelled: 'Item cancelled',
    notNow: 'Not now',
    noVersions: 'No versions yet',
    table: 'States and dates of the versions',
  },
});

/** One item: its versions and which is in force, who handles it, every element with its source. */
export function ItemPage() {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const code = useRouteParam('id');
  const item = useQuery(itemQuery(code));
  const versions = useQuery(versionsQuery(code));
  const running = useQuery(runningQuery(code));
  const error = item.error ?? versions.error;
  const name = item.data && (locale === 'zh' ? item.data.name : (item.data.nameEn ?? item.data.name));
  return (
    <Page
      title={name ?? t('title')}
      back={{ label: t('list'), to: '/catalogue' }}
      note={<span className="ow-mono">{code}</span>}
    >
      {error && (
        <ErrorState
          error={error}
          onRetry={() => {
            void item.refetch();
            void versions.refetch();
          }}
        />
      )}
      {!error && !(item.data && versions.data) && <Skeleton lines={12} />}
      {item.data && versions.data && (
        <Item item={item.data} versions={versions.data} running={running.data ?? new Map()} />
      )}
    </Page>
  );
}

function Item({
  item,
  versions,
  running,
}: {
  item: KeptItem;
  versions: readonly Version[];
  running: ReadonlyMap<string, number>;
}) {
  const t = useMessages(messages);
  const words = useVersionWords();
  const may = usePermission();
  // The unified line of all levels speaks for the item; an item may have only narrower ones.
  const inForce =
    versions.find(version => words.stateOf(version) === 'inForce' && !version.serviceItemId && !version.level) ??
    versions.find(version => words.stateOf(version) === 'inForce');
  const base = inForce ?? versions[0];
  const content = useQuery({ ...publishedQuery(inForce?.id ?? ''), enabled: inForce !== undefined });
  const isActive = item.state === 'active';
  return (
    <div className="ow-columns">
      <div className="ow-stack">
        <Lead item={item} versions={versions} inForce={inForce} running={running} />
        <Panel title={t('versions')} note={<span>{t('versionsNote', { n: versions.length })}</span>} flush>
          <Versions versions={versions} running={running} />
        </Panel>
        <Panel
          title={t('implementers')}
          note={<span>{t('implementersNote', { n: item.serviceItems.length })}</span>}
          flush
        >
          <LocalWords basicCode={item.basicCode} />
        </Panel>
        {content.data && <VersionElements content={content.data.content} />}
        {inForce && content.isPending && <Skeleton lines={8} />}
      </div>
      <div className="ow-stack">
        {isActive && (may(catalogueNames.edit) || may(catalogueNames.publish)) && (
          <Panel title={t('acts')}>
            <div className="ow-stack">
              {base && may(catalogueNames.edit) && (
                <NewDraft
                  version={{ basicCode: item.basicCode, level: base.level, serviceItemId: base.serviceItemId }}
                />
              )}
              {inForce && (
                <a href={`/items/${item.basicCode}`} target="_blank" rel="noopener">
                  {t('portal')}
                </a>
              )}
              {may(catalogueNames.publish) && <CancelItem item={item} />}
            </div>
          </Panel>
        )}
        {item.staleLaws.length > 0 && (
          <Panel title={t('stale')}>
            <ul className="ow-cat-remarks">
              {item.staleLaws.map(law => (
                <li key={law.name} lang="zh-CN">
                  <b>《{law.name}》</b> {law.risk}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t('facts')}>
          <Entry item={item} />
        </Panel>
      </div>
    </div>
  );
}

/** The sentence that the page begins with: what holds now, and what is under way. */
function Lead({
  item,
  versions,
  inForce,
  running,
}: {
  item: KeptItem;
  versions: readonly Version[];
  inForce: Version | undefined;
  running: ReadonlyMap<string, number>;
}) {
  const t = useMessages(messages);
  const dates = useDates();
  const words = useVersionWords();
  if (item.state === 'cancelled') {
    const date = item.cancelledOn ? dates.monthDay(item.cancelledOn) : '';
    return <p className="ow-lead">{t('leadCancelled', { date, reason: item.cancelledReason ?? '' })}</p>;
  }
  const open = versions.find(version => version.state === 'draft' || version.state === 'inReview');
  const count = inForce && running.get(inForce.id);
  const first = inForce?.effectiveFrom
    ? t('leadInForce', { number: words.number(inForce), date: dates.short(inForce.effectiveFrom) })
    : t('leadNone');
  const second =
    open?.state === 'draft'
      ? t('leadDraft', { name: open.editedByName, number: words.number(open) })
      : open
        ? t('leadReview', { number: words.number(open) })
        : '';
  return (
    <p className="ow-lead">
      {first}
      {count ? t('leadRunning', { n: count }) : ''}
      {second}
      {t('end')}
    </p>
  );
}

function Versions({ versions, running }: { versions: readonly Version[]; running: ReadonlyMap<string, number> }) {
  const t = useMessages(messages);
  const dates = useDates();
  const words = useVersionWords();
  const may = usePermission();
  if (versions.length === 0) return <EmptyState title={t('noVersions')} />;
  const linkWord = (version: Version) =>
    version.state === 'draft' && may(catalogueNames.edit)
      ? t('edit')
      : version.state === 'inReview' && may(catalogueNames.review)
        ? t('review')
        : t('look');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="ow-table-wrap" aria-label={t('table')} tabIndex={0}>
      <table className="ow-table ow-cat-versions">
        <thead>
          <tr>
            {(['number', 'state', 'line', 'from', 'to', 'running', 'who'] as const).map(key => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col">
              <span className="ow-sr">{t('look')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map(version => {
            const state = words.stateOf(version);
            const number = words.number(version);
            return (
              <tr key={version.id}>
                <td>{number}</td>
                <td>
                  <Tag
                    kind={
                      state === 'inForce'
                        ? 'tint'
                        : state === 'superseded' || state === 'withdrawn'
                          ? 'wash'
                          : 'outline'
                    }
                  >
                    {words.state(version)}
                  </Tag>
                </td>
                <td>{words.line(version)}</td>
                <td>{version.effectiveFrom ? dates.short(version.effectiveFrom) : '—'}</td>
                <td>{version.effectiveTo ? dates.short(version.effectiveTo) : '—'}</td>
                <td>{running.get(version.id) ?? 0}</td>
                <td className="ow-muted">
                  {version.publishedByName
                    ? t('who_published', { name: version.publishedByName })
                    : t('who_draft', { name: version.editedByName })}
                </td>
                <td>
                  <AppLink to={`/catalogue/versions/${version.id}`} aria-label={`${linkWord(version)} ${number}`}>
                    {linkWord(version)}
                  </AppLink>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Entry({ item }: { item: KeptItem }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const list = (values: readonly string[]) =>
    values.length > 0 ? values.join(locale === 'zh' ? '、' : ', ') : t('none');
  return (
    <Facts
      columns={1}
      facts={[
        {
          label: t('basicCode'),
          value: (
            <>
              <span className="ow-mono">{item.basicCode}</span>{' '}
              <small className="ow-muted">
                {t(item.codeSource as 'national' | 'autonomousRegion' | 'demonstration')}
              </small>
            </>
          ),
        },
        { label: t('localCode'), value: item.localCode ?? t('none') },
        { label: t('type'), value: codeText('itemType', item.typeCode, locale) },
        { label: t('levels'), value: list(item.levels.map(level => codeText('level', level, locale))) },
        { label: t('organ'), value: item.organText || item.organType },
        { label: t('audience'), value: t(item.audience as 'natural' | 'organisation' | 'both') },
        { label: t('topics'), value: list(item.topics) },
        { label: t('aliases'), value: list(item.aliases) },
      ]}
    />
  );
}

function CancelItem({ item }: { item: KeptItem }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand<void>({
    send: (_, key) =>
      api.post(apiPath`/api/catalogue/items/${item.basicCode}/cancel`, { reason: reason.trim() }, { key }),
    invalidates: outOfDate,
    done: t('cancelled'),
    onDone: () => setOpen(false),
  });
  function cancel() {
    const lacks = reason.trim().length < 2;
    setMissing(lacks);
    if (!lacks) void command.run();
  }
  return (
    <>
      <Button kind="ink" block onClick={() => setOpen(true)}>
        {t('cancelItem')}
      </Button>
      {open && (
        <Dialog
          title={t('cancelTitle', { name: item.name })}
          width={480}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('notNow')}</Button>
              <Button kind="ink" busy={command.pending} onClick={cancel}>
                {t('cancelItem')}
              </Button>
            </>
          }
        >
          <div className="ow-cat-dialog">
            <p>{t('cancelText')}</p>
            <TextAreaField
              path="/reason"
              label={t('cancelReason')}
              maxLength={1000}
              value={reason}
              error={missing ? t('cancelMissing') : undefined}
              onChange={next => setReason(next ?? '')}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
