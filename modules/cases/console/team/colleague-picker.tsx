import { api, ErrorLine, ErrorState, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ColleagueItem } from '../../src/contract.ts';
import { plain } from './team-words.ts';
import './team.css';

const messages = defineMessages({
  zh: {
    find: '按姓名找',
    holds: '手上 {count} 件',
    none: '没有这样的同事',
    nobody: '本机关没有别的同事能接',
    looking: '正在找…',
    found: '找到 {count} 位',
  },
  en: {
    find: 'Find by name',
    holds: 'holds {count}',
    none: 'No such colleague',
    nobody: 'Nobody else in this body can take it',
    looking: 'Looking…',
    found: '{count} found',
  },
});

/**
 * Colleagues to choose from, by name: one (radio buttons) or several (boxes). Who was chosen stays chosen while the list is
 * searched. Each with her posts and how many tasks she holds, so that work goes where there is room for it.
 */
export function ColleaguePicker({
  url,
  query = {},
  label,
  several = false,
  value,
  onChange,
  error,
}: {
  /** The route that lists them; it takes `q`. */
  url: string;
  query?: Record<string, string | undefined>;
  label: string;
  several?: boolean;
  value: readonly ColleagueItem[];
  onChange(chosen: ColleagueItem[]): void;
  error: string | undefined;
}) {
  const t = useMessages(messages);
  const say = useText();
  const id = useId();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['colleagues', url, query, q],
    queryFn: ({ signal }) =>
      api.get<{ rows: ColleagueItem[] }>(url, { query: { ...query, ...(q && { q }) }, signal }) as Promise<{
        rows: ColleagueItem[];
      }>,
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  const shown = [...value.filter(one => !rows.some(row => row.accountId === one.accountId)), ...rows];
  const isChosen = (one: ColleagueItem) => value.some(row => row.accountId === one.accountId);
  const choose = (one: ColleagueItem, on: boolean) =>
    onChange(several ? [...value.filter(row => row.accountId !== one.accountId), ...(on ? [one] : [])] : [one]);
  const status = !found.data
    ? t('looking')
    : rows.length > 0
      ? t('found', { count: rows.length })
      : t(q ? 'none' : 'nobody');
  return (
    <fieldset
      className={`ow-colleagues${error ? ' ow-edit-field-wrong' : ''}`}
      data-path="/to"
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      <input
        className="ow-input"
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={q}
        maxLength={100}
        data-first-focus
        onChange={event => setQ(event.target.value)}
      />
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <>
          <p className={rows.length > 0 ? 'ow-sr' : 'ow-muted'} role="status">
            {status}
          </p>
          <ul className="ow-colleague-rows">
            {shown.map(one => (
              <li key={one.accountId}>
                <label>
                  <input
                    type={several ? 'checkbox' : 'radio'}
                    name={id}
                    checked={isChosen(one)}
                    onChange={event => choose(one, event.target.checked)}
                  />
                  <b>{plain(one.name)}</b>
                  <span className="ow-muted ow-cut">{one.posts.map(say).join(' · ')}</span>
                  <span className="ow-muted ow-num">{t('holds', { count: one.openTasks })}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </fieldset>
  );
}
