import { api, apiPath, Button, Dialog, TextAreaField, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import { scenariosOutOfDate } from './scenario-data.ts';

const messages = defineMessages({
  zh: {
    act: '撤下这个情形',
    title: '撤下{number}？',
    text: '撤下以后，申请人看不到这个情形，也搜不到；它引到的事项还在，按它报的件照常走完。',
    reason: '为什么撤下',
    missing: '写明为什么撤下，记录里要有。',
    done: '已撤下',
    cancel: '先不',
  },
  en: {
    act: 'Withdraw this scenario',
    title: 'Withdraw {number}?',
    text: 'People no longer see or find it; the items that it leads to stay, and what was filed by it goes on.',
    reason: 'Why it is withdrawn',
    missing: 'Say why; the record needs it.',
    done: 'Withdrawn',
    cancel: 'Not now',
  },
});

/** Withdraws a published scenario, with the reason. */
export function WithdrawScenario({ id, number }: { id: string; number: string }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand<void>({
    send: (_, key) =>
      api.post(apiPath`/api/catalogue/scenario-versions/${id}/withdraw`, { reason: reason.trim() }, { key }),
    invalidates: scenariosOutOfDate,
    done: t('done'),
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
        {t('act')}
      </Button>
      {open && (
        <Dialog
          title={t('title', { number })}
          width={480}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
              <Button kind="ink" busy={command.pending} onClick={withdraw}>
                {t('act')}
              </Button>
            </>
          }
        >
          <div className="ow-cat-dialog">
            <p>{t('text')}</p>
            <TextAreaField
              path="/reason"
              label={t('reason')}
              maxLength={1000}
              value={reason}
              error={missing ? t('missing') : undefined}
              onChange={next => setReason(next ?? '')}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
