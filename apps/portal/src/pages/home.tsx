import {
  countOwn,
  getCaseClocks,
  listOpenOf,
  listWaitingFor,
  namedIn,
  stateNames,
  type WaitingCase,
} from '@onewindow/cases';
import { getItemSummaries, listItems, listScenarios, loadOrganTypes } from '@onewindow/catalogue';
import { getCalendar } from '@onewindow/directory';
import { defineMessages, formatDate } from '@onewindow/i18n';
import {
  Button,
  ClockCells,
  type ClockView,
  clockCaption,
  type PageContext,
  page,
  Row,
  Rows,
  SearchBox,
  Section,
  Tag,
  usePortal,
  VerbBand,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { mostUsed } from '../case-figures.ts';

const messages = defineMessages({
  zh: {
    title: '首页',
    description: '桂林市政务服务：一个窗口，把事办成。',
    heading: '您要办什么事？',
    mine: '我正在办的',
    all: '全部 {n} 件',
    waits: '等您',
    correct: '去补正',
    change: '去修改',
    lacks: '要补：{what}。补齐后{body}继续办。',
    returned: '{body}退回给您修改，改好再交。',
    before: '最迟 {date}补正',
    nothing: '{body}正在办，现在不用您做什么。',
    by: '最迟 {date}有结果',
    answerBy: '最迟 {date}答复是否受理',
    most: '办得最多的',
    allItems: '全部事项',
    none: '不用跑',
    visits: '跑 {n} 次',
    joint: '几件事，一次办',
    allScenarios: '全部',
    days: '{n} 个工作日内',
    find: '还能在这里找',
    departments: '按部门看',
    departmentsText: '每个部门办哪些事',
    centres: '找附近的大厅',
    centresText: '地址、时间、电话和窗口',
    track: '查进度',
    trackText: '有查询码和证件号后四位就行，不用登录',
    verify: '查证照真假',
    verifyText: '扫码或者输证号',
    o1: '开餐馆',
    o2: '身份证丢了',
    o3: '孩子上学',
    o4: '提取公积金',
  },
  en: {
    title: 'Home',
    description: 'Public services of Guilin: one window for everything.',
    heading: 'What do you need to do?',
    mine: 'My open cases',
    all: 'All {n}',
    waits: 'waits for you',
    correct: 'Correct it',
    change: 'Change it',
    lacks: 'To be corrected: {what}. {body} goes on once it is there.',
    returned: '{body} returned it to you for changes.',
    before: 'by {date}',
    nothing: '{body} is working on it; you need not do anything now.',
    by: 'result by {date}',
    answerBy: 'accepted or not by {date}',
    most: 'Used most',
    allItems: 'All services',
    none: 'no visit',
    visits: '{n} {n|visit|visits}',
    joint: 'Several things at once',
    allScenarios: 'All',
    days: '{n} working days',
    find: 'More ways to find things',
    departments: 'By department',
    departmentsText: 'What each department does',
    centres: 'Find a service centre',
    centresText: 'Address, hours, telephone and windows',
    track: 'Follow a case',
    trackText: 'With the tracking code and the end of your ID number; no signing in',
    verify: 'Check a licence',
    verifyText: 'By QR code or number',
    o1: 'restaurant',
    o2: 'identity card',
    o3: 'school',
    o4: 'housing fund',
  },
});

interface OpenRow {
  id: string;
  queryCode: string;
  itemName: string;
  organisationName: string;
  state: string;
  accepted: boolean;
  dueOn: string | null;
  clock: ClockView | undefined;
}

interface Mine {
  count: number;
  waiting: WaitingCase[];
  open: OpenRow[];
}

interface Data {
  mine: Mine | null;
  most: { code: string; name: string; text: string; visits: number }[];
  scenarios: { code: string; name: string; summary: string; days: number | null }[];
}

/** How many open matters the home page shows; the rest stands in 我的. */
const shown = 3;

/** 首页: search first, then the verbs, my open matters, what most people come for. */
export const homePage = page({
  path: '/',
  access: 'public',
  cache: 'public',
  layout: 'home',
  title: { zh: '首页', en: 'Home' },
  description: (_data: Data, locale) => messages(locale)('description'),
  async load(context): Promise<Data> {
    const { db, actor, locale, today } = context;
    const used = await mostUsed(db, { today, limit: 6 });
    const often = used.length > 0 ? await getItemSummaries(db, used, today) : [];
    // A city that has just begun shows what can be applied for online.
    const items =
      often.length >= 6
        ? often
        : (await listItems(db, { filter: { online: true }, page: { limit: 6, after: undefined }, today })).rows;
    const scenarios = await listScenarios(db);
    const say = (text: { zh: string; en?: string | undefined }) => (locale === 'en' ? text.en : undefined) ?? text.zh;
    return {
      mine: actor.partyId ? await mineOf(context, actor.partyId) : null,
      most: items.map(item => ({
        code: item.basicCode,
        name: locale === 'en' ? (item.nameEn ?? item.name) : item.name,
        text: organNames().get(item.organType)?.[locale] ?? '',
        visits: item.visits,
      })),
      scenarios: [...scenarios]
        .sort((a, b) => Number(b.joint !== null) - Number(a.joint !== null))
        .slice(0, 5)
        .map(({ code, name, summary, joint }) => ({
          code,
          name: say(name),
          summary: summary ? say(summary) : '',
          days: joint?.days ?? null,
        })),
    };
  },
  View: ({ data }) => <Home {...(data as Data)} />,
});

let organs: ReadonlyMap<string, { zh: string; en: string }> | undefined;

// Read once: kinds of organisation change with a release.
function organNames(): ReadonlyMap<string, { zh: string; en: string }> {
  organs ??= new Map(loadOrganTypes().map(type => [type.code, type]));
  return organs;
}

async function mineOf(
  { db, today, locale }: Pick<PageContext, 'db' | 'today' | 'locale'>,
  partyId: string,
): Promise<Mine> {
  const waiting = await namedIn(db, locale, await listWaitingFor(db, partyId));
  const { open: count } = await countOwn(db, partyId);
  const others = (await listOpenOf(db, partyId)).filter(row => !waiting.some(one => one.id === row.id));
  const calendar = await getCalendar(db);
  const open: OpenRow[] = [];
  for (const row of await namedIn(db, locale, others.slice(0, Math.max(0, shown - waiting.length)))) {
    const { clocks } = await getCaseClocks(db, row, { asOf: today, calendar });
    open.push({
      id: row.id,
      queryCode: row.queryCode,
      itemName: row.itemName,
      organisationName: row.organisationName,
      state: row.state,
      accepted: row.acceptedOn !== null,
      dueOn: row.dueOn,
      clock: row.acceptedOn ? clocks.clocks[0]?.figures : clocks.acceptance?.clock,
    });
  }
  return { count, waiting: waiting.slice(0, shown), open };
}

function Home({ mine, most, scenarios }: Data): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const often = ([t('o1'), t('o2'), t('o3'), t('o4')] as string[]).map(label => ({
    label,
    href: `/search?q=${encodeURIComponent(label)}`,
  }));
  return (
    <>
      <div className="ow-container ow-hero">
        <h1>{t('heading')}</h1>
        <SearchBox often={often} />
      </div>
      <VerbBand />
      <div className="ow-container">
        {mine && mine.count > 0 && <MineSection {...mine} />}
        <Section title={t('most')} more={{ href: '/items', label: t('allItems') }}>
          <Rows kind="grid">
            {most.map(item => (
              <Row
                key={item.code}
                href={`/items/${item.code}`}
                title={item.name}
                text={item.text}
                aside={
                  <Tag kind={item.visits === 0 ? 'tint' : 'wash'}>
                    {item.visits === 0 ? t('none') : t('visits', { n: item.visits })}
                  </Tag>
                }
              />
            ))}
          </Rows>
        </Section>
        <div className="ow-two-columns">
          <Section title={t('joint')} more={{ href: '/scenarios', label: t('allScenarios') }}>
            <Rows>
              {scenarios.map(({ code, name, summary, days }) => (
                <Row
                  key={code}
                  href={`/scenarios/${code}`}
                  title={name}
                  text={summary}
                  {...(days !== null && { aside: t('days', { n: days }) })}
                />
              ))}
            </Rows>
          </Section>
          <Section title={t('find')}>
            <Rows>
              {(['departments', 'centres', 'track', 'verify'] as const).map(one => (
                <Row key={one} href={`/${one}`} title={t(one)} text={t(`${one}Text`)} />
              ))}
            </Rows>
          </Section>
        </div>
      </div>
    </>
  );
}

