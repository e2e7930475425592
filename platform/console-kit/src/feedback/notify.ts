import { createStore } from '../api/store.ts';

/** A message that comes and goes without taking the focus. */
export interface Notice {
  id: number;
  /** `done` leaves after a while; `problem` stays until it is closed. */
  tone: 'done' | 'problem';
  title: string;
  detail?: string | undefined;
  /** The number to quote when asking for help. */
  requestId?: string | undefined;
  action?: { label: string; run(): void } | undefined;
}

export const notices = createStore<readonly Notice[]>([]);

let last = 0;

/** Shows a notice; at most four stand at once, the oldest gives way. */
export function notify(notice: Omit<Notice, 'id'>): number {
  last += 1;
  notices.set([...notices.get().slice(-3), { ...notice, id: last }]);
  return last;
}

export function dismissNotice(id: number): void {
  notices.set(notices.get().filter(notice => notice.id !== id));
}
