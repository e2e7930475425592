import { ConfigProvider } from 'antd';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * A layer under the control that opened it. It turns over where the window ends, closes on Escape or a press outside
 * and gives the focus back. Pop-ups of controls inside open inside, so that using them does not count as outside.
 */
export function Floating({
  anchor,
  onClose,
  align = 'start',
  width,
  label,
  children,
}: {
  anchor: RefObject<HTMLElement | null>;
  onClose(): void;
  align?: 'start' | 'end';
  width?: number;
  /** Names the layer as a dialog; a menu inside names itself. */
  label: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [above, setAbove] = useState(false);
  const [side, setSide] = useState(align);

  useLayoutEffect(() => {
    const rect = box.current?.getBoundingClientRect();
    const from = anchor.current?.getBoundingClientRect();
    if (!rect || !from) return;
    setAbove(rect.bottom > window.innerHeight && from.top > rect.height);
    if (align === 'start' && rect.right > window.innerWidth) setSide('end');
    if (align === 'end' && rect.left < 0) setSide('start');
  }, [align, anchor]);

  useEffect(() => {
    const opener = anchor.current;
    function outside(event: PointerEvent) {
      if (!(event.target instanceof Node)) return;
      if (box.current?.contains(event.target) || opener?.contains(event.target)) return;
      close.current();
    }
    function onEscape(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close.current();
      opener?.querySelector<HTMLElement>('button, a, input')?.focus();
    }
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', onEscape, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', onEscape, true);
    };
  }, [anchor]);

  return (
    <div
      ref={box}
      {...(label !== undefined && { role: 'dialog', 'aria-label': label })}
      className={`ow-floating ow-floating-${side}${above ? ' ow-floating-above' : ''}`}
      style={width ? { width } : undefined}
    >
      <ConfigProvider getPopupContainer={() => box.current ?? document.body}>{children}</ConfigProvider>
    </div>
  );
}
