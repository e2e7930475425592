import { formatQueryCode } from '@onewindow/codes';
import { AppLink, Button, Facts, Icon, useDates, useHotkeys, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { ReceivedReply } from '../../src/contract-applications.ts';
import { MissingList } from './missing-list.tsx';
import type { Problem } from './problems.ts';
import type { ReceivedCase } from './window-data.ts';

const messages = defineMessages({
  zh: {
    side: '收件',
    before: '填好表、收齐材料，按 F9 收件，凭证自动打开打印。缺的材料可以先存着，申请人回家也能接着交。',
    receive: '收件并打印凭证',
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
    matter: '一件事',
    jointPaper: '一张凭证，{n} 个事项，一套材料',
    answerBy: '最迟 {date}答复受理',
    colon: '：',
    comma: '、',
  },
  en: {
    side: 'Receipt',
    before: 'Complete the form and the materials, then press F9: the case is received and the receipt opens for print.',
    receive: 'Receive and print',
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
    matter: 'Joint matter',
    jointPaper: 'One receipt for {n} items and one set of documents',
    answerBy: 'Acceptance by {date}',
    colon: ': ',
    comma: ', ',
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
  useHotkeys([{ keys: 'F9', label: t('receive'), whileTyping: true, run: onReceive }]);
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      {problems.length > 0 ? (
        <MissingList problems={problems} onGo={onGo} />
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
  received,
  onNext,
}: {
  applicant: string;
  received: ReceivedReply;
  onNext(): void;
}) {
  const t = useMessages(messages);
  const paper = paperOf(received);
  const [only] = received.cases;
  const joint = received.cases.length > 1;
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      <div className="ow-window-receipt">
        <h2>{t('paper')}</h2>
        <p className="ow-muted">{joint ? t('jointPaper', { n: received.cases.length }) : only?.organisationName}</p>
        {joint ? (
          <JointFacts applicant={applicant} received={received} />
        ) : (
          only && <SingleFacts applicant={applicant} one={only} />
        )}
        <Answering cases={received.cases} />
      </div>
      {paper && (
        <a className="ow-button ow-button-outline ow-button-block" href={paper} target="_blank" rel="noreferrer">
          <Icon name="print" /> {t('print')}
        </a>
      )}
      {received.cases.map(one => (
        <AppLink key={one.id} to={`/cases/${one.id}`}>
          {joint ? `${t('openCase')}${t('colon')}${one.itemName}` : t('openCase')}
        </AppLink>
      ))}
      <p className="ow-muted">{t('online')}</p>
      <Button kind="solid" size="large" keys="F2" block onClick={onNext}>
        {t('next')}
      </Button>
    </div>
  );
}

function SingleFacts({ applicant, one }: { applicant: string; one: ReceivedCase }) {
  const t = useMessages(messages);
  const dates = useDates();
  return (
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
  );
}

/** 一件事: one code and one paper; each body with the day by which it answers. */
function JointFacts({ applicant, received }: { applicant: string; received: ReceivedReply }) {
  const t = useMessages(messages);
  const dates = useDates();
  const at = received.cases.find(one => one.receivedAt)?.receivedAt;
  return (
    <Facts
      columns={1}
      facts={[
        { label: t('code'), value: <b>{formatQueryCode(received.queryCode)}</b> },
        { label: t('applicant'), value: applicant },
        { label: t('matter'), value: received.title },
        ...(at ? [{ label: t('received'), value: dates.moment(at) }] : []),
        ...received.cases.map(one => ({
          label: one.organisationName,
          value: (
            <>
              {one.itemName}
              {one.acceptanceDue && (
                <b className="ow-window-due">{t('answerBy', { date: dates.long(one.acceptanceDue) })}</b>
              )}
            </>
          ),
        })),
      ]}
    />
  );
}

/** What silence would mean; and which bodies are still to receive theirs. */
function Answering({ cases }: { cases: readonly ReceivedCase[] }) {
  const t = useMessages(messages);
  const elsewhere = cases.filter(one => !one.document);
  return (
    <>
      {elsewhere.length < cases.length && <p className="ow-muted">{t('silent')}</p>}
      {elsewhere.length > 0 && (
        <p className="ow-muted">
          {t('elsewhere', { body: elsewhere.map(one => one.organisationName).join(t('comma')) })}
        </p>
      )}
    </>
  );
}

/**
 * The paper to be handed over: the body's own receipt of one case, the one receipt of a joint matter. None when nothing of
 * it was received here. The browser's own viewer shows it with its print button.
 */
export function paperOf({ queryCode, cases }: ReceivedReply): string | undefined {
  const received = cases.filter(one => one.document);
  if (received.length === 0) return undefined;
  if (cases.length > 1) return `/api/matters/${queryCode}/receipt`;
  return `/api/documents/${received[0]?.document?.id}/pdf`;
}
