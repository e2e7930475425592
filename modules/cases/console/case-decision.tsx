import {
  api,
  apiPath,
  type Decision,
  DecisionPanel,
  type FurtherAct,
  TextField,
  useCommand,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import type { CaseReply } from '../src/contract.ts';
import { type CaseAct, CaseActDialog } from './case-act-dialog.tsx';
import { useCaseCommand } from './case-commands.ts';
import { InspectionFields } from './inspection-fields.tsx';

const messages = defineMessages({
  zh: {
    done: '已办理',
    receive: '收件',
    receiveAct: '收件并出凭证',
    receiveAfter: '生成申请材料收取凭证，申请人马上看到',
    accept: '受理',
    acceptAct: '受理',
    acceptAfter: '生成受理通知书，从下一个工作日起算',
    acceptNext: '转到承办',
    forward: '同意',
    forwardAct: '同意，报下一步',
    forwardAfter: '转到下一步，时限继续走',
    grant: '准予',
    grantAct: '准予并盖章',
    grantAfter: '生成准予行政许可决定书',
    grantLicence: '生成电子证照，马上可以验真',
    deny: '不予',
    denyAct: '不予许可',
    denyAfter: '生成不予行政许可决定书，写明理由和救济途径',
    denyReport: '向监督部门报备（否定报备）',
    return: '退回',
    returnAct: '退回上一步',
    returnAfter: '回到前一步，时限继续走',
    deliver: '送达',
    deliverAct: '送达并办结',
    deliverAfter: '生成送达回证，办件办结',
    receiver: '谁收的',
    law: '法律依据',
    told: '申请人马上收到告知',
    acceptAll: '统一受理',
    acceptAllAct: '统一受理 {count} 件',
    acceptAllAfter: '{count} 个部门同时开始，一套材料，各自计时，全部办结才算办完',
    complete: '材料齐全，符合法定形式。',
    agree: '同意承办意见，符合许可条件。',
    granted: '经审查，申请符合法定条件，准予许可。',
    notMet: '现场核查不符合法定条件，不予许可。',
    again: '请补充核查情况后再报。',
    waiting: '现在在等：{who}',
    finished: '这一件已经办结。',
    requestCorrection: '一次告知补正',
    refuseAcceptance: '不予受理',
    returnBeforeReceipt: '预审退回修改',
    pause: '暂停计时',
    resume: '恢复计时',
    extend: '延长期限',
    answerExtension: '批准延长',
    terminate: '终止',
    noteLaw: '要有法定依据',
    noteOnce: '一次，报负责人',
    noteReason: '要有理由',
    noteAsked: '{who}申请 {amount} 天',
    noteTell: '只能一次，要说全',
    foot: '用您的账号留痕，不可改',
  },
  en: {
    done: 'Done',
    receive: 'Receive',
    receiveAct: 'Receive and issue the receipt',
    receiveAfter: 'The receipt of materials is issued; the applicant sees it at once',
    accept: 'Accept',
    acceptAct: 'Accept',
    acceptAfter: 'The notice of acceptance is issued; the clock starts the next working day',
    acceptNext: 'The case goes to the handler',
    forward: 'Agree',
    forwardAct: 'Agree and pass on',
    forwardAfter: 'The case goes to the next step; the clock goes on',
    grant: 'Grant',
    grantAct: 'Grant and seal',
    grantAfter: 'The decision to grant is issued',
    grantLicence: 'The electronic licence is issued and can be verified at once',
    deny: 'Deny',
    denyAct: 'Deny the licence',
    denyAfter: 'The refusal is issued with its reasons and remedies',
    denyReport: 'The refusal is reported to supervision',
    return: 'Return',
    returnAct: 'Return to the step before',
    returnAfter: 'The case goes back one step; the clock goes on',
    deliver: 'Deliver',
    deliverAct: 'Deliver and conclude',
    deliverAfter: 'Proof of delivery is issued and the case is concluded',
    receiver: 'Received by',
    law: 'Legal basis',
    told: 'The applicant is told at once',
    acceptAll: 'Accept all',
    acceptAllAct: 'Accept all {count} cases',
    acceptAllAfter:
      '{count} departments begin side by side on one set of documents; the matter ends when all have ended',
    complete: 'The documents are complete and in legal form.',
    agree: 'I agree with the handler; the conditions are met.',
    granted: 'Reviewed: the application meets the legal conditions and is granted.',
    notMet: 'The inspection found that the legal conditions are not met; denied.',
    again: 'Please add the findings of the inspection and submit again.',
    waiting: 'Waiting for: {who}',
    finished: 'This case is concluded.',
    requestCorrection: 'Ask for corrections, once',
    refuseAcceptance: 'Refuse acceptance',
    returnBeforeReceipt: 'Return for changes',
    pause: 'Pause the clock',
    resume: 'Resume the clock',
    extend: 'Extend',
    answerExtension: 'Answer the extension',
    terminate: 'Terminate',
    noteLaw: 'needs a legal ground',
    noteOnce: 'once, by the head',
    noteReason: 'needs a reason',
    noteAsked: '{who} asks for {amount} days',
    noteTell: 'once only, tell everything',
    foot: 'Recorded under your account and not to be changed',
  },
});

type Key = 'acceptAll' | 'receive' | 'accept' | 'forward' | 'grant' | 'deny' | 'return' | 'deliver';

/** The right column: what I may decide now, and what else I may do. */
export function CaseDecision({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const [act, setAct] = useState<CaseAct>();
  const [law, setLaw] = useState('');
  const [receiver, setReceiver] = useState(reply.case.applicantName);
  const [inspection, setInspection] = useState(false);
  const [form, setForm] = useState<Record<string, unknown>>({});
  // Raised by every success: what was written for one step is not offered for the next. A failure keeps it.
  const [round, setRound] = useState(0);
  const begin = () => {
    setRound(round + 1);
    setLaw('');
    setInspection(false);
    setForm({});
  };
  const command = useCaseCommand(reply, { done: t('done'), onDone: begin });
  const task = reply.tasks.find(one => one.mine && (one.state === 'open' || one.state === 'claimed'));
  const may = (name: string) => reply.may.includes(name);
  const paused = reply.pauses.some(pause => pause.until === null);

  const waitingToo = reply.siblings.filter(one => one.state === 'submitted' || one.state === 'received').length;
  const acceptAll = useCommand<void, unknown>({
    send: (_, key) => api.post(apiPath`/api/matters/${reply.matter.id}/accept`, {}, { key }),
    invalidates: [['case'], ['work'], ['today'], ['/api/cases']],
    done: t('done'),
    onDone: begin,
  });

  const decisions: Decision<Key>[] = [];
  if (may('accept') && waitingToo > 0) {
    const count = waitingToo + 1;
    decisions.push({
      key: 'acceptAll',
      label: t('acceptAll'),
      act: t('acceptAllAct', { count }),
      consequences: [t('acceptAllAfter', { count }), t('acceptAfter'), t('told')],
    });
  }
  const add = (key: Exclude<Key, 'acceptAll'>, after: string[], rest: Partial<Decision<Key>> = {}) =>
    decisions.push({ key, label: t(key), act: t(`${key}Act`), consequences: after, ...rest });
  if (may('receive')) add('receive', [t('receiveAfter')]);
  if (may('accept')) add('accept', [t('acceptAfter'), t('acceptNext'), t('told')]);
  if (task && may('work') && !paused) {
    const fields: ReactNode = (
      <InspectionFields
        task={task}
        reply={reply}
        inspection={inspection}
        onInspection={setInspection}
        form={form}
        onForm={setForm}
        errors={command.fields}
      />
    );
    const lawField = (
      <TextField path="/law" label={t('law')} value={law} onChange={value => setLaw(value ?? '')} error={undefined} />
    );
    for (const action of task.actions as Key[]) {
      if (action === 'forward') {
        add('forward', [t('forwardAfter')], {
          fields,
          suggestions: [{ label: t('forward'), text: task.level === 'review' ? t('agree') : t('complete') }],
        });
      }
      if (action === 'grant') {
        add('grant', [t('grantAfter'), t('grantLicence'), t('told')], {
          suggestions: [{ label: t('grant'), text: t('granted') }],
        });
      }
      if (action === 'deny') {
        add('deny', [t('denyAfter'), t('denyReport'), t('told')], {
          fields: lawField,
          final: true,
          opinionRequired: true,
          suggestions: [{ label: t('deny'), text: t('notMet') }],
        });
      }
      if (action === 'return') {
        add('return', [t('returnAfter')], {
          opinionRequired: true,
          suggestions: [{ label: t('return'), text: t('again') }],
        });
      }
    }
  }
  if (may('deliver') && reply.case.state === 'delivering') {
    add('deliver', [t('deliverAfter')], {
      fields: (
        <TextField
          path="/receiver"
          label={t('receiver')}
          value={receiver}
          onChange={value => setReceiver(value ?? '')}
          error={undefined}
        />
      ),
    });
  }

  function decide(key: Key, opinion: string) {
    if (key === 'acceptAll') void acceptAll.run();
    else if (key === 'receive' || key === 'accept') void command.run({ path: key });
    else if (key === 'deliver') void command.run({ path: 'deliver', body: { receiver } });
    else if (task) {
      const body = {
        taskId: task.id,
        action: key,
        opinion: opinion || t(`${key}Act`),
        ...(key === 'deny' && law && { law }),
        ...(task.level === 'handle' && { inspection }),
        ...(Object.keys(form).length > 0 && { form }),
      };
      void command.run({ path: 'work', body });
    }
  }

  const acts: FurtherAct[] = [];
  const offer = (key: CaseAct, note?: string) =>
    acts.push({ key, label: t(key), ...(note && { note }), run: () => setAct(key) });
  if (may('requestCorrection')) offer('requestCorrection', t('noteTell'));
  if (may('refuseAcceptance')) offer('refuseAcceptance', t('noteReason'));
  if (may('returnBeforeReceipt')) offer('returnBeforeReceipt', t('noteReason'));
  if (may('resume')) offer('resume');
  if (may('pause')) offer('pause', t('noteLaw'));
  if (reply.extension?.mayAnswer) {
    offer(
      'answerExtension',
      t('noteAsked', { who: reply.extension.requestedBy.replace('（示例）', ''), amount: reply.extension.amount }),
    );
  }
  if (may('extend')) offer('extend', t('noteOnce'));
  if (may('terminate')) offer('terminate', t('noteReason'));

  const waiting = reply.case.concludedAt
    ? t('finished')
    : reply.case.waitingFor
      ? t('waiting', { who: reply.case.waitingFor })
      : undefined;
  return (
    <>
      <DecisionPanel
        key={`${locale} ${round}`}
        decisions={decisions}
        acts={acts}
        busy={command.pending || acceptAll.pending}
        onDecide={decide}
        footnote={decisions.length > 0 && t('foot')}
        waiting={waiting}
      />
      {act && <CaseActDialog act={act} reply={reply} onClose={() => setAct(undefined)} />}
    </>
  );
}