function MineSection({ count, waiting, open }: Mine): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const date = (day: string) => formatDate(locale, day, { today, weekday: true });
  return (
    <Section title={t('mine')} more={{ href: '/mine', label: t('all', { n: count }) }}>
      <Rows kind="card">
        {waiting.map(one => {
          const correct = one.state === 'correctionRequested';
          const what = one.items.map(item => item.label).join(locale === 'zh' ? '、' : ', ');
          return (
            <Row
              key={one.id}
              tag={<Tag kind="ink">{t('waits')}</Tag>}
              title={one.itemName}
              text={t(correct ? 'lacks' : 'returned', { what, body: one.organisationName })}
              asideWide
              aside={
                <>
                  {one.dueOn && <strong>{t('before', { date: date(one.dueOn) })}</strong>}
                  <Button size="row" href={`/cases/${one.queryCode}/correct`} hint={one.itemName}>
                    {t(correct ? 'correct' : 'change')}
                  </Button>
                </>
              }
            />
          );
        })}
        {open.map(row => (
          <Row
            key={row.id}
            href={`/cases/${row.queryCode}`}
            tag={<Tag kind="tint">{stateNames[row.state as keyof typeof stateNames]?.[locale] ?? row.state}</Tag>}
            title={row.itemName}
            text={t('nothing', { body: row.organisationName })}
            asideWide
            aside={
              row.clock && (
                <>
                  {row.dueOn && <strong>{t(row.accepted ? 'by' : 'answerBy', { date: date(row.dueOn) })}</strong>}
                  <ClockCells clock={row.clock} />
                  <span className="ow-clock-caption">{clockCaption(locale, row.clock)}</span>
                </>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
