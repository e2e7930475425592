import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldProblem } from '../api/problem.ts';
import { isWithin, valueAt, withValueAt } from './pointer.ts';

/** What a field of a form needs; spread it into `TextField` and its kin. */
export interface FieldBinding<V> {
  path: string;
  value: V;
  onChange(value: V): void;
  error: string | undefined;
}

export interface Draft<T> {
  value: T;
  set(value: T): void;
  /** Binds one field by its JSON pointer, the same by which the server names it. */
  field<V>(path: string): FieldBinding<V>;
  /** Differs from what was loaded or last saved. */
  dirty: boolean;
  /** What was loaded or last saved. */
  base: T;
  /** Everything up to here is saved. */
  saved(value?: T): void;
  undo(): void;
  canUndo: boolean;
  /** Problems at or under a pointer. */
  problems(path: string): readonly FieldProblem[];
}

/** Longest history of changes kept for 撤销. */
const undoSteps = 50;

/**
 * An object being edited. Problems come from the server (`command.fields`) and, beforehand, from `check`; a field's
 * server problem goes away when the field is changed. The browser asks before a changed draft is left.
 */
export function useDraft<T>(
  initial: T,
  {
    problems = none,
    check,
  }: { problems?: readonly FieldProblem[]; check?: (value: T) => readonly FieldProblem[] } = {},
): Draft<T> {
  const [base, setBase] = useState(initial);
  const [value, setValue] = useState(initial);
  const [history, setHistory] = useState<readonly T[]>([]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const dirty = value !== base;
  const latest = useRef(value);
  latest.current = value;

  useEffect(() => setTouched(new Set()), [problems]);
  useLeaveWarning(dirty);

  const all = useMemo(
    () => [
      ...problems.filter(problem => ![...touched].some(path => isWithin(problem.path, path))),
      ...(check?.(value) ?? []),
    ],
    [problems, touched, check, value],
  );

  const set = useCallback((next: T) => {
    setHistory(steps => [...steps.slice(1 - undoSteps), latest.current]);
    setValue(next);
  }, []);

  return {
    value,
    base,
    dirty,
    set,
    field<V>(path: string): FieldBinding<V> {
      return {
        path,
        value: valueAt(value, path) as V,
        onChange(next) {
          setTouched(paths => new Set(paths).add(path));
          set(withValueAt(latest.current, path, next));
        },
        error: all.find(problem => problem.path === path)?.message,
      };
    },
    saved(next) {
      setBase(next ?? latest.current);
      if (next !== undefined) setValue(next);
    },
    undo() {
      const previous = history.at(-1);
      if (previous === undefined) return;
      setHistory(history.slice(0, -1));
      setValue(previous);
    },
    canUndo: history.length > 0,
    problems: path => all.filter(problem => isWithin(problem.path, path)),
  };
}

const none: readonly FieldProblem[] = [];

function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}

export type SaveState = { kind: 'saved'; at: Date } | { kind: 'saving' } | { kind: 'failed' } | { kind: 'idle' };

/**
 * Saves a changed draft by itself, a moment after the last change. `save` gets the value and resolves to whether it was
 * kept; a failure is told by the state and tried again with the next change.
 */
export function useAutosave<T>(draft: Draft<T>, save: (value: T) => Promise<boolean>, delayMs = 1500): SaveState {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const run = useRef(save);
  run.current = save;
  const kept = useRef(draft.saved);
  kept.current = draft.saved;
  const current = useRef(draft.value);
  current.current = draft.value;
  useEffect(() => {
    if (!draft.dirty) return;
    const timer = setTimeout(async () => {
      const value = draft.value;
      setState({ kind: 'saving' });
      const ok = await run.current(value);
      setState(ok ? { kind: 'saved', at: new Date() } : { kind: 'failed' });
      if (ok && current.current === value) kept.current();
    }, delayMs);
    return () => clearTimeout(timer);
  }, [draft.value, draft.dirty, delayMs]);
  return state;
}
