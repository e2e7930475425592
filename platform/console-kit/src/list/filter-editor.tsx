import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button } from '../control/button.tsx';
import { Checkbox } from '../control/checkbox.tsx';
import { Icon } from '../control/icon.tsx';
import { Segmented } from '../control/tabs.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { DateRangeEditor } from './date-range-editor.tsx';
import { type Choice, formatChoice, formatRange, parseChoice, parseRange } from './filter-value.ts';
import type { Filter, Option, OptionSource } from './list-types.ts';

const messages = defineMessages({
  zh: {
    is: '是',
    isNot: '不是',
    mode: '取法',
    find: '找一项',
    none: '没有这样的选项。',
    from: '从',
    to: '到',
    done: '好了',
    apply: '就用这个',
    text: '包含的字',
  },
  en: {
    is: 'is',
    isNot: 'is not',
    mode: 'Mode',
    find: 'Find an option',
    none: 'No such option.',
    from: 'From',
    to: 'To',
    done: 'Done',
    apply: 'Use this',
    text: 'Containing',
  },
});

interface EditorProps<F extends Filter> {
  filter: F;
  value: string;
  onChange(value: string): void;
  onDone(): void;
}

/** The small layer in which one condition is set. */
export function FilterEditor({ filter, ...rest }: EditorProps<Filter>) {
  switch (filter.kind) {
    case 'choice':
      return <ChoiceEditor filter={filter} {...rest} />;
    case 'date':
      return <DateRangeEditor {...rest} />;
    case 'number':
      return <NumberEditor filter={filter} {...rest} />;
    case 'text':
      return <TextEditor filter={filter} {...rest} />;
    case 'flag':
      return null;
  }
}

type ChoiceFilter = Extract<Filter, { kind: 'choice' }>;

function ChoiceEditor({ filter, value, onChange, onDone }: EditorProps<ChoiceFilter>) {
  const t = useMessages(messages);
  const text = useText();
  const [typed, setTyped] = useState('');
  const choice = parseChoice(value) ?? { values: [], negated: value === '!' };
  const options = useOptions(filter.options, typed.trim());

  function toggle(code: string, on: boolean) {
    if (filter.single) {
      onChange(on ? code : '');
      onDone();
      return;
    }
    set({ ...choice, values: on ? [...choice.values, code] : choice.values.filter(known => known !== code) });
  }
  function set(next: Choice) {
    onChange(formatChoice(next));
  }

  const many = 'search' in filter.options || filter.options.length > 8;
  return (
    <div className="ow-filter-editor">
      {!filter.single && choice.values.length > 0 && (
        <Segmented
          block
          label={t('mode')}
          options={[
            { key: 'is', label: t('is') },
            { key: 'isNot', label: t('isNot') },
          ]}
          value={choice.negated ? 'isNot' : 'is'}
          onChange={mode => set({ ...choice, negated: mode === 'isNot' })}
        />
      )}
      {many && <SearchField label={t('find')} value={typed} onChange={setTyped} />}
      <ul className="ow-filter-options">
        {options?.map(option => (
          <li key={option.value}>
            <Checkbox
              label={text(option.label)}
              checked={choice.values.includes(option.value)}
              onChange={on => toggle(option.value, on)}
            />
            {option.note && <span className="ow-menu-note">{option.note}</span>}
          </li>
        ))}
        {options?.length === 0 && <li className="ow-muted">{t('none')}</li>}
      </ul>
    </div>
  );
}

function useOptions(source: readonly Option[] | OptionSource, typed: string): readonly Option[] | undefined {
  const text = useText();
  const q = useDeferredValue(typed);
  const remote = 'search' in source ? source : undefined;
  const { data } = useQuery({
    queryKey: ['options', 'search', q],
    queryFn: ({ signal }) => remote?.search(q, signal) ?? [],
    enabled: remote !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (remote) return data;
  const wanted = q.toLowerCase();
  return (source as readonly Option[]).filter(option => text(option.label).toLowerCase().includes(wanted));
}

/** A field with a lens, for finding within a list. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <label className="ow-search-field">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </label>
  );
}

function NumberEditor({ filter, value, onChange, onDone }: EditorProps<Extract<Filter, { kind: 'number' }>>) {
  const t = useMessages(messages);
  const text = useText();
  const range = parseRange(value) ?? { from: undefined, to: undefined };
  return (
    <div className="ow-filter-editor">
      <div className="ow-filter-range">
        {(['from', 'to'] as const).map(end => (
          <label key={end} className="ow-field">
            <span>{t(end)}</span>
            <input
              className="ow-input"
              inputMode="decimal"
              value={range[end] ?? ''}
              onChange={event => onChange(formatRange({ ...range, [end]: event.target.value || undefined }))}
            />
          </label>
        ))}
        {filter.unit && <span className="ow-muted">{text(filter.unit)}</span>}
      </div>
      <Button onClick={onDone}>{t('done')}</Button>
    </div>
  );
}

function TextEditor({ filter, value, onChange, onDone }: EditorProps<Extract<Filter, { kind: 'text' }>>) {
  const t = useMessages(messages);
  const text = useText();
  const [typed, setTyped] = useState(value);
  return (
    <form
      className="ow-filter-editor"
      onSubmit={event => {
        event.preventDefault();
        onChange(typed.trim());
        onDone();
      }}
    >
      <label className="ow-field">
        <span>{t('text')}</span>
        {filter.hint && <small>{text(filter.hint)}</small>}
        <input className="ow-input" value={typed} onChange={event => setTyped(event.target.value)} />
      </label>
      <Button type="submit">{t('apply')}</Button>
    </form>
  );
}
