import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /**
   * `solid` the next step (one on a page) · `outline` a second way · `ink` cannot be undone, names the act and asks
   * again · `plain` a control in a bar · `link` a word in a line. Buttons are never greyed out: press, then be told.
   */
  kind?: 'solid' | 'outline' | 'ink' | 'plain' | 'link';
  size?: 'small' | 'normal' | 'large';
  icon?: IconName;
  /** The key that does the same, shown on the button. */
  keys?: string;
  /** Under way: the button says so and ignores presses. */
  busy?: boolean;
  block?: boolean;
  type?: 'button' | 'submit';
  ref?: Ref<HTMLButtonElement>;
  children?: ReactNode;
}

export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  keys,
  busy = false,
  block = false,
  type = 'button',
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`ow-button ow-button-${kind} ow-button-${size}${block ? ' ow-button-block' : ''} ${className}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
      onClick={busy ? event => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children !== undefined && <span className="ow-button-label">{children}</span>}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}

/** A button of one icon; `label` is read out and shown on hover. */
export function IconButton({ label, icon, ...rest }: ButtonProps & { label: string; icon: IconName }) {
  return (
    <Button
      {...rest}
      icon={icon}
      aria-label={label}
      title={label}
      className={`ow-button-icon ${rest.className ?? ''}`}
    />
  );
}

export function Spinner() {
  return (
    <svg className="ow-spinner" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="26 12" />
    </svg>
  );
}
