import type { Guide } from '@onewindow/catalogue';
import { formatDate } from '@onewindow/i18n';
import { Disclosure, Tag, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { guideMessages } from './guide-messages.ts';
import type { GuideData } from './guide-page.tsx';

/** 设定依据与版本: every citation says whether its words were checked. Law is quoted in Chinese in both languages. */
export function Basis({ guide, versions }: { guide: Guide; versions: GuideData['versions'] }): ReactNode {
  const { locale } = usePortal();
  const t = guideMessages(locale);
  const date = (day: string | null) => (day ? formatDate(locale, day, { year: 'always' }) : '');
  const others = versions.filter(one => one.id !== guide.versionId);
  return (
    <Disclosure summary={t('basis')}>
      {guide.bases.map(basis => (
        <p key={`${basis.law}${basis.article}${basis.quote}`}>
          <span lang="zh-CN">
            《{basis.law}》{basis.article}
            {basis.quote && `：${basis.quote}。`}
          </span>{' '}
          <Tag kind={basis.verified ? 'tint' : 'wash'}>{basis.verified ? t('verified') : t('unverified')}</Tag>
          {basis.staleRisk && (
            <span className="ow-catalogue-sample" lang="zh-CN">
              {t('stale', { risk: basis.staleRisk })}
            </span>
          )}
        </p>
      ))}
      <p className="ow-note">
        {t('version', { n: guide.version, date: date(guide.effectiveFrom), code: guide.basicCode })}
      </p>
      {others.length > 0 && (
        <>
          <p className="ow-note">{t('earlier')}</p>
          <ul className="ow-note">
            {others.map(one => (
              <li key={one.id}>
                {one.effectiveTo
                  ? t('versionOld', { n: one.version, from: date(one.effectiveFrom), to: date(one.effectiveTo) })
                  : t('versionNow', { n: one.version, from: date(one.effectiveFrom) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Disclosure>
  );
}
