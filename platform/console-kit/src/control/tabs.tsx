import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface Tab<K extends string> {
  key: K;
  label: ReactNode;
  count?: number | undefined;
}

/**
 * Words with a jade line under the one shown. The arrow keys move between them; the panel belongs to the caller and
 * carries `id={panelId}`.
 */
export function Tabs<K extends string>({
  tabs,
  active,
  onChange,
  label,
  panelId,
  size = 'normal',
}: {
  tabs: readonly Tab<NoInfer<K>>[];
  active: K;
  onChange(key: NoInfer<K>): void;
  label: string;
  panelId?: string;
  size?: 'normal' | 'bar';
}) {
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex(tab => tab.key === active) + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
  }

  return (
    <div role="tablist" aria-label={label} className={`ow-tabs ow-tabs-${size}`} ref={list}>
      {tabs.map(tab => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          data-key={tab.key}
          aria-selected={tab.key === active}
          aria-controls={tab.key === active ? panelId : undefined}
          tabIndex={tab.key === active ? 0 : -1}
          onClick={() => onChange(tab.key)}
          onKeyDown={move}
        >
          {tab.label}
          {tab.count !== undefined && <span className="ow-tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

/** Two to four choices in one bar, one of them taken: 同意 | 不同意 | 退回. */
export function Segmented<K extends string>({
  options,
  value,
  onChange,
  label,
  block = false,
}: {
  options: readonly { key: NoInfer<K>; label: ReactNode }[];
  value: K | undefined;
  onChange(key: NoInfer<K>): void;
  label: string;
  block?: boolean;
}) {
  return (
    <fieldset className={`ow-segmented${block ? ' ow-segmented-block' : ''}`}>
      <legend className="ow-sr">{label}</legend>
      {options.map(option => (
        <label key={option.key}>
          <input
            type="radio"
            className="ow-sr"
            name={label}
            checked={option.key === value}
            onChange={() => onChange(option.key)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
