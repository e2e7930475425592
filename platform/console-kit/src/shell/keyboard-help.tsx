import { defineMessages } from '@onewindow/i18n';
import { useStore } from '../api/store.ts';
import { Dialog } from '../control/dialog.tsx';
import { Kbd } from '../control/kbd.tsx';
import { activeHotkeys } from '../hotkeys.ts';
import { useMessages } from '../language/language.tsx';

const messages = defineMessages({
  zh: { title: '快捷键', close: '关上当前的窗口', now: '这一页现在能用的键' },
  en: { title: 'Keyboard shortcuts', close: 'Close the open layer', now: 'Keys that work on this page now' },
});

/** The keys that work right now: those of the page first, then those of the shell. */
export function KeyboardHelp({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const groups = useStore(activeHotkeys);
  const seen = new Set<string>();
  const rows = groups
    .flatMap(group => group.hotkeys)
    .filter(hotkey => !hotkey.hidden && !seen.has(hotkey.keys) && seen.add(hotkey.keys));
  return (
    <Dialog title={t('title')} width={640} onClose={onClose}>
      <p className="ow-muted">{t('now')}</p>
      <div className="ow-help">
        {[...rows, { keys: 'Escape', label: t('close') }].map(hotkey => (
          <div key={hotkey.keys}>
            <span>{hotkey.label}</span>
            <span className="ow-sr">{hotkey.keys}</span>
            <Kbd keys={hotkey.keys} />
          </div>
        ))}
      </div>
    </Dialog>
  );
}
