import { listServiceCentres, type ServiceCentre } from '@onewindow/directory';
import { defineMessages } from '@onewindow/i18n';
import {
  Button,
  Empty,
  Link,
  localHref,
  PageHead,
  Pagination,
  page,
  Row,
  Rows,
  Section,
  SelectField,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    title: '找附近的大厅',
    lead: '哪一个大厅都能办，网上填到一半，到窗口接着办。',
    description: '桂林市各级政务服务中心、便民服务中心的地址、时间和电话。',
    county: '在哪里',
    wholeCity: '市本级',
    show: '看这里的大厅',
    main: '政务服务中心',
    near: '家门口：乡镇、街道和村（社区）',
    none: '这里还没有登记大厅',
    noneText: '打 {hotline} 问最近的一处。',
    windows: '{n} 个窗口',
    phone: '电话 {phone}',
    page: '{n} 处一页',
    separator: ' · ',
  },
  en: {
    title: 'Find a service centre',
    lead: 'Any of them serves you; what you began online is continued at the window.',
    description: 'Addresses, hours and telephone numbers of the service centres of the city.',
    county: 'Where',
    wholeCity: 'City centre',
    show: 'Show the centres there',
    main: 'Service centres',
    near: 'Near home: towns, streets and villages',
    none: 'No centre is registered here yet',
    noneText: 'Call {hotline} for the nearest one.',
    windows: '{n} windows',
    phone: 'Telephone {phone}',
    page: '{n} a page',
    separator: ' · ',
  },
});

interface Data {
  county: string;
  main: ServiceCentre[];
  near: ServiceCentre[];
  next: string | null;
  paged: boolean;
}

const size = 20;

/** 找附近的大厅: by county; the one chosen at the top of every page is taken first. */
export const centresPage = page({
  path: '/centres',
  access: 'public',
  cache: 'public',
  title: { zh: '找附近的大厅', en: 'Find a service centre' },
  description: (_data: Data, locale) => messages(locale)('description'),
  breadcrumbs: () => [],
  async load({ db, query, division }): Promise<Data> {
    const asked = query.get('county') ?? division?.code ?? '';
    const county = /^\d{12}$/.test(asked) ? asked : '';
    const after = query.get('after') ?? undefined;
    const main = county
      ? await listServiceCentres(db, { kind: 'county', countyCode: county, page: { limit: 10, after: undefined } })
      : await listServiceCentres(db, { kind: 'city', page: { limit: 10, after: undefined } });
    const kinds = county
      ? await listServiceCentres(db, { kind: 'township', countyCode: county, page: { limit: size, after } })
      : await listServiceCentres(db, { kind: 'county', page: { limit: size, after } });
    return { county, main: main.rows, near: kinds.rows, next: kinds.next ?? null, paged: after !== undefined };
  },
  View: ({ data }) => <Centres {...(data as Data)} />,
});

function Centres({ county, main, near, next, paged }: Data): ReactNode {
  const { locale, site } = usePortal();
  const t = messages(locale);
  const here = (after?: string) => {
    const query = new URLSearchParams(county ? { county } : {});
    if (after) query.set('after', after);
    return query.size > 0 ? `/centres?${query}` : '/centres';
  };
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <form className="ow-form" method="get" action={localHref(locale, '/centres')}>
        <SelectField
          name="county"
          label={t('county')}
          value={county}
          width="half"
          options={[
            { value: 'city', label: t('wholeCity') },
            ...site.divisions.map(one => ({ value: one.code, label: one[locale] })),
          ]}
        />
        <div>
          <Button kind="outline" size="row">
            {t('show')}
          </Button>
        </div>
      </form>
      {main.length === 0 && near.length === 0 && (
        <Empty title={t('none')} action={<Link href="/centres?county=city">{t('wholeCity')}</Link>}>
          {t('noneText', { hotline: site.hotline })}
        </Empty>
      )}
      {main.length > 0 && !paged && (
        <Section title={t('main')} ruled>
          <CentreRows centres={main} />
        </Section>
      )}
      {near.length > 0 && (
        <Section title={county ? t('near') : t('main')} ruled>
          <CentreRows centres={near} />
          {(next || paged) && (
            <Pagination
              {...(paged && { previous: here() })}
              {...(next && { next: here(next) })}
              note={t('page', { n: size })}
            />
          )}
        </Section>
      )}
    </>
  );
}

function CentreRows({ centres }: { centres: readonly ServiceCentre[] }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <Rows>
      {centres.map(centre => (
        <Row
          key={centre.id}
          href={`/centres/${centre.id}`}
          title={centre.name}
          text={[centre.address, centre.openingHours].filter(Boolean).join(t('separator'))}
          aside={centre.windows > 0 ? t('windows', { n: centre.windows }) : centre.telephone}
        />
      ))}
    </Rows>
  );
}
