import { countItems, type ItemSummary, listItems } from '@onewindow/catalogue';
import { defineMessages } from '@onewindow/i18n';
import {
  Disclosure,
  Empty,
  Link,
  PageHead,
  Pagination,
  page,
  Rows,
  SearchBox,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { type ItemLine, ItemRow } from './item-row.tsx';
import { nameOf, organName, summaryOf, topicName } from './words.tsx';

const messages = defineMessages({
  zh: {
    title: '我要办',
    lead: '按主题、按部门找，或者直接搜。',
    description: '桂林市能办的全部事项，按主题、按部门、按个人和企业分。',
    who: '给谁办',
    everybody: '全部',
    natural: '个人',
    organisation: '企业和组织',
    how: '怎么办',
    anyway: '不限',
    online: '能网上办',
    topic: '主题',
    allTopics: '全部主题',
    moreTopics: '更多主题',
    otherwise: '换个找法',
    departments: '按部门看',
    scenarios: '几件事，一次办',
    items: '事项',
    ofTopic: '{topic}',
    none: '这样选没有事项',
    noneText: '少选一个条件，或者直接搜。',
    reset: '重新选',
    next: '{n} 件一页',
  },
  en: {
    title: 'Apply',
    lead: 'Find by topic or department, or search.',
    description: 'Every service of the city, by topic, by department, for people and for companies.',
    who: 'For whom',
    everybody: 'everybody',
    natural: 'people',
    organisation: 'companies and organisations',
    how: 'How',
    anyway: 'any',
    online: 'online',
    topic: 'Topic',
    allTopics: 'all topics',
    moreTopics: 'More topics',
    otherwise: 'Other ways',
    departments: 'By department',
    scenarios: 'Several things at once',
    items: 'Services',
    ofTopic: '{topic}',
    none: 'Nothing fits these choices',
    noneText: 'Drop one of them, or search.',
    reset: 'Start again',
    next: '{n} a page',
  },
});

type Audience = 'natural' | 'organisation';

interface Filter {
  audience: Audience | undefined;
  topic: string | undefined;
  department: string | undefined;
  online: boolean;
}

interface Data {
  filter: Filter;
  heading: string | undefined;
  topics: { value: string; name: string; count: number }[];
  lines: ItemLine[];
  next: string | null;
  paged: boolean;
}

const size = 20;
/** The topics with most items; the others are folded away. */
const shownTopics = 16;

/** 我要办: every item, by topic, department and audience. */
export const itemsPage = page({
  path: '/items',
  access: 'public',
  cache: 'public',
  verb: 'apply',
  title: { zh: '我要办', en: 'Apply' },
  description: (_data: Data, locale) => messages(locale)('description'),
  breadcrumbs: () => [],
  async load({ db, query, locale, today }): Promise<Data> {
    const filter = filterOf(query);
    const { audience, topic, department, online } = filter;
    const { topics } = await countItems(db, audience ? { audience } : {});
    const after = query.get('after') ?? undefined;
    const { rows, next } = await listItems(db, {
      filter: { audience, topic, organType: department, ...(online && { online }) },
      page: { limit: size, after },
      today,
    });
    return {
      filter,
      heading: topic ? topicName(topic, locale) : department ? organName(department, locale) : undefined,
      topics: topics.map(one => ({ ...one, name: topicName(one.value, locale) })),
      lines: rows.map(row => lineOf(row, locale)),
      next: next ?? null,
      paged: after !== undefined,
    };
  },
  View: ({ data }) => <Items {...(data as Data)} />,
});

function filterOf(query: URLSearchParams): Filter {
  const audience = query.get('audience');
  return {
    audience: audience === 'natural' || audience === 'organisation' ? audience : undefined,
    topic: query.get('topic')?.slice(0, 60) || undefined,
    department: query.get('department')?.slice(0, 60) || undefined,
    online: query.get('online') === 'true',
  };
}

function lineOf(row: ItemSummary, locale: 'zh' | 'en'): ItemLine {
  return {
    href: `/items/${row.basicCode}`,
    name: nameOf(row, locale),
    text: summaryOf(row, locale) ?? organName(row.organType, locale),
    kind: row.online ? 'online' : 'window',
  };
}

function hrefOf(filter: Filter, change: Partial<Filter>, after?: string): string {
  const { audience, topic, department, online } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (audience) query.set('audience', audience);
  if (topic) query.set('topic', topic);
  if (department) query.set('department', department);
  if (online) query.set('online', 'true');
  if (after) query.set('after', after);
  return query.size > 0 ? `/items?${query}` : '/items';
}

interface Choice {
  label: string;
  href: string;
  current: boolean;
}

function Choices({ label, choices }: { label: string; choices: Choice[] }): ReactNode {
  return (
    <nav aria-label={label} className="ow-catalogue-head">
      <p className="ow-note">{label}</p>
      <ul className="ow-catalogue-facets">
        {choices.map(choice => (
          <li key={choice.label}>
            <Link href={choice.href} kind="quiet" current={choice.current}>
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Items({ filter, heading, topics, lines, next, paged }: Data): ReactNode {
  const t = messages(usePortal().locale);
  const common = topics.filter((topic, index) => index < shownTopics || topic.value === filter.topic);
  const rare = topics.filter(topic => !common.includes(topic));
  const audiences: (Audience | undefined)[] = [undefined, 'natural', 'organisation'];
  return (
    <>
      <PageHead title={heading ?? t('title')} lead={t('lead')} />
      <SearchBox />
      <Choices
        label={t('who')}
        choices={audiences.map(audience => ({
          label: t(audience ?? 'everybody'),
          href: hrefOf(filter, { audience }),
          current: filter.audience === audience,
        }))}
      />
      <Choices
        label={t('how')}
        choices={[false, true].map(online => ({
          label: t(online ? 'online' : 'anyway'),
          href: hrefOf(filter, { online }),
          current: filter.online === online,
        }))}
      />
      <Choices
        label={t('topic')}
        choices={[
          {
            label: t('allTopics'),
            href: hrefOf(filter, { topic: undefined }),
            current: filter.topic === undefined,
          },
          ...common.map(topic => ({
            label: `${topic.name} ${topic.count}`,
            href: hrefOf(filter, { topic: topic.value }),
            current: filter.topic === topic.value,
          })),
        ]}
      />
      {rare.length > 0 && (
        <Disclosure summary={t('moreTopics')}>
          <ul className="ow-catalogue-facets">
            {rare.map(topic => (
              <li key={topic.value}>
                <Link href={hrefOf(filter, { topic: topic.value })} kind="quiet">
                  {`${topic.name} ${topic.count}`}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Choices
        label={t('otherwise')}
        choices={[
          { label: t('departments'), href: '/departments', current: false },
          { label: t('scenarios'), href: '/scenarios', current: false },
        ]}
      />
      <Section title={t('items')} ruled>
        {lines.length === 0 ? (
          <Empty title={t('none')} action={<Link href="/items">{t('reset')}</Link>}>
            {t('noneText')}
          </Empty>
        ) : (
          <Rows>
            {lines.map(line => (
              <ItemRow key={line.href} line={line} />
            ))}
          </Rows>
        )}
        {(next || paged) && (
          <Pagination
            {...(paged && { previous: hrefOf(filter, {}) })}
            {...(next && { next: hrefOf(filter, {}, next) })}
            note={t('next', { n: size })}
          />
        )}
      </Section>
    </>
  );
}
