import { defineMessages } from '@onewindow/i18n';
import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { Checkbox } from '../control/checkbox.tsx';
import { Icon } from '../control/icon.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { AppLink } from '../link.tsx';
import { turned } from './list-state.ts';
import type { Column } from './list-types.ts';
import './list.css';

const messages = defineMessages({
  zh: { all: '选中这一页', row: '选中 {label}', sorted: '按这一列排' },
  en: { all: 'Select this page', row: 'Select {label}', sorted: 'Sort by this column' },
});

export interface ListTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Sort in force; heads of columns that can be sorted become buttons when `onSort` is there. */
  sort?: string;
  onSort?(sort: string): void;
  open?: ((row: Row) => string) | undefined;
  onOpen?(row: Row): void;
  /** Index of the row in focus, -1 for none. */
  focused?: number;
  onFocus?(index: number): void;
  selected?: ReadonlySet<string>;
  onSelect?(keys: ReadonlySet<string>): void;
  /** What may be done with a row, drawn over its last cells while it is in focus. */
  rowActions?: ((row: Row) => ReactNode) | undefined;
  /** Grey rows while the first page comes. */
  loading?: boolean;
  rowClass?: ((row: Row) => string | undefined) | undefined;
  /** Rows of 36 px for a table among others on a board. */
  dense?: boolean;
}

const selectWidth = 40;
const flexible = 140;

