import { defineMessages } from '@onewindow/i18n';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../control/button.tsx';
import { Icon } from '../control/icon.tsx';
import { useMessages } from '../language/language.tsx';
import './form.css';

/** A group of fields in a card, its heading over it as in a document. */
export function FormSection({
  id,
  title,
  note,
  columns = 2,
  flush = false,
  children,
}: {
  id?: string;
  title: ReactNode;
  note?: ReactNode;
  columns?: 1 | 2 | 3 | 4;
  /** The card's body is a table. */
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="ow-form-section" id={id}>
      <header>
        <h2>{title}</h2>
        {note && <div className="ow-panel-note">{note}</div>}
      </header>
      <div className={`ow-panel${flush ? '' : ` ow-fields ow-fields-${columns}`}`}>{children}</div>
    </section>
  );
}

const messages = defineMessages({
  zh: {
    add: '加一行',
    remove: '移除',
    removeRow: '移除第 {n} 行',
    move: '第 {n} 行：按上下键移动',
    none: '还没有。',
    actions: '操作',
    order: '顺序',
    undone: '已移除第 {n} 行',
  },
  en: {
    add: 'Add a row',
    remove: 'Remove',
    removeRow: 'Remove row {n}',
    move: 'Row {n}: move with the arrow keys',
    none: 'None yet.',
    actions: 'Actions',
    order: 'Order',
    undone: 'Row {n} removed',
  },
});

export interface EditorColumn<Row> {
  key: string;
  label: ReactNode;
  width?: number | string;
  /** The cell, with the row's pointer for binding fields: `draft.field(`${path}/name`)`. */
  cell(row: Row, path: string, index: number): ReactNode;
}

/** Rows of one object, in an order that matters: dragged, or moved by the arrow keys on the handle. */
export function EditorRows<Row>({
  label,
  path,
  rows,
  columns,
  onChange,
  rowKey,
  create,
  addLabel,
  wrong,
}: {
  label: string;
  /** JSON pointer of the list within the draft. */
  path: string;
  rows: readonly Row[];
  columns: readonly EditorColumn<Row>[];
  onChange(rows: Row[]): void;
  rowKey(row: Row, index: number): string;
  /** A fresh row; without it none can be added. */
  create?: (() => Row) | undefined;
  addLabel?: string;
  /** Whether a row has a problem; it is tinted. */
  wrong?(path: string): boolean;
}) {
  const t = useMessages(messages);
  const dragged = useRef<number>(undefined);
  const [over, setOver] = useState<number>();

  function move(from: number, to: number) {
    if (to < 0 || to >= rows.length || from === to) return;
    const next = [...rows];
    const [row] = next.splice(from, 1);
    if (row === undefined) return;
    next.splice(to, 0, row);
    onChange(next);
  }
  function onKey(event: KeyboardEvent<HTMLButtonElement>, index: number) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(index, index + by);
  }

  return (
    <>
      <div className="ow-table-wrap">
        <table className="ow-table ow-editor-rows" aria-label={label}>
          <thead>
            <tr>
              <th scope="col" className="ow-editor-handle">
                <span className="ow-sr">{t('order')}</span>
              </th>
              {columns.map(column => (
                <th key={column.key} scope="col" style={column.width ? { width: column.width } : undefined}>
                  {column.label}
                </th>
              ))}
              <th scope="col" className="ow-editor-act">
                <span className="ow-sr">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr
                key={rowKey(row, i)}
                className={
                  [wrong?.(`${path}/${i}`) && 'ow-editor-wrong', over === i && 'ow-editor-over']
                    .filter(Boolean)
                    .join(' ') || undefined
                }
                onDragOver={event => {
                  event.preventDefault();
                  setOver(i);
                }}
                onDrop={() => {
                  setOver(undefined);
                  if (dragged.current !== undefined) move(dragged.current, i);
                }}
              >
                <td className="ow-editor-handle">
                  <button
                    type="button"
                    className="ow-handle"
                    draggable
                    aria-label={t('move', { n: i + 1 })}
                    onDragStart={event => {
                      dragged.current = i;
                      event.dataTransfer.effectAllowed = 'move';
                    }}
                    onDragEnd={() => setOver(undefined)}
                    onKeyDown={event => onKey(event, i)}
                  >
                    <Icon name="drag" />
                  </button>
                </td>
                {columns.map(column => (
                  // On a phone there is no head over the cells: each says itself what it is.
                  <td key={column.key} data-label={typeof column.label === 'string' ? column.label : undefined}>
                    {column.cell(row, `${path}/${i}`, i)}
                  </td>
                ))}
                <td className="ow-editor-act">
                  <Button
                    kind="link"
                    aria-label={t('removeRow', { n: i + 1 })}
                    onClick={() => onChange(rows.filter((_, at) => at !== i))}
                  >
                    {t('remove')}
                  </Button>
                </td>
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length + 2} className="ow-muted ow-editor-none">
                  {t('none')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {create && (
        <div className="ow-editor-add">
          <Button kind="link" icon="plus" onClick={() => onChange([...rows, create()])}>
            {addLabel ?? t('add')}
          </Button>
        </div>
      )}
    </>
  );
}
