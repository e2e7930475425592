import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { ConnectionError, describeProblem, ProblemError, problemMessages, requestIdOf } from '../api/problem.ts';
import { Button } from '../control/button.tsx';
import { useMessages } from '../language/language.tsx';

const messages = defineMessages({
  zh: {
    ours: '这一页没打开，是我们的问题',
    yours: '这一页没打开',
    offline: '网络断了',
    forbidden: '这一页不在您的权限里',
    missing: '没有找到这一页',
    quote: '要问的话，请报编号 {id}。',
    retry: '再试一次',
    home: '回到今天',
    loading: '正在打开…',
  },
  en: {
    ours: 'This page did not open; the fault is ours',
    yours: 'This page did not open',
    offline: 'The network is down',
    forbidden: 'This page is outside your permissions',
    missing: 'There is no such page',
    quote: 'If you ask about it, quote {id}.',
    retry: 'Try again',
    home: 'Back to today',
    loading: 'Opening…',
  },
});

/** What will be here, and one way to begin. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="ow-state">
      <p className="ow-state-title">{title}</p>
      {children && <div className="ow-muted">{children}</div>}
      {action && <div className="ow-state-action">{action}</div>}
    </div>
  );
}

/** Whose fault, what is safe, what to do, a short number to quote. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useMessages(messages);
  const problems = useMessages(problemMessages);
  const requestId = requestIdOf(error);
  return (
    <div className="ow-state" role="alert">
      <p className="ow-state-title">{t(titleOf(error))}</p>
      <p className="ow-muted">
        {describeProblem(error, problems)} {requestId && t('quote', { id: shortId(requestId) })}
      </p>
      <div className="ow-state-action">
        {onRetry && (
          <Button kind="outline" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        <a href="/console/">{t('home')}</a>
      </div>
    </div>
  );
}

/** The first six characters, as the server writes them on its own error pages: 7F2C-91. */
export function shortId(requestId: string): string {
  return `${requestId.slice(0, 4)}-${requestId.slice(4, 6)}`.toUpperCase();
}

/** A page whose address leads nowhere. */
export function NotFoundState() {
  const t = useMessages(messages);
  return <EmptyState title={t('missing')} action={<a href="/console/">{t('home')}</a>} />;
}

/** While a page or a part of it comes: grey lines where the text will be, so that nothing jumps. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useMessages(messages);
  return (
    <div className="ow-skeleton" role="status">
      <span className="ow-sr">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} style={{ width: `${92 - ((i * 23) % 47)}%` }} />
      ))}
    </div>
  );
}

function titleOf(error: unknown): 'ours' | 'yours' | 'offline' | 'forbidden' | 'missing' {
  if (error instanceof ConnectionError) return 'offline';
  if (!(error instanceof ProblemError)) return 'ours';
  if (error.status === 403) return 'forbidden';
  if (error.status === 404) return 'missing';
  return error.status >= 500 ? 'ours' : 'yours';
}
