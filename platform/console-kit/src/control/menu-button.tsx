import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { Floating } from './floating.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  icon?: IconName;
  keys?: string;
  /** One of several of which one holds. */
  checked?: boolean;
  /** A hairline before it. */
  divided?: boolean;
  run(): void;
}

/** A button that opens a menu; arrow keys, Home, End and the first letter move in it. */
export function MenuButton({
  label,
  items,
  align = 'end',
  chevron = true,
  trigger,
  menuLabel,
  ...button
}: Omit<ButtonProps, 'children'> & {
  label?: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  chevron?: boolean;
  /** Draws the trigger instead of a button of the kit. */
  trigger?: (open: boolean) => ReactNode;
  menuLabel: string;
}) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  return (
    <div className="ow-anchor" ref={anchor}>
      {trigger ? (
        <button
          type="button"
          className={button.className}
          aria-haspopup="menu"
          aria-expanded={open}
          aria-label={button['aria-label']}
          onClick={() => setOpen(!open)}
        >
          {trigger(open)}
        </button>
      ) : (
        <Button {...button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          {label}
          {chevron && <Icon name="chevronDown" size={14} />}
        </Button>
      )}
      {open && (
        <Floating anchor={anchor} align={align} label={undefined} onClose={() => setOpen(false)}>
          <Menu
            items={items}
            label={menuLabel}
            onDone={() => {
              setOpen(false);
              anchor.current?.querySelector('button')?.focus();
            }}
          />
        </Floating>
      )}
    </div>
  );
}

function Menu({ items, label, onDone }: { items: readonly MenuItem[]; label: string; onDone(): void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    (entries.find(entry => entry.ariaChecked === 'true') ?? entries[0])?.focus();
  }, []);

  function move(event: KeyboardEvent) {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const targets: Record<string, number> = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    };
    const target = targets[event.key];
    if (event.key === 'Tab') onDone();
    if (target === undefined) return;
    event.preventDefault();
    entries[target]?.focus();
  }

  return (
    <div className="ow-menu" ref={list} role="menu" aria-label={label} tabIndex={-1} onKeyDown={move}>
      {items.map(item => (
        <button
          key={item.key}
          type="button"
          {...(item.checked === undefined
            ? { role: 'menuitem' }
            : { role: 'menuitemradio', 'aria-checked': item.checked })}
          tabIndex={-1}
          className={item.divided ? 'ow-menu-divided' : undefined}
          onClick={() => {
            onDone();
            item.run();
          }}
        >
          {item.icon && <Icon name={item.icon} />}
          <span className="ow-menu-label">{item.label}</span>
          {item.note && <span className="ow-menu-note">{item.note}</span>}
          {item.keys && <Kbd keys={item.keys} />}
          {item.checked && <Icon name="check" size={14} />}
        </button>
      ))}
    </div>
  );
}
