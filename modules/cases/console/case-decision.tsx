import {
  api,
  apiPath,
  type Decision,
  DecisionPanel,
  type FurtherAct,
  TextField,
  useCommand,
  useGo,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { type ReactNode, useState } from 'react';
import type { CaseReply } from '../src/contract.ts';
import { type CaseAct, CaseActDialog } from './case-act-dialog.tsx';
import { useCaseCommand } from './case-commands.ts';
import { decisionMessages } from './decision-messages.ts';
import { InspectionFields } from './inspection-fields.tsx';
import { SupplementDialog } from './supplement-dialog.tsx';
import { Holder } from './team/holder.tsx';
import { plain } from './team/team-words.ts';
import { type AnswerKey, useAnswer, useTeamActs } from './team/use-team-acts.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Key = AnswerKey | 'acceptAll' | 'receive' | 'accept' | 'forward' | 'grant' | 'deny' | 'return' | 'deliver';

type TaskKey = 'forward' | 'grant' | 'deny' | 'return';

/** The right column: what I may decide now, and what else I may do. */
export function CaseDecision({ reply }: { reply: CaseReply }) {
  const t = useMessages(decisionMessages);
  const { locale } = useLanguage();
  const go = useGo();
  const [act, setAct] = useState<CaseAct>();
  const [supplementing, setSupplementing] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
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
  const task = reply.tasks.find(
    one => one.mine && one.parentTaskId === null && (one.state === 'open' || one.state === 'claimed'),
  );
  const owner = task?.kind === 'delegated' ? plain(task.ownerName ?? '') : undefined;
  const team = useTeamActs(reply, begin);
  const answering = useAnswer(reply, begin);
  const may = (name: string) => reply.may.includes(name);
  const paused = reply.pauses.some(pause => pause.until === null);

  const waitingToo = reply.siblings.filter(one => one.state === 'submitted' || one.state === 'received').length;
  const acceptAll = useCommand<void, unknown>({
    send: (_, key) => api.post(apiPath`/api/matters/${reply.matter.id}/accept`, {}, { key }),
    invalidates: [['case'], ['work'], ['today'], ['/api/cases']],
    done: t('done'),
    onDone: begin,
  });

  const decisions: Decision<Key>[] = [...answering.decisions];
  if (may('accept') && waitingToo > 0) {
    const count = waitingToo + 1;
    decisions.push({
      key: 'acceptAll',
      label: t('acceptAll'),
      act: t('acceptAllAct', { count }),
      consequences: [t('acceptAllAfter', { count }), t('acceptAfter'), t('told')],
    });
  }
  const add = (key: Exclude<Key, 'acceptAll' | AnswerKey>, after: string[], rest: Partial<Decision<Key>> = {}) =>
    decisions.push({ key, label: t(key), act: t(`${key}Act`), consequences: after, ...rest });
  // What is delegated moves nothing: it goes back with a proposal.
  const work = (key: TaskKey, after: string[], rest: Partial<Decision<Key>>) =>
    owner === undefined
      ? add(key, after, rest)
      : add(key, [t('proposeAfter', { owner })], {
          ...rest,
          act: t('proposeAct', { owner }),
          label: t('propose', { what: t(key) }),
          final: false,
        });
  if (may('receive')) add('receive', [t('receiveAfter')]);
  if (may('accept')) add('accept', [t('acceptAfter'), t('acceptNext'), t('told')]);
  if (task && may('work') && !paused && task.openSigners === 0) {
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
    for (const action of task.actions as TaskKey[]) {
      if (action === 'forward') {
        work('forward', [t('forwardAfter')], {
          fields,
          suggestions: [{ label: t('forward'), text: task.level === 'review' ? t('agree') : t('complete') }],
        });
      }
      if (action === 'grant') {
        work('grant', [t('grantAfter'), t('grantLicence'), t('told')], {
          suggestions: [{ label: t('grant'), text: t('granted') }],
        });
      }
      if (action === 'deny') {
        work('deny', [t('denyAfter'), t('denyReport'), t('told')], {
          fields: lawField,
          final: true,
          opinionRequired: true,
          suggestions: [{ label: t('deny'), text: t('notMet') }],
        });
      }
      if (action === 'return') {
        work('return', [t('returnAfter')], {
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
    if (key === 'cosignAgree' || key === 'cosignDisagree') answering.answer(key, opinion);
    else if (key === 'acceptAll') void acceptAll.run();
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

  const acts: FurtherAct[] = [...team.acts];
  const offer = (key: CaseAct, note?: string) =>
    acts.push({ key, label: t(key), ...(note && { note }), run: () => setAct(key) });
  if (may('correct') || may('resubmit')) {
    acts.push({
      key: 'correct',
      label: t(may('correct') ? 'takeCorrection' : 'takeChanges'),
      note: t('notePaper'),
      run: () => go(`/window?party=${reply.case.partyId}&correct=${reply.case.id}`),
    });
  }
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
  if (may('supplement')) {
    acts.push({ key: 'supplement', label: t('supplement'), note: t('notePaper'), run: () => setSupplementing(true) });
  }
  if (may('withdraw')) {
    acts.push({ key: 'withdraw', label: t('withdraw'), note: t('noteAtWindow'), run: () => setWithdrawing(true) });
  }
  if (may('terminate')) offer('terminate', t('noteReason'));

  const waiting = reply.case.concludedAt
    ? t('finished')
    : task && task.openSigners > 0
      ? t('waitingSigners', { count: task.openSigners })
      : reply.case.waitingFor
        ? t('waiting', { who: reply.case.waitingFor })
        : undefined;
  return (
    <>
      <Holder reply={reply} />
      <DecisionPanel
        key={`${locale} ${round}`}
        decisions={decisions}
        acts={acts}
        busy={command.pending || acceptAll.pending || answering.pending}
        errors={{ opinion: answering.problem }}
        onDecide={decide}
        footnote={decisions.length > 0 && t('foot')}
        waiting={waiting}
      />
      {team.layer}
      {supplementing && <SupplementDialog reply={reply} onClose={() => setSupplementing(false)} />}
      {withdrawing && <WithdrawDialog reply={reply} onClose={() => setWithdrawing(false)} />}
      {act && <CaseActDialog act={act} reply={reply} onClose={() => setAct(undefined)} />}
    </>
  );
}
