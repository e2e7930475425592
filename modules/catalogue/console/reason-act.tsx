import { Button, Dialog, TextAreaField, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';

const messages = defineMessages({ zh: { notNow: '先不' }, en: { notNow: 'Not now' } });

export interface ReasonActProps {
  /** What the button says, and the one that does it. */
  act: string;
  title: string;
  /** What follows from it. */
  children: ReactNode;
  /** Label of the reason, and what is said while there is none. */
  reason: string;
  missing: string;
  done: string;
  invalidates: readonly string[][];
  send(reason: string, key: string): Promise<unknown>;
}

/** A button that ends something for good 取消, 撤下: it says what follows and asks for the reason, which the record needs. */
export function ReasonAct({ act, title, children, reason, missing, done, invalidates, send }: ReasonActProps) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [lacking, setLacking] = useState(false);
  const command = useCommand<void>({
    send: (_, key) => send(words.trim(), key),
    invalidates,
    done,
    onDone: () => setOpen(false),
  });
  function carryOut() {
    const lacks = words.trim().length < 2;
    setLacking(lacks);
    if (!lacks) void command.run();
  }
  return (
    <>
      <Button kind="ink" block onClick={() => setOpen(true)}>
        {act}
      </Button>
      {open && (
        <Dialog
          title={title}
          width={480}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('notNow')}</Button>
              <Button kind="ink" busy={command.pending} onClick={carryOut}>
                {act}
              </Button>
            </>
          }
        >
          <div className="ow-cat-dialog">
            <p>{children}</p>
            <TextAreaField
              path="/reason"
              label={reason}
              maxLength={1000}
              value={words}
              error={lacking ? missing : undefined}
              onChange={next => setWords(next ?? '')}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
