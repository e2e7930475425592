import { type Found, searchCatalogue } from '@onewindow/catalogue';
import { findServiceCentres, listOrganisations } from '@onewindow/directory';
import { defineMessages } from '@onewindow/i18n';
import {
  Actions,
  Button,
  Empty,
  Link,
  type PageContext,
  PageHead,
  page,
  Row,
  Rows,
  SearchBox,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { type ItemLine, ItemRow, Marked } from './item-row.tsx';
import { nameOf, organName, summaryOf } from './words.tsx';

const messages = defineMessages({
  zh: {
    title: '搜索',
    titleFor: '{q} 的搜索结果',
    found: '找到 {n} 件',
    most: '最相近的 {n} 件',
    approximate: '没有一字不差的结果，下面是读音或者字面最接近的。',
    meant: '您是不是要找',
    items: '能办的事',
    bodies: '部门',
    centres: '大厅',
    none: '没有找到“{q}”',
    noneText: '换一个说法试试：说要办的事，比如“开餐馆”“身份证丢了”。也可以打 {hotline}，有人帮您找。',
    all: '看全部事项',
    call: '拨打 {hotline}',
    begin: '写您要办的事，用平常说的话就行。',
    bodyItems: '看这类部门办的事',
    separator: ' · ',
  },
  en: {
    title: 'Search',
    titleFor: 'Search for {q}',
    found: '{n} found',
    most: 'the {n} nearest',
    approximate: 'Nothing matches exactly; these sound or read nearest.',
    meant: 'Did you mean',
    items: 'Services',
    bodies: 'Departments',
    centres: 'Service centres',
    none: 'Nothing found for “{q}”',
    noneText:
      'Try other words for what you want to do, such as “restaurant” or “ID card”. Or call {hotline}; somebody helps.',
    all: 'See all services',
    call: 'Call {hotline}',
    begin: 'Write what you want to do, in everyday words.',
    bodyItems: 'Services of such departments',
    separator: ' · ',
  },
});

interface Data {
  q: string;
  lines: ItemLine[];
  approximate: boolean;
  bodies: { id: string; name: string; organType: string }[];
  centres: { id: string; name: string; address: string }[];
}

const most = 30;

/** 搜索: items and scenarios by words, pinyin, initials or a slip of the pen; departments and halls by name. */
export const searchPage = page({
  path: '/search',
  access: 'public',
  title: (data: Data, locale) => (data.q ? messages(locale)('titleFor', { q: data.q }) : messages(locale)('title')),
  breadcrumbs: () => [],
  async load({ db, query, locale }): Promise<Data> {
    const q = (query.get('q') ?? '').trim().slice(0, 200);
    if (q === '') return { q, lines: [], approximate: false, bodies: [], centres: [] };
    const { found, approximate } = await searchCatalogue(db, { text: q, limit: most });
    return {
      q,
      approximate,
      lines: found.map(one => lineOf(one, locale)),
      ...(q.length > 1 ? await places({ db, locale }, q) : { bodies: [], centres: [] }),
    };
  },
  View: ({ data }) => <Results {...(data as Data)} />,
});

function lineOf(found: Found, locale: 'zh' | 'en'): ItemLine {
  const organ = organName(found.organType, locale);
  return {
    href: found.kind === 'item' ? `/items/${found.code}` : `/scenarios/${found.code}`,
    name: nameOf(found, locale),
    text: summaryOf(found, locale) ?? organ,
    kind: found.kind === 'scenario' ? 'scenario' : found.online ? 'online' : 'window',
  };
}

/** Wild cards of `ilike` are taken as letters. */
function literal(q: string): string {
  return q.replace(/[\\%_]/g, sign => `\\${sign}`);
}

async function places(
  { db, locale }: Pick<PageContext, 'db' | 'locale'>,
  q: string,
): Promise<Pick<Data, 'bodies' | 'centres'>> {
  const bodies = await listOrganisations(db, { q: literal(q), page: { limit: 5, after: undefined } });
  const centres = await findServiceCentres(db, { text: q, limit: 5 });
  return {
    bodies: bodies.rows.map(one => ({
      id: one.id,
      name: locale === 'en' ? one.englishName : one.name,
      organType: one.organType,
    })),
    centres,
  };
}

function Results({ q, lines, approximate, bodies, centres }: Data): ReactNode {
  const { locale, site } = usePortal();
  const t = messages(locale);
  const nothing = lines.length + bodies.length + centres.length === 0;
  const nearest = approximate ? lines[0] : undefined;
  return (
    <>
      <PageHead title={q ? t('titleFor', { q }) : t('title')} {...(q === '' && { lead: t('begin') })} />
      <SearchBox value={q} />
      {nearest && (
        <p className="ow-catalogue-head" role="status">
          {t('approximate')} {t('meant')}
          {locale === 'zh' ? '：' : ': '}
          <Link href={nearest.href}>{nearest.name}</Link>
        </p>
      )}
      {lines.length > 0 && (
        <Section title={t('items')}>
          <p className="ow-note">{t(approximate ? 'most' : 'found', { n: lines.length })}</p>
          <Rows>
            {lines.map(line => (
              <ItemRow key={line.href} line={line} query={q} />
            ))}
          </Rows>
        </Section>
      )}
      {bodies.length > 0 && (
        <Section title={t('bodies')}>
          <Rows>
            {bodies.map(body => (
              <Row
                key={body.id}
                href={`/items?department=${body.organType}`}
                title={<Marked text={body.name} query={q} />}
                text={t('bodyItems')}
              />
            ))}
          </Rows>
        </Section>
      )}
      {centres.length > 0 && (
        <Section title={t('centres')}>
          <Rows>
            {centres.map(centre => (
              <Row
                key={centre.id}
                href={`/centres/${centre.id}`}
                title={<Marked text={centre.name} query={q} />}
                text={centre.address}
              />
            ))}
          </Rows>
        </Section>
      )}
      {q !== '' && nothing && (
        <div className="ow-catalogue-head">
          <Empty
            title={t('none', { q })}
            action={
              <Actions>
                <Button kind="outline" size="row" href="/items">
                  {t('all')}
                </Button>
                <a className="ow-link" href={`tel:${site.hotline}`}>
                  {t('call', { hotline: site.hotline })}
                </a>
              </Actions>
            }
          >
            {t('noneText', { hotline: site.hotline })}
          </Empty>
        </div>
      )}
    </>
  );
}
