import { defineMessages } from '@onewindow/i18n';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from '../control/button.tsx';
import { Icon } from '../control/icon.tsx';
import { Kbd } from '../control/kbd.tsx';
import { useMessages } from '../language/language.tsx';
import { Notifications } from './notifications.tsx';
import { useShell } from './shell.tsx';

const messages = defineMessages({
  zh: { search: '搜办件、人、证照、事项', menu: '打开导航', site: '一窗' },
  en: { search: 'Search cases, people, licences, items', menu: 'Open navigation', site: 'OneWindow' },
});

export interface TopBarProps {
  /** What the page is, or the thing that it shows. */
  title: string;
  /** Where the page was opened from, with the word for it. */
  back?: { label: string; to: string } | undefined;
  /** State of the thing, right after its name: 草稿 第 8 版. */
  tag?: ReactNode;
  /** A quiet remark: the date, who applied, when it was saved. */
  note?: ReactNode;
  /** Tabs that belong to the whole page. */
  tabs?: ReactNode;
  /** The search field; work pages leave it out and keep its key. */
  search?: boolean;
  actions?: ReactNode;
}

/** The bar of 56 px over each page, with the bell at its end. It also names the document. */
export function TopBar({ title, back, tag, note, tabs, search = true, actions }: TopBarProps) {
  const t = useMessages(messages);
  const { openSearch, openMenu } = useShell();
  useEffect(() => {
    document.title = `${title} · ${t('site')}`;
  }, [title, t]);
  return (
    <header className="ow-top">
      <IconButton className="ow-top-menu" icon="menu" label={t('menu')} onClick={openMenu} />
      {back && (
        <Link to={back.to} className="ow-button ow-button-plain ow-top-back">
          <Icon name="chevronLeft" size={14} />
          {back.label}
        </Link>
      )}
      <h1 className="ow-cut" title={title}>
        {title}
      </h1>
      {(note || tag) && (
        <div className="ow-top-note">
          {tag}
          {note}
        </div>
      )}
      {tabs && <div className="ow-top-tabs">{tabs}</div>}
      <div className="ow-top-actions">
        {search && (
          <button type="button" className="ow-search-button" onClick={openSearch} aria-keyshortcuts="Control+K">
            <Icon name="search" />
            <span>{t('search')}</span>
            <Kbd keys="Ctrl K" />
          </button>
        )}
        {actions}
        <Notifications />
      </div>
    </header>
  );
}

/** A page of one's own making: the bar and the content below it. */
export function Page({ children, ...bar }: TopBarProps & { children: ReactNode }) {
  return (
    <>
      <TopBar {...bar} />
      <main id="main" tabIndex={-1} className="ow-main">
        <div className="ow-content">{children}</div>
      </main>
    </>
  );
}
