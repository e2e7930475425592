import { defineMessages, formatCount } from '@onewindow/i18n';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../control/button.tsx';
import { EmptyState } from '../feedback/states.tsx';
import { type Bilingual, useMessages, useText } from '../language/language.tsx';
import { SearchField } from './filter-editor.tsx';

const messages = defineMessages({
  zh: {
    total: '共 {n} {unit}',
    about: '约 {n} {unit}（估算）',
    range: '，第 {from}–{to} {unit}',
    previous: '上一页',
    next: '下一页',
    emptyFiltered: '没有符合这些条件的',
    emptyFilteredHint: '去掉一个条件试试。',
    clear: '去掉全部条件',
    end: '已经是最后一页',
  },
  en: {
    total: '{n} {unit}',
    about: 'about {n} {unit} (estimated)',
    range: ', {from}–{to}',
    previous: 'Previous',
    next: 'Next',
    emptyFiltered: 'Nothing meets these conditions',
    emptyFilteredHint: 'Try without one of them.',
    clear: 'Clear all conditions',
    end: 'This is the last page',
  },
});

/** How many there are, which are shown, and the way to the next; keyset paging knows no page numbers. */
export function Pager(props: {
  total: { value: number; estimated: boolean } | null;
  count: number;
  offset: number | undefined;
  unit: string;
  hasPrevious: boolean;
  next: string | null;
  onPrevious(): void;
  onNext(cursor: string): void;
}) {
  const t = useMessages(messages);
  const { total, count, offset, unit, next } = props;
  const counted = total && t(total.estimated ? 'about' : 'total', { n: formatCount(total.value), unit });
  const range = offset !== undefined && count > 0 ? t('range', { from: offset + 1, to: offset + count, unit }) : '';
  return (
    <div className="ow-pager">
      <span className="ow-muted" aria-live="polite">
        {counted ?? ''}
        {counted ? range : range.replace(/^[，,]\s?/, '')}
      </span>
      {(props.hasPrevious || next !== null) && (
        <>
          <Button
            aria-disabled={!props.hasPrevious || undefined}
            onClick={() => props.hasPrevious && props.onPrevious()}
          >
            {t('previous')}
          </Button>
          <Button
            kind="ink"
            aria-disabled={next === null || undefined}
            title={next === null ? t('end') : undefined}
            onClick={() => next !== null && props.onNext(next)}
          >
            {t('next')}
          </Button>
        </>
      )}
    </div>
  );
}

/** What an empty list says: that the conditions are too narrow, or what will be here and how to begin. */
export function ListEmpty({
  filtered,
  empty,
  onClear,
}: {
  filtered: boolean;
  empty: { title: Bilingual; text?: Bilingual; action?: ReactNode } | undefined;
  onClear(): void;
}) {
  const t = useMessages(messages);
  const text = useText();
  if (filtered || !empty) {
    return (
      <EmptyState
        title={t('emptyFiltered')}
        action={
          filtered && (
            <Button kind="outline" onClick={onClear}>
              {t('clear')}
            </Button>
          )
        }
      >
        {filtered && t('emptyFilteredHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={text(empty.title)} action={empty.action}>
      {empty.text && text(empty.text)}
    </EmptyState>
  );
}

/** Words within the list, sent when the person pauses. */
export function ListSearch({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField
      label={label}
      value={typed}
      onChange={next => {
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(next.trim()), 250);
      }}
    />
  );
}
