import type { Conflict } from '../api/problem.ts';
import { createStore } from '../api/store.ts';

/** Somebody was first: what she did, and how the page gets to see it. */
export interface ToldConflict {
  conflict: Conflict;
  /** Reads the present state; what was typed stays on the page. */
  look(): void;
}

export const toldConflict = createStore<ToldConflict | undefined>(undefined);

export function tellConflict(told: ToldConflict): void {
  toldConflict.set(told);
}
