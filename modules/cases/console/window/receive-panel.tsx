import { formatQueryCode } from '@onewindow/codes';
import { AppLink, Button, Facts, Icon, useDates, useHotkeys, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Problem } from './problems.ts';
import type { ReceivedCase } from './window-data.ts';

const messages = defineMessages({
  zh: {
    side: '收件',
    before: '填好表、收齐材料，按 F9 收件，凭证自动打开打印。缺的材料可以先存着，申请人回家也能接着交。',
    receive: '收件并打印凭证',
    missing: '还差 {n} 处，补上就能收：',
    paper: '申请材料收取凭证',
    applicant: '申请人',
    item: '事项',
    code: '查询码',
    answer: '答复受理',
    by: '最迟 {date}',
    number: '文号',
    received: '收到',
    online: '申请人登录网上服务就能看到这一件，补材料、看进度都可以接着办；没有账号的，凭查询码和证件后四位看进度。',
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
    missing: 'Still missing: {n}',
    paper: 'Receipt of materials',
    applicant: 'Applicant',
    item: 'Item',
    code: 'Query code',
    answer: 'Acceptance',
    by: 'by {date}',
    number: 'Number',
    received: 'Received',
    online:
      'The applicant finds the same case online and can go on there; without an account, the query code and the last four characters of the ID show its progress.',
    silent: 'Without an answer by then it counts as accepted on the day of receipt (Administrative Licensing Law, 32).',
    print: 'Print the receipt',
    openCase: 'Open the case',
    elsewhere: 'Submitted; {body} will receive it.',
    next: 'Done, next person',
  },
});

/** Before: the one button. What is missing stands above it, each line leading to its place; the button is never grey. */
export function ReceivePanel({
  problems,
  busy,
  onReceive,
  onGo,
}: {
  problems: readonly Problem[];
  busy: boolean;
  onReceive(): void;
  onGo(problem: Problem): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  useHotkeys([{ keys: 'F9', label: t('receive'), whileTyping: true, run: onReceive }]);
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      {problems.length > 0 ? (
        <div className="ow-window-problems" role="alert">
          <b>{t('missing', { n: problems.length })}</b>
          <ul>
            {problems.map(problem => (
              <li key={problem.key}>
                <button type="button" className="ow-text-link" onClick={() => onGo(problem)}>
                  {say(problem)}
                </button>
              </li>
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
                ...(one.document ? [{ label: t('number'), value: one.document.number }] : []),
                { label: t('applicant'), value: applicant },
                { label: t('item'), value: one.itemName },
                ...(one.receivedAt ? [{ label: t('received'), value: dates.moment(one.receivedAt) }] : []),
                { label: t('code'), value: <b>{formatQueryCode(one.queryCode)}</b> },
                ...(one.acceptanceDue
                  ? [{ label: t('answer'), value: <b>{t('by', { date: dates.long(one.acceptanceDue) })}</b> }]
                  : []),
              ]}
            />
            <p className="ow-muted">{one.document ? t('silent') : t('elsewhere', { body: one.organisationName })}</p>
          </div>
          {one.document && (
            <a
              className="ow-button ow-button-outline ow-button-block"
              href={printHref(one.document.id)}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="print" /> {t('print')}
            </a>
          )}
          <AppLink to={`/cases/${one.id}`}>{t('openCase')}</AppLink>
        </div>
      ))}
      <p className="ow-muted">{t('online')}</p>
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
