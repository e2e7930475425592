const glyphs: Record<string, string> = { Enter: '⏎', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' };

/** A key cap, decorative where the control already carries aria-keyshortcuts. */
export function Kbd({ keys }: { keys: string }) {
  const text = keys
    .split('+')
    .map(key => glyphs[key] ?? key)
    .join(' ');
  return (
    <span className="ow-kbd" aria-hidden="true">
      {text}
    </span>
  );
}

/** The line under a work list that names its keys: J K 上下 · ⏎ 打开. */
export function KeyLine({ entries }: { entries: { keys: string[]; label: string }[] }) {
  return (
    <p className="ow-keys" aria-hidden="true">
      {entries.map(entry => (
        <span key={entry.label}>
          {entry.keys.map(key => (
            <Kbd key={key} keys={key} />
          ))}
          {entry.label}
        </span>
      ))}
    </p>
  );
}
