import { defineMessages } from '@onewindow/i18n';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { KeyLine } from '../control/kbd.tsx';
import { useHotkeys } from '../hotkeys.ts';
import { useMessages, useText } from '../language/language.tsx';
import { useGo } from '../link.tsx';
import { rememberList } from '../work/work-context.ts';
import type { ListAction } from './list-types.ts';

const messages = defineMessages({
  zh: { move: '上下', down: '下一行', up: '上一行', open: '打开', select: '选中', all: '全部快捷键' },
  en: { move: 'down, up', down: 'Next row', up: 'Previous row', open: 'Open', select: 'Select', all: 'All shortcuts' },
});

/** The keys of a list: J and K move, Enter opens, X selects, each action its own; and the line that names them. */
export function useListKeys<Row>({
  rows,
  rowKey,
  actions,
  picked,
  selected,
  setSelected,
  open,
  list,
}: {
  rows: readonly Row[];
  rowKey(row: Row): string;
  actions: readonly ListAction<Row>[];
  picked: Row[];
  selected?: ReadonlySet<string>;
  setSelected?: ((keys: ReadonlySet<string>) => void) | undefined;
  open?: ((row: Row) => string) | undefined;
  /** Its name, for the way back from a row. */
  list: { label: string };
}): { focused: number; setFocused(index: number): void; openRow(row: Row): void; line: ReactNode } {
  const t = useMessages(messages);
  const text = useText();
  const go = useGo();
  const [focused, setFocused] = useState(-1);
  const href = useRouterState({ select: state => `${state.location.pathname}${state.location.searchStr}` });
  const row = rows[focused];

  function openRow(target: Row) {
    if (!open) return;
    rememberList({ label: list.label, to: href, rows: rows.map(open) });
    go(open(target));
  }
  function toggle() {
    if (!row || !setSelected) return;
    const next = new Set(selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    setSelected(next);
  }

  const keyed = actions.filter(action => action.keys);
  useHotkeys([
    { keys: 'J', label: t('down'), run: () => setFocused(Math.min(focused + 1, rows.length - 1)) },
    { keys: 'K', label: t('up'), run: () => setFocused(Math.max(focused - 1, 0)) },
    {
      keys: 'ArrowDown',
      label: t('down'),
      hidden: true,
      run: () => setFocused(Math.min(focused + 1, rows.length - 1)),
    },
    { keys: 'ArrowUp', label: t('up'), hidden: true, run: () => setFocused(Math.max(focused - 1, 0)) },
    ...(open ? [{ keys: 'Enter', label: t('open'), run: () => row && openRow(row) }] : []),
    ...(setSelected ? [{ keys: 'X', label: t('select'), run: toggle }] : []),
    ...keyed.map(action => ({
      keys: action.keys ?? '',
      label: text(action.label),
      run() {
        const targets = (picked.length > 0 ? picked : row ? [row] : []).filter(
          target => action.applies?.(target) ?? true,
        );
        if (targets.length > 0) void action.run(targets);
      },
    })),
  ]);

  const line = (
    <KeyLine
      entries={[
        { keys: ['J', 'K'], label: t('move') },
        ...(open ? [{ keys: ['Enter'], label: t('open') }] : []),
        ...(setSelected ? [{ keys: ['X'], label: t('select') }] : []),
        ...keyed.map(action => ({ keys: [action.keys ?? ''], label: text(action.label) })),
        { keys: ['?'], label: t('all') },
      ]}
    />
  );
  return { focused, setFocused, openRow, line };
}
