import { defineMessages } from '@onewindow/i18n';
import { useMemo } from 'react';
import { useMessages } from '../language/language.tsx';

/** Where a thing stands in the list it was opened from. */
export interface WorkContext {
  back: { label: string; to: string };
  position: number;
  total: number;
  previous: string | undefined;
  next: string | undefined;
}

interface Remembered {
  label: string;
  /** Address of the list with its filters. */
  to: string;
  /** Addresses of the rows, in their order. */
  rows: string[];
}

const key = 'onewindow.list';
const messages = defineMessages({ zh: { list: '列表' }, en: { list: 'List' } });

/** Remembers the rows as the person saw them, so that J and K go through exactly these. Kept for this browser tab only. */
export function rememberList(list: Remembered): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(list));
  } catch {
    // Storage may be full or forbidden; then the page opens without its neighbours.
  }
}

/** The place of the address within the list it was opened from; undefined when it was not opened from one. */
export function useWorkContext(address: string): WorkContext | undefined {
  const t = useMessages(messages);
  return useMemo(() => {
    const list = recall();
    const at = list?.rows.indexOf(address) ?? -1;
    if (!list || at < 0) return undefined;
    return {
      back: { label: list.label || t('list'), to: list.to },
      position: at + 1,
      total: list.rows.length,
      previous: list.rows[at - 1],
      next: list.rows[at + 1],
    };
  }, [address, t]);
}

function recall(): Remembered | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as Remembered;
  } catch {
    return undefined;
  }
}
