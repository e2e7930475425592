import { AppLink, EmptyState, Tag, useDates, useMessages, usePermission } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Version } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
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
    noVersions: '还没有版本',
    table: '各版本的状态和日期',
  },
  en: {
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
    noVersions: 'No versions yet',
    table: 'States and dates of the versions',
  },
});

/** All versions of an item, of every line, with their states and dates. */
export function Versions({
  versions,
  running,
}: {
  versions: readonly Version[];
  running: ReadonlyMap<string, number>;
}) {
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
                <td>
                  <b>{number}</b>
                </td>
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
                <td data-label={t('line')}>{words.line(version)}</td>
                <td data-label={t('from')}>{version.effectiveFrom ? dates.short(version.effectiveFrom) : '—'}</td>
                <td data-label={t('to')}>{version.effectiveTo ? dates.short(version.effectiveTo) : '—'}</td>
                <td data-label={t('running')}>{running.get(version.id) ?? 0}</td>
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
