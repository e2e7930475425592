import { Facts, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { codeText } from '../src/code-tables.ts';
import type { KeptItem } from '../src/keeper-item.ts';

const messages = defineMessages({
  zh: {
    basicCode: '基本编码',
    demonstration: '演示编码',
    provisional: '平台暂编',
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
  },
  en: {
    basicCode: 'Basic code',
    demonstration: 'demonstration code',
    provisional: 'drawn by the platform for now',
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
  },
});

/** What the catalogue says of an item beside its versions 目录清单. */
export function Entry({ item }: { item: KeptItem }) {
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
                {t(item.codeSource as 'national' | 'autonomousRegion' | 'provisional' | 'demonstration')}
              </small>
            </>
          ),
        },
        { label: t('localCode'), value: item.localCode ?? t('none') },
        { label: t('type'), value: codeText('itemType', item.typeCode, locale) },
        { label: t('levels'), value: list(item.levels.map(level => codeText('level', level, locale))) },
        { label: t('organ'), value: (locale === 'en' && item.organEn) || item.organText || item.organType },
        { label: t('audience'), value: t(item.audience as 'natural' | 'organisation' | 'both') },
        { label: t('topics'), value: list(locale === 'en' ? item.topicsEn : item.topics) },
        { label: t('aliases'), value: list(item.aliases) },
      ]}
    />
  );
}
