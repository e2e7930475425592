import { api, apiPath, Button, Dialog, TextAreaField, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { KeptItem } from '../src/keeper-item.ts';
import { outOfDate } from './editor-data.ts';

const messages = defineMessages({
  zh: {
    cancelItem: '取消这个事项',
    cancelTitle: '取消“{name}”？',
    cancelText: '取消以后，它从指南、目录和搜索里消失，不能再改回来；在办的件走完为止。',
    cancelReason: '取消的依据',
    cancelMissing: '写明根据什么取消，记录里要有。',
    cancelled: '事项已取消',
    notNow: '先不',
  },
  en: {
    cancelItem: 'Cancel this item',
    cancelTitle: 'Cancel “{name}”?',
    cancelText: 'It leaves guides, catalogue and search for good; running cases go on to their end.',
    cancelReason: 'Ground of the cancellation',
    cancelMissing: 'Say on what ground; the record needs it.',
    cancelled: 'Item cancelled',
    notNow: 'Not now',
  },
});

/** Cancels an item 取消事项, with the ground of it. */
export function CancelItem({ item }: { item: KeptItem }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand<void>({
    send: (_, key) =>
      api.post(apiPath`/api/catalogue/items/${item.basicCode}/cancel`, { reason: reason.trim() }, { key }),
    invalidates: outOfDate,
    done: t('cancelled'),
    onDone: () => setOpen(false),
  });
  function cancel() {
    const lacks = reason.trim().length < 2;
    setMissing(lacks);
    if (!lacks) void command.run();
  }
  return (
    <>
      <Button kind="ink" block onClick={() => setOpen(true)}>
        {t('cancelItem')}
      </Button>
      {open && (
        <Dialog
          title={t('cancelTitle', { name: item.name })}
          width={480}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('notNow')}</Button>
              <Button kind="ink" busy={command.pending} onClick={cancel}>
                {t('cancelItem')}
              </Button>
            </>
          }
        >
          <div className="ow-cat-dialog">
            <p>{t('cancelText')}</p>
            <TextAreaField
              path="/reason"
              label={t('cancelReason')}
              maxLength={1000}
              value={reason}
              error={missing ? t('cancelMissing') : undefined}
              onChange={next => setReason(next ?? '')}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
