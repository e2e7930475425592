import { type CaseDetails, mayWithdraw, withdrawCase } from '@onewindow/cases';
import { formatQueryCode } from '@onewindow/codes';
import { defineMessages } from '@onewindow/i18n';
import {
  Actions,
  Button,
  Callout,
  ErrorSummary,
  Form,
  PageHead,
  page,
  redirect,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import { openCase } from './case-page.tsx';

const messages = defineMessages({
  zh: {
    title: '撤回申请',
    head: '确定要撤回“{item}”吗？',
    lead: '撤回以后，{body}就不再办这件事。',
    what: '撤回之后',
    one: '交的材料和填的内容都留着记录，不会再用于这次申请。',
    two: '随时可以重新申请，不影响以后。',
    three: '会给您一份撤回申请确认书（PDF）。',
    joint: '同一张表里的其他事项照常办，不受影响。',
    reason: '为什么撤回',
    submit: '撤回这次申请',
    busy: '正在撤回…',
    back: '不撤回，回进度页',
    done: '已按您的申请撤回，确认书在下面。',
    mine: '我的',
  },
  en: {
    title: 'Withdraw',
    head: 'Withdraw “{item}”?',
    lead: 'After that {body} no longer works on it.',
    what: 'What it means',
    one: 'What you handed in stays on record and is not used for this application any more.',
    two: 'You may apply again at any time.',
    three: 'You get a confirmation of withdrawal (PDF).',
    joint: 'The other items of the same form go on as before.',
    reason: 'Why',
    submit: 'Withdraw this application',
    busy: 'Withdrawing…',
    back: 'Keep it, back to the progress',
    done: 'Withdrawn as you asked; the confirmation is below.',
    mine: 'Mine',
  },
});

interface Data {
  details: CaseDetails;
}

/** 撤回: names the act, says what follows, asks once more. Possible until the decision. */
export const withdrawPage = page({
  path: '/cases/:queryCode/withdraw',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '撤回申请', en: 'Withdraw' },
  breadcrumbs: (data: Data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: data.details.row.itemName, href: `/cases/${data.details.row.queryCode}` },
  ],
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const details = await openCase(context, context.params.queryCode);
    if (!mayWithdraw(details.row.state)) return redirect(`/cases/${details.row.queryCode}`);
    return { details };
  },
  actions: {
    async default(context) {
      const { db, services, actor, params, body, locale } = context;
      const { row } = await openCase(context, params.queryCode);
      // A second press finds it withdrawn.
      if (row.outcome === 'withdrawn') return redirect(`/cases/${row.queryCode}`);
      const reason = (body.get('reason') ?? '').trim().slice(0, 2000);
      await withdrawCase(db, services, actor, { caseId: row.id, reason });
      return redirect(`/cases/${row.queryCode}`, { kind: 'done', text: messages(locale)('done') });
    },
  },
  View({ data, form }) {
    const t = messages(usePortal().locale);
    const { row, siblings } = (data as Data).details;
    return (
      <div className="ow-reading">
        <ErrorSummary form={form} />
        <PageHead
          kicker={`${formatQueryCode(row.queryCode)}　${row.itemName}`}
          title={t('head', { item: row.itemName })}
          lead={t('lead', { body: row.organisationName })}
        />
        <Callout title={t('what')}>
          <ul>
            <li>{t('one')}</li>
            <li>{t('two')}</li>
            <li>{t('three')}</li>
            {siblings.length > 0 && <li>{t('joint')}</li>}
          </ul>
        </Callout>
        <Form>
          <TextField
            name="reason"
            label={t('reason')}
            optional
            rows={3}
            maxLength={2000}
            value={form?.values.get('reason') ?? ''}
          />
          <Actions>
            <Button kind="ink" busy={t('busy')}>
              {t('submit')}
            </Button>
            <Button kind="link" href={`/cases/${row.queryCode}`}>
              {t('back')}
            </Button>
          </Actions>
        </Form>
      </div>
    );
  },
});
