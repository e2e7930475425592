import { defineMessages } from '@onewindow/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { randomKey } from '../api/command-key.ts';
import { Button } from '../control/button.tsx';
import { Floating } from '../control/floating.tsx';
import { CardTag, Tag } from '../control/tag.tsx';
import { BilingualText, useMessages } from '../language/language.tsx';
import { useDates } from '../language/today.tsx';
import { AppLink } from '../link.tsx';

/** Something the person should know: `GET /api/notifications`. */
export interface Notification {
  id: string;
  /** A card, or a short word for the kind (委托, 版本). */
  kind: { card: 'red' | 'yellow' } | { zh: string; en: string };
  zh: string;
  en: string;
  at: string;
  href: string | null;
  read: boolean;
}

const messages = defineMessages({
  zh: { bell: '要您知道的，{n} 条没看', title: '要您知道的', none: '没有新的消息。', unread: '没看过' },
  en: { bell: 'For your attention, {n} unread', title: 'For your attention', none: 'Nothing new.', unread: 'unread' },
});

/** What the person should know, asked again each minute. */
export function useNotifications() {
  return useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) => api.get<{ rows: Notification[] }>('/api/notifications', { signal }),
    refetchInterval: query => (query.state.error ? false : 60_000),
    retry: false,
  });
}

/** The bell, with the number of those not seen yet; opening it is seeing them. */
export function Notifications() {
  const t = useMessages(messages);
  const client = useQueryClient();
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { data } = useNotifications();
  const rows = data?.rows ?? [];
  const unread = rows.filter(row => !row.read).length;
  function toggle() {
    if (open) return close();
    setOpen(true);
    const newest = rows[0];
    if (!newest || unread === 0) return;
    // The marks stay while the list is open; the next reading takes them away.
    void api.put('/api/notifications/seen', { until: newest.at }, { key: randomKey() }).catch(() => undefined);
  }
  function close() {
    setOpen(false);
    void client.invalidateQueries({ queryKey: ['notifications'] });
  }
  return (
    <div className="ow-anchor" ref={anchor}>
      <Button
        icon="bell"
        aria-label={t('bell', { n: unread })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={toggle}
      >
        {unread > 0 ? unread : undefined}
      </Button>
      {open && (
        <Floating anchor={anchor} align="end" label={t('title')} onClose={close}>
          {rows.length === 0 ? <p className="ow-palette-hint">{t('none')}</p> : <NotificationList rows={rows} />}
        </Floating>
      )}
    </div>
  );
}

/** Notifications as lines; also the panel 要您知道的 of the page of today. */
export function NotificationList({ rows }: { rows: readonly Notification[] }) {
  const t = useMessages(messages);
  const dates = useDates();
  return (
    <ul className="ow-note-list">
      {rows.map(row => (
        <li key={row.id} className={row.read ? undefined : 'ow-note-new'}>
          <NotificationKind kind={row.kind} />
          <span>
            {row.href ? (
              <AppLink to={row.href}>
                <BilingualText zh={row.zh} en={row.en} />
              </AppLink>
            ) : (
              <BilingualText zh={row.zh} en={row.en} />
            )}
            <small>
              {dates.moment(row.at)} {!row.read && t('unread')}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function NotificationKind({ kind }: { kind: Notification['kind'] }) {
  if ('card' in kind)
    return (
      <span>
        <CardTag level={kind.card} />
      </span>
    );
  return (
    <span>
      <Tag kind="outline">
        <BilingualText {...kind} />
      </Tag>
    </span>
  );
}
