import { useDates, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { codeText } from '../src/code-tables.ts';
import type { Version } from './editor-data.ts';

const messages = defineMessages({
  zh: {
    draft: '草稿',
    inReview: '审核中',
    approved: '已审核，待发布',
    coming: '待施行',
    inForce: '现行',
    superseded: '已被替代',
    withdrawn: '已撤下',
    unified: '各级通用',
    level: '{level}通用',
    version: '第 {version} 版',
  },
  en: {
    draft: 'draft',
    inReview: 'in review',
    approved: 'approved, not yet published',
    coming: 'not yet in force',
    inForce: 'in force',
    superseded: 'superseded',
    withdrawn: 'withdrawn',
    unified: 'all levels',
    level: '{level} level',
    version: 'Version {version}',
  },
});

export type VersionState = 'draft' | 'inReview' | 'approved' | 'coming' | 'inForce' | 'superseded' | 'withdrawn';

type Dated = Pick<Version, 'state' | 'approvedAt' | 'effectiveFrom' | 'effectiveTo'>;

/** Where a version stands on a day: a published one may take effect later, the one before it is in force until then. */
export function stateOn({ state, approvedAt, effectiveFrom, effectiveTo }: Dated, today: string): VersionState {
  if (state === 'draft') return 'draft';
  if (state === 'inReview') return approvedAt ? 'approved' : 'inReview';
  if (state === 'withdrawn') return 'withdrawn';
  if (effectiveFrom && effectiveFrom > today) return 'coming';
  return effectiveTo && effectiveTo <= today ? 'superseded' : 'inForce';
}

/** How versions are spoken of: 第 2 版, 现行, 各级通用. */
export function useVersionWords() {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const { today } = useDates();
  return {
    stateOf: (version: Dated) => stateOn(version, today),
    state: (version: Dated) => t(stateOn(version, today)),
    number: ({ version }: Pick<Version, 'version'>) => t('version', { version }),
    /** Whose line of versions it belongs to. */
    line: ({ level, organisationName }: Pick<Version, 'level' | 'organisationName'>) =>
      organisationName ?? (level ? t('level', { level: codeText('level', level, locale) }) : t('unified')),
  };
}
