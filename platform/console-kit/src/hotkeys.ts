import { useEffect, useRef } from 'react';
import { createStore } from './api/store.ts';

/** One key and what it does. `keys` is written as on the key cap: `J`, `Enter`, `Ctrl+K`, `?`, `F2`. */
export interface Hotkey {
  keys: string;
  label: string;
  run(event: KeyboardEvent): void;
  /** Also while the person types in a field; for combinations with Ctrl only. */
  whileTyping?: boolean;
  /** Not in the list of the help, e.g. a second key for the same. */
  hidden?: boolean;
}

interface Registered {
  id: symbol;
  hotkeys: readonly Hotkey[];
}

const registered = createStore<readonly Registered[]>([]);

/** All keys that work at the moment, the newest page first; for the help that `?` opens. */
export const activeHotkeys = registered;

/**
 * Keys for as long as a component is shown. A later component (a dialog, a panel) goes before an earlier one. Nothing
 * fires while a modal dialog covers the page, nor for plain keys while the person types.
 */
export function useHotkeys(hotkeys: readonly Hotkey[], enabled = true): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  const signature = hotkeys.map(hotkey => `${hotkey.keys}\n${hotkey.label}`).join('\n');
  useEffect(() => {
    if (!enabled) return;
    const id = Symbol('hotkeys');
    const bound = latest.current.map((hotkey, i) => ({
      ...hotkey,
      run: (event: KeyboardEvent) => latest.current[i]?.run(event),
    }));
    registered.set([{ id, hotkeys: bound }, ...registered.get()]);
    return () => registered.set(registered.get().filter(entry => entry.id !== id));
  }, [signature, enabled]);
}

/** Whether an event is the key that a hotkey names. A command key on a Mac counts as Ctrl. */
export function matchesKeys(
  keys: string,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): boolean {
  const wanted = keys.split('+');
  const key = wanted.pop() ?? '';
  if (wanted.includes('Ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (wanted.includes('Alt') !== event.altKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type);
}

/** Enter and Space belong to the control that has the focus. */
function isControlKey(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    !event.ctrlKey &&
    target instanceof HTMLElement &&
    target.closest('a, button, summary, [role="menuitem"], [role="option"], [role="checkbox"]') !== null
  );
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isControlKey(event)) return;
  const typing = isTyping(event.target);
  const modal = document.querySelector('dialog:modal');
  if (modal) return;
  for (const entry of registered.get()) {
    for (const hotkey of entry.hotkeys) {
      if (typing && !hotkey.whileTyping) continue;
      if (!matchesKeys(hotkey.keys, event)) continue;
      event.preventDefault();
      hotkey.run(event);
      return;
    }
  }
}

if (typeof document !== 'undefined') document.addEventListener('keydown', dispatch);
