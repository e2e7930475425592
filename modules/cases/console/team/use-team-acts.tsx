import { type Decision, type FurtherAct, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import type { CaseReply, TaskItem } from '../../src/contract.ts';
import { isOpen } from './holder.tsx';
import { useTaskCommand } from './task-commands.ts';
import { TaskDialog, type TaskDialogAct } from './task-dialog.tsx';
import { plain } from './team-words.ts';
import './team.css';

const messages = defineMessages({
  zh: {
    done: '已办理',
    claimed: '已签收',
    claim: '签收',
    claimNote: '别人就不再办',
    release: '退签',
    releaseNote: '退回给本岗位',
    handOver: '转办',
    handOverNote: '换一位同事负责',
    delegate: '委托',
    delegateNote: '办完交回给您',
    ask: '加签',
    askNote: '请同事提意见',
    takeBack: '收回委托',
    takeBackNote: '现在{name}在办',
    giveBack: '退回委托',
    giveBackNote: '没办完，交还{name}',
    asks: '{name}请您提意见',
    agree: '加签同意',
    agreeAct: '同意',
    disagree: '加签不同意',
    disagreeAct: '不同意',
    toCase: '意见进办件的意见和经过，申请人看不到',
    toAsker: '大家都答复以后{name}再往下办，怎么定由{name}负责',
    whyNot: '不同意请写明意见。',
    fine: '同意',
    fineText: '看过，没有不同意见。',
  },
  en: {
    done: 'Done',
    claimed: 'Claimed',
    claim: 'Claim',
    claimNote: 'nobody else does it then',
    release: 'Give back',
    releaseNote: 'to the post',
    handOver: 'Hand over',
    handOverNote: 'a colleague takes it on',
    delegate: 'Delegate',
    delegateNote: 'comes back to you when done',
    ask: 'Ask for opinions',
    askNote: 'colleagues co-sign',
    takeBack: 'Take the delegation back',
    takeBackNote: '{name} works on it now',
    giveBack: 'Give the delegation back',
    giveBackNote: 'not finished, to {name}',
    asks: '{name} asks for your opinion',
    agree: 'Co-sign: agree',
    agreeAct: 'Agree',
    disagree: 'Co-sign: disagree',
    disagreeAct: 'Disagree',
    toCase: 'Your opinion stands in the case and its history; the applicant does not see it',
    toAsker: '{name} goes on when everybody has answered, and answers for the decision',
    whyNot: 'Say why you disagree.',
    fine: 'Agree',
    fineText: 'I have looked at it and agree.',
  },
});

export type AnswerKey = 'cosignAgree' | 'cosignDisagree';

/** What the reader may do with the open step beside deciding on it, and the dialogs that ask for it. */
export function useTeamActs(reply: CaseReply, onDone: () => void) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<{ act: TaskDialogAct; task: TaskItem }>();
  const claim = useTaskCommand(reply, { done: t('claimed'), onDone });
  const release = useTaskCommand(reply, { done: t('done'), onDone });
  const steps = reply.tasks.filter(task => task.parentTaskId === null && isOpen(task));
  const step = steps.find(task => task.mine) ?? steps.find(task => task.may.length > 0);
  const acts: FurtherAct[] = [];
  if (step) {
    const may = (act: string) => step.may.includes(act);
    const ask = (act: TaskDialogAct, label: string, note: string) =>
      acts.push({ key: act, label, note, run: () => setOpen({ act, task: step }) });
    if (may('claim')) {
      const run = () => void claim.run({ taskId: step.id, path: 'claim' });
      acts.push({ key: 'claim', label: t('claim'), note: t('claimNote'), keys: 'C', run });
    }
    if (may('ask')) ask('ask', t('ask'), t('askNote'));
    if (may('delegate')) ask('delegate', t('delegate'), t('delegateNote'));
    if (may('handOver')) ask('handOver', t('handOver'), t('handOverNote'));
    if (may('endDelegation')) {
      const [label, note, name] =
        step.kind === 'delegated'
          ? [t('giveBack'), 'giveBackNote' as const, step.ownerName]
          : [t('takeBack'), 'takeBackNote' as const, step.assigneeName];
      ask('endDelegation', label, t(note, { name: plain(name ?? '') }));
    }
    if (may('release')) {
      // One's own goes back at once; a head says why she takes a colleague's away.
      const run = step.mine
        ? () => void release.run({ taskId: step.id, path: 'release' })
        : () => setOpen({ act: 'release', task: step });
      acts.push({ key: 'release', label: t('release'), note: t('releaseNote'), run });
    }
  }
  const layer: ReactNode = open && (
    <TaskDialog act={open.act} task={open.task} reply={reply} onClose={() => setOpen(undefined)} />
  );
  return { acts, layer };
}

/** The co-signer's form 加签: agree or disagree with an opinion, under the question. */
export function useAnswer(reply: CaseReply, onDone: () => void) {
  const t = useMessages(messages);
  const command = useTaskCommand(reply, { done: t('done'), onDone });
  const question = reply.tasks.find(task => task.may.includes('answer'));
  const decisions: Decision<AnswerKey>[] = [];
  if (question) {
    const name = plain(question.given?.byName ?? '');
    const fields = (
      <p className="ow-question">
        <small>{t('asks', { name })}</small>
        {question.given?.note}
      </p>
    );
    const consequences = [t('toCase'), t('toAsker', { name })];
    decisions.push({
      key: 'cosignAgree',
      label: t('agree'),
      act: t('agreeAct'),
      consequences,
      fields,
      suggestions: [{ label: t('fine'), text: t('fineText') }],
    });
    decisions.push({
      key: 'cosignDisagree',
      label: t('disagree'),
      act: t('disagreeAct'),
      consequences,
      fields,
      opinionRequired: true,
      opinionMissing: t('whyNot'),
    });
  }
  return {
    decisions,
    pending: command.pending,
    problem: command.problemAt('/opinion'),
    answer(key: AnswerKey, opinion: string) {
      if (!question) return;
      void command.run({ taskId: question.id, path: 'answer', body: { agree: key === 'cosignAgree', opinion } });
    },
  };
}
