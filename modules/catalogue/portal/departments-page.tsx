import { countItems } from '@onewindow/catalogue';
import { defineMessages } from '@onewindow/i18n';
import { PageHead, page, Row, Rows, Section, usePortal } from '@onewindow/portal-kit';
import { organName } from './words.tsx';

const messages = defineMessages({
  zh: { apply: '我要办', title: '按部门看', lead: '{n} 类部门，各办哪些事。', count: '{n} 件', all: '全部部门' },
  en: {
    apply: 'Apply',
    title: 'By department',
    lead: '{n} kinds of department and what they do.',
    count: '{n} services',
    all: 'All departments',
  },
});

interface Data {
  departments: { code: string; name: string; count: number }[];
}

/** 按部门看. */
export const departmentsPage = page({
  path: '/departments',
  access: 'public',
  cache: 'public',
  verb: 'apply',
  title: { zh: '按部门看', en: 'By department' },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('apply'), href: '/items' }],
  async load({ db, locale }): Promise<Data> {
    const { organTypes } = await countItems(db);
    return {
      departments: organTypes.map(({ value, count }) => ({ code: value, name: organName(value, locale), count })),
    };
  },
  View({ data }) {
    const { departments } = data as Data;
    const t = messages(usePortal().locale);
    return (
      <>
        <PageHead title={t('title')} lead={t('lead', { n: departments.length })} />
        <Section title={t('all')}>
          <Rows kind="grid">
            {departments.map(({ code, name, count }) => (
              <Row key={code} href={`/items?department=${code}`} title={name} aside={t('count', { n: count })} />
            ))}
          </Rows>
        </Section>
      </>
    );
  },
});
