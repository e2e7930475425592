import { api, apiPath, type Command, type SaveState, useAutosave, useCommand } from '@onewindow/console-kit';
import { useEffect, useRef, useState } from 'react';
import { bodyOf, type Draft, type Edited, type EditedDraft } from './editor-data.ts';
import type { ItemDraft } from './editor-fields.tsx';

interface Saving {
  state: SaveState;
  /** Saves what is there now, after whatever is being saved. Resolves to whether it was kept. */
  flush(): Promise<boolean>;
  /** What somebody else saved in between; saving waits until it is answered. */
  theirs: Draft | undefined;
  /** Goes on upon their revision. */
  settle(revision: number): void;
  command: Command<Edited>;
  revision(): number;
}

/**
 * Saves a draft by itself, one save after the other, each upon the revision that the one before it made. A save that comes
 * too late fetches what the other person saved. Leaving the page saves what is still under the fingers.
 */
export function useSaving(draft: ItemDraft, { id, revision: first }: { id: string; revision: number }): Saving {
  const revision = useRef(first);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const [theirs, setTheirs] = useState<Draft>();
  const [savedAt, setSavedAt] = useState<Date>();
  const stale = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  const url = apiPath`/api/catalogue/drafts/${id}`;

  const command = useCommand<Edited, EditedDraft>({
    send: (value, key) => api.put(url, { revision: revision.current, ...bodyOf(value) }, { key }),
    onDone: ({ draft: saved }) => {
      revision.current = saved.revision;
      setSavedAt(new Date());
    },
  });

  async function send(value: Edited): Promise<boolean> {
    if (stale.current) return false;
    return command.run(value);
  }
  function save(value: Edited): Promise<boolean> {
    queue.current = queue.current.then(() => send(value));
    return queue.current;
  }
  useAutosave(draft, save);

  // Somebody else saved: read what she made of it, so that the two can be put together.
  const { conflict } = command;
  useEffect(() => {
    if (!conflict) return;
    stale.current = true;
    void api
      .get<EditedDraft>(url)
      .then(found => setTheirs(found.draft))
      .catch(() => {
        stale.current = false;
      });
  }, [conflict, url]);

  useEffect(
    () => () => {
      const { dirty, value } = latest.current;
      if (!dirty || stale.current) return;
      void queue.current.then(() =>
        api
          .put(url, { revision: revision.current, ...bodyOf(value) }, { key: crypto.randomUUID() })
          .catch(() => undefined),
      );
    },
    [url],
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
      const { dirty, value } = latest.current;
      if (!dirty) return queue.current;
      const kept = await save(value);
      if (kept && latest.current.value === value) latest.current.saved();
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
