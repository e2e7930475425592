import { listScenarios } from '@onewindow/catalogue';
import { defineMessages } from '@onewindow/i18n';
import { PageHead, page, Row, Rows, Section, Tag, usePortal } from '@onewindow/portal-kit';
import { say } from './words.tsx';

const messages = defineMessages({
  zh: {
    apply: '我要办',
    title: '几件事，一次办',
    lead: '回答几个问题，就知道要办哪些事、先后怎么排、材料合起来要几份。',
    joint: '一张表，{days} 个工作日内',
    questions: '{n} 个问题',
    all: '选一件',
  },
  en: {
    apply: 'Apply',
    title: 'Several things at once',
    lead: 'Answer some questions: what you need, in which order, and one list of documents.',
    joint: 'one form, {days} working days',
    questions: '{n} questions',
    all: 'Choose one',
  },
});

interface Data {
  scenarios: { code: string; name: string; summary: string; days: number | null; questions: number }[];
}

/** 几件事，一次办. */
export const scenariosPage = page({
  path: '/scenarios',
  access: 'public',
  cache: 'public',
  verb: 'apply',
  title: { zh: '几件事，一次办', en: 'Several things at once' },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('apply'), href: '/items' }],
  async load({ db, locale }): Promise<Data> {
    const scenarios = await listScenarios(db);
    return {
      scenarios: scenarios.map(({ code, name, summary, joint, questions }) => ({
        code,
        name: say(name, locale),
        summary: summary ? say(summary, locale) : '',
        days: joint?.days ?? null,
        questions: questions.length,
      })),
    };
  },
  View({ data }) {
    const t = messages(usePortal().locale);
    return (
      <>
        <PageHead title={t('title')} lead={t('lead')} />
        <Section title={t('all')}>
          <Rows>
            {(data as Data).scenarios.map(({ code, name, summary, days, questions }) => (
              <Row
                key={code}
                href={`/scenarios/${code}`}
                title={name}
                text={summary}
                aside={days === null ? t('questions', { n: questions }) : <Tag kind="tint">{t('joint', { days })}</Tag>}
              />
            ))}
          </Rows>
        </Section>
      </>
    );
  },
});
