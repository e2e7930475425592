import { Page, Panel, Tag, useLanguage, useMessages, usePermission } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { type EditedDraft, itemQuery, runningQuery } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { VersionActs } from './version-acts.tsx';
import { DifferencePanels } from './version-differences.tsx';
import { VersionElements } from './version-elements.tsx';
import { VersionLife } from './version-life.tsx';
import { useVersionWords } from './version-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    back: '事项',
    changes: '和{number}比，改了 {n} 处。',
    same: '和{number}比，没有改动。',
    firstVersion: '第一版，没有可比的。',
    remarks: '提醒',
    remarksNote: '{n} 处',
    life: '这一版走到哪里',
    returned: '退回修改：{reason}',
    withdrawn: '撤下原因：{reason}',
    preview: '当申请人看',
    whole: '看这一版的全部要素和来源',
    running: '在办 {n} 件按这一版走',
  },
  en: {
    back: 'Item',
    changes: '{n} changes against {number}.',
    same: 'No changes against {number}.',
    firstVersion: 'The first version; nothing to compare with.',
    remarks: 'Remarks',
    remarksNote: '{n} in all',
    life: 'How far this version has come',
    returned: 'Returned: {reason}',
    withdrawn: 'Why it was withdrawn: {reason}',
    preview: 'See as an applicant',
    whole: 'All elements of this version with their sources',
    running: '{n} running cases are on it',
  },
});

/** A version that is not edited here: its difference to the one before, element by element, and what may be done with it. */
export function VersionReview({ loaded }: { loaded: EditedDraft }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const words = useVersionWords();
  const may = usePermission();
  const { draft: version, previous, differences, problems } = loaded;
  const item = useQuery(itemQuery(version.basicCode));
  const running = useQuery(runningQuery(version.basicCode));
  const state = words.stateOf(version);
  const waits = state === 'inReview' || state === 'approved';
  const number = previous ? words.number(previous) : '';
  const count = running.data?.get(version.id);
  const remarks = waits ? problems.filter(problem => problem.code !== 'unverified') : [];
  const lead = !previous
    ? t('firstVersion')
    : differences.length > 0
      ? t('changes', { number, n: differences.length })
      : t('same', { number });
  return (
    <Page
      title={(locale === 'en' && item.data?.nameEn) || (item.data?.name ?? version.content.name.zh)}
      back={{ label: t('back'), to: `/catalogue/items/${version.basicCode}` }}
      search={false}
      tag={
        <Tag kind={state === 'inForce' ? 'tint' : waits && may(catalogueNames.review) ? 'ink' : 'outline'}>
          {words.number(version)} · {words.state(version)}
        </Tag>
      }
      note={
        <span>
          {words.line(version)}
          {count ? ` · ${t('running', { n: count })}` : ''}
        </span>
      }
      actions={
        <a
          className="ow-button ow-button-plain ow-button-normal"
          href={`/items/${version.basicCode}/versions/${version.id}`}
          target="_blank"
          rel="noopener"
        >
          {t('preview')}
        </a>
      }
    >
      <div className="ow-columns">
        <div className="ow-stack">
          <p className="ow-lead">{lead}</p>
          {version.returnedReason && version.state === 'draft' && (
            <p className="ow-cat-returned">{t('returned', { reason: version.returnedReason })}</p>
          )}
          {version.withdrawnReason && (
            <p className="ow-cat-returned">{t('withdrawn', { reason: version.withdrawnReason })}</p>
          )}
          <DifferencePanels differences={differences} />
          {remarks.length > 0 && (
            <Panel title={t('remarks')} note={<span>{t('remarksNote', { n: remarks.length })}</span>}>
              <ul className="ow-cat-remarks">
                {remarks.map(({ path, code, placeZh, placeEn, zh, en }) => (
                  <li key={`${path} ${code}`}>
                    <b>{locale === 'zh' ? placeZh : placeEn}</b> {locale === 'zh' ? zh : en}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {waits ? (
            <details className="ow-cat-whole">
              <summary>{t('whole')}</summary>
              <div className="ow-stack">
                <VersionElements content={version.content} />
              </div>
            </details>
          ) : (
            <VersionElements content={version.content} />
          )}
        </div>
        <div className="ow-stack">
          <VersionActs
            version={version}
            previous={previous}
            running={count ?? 0}
            before={(previous && running.data?.get(previous.id)) ?? 0}
          />
          <Panel title={t('life')}>
            <VersionLife version={version} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
