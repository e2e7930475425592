import { Facts, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { RuleVersionItem } from '../src/contract.ts';
import { ColourTag } from './card-parts.tsx';
import { thresholdText } from './rule-words.ts';

const messages = defineMessages({
  zh: {
    colour: '出什么牌',
    score: '扣几分',
    thresholds: '门槛',
    none: '发生就算，没有门槛',
    explain: '部门说明',
    atOnce: '一出牌就要求，{days} 个工作日内',
    asked: '要求时，{days} 个工作日内',
    law: '依据',
  },
  en: {
    colour: 'Card',
    score: 'Score',
    thresholds: 'Thresholds',
    none: 'whenever it happens',
    explain: 'Explanation',
    atOnce: 'asked at once, within {days} working days',
    asked: 'when asked, within {days} working days',
    law: 'Legal basis',
  },
});

/** What one version of a rule says, in words. */
export function RuleFacts({ version }: { version: RuleVersionItem }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('colour'), value: <ColourTag colour={version.colour} /> },
        { label: t('score'), value: version.score },
        { label: t('thresholds'), value: thresholdText(version, locale) || t('none') },
        { label: t('explain'), value: t(version.askAtOnce ? 'atOnce' : 'asked', { days: version.explainDays }) },
        { label: t('law'), value: version.law },
      ]}
    />
  );
}
