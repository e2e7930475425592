import { type Command, type Draft, type SaveState, useAutosave, useCommand } from '@onewindow/console-kit';
import { useEffect, useRef, useState } from 'react';

/** Where a draft is kept: `Theirs` is the draft as the server tells it. */
export interface Keeping<T, Theirs> {
  id: string;
  revision: number;
  /** Saves upon a revision; resolves to the one that it made. */
  save(value: T, revision: number, key: string): Promise<{ revision: number }>;
  load(): Promise<Theirs>;
}

interface Saving<T, Theirs> {
  state: SaveState;
  /** Saves what is there now, after whatever is being saved. Resolves to whether it was kept. */
  flush(): Promise<boolean>;
  /** What somebody else saved in between; saving waits until it is answered. */
  theirs: Theirs | undefined;
  /** Goes on upon their revision. */
  settle(revision: number): void;
  command: Command<T>;
  revision(): number;
}

/**
 * Saves a draft by itself, one save after the other, each upon the revision that the one before it made. A save that comes
 * too late fetches what the other person saved. Leaving the page saves what is still under the fingers.
 */
export function useSaving<T, Theirs>(draft: Draft<T>, keeping: Keeping<T, Theirs>): Saving<T, Theirs> {
  const revision = useRef(keeping.revision);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const [theirs, setTheirs] = useState<Theirs>();
  const [savedAt, setSavedAt] = useState<Date>();
  const stale = useRef(false);
  const latest = useRef({ draft, keeping });
  latest.current = { draft, keeping };
  const { id } = keeping;

  const command = useCommand<T, { revision: number }>({
    send: (value, key) => latest.current.keeping.save(value, revision.current, key),
    onDone: saved => {
      revision.current = saved.revision;
      setSavedAt(new Date());
    },
  });

  async function send(value: T): Promise<boolean> {
    if (stale.current) return false;
    return command.run(value);
  }
  function save(value: T): Promise<boolean> {
    queue.current = queue.current.then(() => send(value));
    return queue.current;
  }
  useAutosave(draft, save);

  // Somebody else saved: read what she made of it, so that the two can be put together.
  const { conflict } = command;
  useEffect(() => {
    if (!conflict) return;
    stale.current = true;
    void latest.current.keeping
      .load()
      .then(setTheirs)
      .catch(() => {
        stale.current = false;
      });
  }, [conflict]);

  useEffect(
    () => () => {
      const { dirty, value } = latest.current.draft;
      if (!dirty || stale.current) return;
      const { keeping: kept } = latest.current;
      void queue.current.then(() => kept.save(value, revision.current, crypto.randomUUID()).catch(() => undefined));
    },
    [id],
  );

  return {
    // Saved by itself or by the button: one word for both.
    state: command.pending
      ? { kind: 'saving' }
      : command.error
        ? { kind: 'failed' }
        : savedAt
          ? { kind: 'saved', at: savedAt }
          : { kind: 'idle' },
    async flush() {
      const { dirty, value } = latest.current.draft;
      if (!dirty) return queue.current;
      const kept = await save(value);
      if (kept && latest.current.draft.value === value) latest.current.draft.saved();
      return kept;
    },
    theirs,
    settle(next) {
      revision.current = next;
      stale.current = false;
      setTheirs(undefined);
      command.reset();
    },
    command,
    revision: () => revision.current,
  };
}
