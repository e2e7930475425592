import { AppLink, Page, useDates, useMessages, useShell, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';

const messages = defineMessages({
  zh: { title: '今天', lead: '您可以从这里开始。', none: '您的岗位还没有可以打开的页面，请找本单位的系统管理员授权。' },
  en: {
    title: 'Today',
    lead: 'You may begin here.',
    none: 'No page is open to your role yet; ask your unit’s administrator for a grant.',
  },
});

/** Where no module draws the page of today: the pages that the person may open. */
export function HomePage() {
  const t = useMessages(messages);
  const text = useText();
  const dates = useDates();
  const { routes } = useShell();
  const pages = routes.filter(route => route.nav);
  return (
    <Page title={t('title')} note={dates.long(dates.today)}>
      <p className="ow-lead">{t(pages.length > 0 ? 'lead' : 'none')}</p>
      <ul>
        {pages.map(route => (
          <li key={route.path}>
            <AppLink to={route.path}>{route.nav && text(route.nav.label)}</AppLink>
          </li>
        ))}
      </ul>
    </Page>
  );
}
