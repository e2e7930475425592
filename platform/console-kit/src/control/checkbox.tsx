import { type ReactNode, useEffect, useRef } from 'react';

/** A native check box in the platform's look; `some` shows the half state. The label may be for readers only. */
export function Checkbox({
  checked,
  some = false,
  onChange,
  label,
  hideLabel = false,
  children,
}: {
  checked: boolean;
  some?: boolean;
  onChange(checked: boolean): void;
  /** The words beside it; `children` where they are more than a text. */
  label?: string;
  hideLabel?: boolean;
  children?: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = some;
  }, [some]);
  return (
    <label className="ow-check">
      <input ref={input} type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      <span className={hideLabel ? 'ow-sr' : undefined}>{label ?? children}</span>
    </label>
  );
}
