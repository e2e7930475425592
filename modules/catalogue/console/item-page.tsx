import {
  AppLink,
  Button,
  ErrorState,
  Page,
  Panel,
  Skeleton,
  useGo,
  useLanguage,
  useMessages,
  usePermission,
  useRouteParam,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { KeptItem } from '../src/keeper-item.ts';
import { CancelItem } from './cancel-item.tsx';
import { itemQuery, publishedQuery, runningQuery, type Version, versionsQuery } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { Entry } from './item-entry.tsx';
import { Lead } from './item-lead.tsx';
import { LocalWords } from './item-places.tsx';
import { Versions } from './item-versions.tsx';
import { NewDraft } from './new-draft.tsx';
import { VersionElements } from './version-elements.tsx';
import { useVersionWords } from './version-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    list: '事项目录',
    title: '事项',
    versions: '版本',
    versionsNote: '共 {n} 版',
    implementers: '谁来办',
    implementersNote: '{n} 个机构',
    facts: '目录清单',
    stale: '依据可能已经修改',
    acts: '您现在可以',
    portal: '打开指南',
    addImplementer: '再加一个机构来办',
    goOn: '接着改{number}草稿',
    lookAt: '看送审的{number}',
  },
  en: {
    list: 'Service items',
    title: 'Service item',
    versions: 'Versions',
    versionsNote: '{n} in all',
    implementers: 'Who handles it',
    implementersNote: '{n} organisations',
    facts: 'Catalogue entry',
    stale: 'Laws that may have been amended',
    acts: 'What you may do now',
    portal: 'Open the guide',
    addImplementer: 'Let one more organisation handle it',
    goOn: 'Go on with the draft of {number}',
    lookAt: 'See {number}, in review',
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
              {may(catalogueNames.edit) && <Edit item={item} versions={versions} base={base} />}
              {may(catalogueNames.edit) && versions.some(version => version.publishedAt) && (
                <AppLink to={`/catalogue/new?item=${item.basicCode}`}>{t('addImplementer')}</AppLink>
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

/** The way to change the item: on with the draft that there is, or a new one. */
function Edit({
  item: { basicCode },
  versions,
  base,
}: {
  item: KeptItem;
  versions: readonly Version[];
  base: Version | undefined;
}) {
  const t = useMessages(messages);
  const words = useVersionWords();
  const go = useGo();
  const line = { basicCode, level: base?.level ?? null, serviceItemId: base?.serviceItemId ?? null };
  const open = versions.find(
    ({ state, level, serviceItemId }) =>
      (state === 'draft' || state === 'inReview') && level === line.level && serviceItemId === line.serviceItemId,
  );
  if (!open) return <NewDraft version={line} />;
  return (
    <Button kind="solid" block onClick={() => go(`/catalogue/versions/${open.id}`)}>
      {t(open.state === 'draft' ? 'goOn' : 'lookAt', { number: words.number(open) })}
    </Button>
  );
}
