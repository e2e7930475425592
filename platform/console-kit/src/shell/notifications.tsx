import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
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
  zh: { bell: '要您知道的，{n} 条没看', title: '要您知道的', none: '没有新的消息。' },
  en: { bell: 'For your attention, {n} unread', title: 'For your attention', none: 'Nothing new.' },
});

/** The bell. It is not shown where no module sends notifications. */
export function Notifications() {
  const t = useMessages(messages);
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) => api.get<{ rows: Notification[] }>('/api/notifications', { signal }),
    refetchInterval: query => (query.state.error ? false : 60_000),
    retry: false,
  });
  if (error instanceof ProblemError && error.status === 404) return null;
  const rows = data?.rows ?? [];
  const unread = rows.filter(row => !row.read).length;
  return (
    <div className="ow-anchor" ref={anchor}>
      <Button
        icon="bell"
        aria-label={t('bell', { n: unread })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {unread > 0 ? unread : undefined}
      </Button>
      {open && (
        <Floating anchor={anchor} align="end" label={t('title')} onClose={() => setOpen(false)}>
          {rows.length === 0 ? <p className="ow-palette-hint">{t('none')}</p> : <NotificationList rows={rows} />}
        </Floating>
      )}
    </div>
  );
}

/** Notifications as lines; also the panel 要您知道的 of the page of today. */
export function NotificationList({ rows }: { rows: readonly Notification[] }) {
  const dates = useDates();
  return (
    <ul className="ow-note-list">
      {rows.map(row => (
        <li key={row.id}>
          <NotificationKind kind={row.kind} />
          <span>
            {row.href ? (
              <AppLink to={row.href}>
                <BilingualText zh={row.zh} en={row.en} />
              </AppLink>
            ) : (
              <BilingualText zh={row.zh} en={row.en} />
            )}
            <small>{dates.moment(row.at)}</small>
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
