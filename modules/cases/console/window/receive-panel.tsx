import { AppLink, Button, Facts, Icon, useDates, useHotkeys, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { ReceivedCase } from './window-data.ts';

const messages = defineMessages({
  zh: {
    side: '收件',
    before: '填好表、收齐材料，按 F9 收件，凭证自动打开打印。缺的材料可以先存着，申请人回家也能接着交。',
    receive: '收件并打印凭证',
    missing: '还差这些，补上就能收：',
    paper: '申请材料收取凭证',
    applicant: '申请人',
    item: '事项',
    code: '查询码',
    answer: '答复受理',
    by: '{date}前',
    silent: '到期没有答复，视为收到材料那天已经受理（行政许可法第三十二条）。',
    print: '打印凭证',
    openCase: '打开办件',
    elsewhere: '已提交，由{body}收件。',
    next: '办完，下一位',
  },
  en: {
    side: 'Receipt',
    before: 'Complete the form and the materials, then press F9: the case is received and the receipt opens for print.',
    receive: 'Receive and print',
    missing: 'Still missing:',
    paper: 'Receipt of materials',
    applicant: 'Applicant',
    item: 'Item',
    code: 'Query code',
    answer: 'Acceptance',
    by: 'by {date}',
    silent: 'Without an answer by then it counts as accepted on the day of receipt (Administrative Licensing Law, 32).',
    print: 'Print the receipt',
    openCase: 'Open the case',
    elsewhere: 'Submitted; {body} will receive it.',
    next: 'Done, next person',
  },
});

/** Before: the one button. What is missing stands above it, for the button is never grey. */
export function ReceivePanel({
  problems,
  busy,
  onReceive,
}: {
  problems: readonly { path: string; message: string }[];
  busy: boolean;
  onReceive(): void;
}) {
  const t = useMessages(messages);
  useHotkeys([{ keys: 'F9', label: t('receive'), whileTyping: true, run: onReceive }]);
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      {problems.length > 0 ? (
        <div className="ow-window-problems" role="alert">
          <b>{t('missing')}</b>
          <ul>
            {problems.map(problem => (
              <li key={problem.path + problem.message}>{problem.message}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="ow-muted">{t('before')}</p>
      )}
      <Button kind="solid" size="large" keys="F9" block busy={busy} onClick={onReceive}>
        {t('receive')}
      </Button>
    </div>
  );
}

/** After: the paper that came out, to be printed again, and the way to the next person. */
export function ReceivedPanel({
  applicant,
  cases,
  onNext,
}: {
  applicant: string;
  cases: readonly ReceivedCase[];
  onNext(): void;
}) {
  const t = useMessages(messages);
  const dates = useDates();
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      {cases.map(one => (
        <div key={one.id} className="ow-stack">
          <div className="ow-window-receipt">
            <h2>{t('paper')}</h2>
            <p className="ow-muted">{one.organisationName}</p>
            <Facts
              columns={1}
              facts={[
                { label: t('applicant'), value: applicant },
                { label: t('item'), value: one.itemName },
                { label: t('code'), value: <b>{one.queryCode}</b> },
                ...(one.acceptanceDue
                  ? [{ label: t('answer'), value: <b>{t('by', { date: dates.long(one.acceptanceDue) })}</b> }]
                  : []),
              ]}
            />
            <p className="ow-muted">{one.documentId ? t('silent') : t('elsewhere', { body: one.organisationName })}</p>
          </div>
          {one.documentId && (
            <a
              className="ow-button ow-button-outline ow-button-block"
              href={printHref(one.documentId)}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="print" /> {t('print')}
            </a>
          )}
          <AppLink to={`/cases/${one.id}`}>{t('openCase')}</AppLink>
        </div>
      ))}
      <Button kind="solid" size="large" keys="F2" block onClick={onNext}>
        {t('next')}
      </Button>
    </div>
  );
}

/** The browser's own viewer shows it with its print button. */
export function printHref(documentId: string): string {
  return `/api/documents/${documentId}/pdf`;
}
