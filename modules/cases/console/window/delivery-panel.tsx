import { Panel, Segmented, TextField, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { deliveryLabels } from '../../portal/delivery-words.ts';
import { addressMissing } from './problems.ts';
import type { Application } from './use-application.ts';

const messages = defineMessages({
  zh: {
    title: '结果怎么给',
    address: '邮寄到哪里',
    hint: '省市区、街道门牌，收件人姓名和电话',
    missing: '请写清省市区、街道门牌和收件人姓名、电话',
  },
  en: {
    title: 'How the result is received',
    address: 'Where to send it',
    hint: 'City, street and number, the receiver’s name and telephone',
    missing: 'Give city, street and number, and the receiver’s name and telephone',
  },
});

const methods = ['electronic', 'window', 'post'] as const;

/** What the portal asks on its last page: as a file, at the window, or by post. */
export function DeliveryPanel({ application, tried }: { application: Application; tried: boolean }) {
  const t = useMessages(messages);
  const say = useText();
  const { delivery, deliver } = application;
  const method = methods.find(one => one === delivery.method) ?? 'electronic';
  return (
    <Panel title={t('title')} note={say(deliveryLabels[method].hint)}>
      <div className="ow-stack">
        <Segmented
          label={t('title')}
          value={method}
          options={methods.map(key => ({ key, label: say(deliveryLabels[key]) }))}
          onChange={next => deliver({ ...delivery, method: next })}
        />
        {method === 'post' && (
          <TextField
            path="/address"
            label={t('address')}
            hint={t('hint')}
            maxLength={300}
            value={delivery.address ?? ''}
            onChange={value => deliver({ method, address: value ?? '' })}
            error={tried && addressMissing(delivery) ? t('missing') : undefined}
          />
        )}
      </div>
    </Panel>
  );
}
