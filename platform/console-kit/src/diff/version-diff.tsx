import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useMemo } from 'react';
import { Icon } from '../control/icon.tsx';
import { useMessages } from '../language/language.tsx';
import { type Difference, diffJson } from './diff-json.ts';
import './diff.css';

const messages = defineMessages({
  zh: { none: '没有改动', added: '加', removed: '去掉', yes: '是', no: '否', to: '改成' },
  en: { none: 'No changes', added: 'added', removed: 'removed', yes: 'yes', no: 'no', to: 'becomes' },
});

export interface VersionDiffProps {
  before: unknown;
  after: unknown;
  /** The name of a field for people; undefined leaves the difference out (bookkeeping fields). */
  label(path: string): ReactNode | undefined;
  /** How a value reads: 8 工作日; strings and numbers as they are by default. */
  format?(path: string, value: unknown): ReactNode;
}

/** 和第 7 版比: name, old value struck out, arrow, new value. */
export function VersionDiff({ before, after, label, format }: VersionDiffProps) {
  const t = useMessages(messages);
  const differences = useMemo(() => diffJson(before, after), [before, after]);
  const rows = differences.flatMap(difference => {
    const name = label(difference.path);
    return name === undefined ? [] : [{ difference, name }];
  });
  if (rows.length === 0) return <p className="ow-muted">{t('none')}</p>;
  return (
    <ul className="ow-diff">
      {rows.map(({ difference, name }) => (
        <li key={difference.path}>
          <span>{name}</span>
          <DiffValue difference={difference} format={format} />
        </li>
      ))}
    </ul>
  );
}

function DiffValue({ difference, format }: { difference: Difference; format: VersionDiffProps['format'] }) {
  const t = useMessages(messages);
  const show = (value: unknown) => format?.(difference.path, value) ?? plain(value, t);
  if (difference.kind === 'added') {
    return (
      <span>
        {t('added')} <b>{show(difference.after)}</b>
      </span>
    );
  }
  if (difference.kind === 'removed') {
    return (
      <span>
        {t('removed')} <s>{show(difference.before)}</s>
      </span>
    );
  }
  return (
    <span>
      <s>{show(difference.before)}</s>
      <Icon name="arrowRight" size={12} />
      <span className="ow-sr">{t('to')}</span>
      <b>{show(difference.after)}</b>
    </span>
  );
}

function plain(value: unknown, t: (key: 'yes' | 'no') => string): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return JSON.stringify(value);
}

/** Every difference of two JSON documents with its pointer, for those who read definitions. */
export function JsonDiff({ before, after }: { before: unknown; after: unknown }) {
  return (
    <VersionDiff
      before={before}
      after={after}
      label={path => <code className="ow-mono">{path || '/'}</code>}
      format={(_, value) => <code className="ow-mono">{JSON.stringify(value)}</code>}
    />
  );
}
