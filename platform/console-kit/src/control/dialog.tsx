import { defineMessages } from '@onewindow/i18n';
import { ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createStore, useStore } from '../api/store.ts';
import { useMessages } from '../language/language.tsx';
import { IconButton } from './button.tsx';

const messages = defineMessages({ zh: { close: '关闭' }, en: { close: 'Close' } });

const openDialogs = createStore<readonly HTMLElement[]>([]);

/** Where notices belong: everything outside the uppermost dialog is inert, so they stand inside it. */
export function useTopLayer(): HTMLElement {
  return useStore(openDialogs).at(-1) ?? document.body;
}

/**
 * A modal layer on the browser's own `dialog`: the page behind is inert, the focus stays inside and returns to where it
 * was. Mount it to show it.
 */
export function Dialog({
  title,
  onClose,
  width = 520,
  side = false,
  plain = false,
  children,
  footer,
}: {
  title: ReactNode;
  /** Left out: the dialog can only be answered. */
  onClose?: (() => void) | undefined;
  width?: number;
  /** Stands at the right edge over the whole height, for longer work. */
  side?: boolean;
  /** There is no page behind it yet: paper instead of a shade. */
  plain?: boolean;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const t = useMessages(messages);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const [container, setContainer] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // The browser begins at the first control, the cross; a dialog may name a better one.
    dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    setContainer(dialog);
    openDialogs.set([...openDialogs.get(), dialog]);
    return () => {
      openDialogs.set(openDialogs.get().filter(open => open !== dialog));
      dialog.close();
    };
  }, []);

  return (
    <dialog
      ref={element}
      className={`ow-dialog${side ? ' ow-dialog-side' : ''}${plain ? ' ow-dialog-plain' : ''}`}
      style={{ maxWidth: width }}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        onClose?.();
      }}
    >
      {/* Pop-ups of controls would open under the dialog's layer if they stood in the body. */}
      <ConfigProvider getPopupContainer={() => container ?? document.body}>
        {/* No header and footer elements: a dialog would give them to the page as its second banner. */}
        <div className="ow-dialog-head">
          <h2 id={id}>{title}</h2>
          {onClose && <IconButton icon="close" kind="link" label={t('close')} onClick={onClose} />}
        </div>
        <div className="ow-dialog-body">{children}</div>
        {footer && <div className="ow-dialog-foot">{footer}</div>}
      </ConfigProvider>
    </dialog>
  );
}