/** The table of lists: hairlines only, a link in each row, fixed columns, a focus that J and K move. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, selected, onSelect, loading = false } = props;
  const t = useMessages(messages);
  const keys = rows.map(rowKey);
  const chosen = keys.filter(key => selected?.has(key)).length;
  const offsets = fixedOffsets(columns, onSelect ? selectWidth : 0);
  const width = columns.reduce((sum, column) => sum + (column.width ?? flexible), onSelect ? selectWidth : 0);
  return (
    // A group and no landmark: the panel around it often has the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls of a form, this groups a table
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div role="group" className="ow-table-wrap" aria-label={label} tabIndex={0}>
      <table
        className={`ow-table ow-list-table${props.dense ? ' ow-list-dense' : ''}`}
        style={{ minWidth: width }}
        aria-busy={loading || undefined}
      >
        <colgroup>
          {onSelect && <col style={{ width: selectWidth }} />}
          {columns.map(column => (
            <col key={column.key} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {onSelect && (
              <td className="ow-cell-select">
                <Checkbox
                  hideLabel
                  label={t('all')}
                  checked={keys.length > 0 && chosen === keys.length}
                  some={chosen > 0 && chosen < keys.length}
                  onChange={on => onSelect(on ? new Set(keys) : new Set())}
                />
              </td>
            )}
            {columns.map(column => (
              <ColumnHead
                key={column.key}
                column={column}
                sort={sort}
                onSort={props.onSort}
                style={offsets.get(column.key)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {loading
            ? Array.from({ length: 10 }, (_, i) => (
                <SkeletonRow key={`${i + 1}`} cells={columns.length + (onSelect ? 1 : 0)} at={i} />
              ))
            : rows.map((row, i) => <ListRow key={rowKey(row)} {...props} row={row} index={i} offsets={offsets} />)}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead<Row>({
  column,
  sort,
  onSort,
  style,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  style: CSSProperties | undefined;
}) {
  const t = useMessages(messages);
  const text = useText();
  const key = column.sort;
  const up = key !== undefined && sort === key;
  const down = key !== undefined && sort === turned(key);
  const className = [column.align === 'right' ? 'ow-num' : '', style ? 'ow-cell-fixed' : ''].filter(Boolean).join(' ');
  const content = (
    <>
      {text(column.label)}
      {up && <Icon name="sortUp" size={12} />}
      {down && <Icon name="sortDown" size={12} />}
    </>
  );
  return (
    <th scope="col" className={className} style={style} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      {key !== undefined && onSort ? (
        <button type="button" className="ow-sort" title={t('sorted')} onClick={() => onSort(up ? turned(key) : key)}>
          {content}
        </button>
      ) : (
        content
      )}
    </th>
  );
}

function ListRow<Row>({
  row,
  index,
  columns,
  rowKey,
  open,
  onOpen,
  focused = -1,
  onFocus,
  selected,
  onSelect,
  rowActions,
  rowClass,
  offsets,
}: ListTableProps<Row> & { row: Row; index: number; offsets: Map<string, CSSProperties> }) {
  const t = useMessages(messages);
  const element = useRef<HTMLTableRowElement>(null);
  const key = rowKey(row);
  const isFocused = focused === index;
  const isSelected = selected?.has(key) ?? false;
  useEffect(() => {
    if (isFocused) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);

  function onClick(event: MouseEvent) {
    onFocus?.(index);
    const control = (event.target as Element).closest('a, button, input, label');
    // Somebody who marks text to copy it does not want to leave.
    if (control || !onOpen || window.getSelection()?.toString()) return;
    onOpen(row);
  }
  function select(on: boolean) {
    const next = new Set(selected);
    if (on) next.add(key);
    else next.delete(key);
    onSelect?.(next);
  }

  const classes = [
    isFocused && 'ow-row-focused',
    isSelected && 'ow-row-selected',
    onOpen && 'ow-row-open',
    rowClass?.(row),
  ];
  const actions = isFocused ? rowActions?.(row) : undefined;
  return (
    <tr
      ref={element}
      className={classes.filter(Boolean).join(' ') || undefined}
      onClick={onClick}
      aria-selected={onSelect ? isSelected : undefined}
    >
      {onSelect && (
        <td className="ow-cell-select">
          <Checkbox hideLabel label={t('row', { label: key })} checked={isSelected} onChange={select} />
        </td>
      )}
      {columns.map((column, i) => (
        <Cell
          key={column.key}
          column={column}
          row={row}
          href={column.link ? open?.(row) : undefined}
          style={offsets.get(column.key)}
          onOpen={onOpen}
        >
          {i === columns.length - 1 && actions && <span className="ow-row-actions">{actions}</span>}
        </Cell>
      ))}
    </tr>
  );
}

function Cell<Row>({
  column,
  row,
  href,
  style,
  onOpen,
  children,
}: {
  column: Column<Row>;
  row: Row;
  href: string | undefined;
  style: CSSProperties | undefined;
  onOpen: ((row: Row) => void) | undefined;
  children: ReactNode;
}) {
  const text = useText();
  const content = column.cell(row);
  const className = [column.align === 'right' ? 'ow-num' : '', style ? 'ow-cell-fixed' : ''].filter(Boolean).join(' ');
  return (
    <td
      className={className || undefined}
      style={style}
      data-label={text(column.label)}
      // On a phone what the row is called has the line to itself.
      data-wide={column.width === undefined || href !== undefined || undefined}
    >
      <span className="ow-cell-content" title={typeof content === 'string' ? content : undefined}>
        {href ? (
          <AppLink
            to={href}
            onClick={event => {
              if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(row);
            }}
          >
            {content}
          </AppLink>
        ) : (
          content
        )}
      </span>
      {children}
    </td>
  );
}

function SkeletonRow({ cells, at }: { cells: number; at: number }) {
  return (
    <tr>
      {Array.from({ length: cells }, (_, i) => (
        <td key={`${i + 1}`}>
          <span className="ow-skeleton-cell" style={{ width: `${40 + (((at + 2) * (i + 3) * 17) % 50)}%` }} />
        </td>
      ))}
    </tr>
  );
}

function fixedOffsets<Row>(columns: readonly Column<Row>[], start: number): Map<string, CSSProperties> {
  const offsets = new Map<string, CSSProperties>();
  let left = start;
  for (const column of columns) {
    if (!column.fixed) break;
    offsets.set(column.key, { left });
    left += column.width ?? flexible;
  }
  return offsets;
}
