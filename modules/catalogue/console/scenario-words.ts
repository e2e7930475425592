import { useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';

const messages = defineMessages({
  zh: {
    draft: '草稿',
    inReview: '审核中',
    published: '现行',
    superseded: '已被替代',
    withdrawn: '已撤下',
    version: '第 {version} 版',
  },
  en: {
    draft: 'draft',
    inReview: 'in review',
    published: 'in force',
    superseded: 'superseded',
    withdrawn: 'withdrawn',
    version: 'Version {version}',
  },
});

export const audiences = ['natural', 'organisation', 'both'] as const;

/** Whom a scenario is for. */
export const audienceMessages = defineMessages({
  zh: { natural: '自然人', organisation: '法人和其他组织', both: '自然人和法人' },
  en: { natural: 'natural persons', organisation: 'organisations', both: 'persons and organisations' },
});

type State = 'draft' | 'inReview' | 'published' | 'superseded' | 'withdrawn';

/** How versions of scenarios are spoken of: 第 2 版, 现行. */
export function useScenarioWords() {
  const t = useMessages(messages);
  return {
    state: (state: string) => t(state as State),
    number: (version: number) => t('version', { version }),
  };
}
