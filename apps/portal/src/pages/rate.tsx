import { defineMessages, formatCount, formatPercent } from '@onewindow/i18n';
import {
  Actions,
  BarList,
  Button,
  Empty,
  Facts,
  PageHead,
  page,
  Row,
  Rows,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import { listTotals, listWindowTotals, type RatingTotal, sumTotals } from '@onewindow/ratings';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    title: '我要评',
    lead: '办完一件评一件。评价全部公开，差评一定有人回访。',
    description: '各部门、各事项得到的评价，全部公开。',
    rate: '给办过的事打分',
    rated: '评价',
    share: '满意',
    bad: '不满意和非常不满意',
    count: '{n} 次',
    levels: '五档各多少',
    level0: '非常满意',
    level1: '满意',
    level2: '基本满意',
    level3: '不满意',
    level4: '非常不满意',
    items: '评得最多的事',
    bodies: '评得最多的部门',
    windows: '评得最多的窗口',
    window: '{centre} {number} 号窗口',
    line: '{n} 次评价',
    none: '还没有评价',
    noneText: '办完的事，在“我的”里打分；也可以在窗口评。',
  },
  en: {
    title: 'Rate',
    lead: 'Rate each finished matter. Everything is public, and every bad rating is called back.',
    description: 'How departments and services were rated.',
    rate: 'Rate what was finished for you',
    rated: 'Ratings',
    share: 'Satisfied',
    bad: 'Dissatisfied',
    count: '{n}',
    levels: 'The five levels',
    level0: 'very satisfied',
    level1: 'satisfied',
    level2: 'fairly satisfied',
    level3: 'dissatisfied',
    level4: 'very dissatisfied',
    items: 'Services rated most',
    bodies: 'Departments rated most',
    windows: 'Windows rated most',
    window: 'Window {number}, {centre}',
    line: '{n} ratings',
    none: 'No ratings yet',
    noneText: 'Rate a finished matter in Mine, or at the window.',
  },
});

interface Data {
  total: RatingTotal;
  bodies: RatingTotal[];
  items: RatingTotal[];
  windows: RatingTotal[];
}

/** 我要评: public totals for everybody, and the way to one's own finished matters. */
export const ratePage = page({
  path: '/rate',
  access: 'public',
  cache: 'public',
  verb: 'rate',
  title: { zh: '我要评', en: 'Rate' },
  description: (_data: Data, locale) => messages(locale)('description'),
  breadcrumbs: () => [],
  async load({ db, division }): Promise<Data> {
    const countyCode = division?.code;
    const total = await sumTotals(db, { countyCode });
    const bodies = await listTotals(db, { by: 'organisation', countyCode, page: { limit: 10, after: undefined } });
    const items = await listTotals(db, { by: 'item', page: { limit: 10, after: undefined } });
    const windows = await listWindowTotals(db, { countyCode, page: { limit: 10, after: undefined } });
    return { total, bodies: bodies.rows, items: items.rows, windows: windows.rows };
  },
  View: ({ data }) => <Ratings {...(data as Data)} />,
});

function Ratings({ total, bodies, items, windows }: Data): ReactNode {
  const t = messages(usePortal().locale);
  const most = Math.max(1, ...total.levels);
  const bad = (total.levels[3] ?? 0) + (total.levels[4] ?? 0);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Actions>
        <Button href="/mine/cases">{t('rate')}</Button>
      </Actions>
      {total.rated === 0 ? (
        <Section title={t('bodies')}>
          <Empty title={t('none')}>{t('noneText')}</Empty>
        </Section>
      ) : (
        <>
          <Facts
            facts={[
              { label: t('rated'), value: t('count', { n: formatCount(total.rated) }) },
              { label: t('share'), value: formatPercent(total.satisfiedShare ?? 0) },
              { label: t('bad'), value: t('count', { n: formatCount(bad) }) },
            ]}
          />
          <Section title={t('levels')}>
            <BarList
              label={t('levels')}
              rows={([0, 1, 2, 3, 4] as const).map(level => ({
                name: t(`level${level}`),
                value: (total.levels[level] ?? 0) / most,
                text: formatCount(total.levels[level] ?? 0),
              }))}
            />
          </Section>
          <div className="ow-two-columns">
            <Totals title={t('bodies')} rows={bodies} nameOf={row => row.organisationName ?? ''} />
            <Totals title={t('items')} rows={items} nameOf={row => row.itemName ?? ''} linked />
            {windows.length > 0 && (
              <Totals
                title={t('windows')}
                rows={windows}
                nameOf={({ window }) =>
                  window ? t('window', { centre: window.centreName, number: window.number }) : ''
                }
              />
            )}
          </div>
        </>
      )}
    </>
  );
}

function Totals({
  title,
  rows,
  nameOf,
  linked,
}: {
  title: string;
  rows: readonly RatingTotal[];
  nameOf: (row: RatingTotal) => string;
  linked?: boolean;
}): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <Section title={title}>
      <Rows>
        {rows.map(row => (
          <Row
            key={nameOf(row)}
            title={nameOf(row)}
            {...(linked && row.basicCode && { href: `/items/${row.basicCode}` })}
            text={t('line', { n: formatCount(row.rated) })}
            aside={row.satisfiedShare === null ? null : formatPercent(row.satisfiedShare)}
          />
        ))}
      </Rows>
    </Section>
  );
}
