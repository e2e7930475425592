import { defineMessages } from '@onewindow/i18n';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../control/button.tsx';
import { Checkbox } from '../control/checkbox.tsx';
import { Floating } from '../control/floating.tsx';
import { Icon } from '../control/icon.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { SearchField } from './filter-editor.tsx';
import { visibleColumns } from './list-state.ts';
import type { Column } from './list-types.ts';

const messages = defineMessages({
  zh: {
    button: '列 {n} / {of}',
    title: '显示哪些列',
    reset: '恢复默认',
    find: '找一列',
    fixed: '固定',
    move: '{label}：按上下键移动',
  },
  en: {
    button: 'Columns {n} / {of}',
    title: 'Which columns',
    reset: 'Reset',
    find: 'Find a column',
    fixed: 'fixed',
    move: '{label}: move with the arrow keys',
  },
});

/** Which columns are shown and in which order: by dragging, or by the arrow keys on the handle. */
export function ColumnChooser<Row>({
  columns,
  shown,
  onChange,
}: {
  columns: readonly Column<Row>[];
  /** Undefined: as the page declares them. */
  shown: readonly string[] | undefined;
  onChange(keys: readonly string[] | undefined): void;
}) {
  const t = useMessages(messages);
  const text = useText();
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const dragged = useRef<string>(undefined);
  const visible = visibleColumns(columns, shown).map(column => column.key);
  const ordered = [...visible, ...columns.map(column => column.key).filter(key => !visible.includes(key))];
  const entries = ordered
    .flatMap(key => columns.find(column => column.key === key) ?? [])
    .filter(column => text(column.label).toLowerCase().includes(typed.trim().toLowerCase()));

  function toggle(key: string, on: boolean) {
    if (!on && visible.length === 1) return;
    onChange(
      on ? ordered.filter(known => visible.includes(known) || known === key) : visible.filter(known => known !== key),
    );
  }
  function place(key: string, before: string) {
    const rest = ordered.filter(known => known !== key);
    const at = rest.indexOf(before);
    const next = [...rest.slice(0, at), key, ...rest.slice(at)];
    onChange(next.filter(known => visible.includes(known)));
  }
  function step(event: KeyboardEvent, key: string) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const at = visible.indexOf(key);
    if (by === 0 || at < 0) return;
    event.preventDefault();
    const next = [...visible];
    next.splice(at, 1);
    next.splice(Math.max(0, at + by), 0, key);
    onChange(next);
  }

  return (
    <div className="ow-anchor" ref={anchor}>
      <Button icon="columns" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('button', { n: visible.length, of: columns.length })}
      </Button>
      {open && (
        <Floating anchor={anchor} align="end" width={256} label={t('title')} onClose={() => setOpen(false)}>
          <div className="ow-chooser">
            <div className="ow-chooser-head">
              <b>{t('title')}</b>
              <Button kind="link" onClick={() => onChange(undefined)}>
                {t('reset')}
              </Button>
            </div>
            <SearchField label={t('find')} value={typed} onChange={setTyped} />
            <ul>
              {entries.map(column => (
                <li
                  key={column.key}
                  draggable={visible.includes(column.key)}
                  onDragStart={event => {
                    dragged.current = column.key;
                    event.dataTransfer.effectAllowed = 'move';
                  }}
                  onDragOver={event => event.preventDefault()}
                  onDrop={() => dragged.current && dragged.current !== column.key && place(dragged.current, column.key)}
                >
                  <button
                    type="button"
                    className="ow-handle"
                    aria-label={t('move', { label: text(column.label) })}
                    onKeyDown={event => step(event, column.key)}
                  >
                    <Icon name="drag" />
                  </button>
                  <Checkbox
                    label={text(column.label)}
                    checked={visible.includes(column.key)}
                    onChange={on => toggle(column.key, on)}
                  />
                  <span className="ow-menu-note">{column.fixed ? t('fixed') : column.note && text(column.note)}</span>
                </li>
              ))}
            </ul>
          </div>
        </Floating>
      )}
    </div>
  );
}
