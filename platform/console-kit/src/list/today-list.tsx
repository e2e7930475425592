import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { UrgencyBar } from '../clock/clock.tsx';
import type { Urgency } from '../clock/urgency.ts';
import { Button } from '../control/button.tsx';
import { Tag } from '../control/tag.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { AppLink } from '../link.tsx';
import type { ListAction } from './list-types.ts';
import { useListKeys } from './use-list-keys.tsx';
import './list.css';

const messages = defineMessages({ zh: { open: '打开' }, en: { open: 'Open' } });

/** One line of work: how urgent, what, for whom, the last word on it, from whom and since when. */
export interface TodayRow {
  id: string;
  urgency: Urgency;
  title: string;
  subject: string;
  /** A word in front of the title: 加签, 受托. */
  mark?: string;
  note?: string | null;
  person?: string | null;
  /** As it is shown, 11-20 or 09:30. */
  when?: string;
  href: string;
}

export interface TodayGroup {
  key: string;
  label: ReactNode;
  rows: readonly TodayRow[];
}

/** My work by urgency: what is over its limit first. The row in focus shows its actions and their keys. */
export function TodayList({
  label,
  head,
  groups,
  actions = [],
  empty,
}: {
  label: string;
  /** Tabs, filter and sort above the rows. */
  head?: ReactNode;
  groups: readonly TodayGroup[];
  actions?: readonly ListAction<TodayRow>[];
  empty?: ReactNode;
}) {
  const t = useMessages(messages);
  const text = useText();
  const rows = groups.flatMap(group => group.rows);
  const keys = useListKeys({
    rows,
    rowKey: row => row.id,
    actions,
    picked: [],
    open: row => row.href,
    list: { label },
  });
  return (
    <>
      <section className="ow-panel ow-today" aria-label={label}>
        {head && <div className="ow-today-head">{head}</div>}
        {groups
          .filter(group => group.rows.length > 0)
          .map(group => (
            <div key={group.key}>
              <h2 className="ow-today-group">
                {group.label}
                <span>{group.rows.length}</span>
              </h2>
              <ul>
                {group.rows.map(row => {
                  const index = rows.indexOf(row);
                  const focused = keys.focused === index;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside and the keys J, K, Enter do the same
                    <li
                      key={row.id}
                      className={`ow-today-row${focused ? ' ow-row-focused' : ''}`}
                      onClick={event => {
                        keys.setFocused(index);
                        if (!(event.target as Element).closest('a, button')) keys.openRow(row);
                      }}
                      onMouseEnter={() => keys.setFocused(index)}
                    >
                      <UrgencyBar urgency={row.urgency} />
                      <AppLink
                        to={row.href}
                        className="ow-today-title ow-cut"
                        title={row.title}
                        onFocus={() => keys.setFocused(index)}
                        onClick={event => {
                          if (event.ctrlKey || event.metaKey) return;
                          event.preventDefault();
                          keys.openRow(row);
                        }}
                      >
                        {row.mark && <Tag kind="tint">{row.mark}</Tag>} {row.title}
                      </AppLink>
                      <span className="ow-cut" title={row.subject}>
                        {row.subject}
                      </span>
                      {focused ? (
                        <span className="ow-today-actions">
                          {actions
                            .filter(action => action.applies?.(row) ?? true)
                            .map(action => (
                              <Button
                                key={action.key}
                                size="small"
                                kind={action.kind ?? 'ink'}
                                {...(action.keys && { keys: action.keys })}
                                onClick={() => void action.run([row])}
                              >
                                {text(action.label)}
                              </Button>
                            ))}
                          <Button size="small" kind="ink" keys="Enter" onClick={() => keys.openRow(row)}>
                            {t('open')}
                          </Button>
                        </span>
                      ) : (
                        <>
                          <span className="ow-cut ow-muted" title={row.note ?? undefined}>
                            {row.note}
                          </span>
                          <span className="ow-muted ow-cut">{row.person}</span>
                          <span className="ow-muted ow-num">{row.when}</span>
                        </>
                      )}
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        {rows.length === 0 && empty}
      </section>
      {rows.length > 0 && keys.line}
    </>
  );
}
