import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { createStore, useStore } from '../api/store.ts';
import { Button } from '../control/button.tsx';
import { Dialog } from '../control/dialog.tsx';
import { useMessages } from '../language/language.tsx';

/** A question before an act. Its button names the act (终止办件), never 确定. */
export interface Confirmation {
  title: string;
  /** What happens, and whether it can be undone. */
  body: ReactNode;
  act: string;
  /** An act that cannot be undone has an ink outline instead of jade. */
  final?: boolean;
}

interface Asked extends Confirmation {
  answer(yes: boolean): void;
}

const asked = createStore<Asked | undefined>(undefined);
const messages = defineMessages({ zh: { cancel: '先不' }, en: { cancel: 'Not now' } });

/** Asks and waits: `if (await confirm({ title, body, act: t('terminate'), final: true })) …` */
export function confirm(confirmation: Confirmation): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  asked.set({
    ...confirmation,
    answer(yes) {
      asked.set(undefined);
      resolve(yes);
    },
  });
  return promise;
}

/** Draws the question; the application mounts it once. */
export function ConfirmHost() {
  const t = useMessages(messages);
  const question = useStore(asked);
  if (!question) return null;
  return (
    <Dialog
      title={question.title}
      width={440}
      onClose={() => question.answer(false)}
      footer={
        <>
          <Button onClick={() => question.answer(false)}>{t('cancel')}</Button>
          <Button
            kind={question.final ? 'ink' : 'solid'}
            data-first-focus={question.final ? undefined : true}
            onClick={() => question.answer(true)}
          >
            {question.act}
          </Button>
        </>
      }
    >
      {question.body}
    </Dialog>
  );
}
