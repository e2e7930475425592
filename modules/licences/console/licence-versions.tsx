import { AppLink, BeforeAfter, Panel, Tag, useDates, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { LicenceDetail } from '../src/contract.ts';

const messages = defineMessages({
  zh: {
    versions: '各个版本',
    version: '第 {n} 版',
    current: '现在的一版',
    by: '经办：{name}',
    case: '哪一件',
    pdf: '看这一版（PDF）',
    changes: '第 {n} 版改了什么',
    replaced: '{at} 换成新版',
  },
  en: {
    versions: 'Versions',
    version: 'Version {n}',
    current: 'the present one',
    by: 'by {name}',
    case: 'the case',
    pdf: 'this version (PDF)',
    changes: 'What version {n} changed',
    replaced: 'replaced {at}',
  },
});

/** The versions of a licence, newest first: who made each, when, why, on which law, through which case, and what it changed. */
export function LicenceVersions({ licence }: { licence: LicenceDetail }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  return (
    <Panel title={t('versions')} flush>
      <ul className="ow-rows" aria-label={t('versions')}>
        {licence.versions.map(one => (
          <li key={one.version}>
            <div className="ow-row-main">
              <span>
                {t('version', { n: one.version })} · {say(one.kindName)}
                {one.replacedAt === null && (
                  <>
                    {' '}
                    <Tag kind="tint">{t('current')}</Tag>
                  </>
                )}
              </span>
              <small>
                {[
                  dates.moment(one.at),
                  one.by && t('by', { name: one.by.replace('（示例）', '') }),
                  one.changeReason,
                  one.law,
                  one.document,
                  one.replacedAt && t('replaced', { at: dates.moment(one.replacedAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {one.changes.length > 0 && (
                <BeforeAfter
                  label={t('changes', { n: one.version })}
                  rows={one.changes.map(row => ({
                    key: row.key,
                    label: say(row.label),
                    before: say(row.before),
                    after: say(row.after),
                  }))}
                />
              )}
              <small>
                <a
                  href={`/api/licences/${licence.id}/versions/${one.version}/pdf`}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`${t('version', { n: one.version })} ${t('pdf')}`}
                >
                  {t('pdf')}
                </a>
                {one.caseId && one.version > 1 && (
                  <>
                    {' · '}
                    <AppLink to={`/cases/${one.caseId}`}>{t('case')}</AppLink>
                  </>
                )}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
