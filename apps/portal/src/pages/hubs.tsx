import { defineMessages } from '@onewindow/i18n';
import {
  PageHead,
  type PortalPage,
  page,
  Row,
  Rows,
  redirect,
  Section,
  usePortal,
  type Verb,
} from '@onewindow/portal-kit';

interface Way {
  href: string;
  zh: [title: string, text: string];
  en: [title: string, text: string];
}

const messages = defineMessages({
  zh: {
    read: '我要看',
    readLead: '办事指南、公开的数据，都能直接看。',
    lookUp: '我要查',
    lookUpLead: '不用登录也能查。',
    readHere: '这里能看',
    lookUpHere: '这里能查',
  },
  en: {
    read: 'Read',
    readLead: 'Guides and open data, for everybody.',
    lookUp: 'Look up',
    lookUpLead: 'Most of it without signing in.',
    readHere: 'To read',
    lookUpHere: 'To look up',
  },
});

/** A page that only shows ways on. */
function hub(path: string, verb: 'read' | 'lookUp', ways: readonly Way[]): PortalPage {
  const zh = messages('zh');
  const en = messages('en');
  return page({
    path,
    access: 'public',
    cache: 'public',
    verb: verb satisfies Verb,
    title: { zh: zh(verb), en: en(verb) },
    breadcrumbs: () => [],
    View() {
      const { locale } = usePortal();
      const t = messages(locale);
      return (
        <div className="ow-reading">
          <PageHead title={t(verb)} lead={t(`${verb}Lead`)} />
          <Section title={t(`${verb}Here`)}>
            <Rows>
              {ways.map(way => (
                <Row key={way.href} href={way.href} title={way[locale][0]} text={way[locale][1]} />
              ))}
            </Rows>
          </Section>
        </div>
      );
    },
  });
}

/** 我要看. */
export const readPage = hub('/read', 'read', [
  {
    href: '/items',
    zh: ['办事指南', '按主题、按部门看全部事项'],
    en: ['Guides', 'Every service by topic and department'],
  },
  {
    href: '/scenarios',
    zh: ['几件事，一次办', '回答几个问题，看要办哪些事、先后和材料'],
    en: ['Several things at once', 'Answer some questions: what, in which order, with which documents'],
  },
  { href: '/departments', zh: ['各部门办什么', '按部门看事项'], en: ['Departments', 'What each of them does'] },
  {
    href: '/centres',
    zh: ['大厅', '地址、时间、电话和窗口'],
    en: ['Service centres', 'Addresses, hours, telephones and windows'],
  },
  {
    href: '/rate',
    zh: ['评价结果', '各部门、各事项得到的评价，全部公开'],
    en: ['Ratings', 'How departments and services were rated'],
  },
  {
    href: '/api/docs',
    zh: ['公开数据与接口', '事项、情形、评价合计的接口和说明'],
    en: ['Open data and interfaces', 'Interfaces to services, scenarios and totals'],
  },
]);

/** 我要查. */
export const lookUpPage = hub('/look-up', 'lookUp', [
  {
    href: '/track',
    zh: ['查进度', '查询码加证件号后四位，不用登录'],
    en: ['Follow a case', 'Tracking code and the last four of the ID number; no need to sign in'],
  },
  {
    href: '/verify',
    zh: ['查证照真假', '扫码或者输证号，马上知道有效、过期还是注销'],
    en: ['Check a licence', 'Valid, expired or annulled, by QR code or number'],
  },
  { href: '/mine/cases', zh: ['我的办件', '要登录'], en: ['My cases', 'Sign in first'] },
  { href: '/mine/licences', zh: ['我的证照', '要登录'], en: ['My licences', 'Sign in first'] },
  {
    href: '/mine/reads',
    zh: ['谁看过我的信息', '要登录'],
    en: ['Who looked at my data', 'Sign in first'],
  },
]);

/** 我要办 is the list of items; the short address is what is printed on posters. */
export const applyPage = page({
  path: '/apply',
  access: 'public',
  verb: 'apply',
  title: { zh: '我要办', en: 'Apply' },
  load: () => redirect('/items'),
  View: () => null,
});
