import { Button, Dialog, type EditorColumn, EditorRows, notify, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useRef, useState } from 'react';
import type { ItemDraft } from './editor-fields.tsx';

const messages = defineMessages({
  zh: { removed: '已移除“{name}”', undo: '放回去', close: '好了', edit: '改“{name}”', unnamed: '没有名称' },
  en: { removed: '“{name}” removed', undo: 'Put it back', close: 'Done', edit: 'Change “{name}”', unnamed: 'no name' },
});

/**
 * Rows of a draft in an order that matters: moved by hand or keys, removed with a way back, opened in a side layer for
 * everything that a row of the table has no room for.
 */
export function DraftRows<Row>({
  draft,
  path,
  label,
  columns,
  nameOf,
  create,
  addLabel,
  keyOf = (_, i) => String(i),
  detail,
}: {
  draft: ItemDraft;
  path: string;
  label: string;
  columns(open: (index: number) => void): EditorColumn<Row>[];
  nameOf(row: Row): string;
  create(rows: readonly Row[]): Row;
  addLabel: string;
  keyOf?(row: Row, index: number): string;
  /** All fields of one row, for the side layer. */
  detail?(path: string, row: Row): ReactNode;
}) {
  const t = useMessages(messages);
  const { value: rows, onChange } = draft.field<Row[]>(path);
  const [open, setOpen] = useState<number>();
  const now = useRef(draft);
  now.current = draft;

  function change(next: Row[]) {
    onChange(next);
    const gone = rows.findIndex(row => !next.includes(row));
    const row = rows[gone];
    if (next.length >= rows.length || row === undefined) {
      if (next.length > rows.length && detail) setOpen(next.length - 1);
      return;
    }
    notify({
      tone: 'done',
      title: t('removed', { name: nameOf(row) || t('unnamed') }),
      action: {
        label: t('undo'),
        run() {
          const { value, onChange: put } = now.current.field<Row[]>(path);
          put([...value.slice(0, gone), row, ...value.slice(gone)]);
        },
      },
    });
  }

  const opened = open === undefined ? undefined : rows[open];
  return (
    <>
      <EditorRows<Row>
        label={label}
        path={path}
        rows={rows}
        columns={columns(setOpen)}
        rowKey={keyOf}
        wrong={at => draft.problems(at).length > 0}
        onChange={change}
        create={() => create(rows)}
        addLabel={addLabel}
      />
      {detail && open !== undefined && opened !== undefined && (
        <Dialog
          side
          width={680}
          title={t('edit', { name: nameOf(opened) || t('unnamed') })}
          onClose={() => setOpen(undefined)}
          footer={
            <Button kind="solid" onClick={() => setOpen(undefined)}>
              {t('close')}
            </Button>
          }
        >
          <div className="ow-cat-dialog">{detail(`${path}/${open}`, opened)}</div>
        </Dialog>
      )}
    </>
  );
}

/** The name of a row as the way into it. */
export function OpenRow({ name, onOpen }: { name: string; onOpen(): void }) {
  const t = useMessages(messages);
  return (
    <button type="button" className="ow-cat-cell ow-cat-name" onClick={onOpen}>
      {name || t('unnamed')}
    </button>
  );
}
