import { type CaseDetails, changeDelivery, openMatterAnswers } from '@onewindow/cases';
import { formatQueryCode } from '@onewindow/codes';
import { defineMessages } from '@onewindow/i18n';
import {
  Actions,
  Button,
  ChoiceField,
  ErrorSummary,
  Form,
  PageHead,
  page,
  redirect,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import { openCase } from './case-page.tsx';
import { deliveryLabels } from './delivery-words.ts';

const messages = defineMessages({
  zh: {
    head: '结果怎么给您',
    lead: '决定作出前可以随时改。电子的总会有，这里选的是要不要纸质的。',
    choice: '领取方式',
    address: '邮寄到哪里',
    hint: '省市区、街道门牌，收件人姓名和电话',
    save: '就按这个给我',
    back: '不改，回进度页',
    done: '领取方式已改好。',
    mine: '我的',
  },
  en: {
    head: 'How you receive the result',
    lead: 'You can change it until the decision. There is always an electronic one; choose whether you want paper too.',
    choice: 'Delivery',
    address: 'Where to send it',
    hint: 'City, street and number, the receiver’s name and telephone',
    save: 'Save',
    back: 'Leave it, back to the progress',
    done: 'Saved.',
    mine: 'Mine',
  },
});

const methods = ['electronic', 'window', 'post'] as const;

interface Data {
  details: CaseDetails;
  delivery: { method: string; address?: string };
}

/** 改领取方式. */
export const deliveryPage = page({
  path: '/cases/:queryCode/delivery',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '改领取方式', en: 'Change how you receive the result' },
  breadcrumbs: (data: Data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: data.details.row.itemName, href: `/cases/${data.details.row.queryCode}` },
  ],
  async load(context): Promise<Data> {
    const details = await openCase(context, context.params.queryCode);
    const { delivery } = await openMatterAnswers(context.db, context.services, details.row.matterId);
    return { details, delivery };
  },
  actions: {
    async default(context) {
      const { db, services, actor, params, body, locale } = context;
      const { row } = await openCase(context, params.queryCode);
      const method = methods.find(one => one === body.get('delivery')) ?? 'electronic';
      const address = body.get('address')?.trim().slice(0, 300);
      await changeDelivery(db, services, actor, { caseId: row.id, delivery: { method, ...(address && { address }) } });
      return redirect(`/cases/${row.queryCode}`, { kind: 'done', text: messages(locale)('done') });
    },
  },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { details, delivery } = data as Data;
    return (
      <div className="ow-reading">
        <ErrorSummary form={form} />
        <PageHead
          kicker={`${formatQueryCode(details.row.queryCode)}　${details.row.itemName}`}
          title={t('head')}
          lead={t('lead')}
        />
        <Form>
          <ChoiceField
            name="delivery"
            label={t('choice')}
            values={[form?.values.get('delivery') ?? delivery.method]}
            options={methods.map(value => ({
              value,
              label: deliveryLabels[value][locale],
              hint: deliveryLabels[value].hint[locale],
            }))}
          />
          <div className="ow-post-address">
            <TextField
              name="address"
              label={t('address')}
              hint={t('hint')}
              errors={form?.errors ?? []}
              value={form?.values.get('address') ?? delivery.address ?? ''}
              maxLength={300}
            />
          </div>
          <Actions>
            <Button>{t('save')}</Button>
            <Button kind="link" href={`/cases/${details.row.queryCode}`}>
              {t('back')}
            </Button>
          </Actions>
        </Form>
      </div>
    );
  },
});
