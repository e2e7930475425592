import { api, apiPath, Button, Dialog, TextAreaField, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import { type Draft, outOfDate } from './editor-data.ts';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    withdraw: '撤下这一版',
    withdrawTitle: '撤下{number}？',
    withdrawText: '撤下以后，申请人看不到这个事项，也不能再申请；在办的 {n} 件按这一版走完。',
    withdrawComing: '这一版还没有施行；撤下以后，现行的版本继续用。',
    withdrawReason: '为什么撤下',
    withdrawMissing: '写明为什么撤下，记录里要有。',
    withdrawDone: '已撤下',
    cancel: '先不',
  },
  en: {
    withdraw: 'Withdraw this version',
    withdrawTitle: 'Withdraw {number}?',
    withdrawText: 'Then people no longer see the item and cannot apply; its {n} running cases go on as they are.',
    withdrawComing: 'It is not in force yet; when it is withdrawn, the version in force stays.',
    withdrawReason: 'Why it is withdrawn',
    withdrawMissing: 'Say why; the record needs it.',
    withdrawDone: 'Withdrawn',
    cancel: 'Not now',
  },
});

/** Withdraws a published version, with the reason. */
export function Withdraw({ version, running }: { version: Draft; running: number }) {
  const t = useMessages(messages);
  const words = useVersionWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand<void>({
    send: (_, key) =>
      api.post(apiPath`/api/catalogue/versions/${version.id}/withdraw`, { reason: reason.trim() }, { key }),
    invalidates: outOfDate,
    done: t('withdrawDone'),
    onDone: () => setOpen(false),
  });
  function withdraw() {
    const lacks = reason.trim().length < 2;
    setMissing(lacks);
    if (!lacks) void command.run();
  }
  return (
    <>
      <Button kind="ink" block onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      {open && (
        <Dialog
          title={t('withdrawTitle', { number: words.number(version) })}
          width={480}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
              <Button kind="ink" busy={command.pending} onClick={withdraw}>
                {t('withdraw')}
              </Button>
            </>
          }
        >
          <div className="ow-cat-dialog">
            <p>{words.stateOf(version) === 'coming' ? t('withdrawComing') : t('withdrawText', { n: running })}</p>
            <TextAreaField
              path="/reason"
              label={t('withdrawReason')}
              maxLength={1000}
              value={reason}
              error={missing ? t('withdrawMissing') : undefined}
              onChange={next => setReason(next ?? '')}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
