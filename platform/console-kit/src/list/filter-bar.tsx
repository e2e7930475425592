import { defineMessages, formatList, type Translate } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Floating } from '../control/floating.tsx';
import { Icon } from '../control/icon.tsx';
import { MenuButton } from '../control/menu-button.tsx';
import { useLanguage, useMessages, useText } from '../language/language.tsx';
import { useDates } from '../language/today.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { parseChoice, parseRange } from './filter-value.ts';
import type { Filter, Option, OptionSource } from './list-types.ts';

const filterMessages = defineMessages({
  zh: {
    add: '加条件',
    addMenu: '加一个筛选条件',
    edit: '改条件：{label}',
    change: '改条件：',
    remove: '去掉条件：{label}',
    not: '不是 {names}',
    from: '{from} 以后',
    to: '{to} 以前',
    range: '{from} 到 {to}',
    least: '至少 {from}',
    most: '最多 {to}',
    yes: '是',
    more: '{names} 等 {n} 项',
  },
  en: {
    add: 'Add a condition',
    addMenu: 'Add a filter',
    edit: 'Change filter: {label}',
    change: 'Change filter:',
    remove: 'Remove filter: {label}',
    not: 'not {names}',
    from: 'from {from}',
    to: 'until {to}',
    range: '{from} to {to}',
    least: 'at least {from}',
    most: 'at most {to}',
    yes: 'yes',
    more: '{names} and others, {n} in all',
  },
});

/** The conditions of a list as chips; a press edits, the cross takes away, ＋ adds one. */
export function FilterBar({
  filters,
  values,
  onChange,
}: {
  filters: readonly Filter[];
  values: Record<string, string>;
  onChange(values: Record<string, string>): void;
}) {
  const t = useMessages(filterMessages);
  const text = useText();
  const [editing, setEditing] = useState<string>();
  const shown = filters.filter(filter => values[filter.key] !== undefined || filter.key === editing);
  const rest = filters.filter(filter => !shown.includes(filter));

  function set(key: string, value: string) {
    const { [key]: _, ...others } = values;
    onChange(value === '' ? others : { ...values, [key]: value });
  }

  return (
    <>
      {shown.map(filter => (
        <FilterChip
          key={filter.key}
          filter={filter}
          value={values[filter.key] ?? ''}
          open={editing === filter.key}
          onOpen={open => setEditing(open ? filter.key : undefined)}
          onChange={value => set(filter.key, value)}
        />
      ))}
      {rest.length > 0 && (
        <MenuButton
          kind="link"
          icon="plus"
          label={t('add')}
          menuLabel={t('addMenu')}
          chevron={false}
          align="start"
          items={rest.map(filter => ({
            key: filter.key,
            label: text(filter.label),
            run: () => (filter.kind === 'flag' ? set(filter.key, 'true') : setEditing(filter.key)),
          }))}
        />
      )}
    </>
  );
}

function FilterChip({
  filter,
  value,
  open,
  onOpen,
  onChange,
}: {
  filter: Filter;
  value: string;
  open: boolean;
  onOpen(open: boolean): void;
  onChange(value: string): void;
}) {
  const t = useMessages(filterMessages);
  const text = useText();
  const anchor = useRef<HTMLDivElement>(null);
  const label = text(filter.label);
  return (
    <div className="ow-anchor" ref={anchor}>
      <span className="ow-chip">
        <button
          type="button"
          className="ow-chip-main"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => filter.kind !== 'flag' && onOpen(!open)}
        >
          <span className="ow-sr">{t('change')}</span>
          <span className="ow-muted">{label}</span>
          <span className="ow-chip-value ow-cut">
            {value === '' ? '…' : <FilterValue filter={filter} value={value} />}
          </span>
        </button>
        <button
          type="button"
          className="ow-chip-remove"
          aria-label={t('remove', { label })}
          onClick={() => {
            onOpen(false);
            onChange('');
          }}
        >
          <Icon name="close" size={12} />
        </button>
      </span>
      {open && (
        <Floating anchor={anchor} label={t('edit', { label })} onClose={() => onOpen(false)}>
          <FilterEditor filter={filter} value={value} onChange={onChange} onDone={() => onOpen(false)} />
        </Floating>
      )}
    </div>
  );
}

function FilterValue({ filter, value }: { filter: Filter; value: string }) {
  const t = useMessages(filterMessages);
  const dates = useDates();
  const text = useText();
  if (filter.kind === 'choice') return <ChoiceValue options={filter.options} value={value} />;
  if (filter.kind === 'flag') return t('yes');
  if (filter.kind === 'text') return value;
  const range = parseRange(value);
  if (!range) return value;
  if (filter.kind === 'date') return rangeText(t, range, dates.short, { from: 'from', to: 'to' });
  const unit = filter.unit ? ` ${text(filter.unit)}` : '';
  return rangeText(t, range, amount => `${amount}${unit}`, { from: 'least', to: 'most' });
}

function rangeText(
  t: Translate<Record<'range' | 'from' | 'to' | 'least' | 'most', string>>,
  { from, to }: { from: string | undefined; to: string | undefined },
  format: (value: string) => string,
  words: { from: 'from' | 'least'; to: 'to' | 'most' },
): string {
  if (from !== undefined && to !== undefined) return t('range', { from: format(from), to: format(to) });
  if (from !== undefined) return t(words.from, { from: format(from) });
  return to === undefined ? '' : t(words.to, { to: format(to) });
}

function ChoiceValue({ options, value }: { options: readonly Option[] | OptionSource; value: string }) {
  const t = useMessages(filterMessages);
  const text = useText();
  const { locale } = useLanguage();
  const choice = parseChoice(value) ?? { values: [], negated: false };
  const named = useNamedOptions(options, choice.values);
  const labels = choice.values.map(code => {
    const option = named.find(entry => entry.value === code);
    return option ? text(option.label) : code;
  });
  const names =
    labels.length > 3
      ? t('more', { names: formatList(locale, labels.slice(0, 2)), n: labels.length })
      : formatList(locale, labels);
  return choice.negated ? t('not', { names }) : names;
}

function useNamedOptions(options: readonly Option[] | OptionSource, values: readonly string[]): readonly Option[] {
  const source = 'named' in options ? options : undefined;
  const { data } = useQuery({
    queryKey: ['options', values],
    queryFn: ({ signal }) => source?.named(values, signal) ?? [],
    enabled: source !== undefined && values.length > 0,
    staleTime: 300_000,
  });
  return source ? (data ?? []) : (options as readonly Option[]);
}
