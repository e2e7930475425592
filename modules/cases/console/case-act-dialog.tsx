import {
  Button,
  DateField,
  Dialog,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { CaseReply } from '../src/contract.ts';
import { type CaseCommand, useCaseCommand } from './case-commands.ts';
import { groundNames } from './case-words.ts';
import { type CorrectionRow, CorrectionRows } from './correction-rows.tsx';

export type CaseAct =
  | 'requestCorrection'
  | 'refuseAcceptance'
  | 'returnBeforeReceipt'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'answerExtension'
  | 'terminate';

const messages = defineMessages({
  zh: {
    done: '已办理',
    cancel: '先不',
    reason: '理由',
    reasonHint: '申请人会看到',
    law: '法律依据',
    ground: '特别程序',
    until: '预计到哪一天',
    result: '结果',
    amount: '延长几个工作日',
    referTo: '应当向哪里申请',
    requestCorrection: '一次性告知补正',
    requestCorrectionAct: '告知并出补正告知书',
    requestCorrectionText:
      '只能告知一次：请把要补正的全部列出来。申请人补正后，五个工作日重新起算（行政许可法第三十二条）。',
    refuseAcceptance: '不予受理',
    refuseAcceptanceAct: '不予受理',
    refuseAcceptanceText: '出具不予受理通知书，写明理由和救济途径，并报备。',
    returnBeforeReceipt: '预审退回修改',
    returnBeforeReceiptAct: '退回',
    returnBeforeReceiptText: '还没有收件，申请人改好可以重新提交。',
    pause: '暂停计时',
    pauseAct: '暂停并告知',
    pauseText:
      '听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计算在期限内，所需时间要书面告知申请人（行政许可法第四十五条）。',
    resume: '恢复计时',
    resumeAct: '恢复',
    resumeText: '从明天起接着计时。',
    extend: '申请延长期限',
    extendAct: '报负责人批准',
    extendText: '只能延长一次，最多十个工作日，批准后把理由告诉申请人（行政许可法第四十二条）。',
    answerExtension: '批准延长',
    answerExtensionAct: '批准延长',
    answerExtensionText: '批准后出延长期限告知书，承诺时限和法定时限都顺延。',
    reject: '不批准',
    terminate: '终止办理',
    terminateAct: '终止办理',
    terminateText: '这件事不能再办下去。申请人会收到终止通知书。',
  },
  en: {
    done: 'Done',
    cancel: 'Not now',
    reason: 'Reason',
    reasonHint: 'the applicant will see it',
    law: 'Legal basis',
    ground: 'Special procedure',
    until: 'Expected until',
    result: 'Result',
    amount: 'Working days to add',
    referTo: 'Where to apply instead',
    requestCorrection: 'Ask for corrections, once',
    requestCorrectionAct: 'Tell and issue the notice',
    requestCorrectionText:
      'It can be told only once: list everything. After the correction the five working days run again (Administrative Licensing Law, article 32).',
    refuseAcceptance: 'Refuse acceptance',
    refuseAcceptanceAct: 'Refuse acceptance',
    refuseAcceptanceText: 'A notice with reasons and remedies is issued, and the refusal is reported.',
    returnBeforeReceipt: 'Return for changes',
    returnBeforeReceiptAct: 'Return',
    returnBeforeReceiptText: 'It has not been received yet; the applicant can change it and submit again.',
    pause: 'Pause the clock',
    pauseAct: 'Pause and tell',
    pauseText:
      'Hearings, tenders, auctions, inspections, tests, quarantine, appraisals and expert reviews are not counted; the time needed is told in writing (Administrative Licensing Law, article 45).',
    resume: 'Resume the clock',
    resumeAct: 'Resume',
    resumeText: 'It counts again from tomorrow.',
    extend: 'Request an extension',
    extendAct: 'Send to the head',
    extendText:
      'Once only, at most ten working days; when approved the applicant is told the reason (Administrative Licensing Law, article 42).',
    answerExtension: 'Answer the extension',
    answerExtensionAct: 'Approve',
    answerExtensionText: 'When approved the notice is issued and both the promise and the statutory limit move.',
    reject: 'Do not approve',
    terminate: 'Terminate',
    terminateAct: 'Terminate',
    terminateText: 'The matter cannot go on. The applicant receives a notice.',
  },
});

interface Fields {
  reason: string;
  law: string;
  referTo: string;
  ground: string;
  until: string;
  amount: number;
  items: CorrectionRow[];
}

/** Asks for what an act needs, says what the law says about it, and gives the command. */
export function CaseActDialog({ act, reply, onClose }: { act: CaseAct; reply: CaseReply; onClose(): void }) {
  const t = useMessages(messages);
  const say = useText();
  const [fields, setFields] = useState<Fields>({
    reason: '',
    law: '',
    referTo: '',
    ground: 'expertReview',
    until: '',
    amount: 5,
    items: [],
  });
  const command = useCaseCommand(reply, { done: t('done'), onDone: onClose });
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change });
  const input = (key: 'reason' | 'law' | 'referTo' | 'until', label: string) => ({
    path: `/${key}`,
    label,
    value: fields[key],
    onChange: (value: string | null | undefined) => set({ [key]: value ?? '' } as Partial<Fields>),
    error: command.problemAt(`/${key}`),
  });
  const needsReason = act !== 'requestCorrection' && act !== 'answerExtension';
  return (
    <Dialog
      title={t(act)}
      onClose={onClose}
      width={act === 'requestCorrection' ? 720 : 560}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {act === 'answerExtension' && (
            <Button
              onClick={() =>
                void command.run({ path: 'extension/answer', body: { approve: false, reason: fields.reason } })
              }
            >
              {t('reject')}
            </Button>
          )}
          <Button
            kind={act === 'terminate' || act === 'refuseAcceptance' ? 'ink' : 'solid'}
            busy={command.pending}
            onClick={() => void command.run(commandOf(act, fields))}
          >
            {t(`${act}Act`)}
          </Button>
        </>
      }
    >
      <p className="ow-muted">{t(`${act}Text`)}</p>
      {act === 'requestCorrection' && (
        <CorrectionRows reply={reply} rows={fields.items} onChange={items => set({ items })} />
      )}
      {act === 'pause' && (
        <>
          <SelectField
            path="/ground"
            label={t('ground')}
            value={fields.ground}
            onChange={value => set({ ground: value ?? 'expertReview' })}
            options={Object.entries(groundNames).map(([value, label]) => ({ value, label: say(label) }))}
            error={command.problemAt('/ground')}
          />
          <DateField {...input('until', t('until'))} error={command.problemAt('/expectedUntil')} />
        </>
      )}
      {act === 'extend' && (
        <NumberField
          path="/amount"
          label={t('amount')}
          min={1}
          max={10}
          value={fields.amount}
          onChange={value => set({ amount: value ?? 5 })}
          error={command.problemAt('/amount')}
        />
      )}
      {needsReason && (
        <TextAreaField
          {...input('reason', act === 'resume' ? t('result') : t('reason'))}
          hint={act === 'resume' ? undefined : t('reasonHint')}
        />
      )}
      {(act === 'refuseAcceptance' || act === 'terminate') && <TextField {...input('law', t('law'))} />}
      {act === 'refuseAcceptance' && <TextField {...input('referTo', t('referTo'))} optional />}
      {act === 'answerExtension' && <p>{reply.extension?.reason}</p>}
    </Dialog>
  );
}

function commandOf(act: CaseAct, fields: Fields): CaseCommand {
  const { reason, law, referTo, ground, until, amount, items } = fields;
  switch (act) {
    case 'requestCorrection':
      return { path: 'request-correction', body: { items } };
    case 'refuseAcceptance':
      return { path: 'refuse-acceptance', body: { reason, law, ...(referTo && { referTo }) } };
    case 'returnBeforeReceipt':
      return { path: 'return', body: { reason } };
    case 'pause':
      return { path: 'pause', body: { ground, reason, expectedUntil: until } };
    case 'resume':
      return { path: 'resume', body: { result: reason } };
    case 'extend':
      return { path: 'extension', body: { amount, reason } };
    case 'answerExtension':
      return { path: 'extension/answer', body: { approve: true } };
    case 'terminate':
      return { path: 'terminate', body: { reason, law } };
  }
}
