import { apiPath, Button, Dialog, TextAreaField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { CaseReply, ColleagueItem, TaskItem } from '../../src/contract.ts';
import { ColleaguePicker } from './colleague-picker.tsx';
import { useTaskCommand } from './task-commands.ts';
import { plain } from './team-words.ts';
import './team.css';

export type TaskDialogAct = 'handOver' | 'delegate' | 'ask' | 'release' | 'endDelegation';

const messages = defineMessages({
  zh: {
    done: '已办理',
    cancel: '先不',
    choose: '请先选一位同事。',
    handOver: '转办',
    handOverAct: '转办',
    handOverText: '转出去以后由对方负责到底，对方马上在“今天”和铃上看到。时限照走。',
    handOverTo: '转给谁',
    handOverWords: '为什么转',
    handOverHint: '对方会看到，也留在经过里；申请人看不到',
    handOverNeeded: '请写明为什么转，接手的人会看到。',
    delegate: '委托',
    delegateAct: '委托',
    delegateText: '对方办完交回给您，您确认以后才往下走，责任还在您。时限照走。',
    delegateTo: '委托给谁',
    delegateWords: '请对方做什么',
    delegateHint: '比如去现场核查、核对材料',
    delegateNeeded: '请写明请对方做什么，接手的人会看到。',
    ask: '加签',
    askAct: '请他们提意见',
    askText: '每个人各自答复同意或不同意；都答复以后您才能往下办。还没答复的可以收回。',
    askTo: '请谁提意见（可以选几位）',
    askWords: '要问什么',
    askHint: '说清楚从哪里看、看什么',
    askNeeded: '请写明要问什么，对方才知道从哪里看。',
    release: '退签',
    releaseAct: '退回给本岗位',
    releaseText: '这个待办从{name}手上退回给岗位，谁都可以再签收。',
    releaseWords: '为什么退',
    releaseHint: '留在经过里',
    endDelegation: '结束委托',
    endDelegationAct: '交还给{name}',
    endDelegationText: '没有办完，原样交还给{name}。',
    endDelegationWords: '说明',
    endDelegationHint: '对方会看到',
  },
  en: {
    done: 'Done',
    cancel: 'Not now',
    choose: 'Choose a colleague first.',
    handOver: 'Hand over',
    handOverAct: 'Hand it over',
    handOverText:
      'From then on your colleague answers for it, and sees it at once in Today and at the bell. The clock goes on.',
    handOverTo: 'To whom',
    handOverWords: 'Why',
    handOverHint: 'your colleague reads it, and it stays in the history; the applicant does not see it',
    handOverNeeded: 'Say why; whoever takes it over will read it.',
    delegate: 'Delegate',
    delegateAct: 'Delegate it',
    delegateText:
      'Finished, it comes back to you; it goes on when you confirm, and you answer for it. The clock goes on.',
    delegateTo: 'To whom',
    delegateWords: 'What is to be done',
    delegateHint: 'such as an inspection on site, or checking the documents',
    delegateNeeded: 'Say what is to be done; your colleague will read it.',
    ask: 'Ask for opinions',
    askAct: 'Ask them',
    askText:
      'Each answers alone, agreeing or not; you can go on when all have answered. What is not answered yet can be taken back.',
    askTo: 'Whom (several if you like)',
    askWords: 'What you ask',
    askHint: 'where to look, and what for',
    askNeeded: 'Say what you ask, so that they know where to look.',
    release: 'Give back',
    releaseAct: 'Give it back to the post',
    releaseText: 'It goes from {name} back to the post; anybody there may claim it.',
    releaseWords: 'Why',
    releaseHint: 'stays in the history',
    endDelegation: 'End the delegation',
    endDelegationAct: 'Give it back to {name}',
    endDelegationText: 'It goes back to {name} as it is, not finished.',
    endDelegationWords: 'A word with it',
    endDelegationHint: 'the other will read it',
  },
});

const paths = {
  handOver: 'hand-over',
  delegate: 'delegate',
  ask: 'ask',
  release: 'release',
  endDelegation: 'end-delegation',
} as const;

/** Asks for whom and why, says what follows, and does it: 转办、委托、加签、退签、结束委托. */
export function TaskDialog({
  act,
  task,
  reply,
  onClose,
}: {
  act: TaskDialogAct;
  task: TaskItem;
  reply: CaseReply;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<ColleagueItem[]>([]);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const command = useTaskCommand(reply, { done: t('done'), onDone: onClose });
  const names = { name: plain((act === 'release' ? task.assigneeName : task.ownerName) ?? '') };
  const gives = act === 'handOver' || act === 'delegate' || act === 'ask';
  const lacksWords = gives && words.trim().length < 2;
  const lacksPerson = gives && chosen.length === 0;

  function send() {
    setTried(true);
    if (lacksWords || lacksPerson) return;
    const to = chosen.map(one => one.accountId);
    const body =
      act === 'ask'
        ? { to, question: words.trim() }
        : { ...(gives && { to: to[0] }), ...(words.trim() && { reason: words.trim() }) };
    void command.run({ taskId: task.id, path: paths[act], body });
  }

  const wordsPath = act === 'ask' ? '/question' : '/reason';
  const missing = gives && tried && lacksWords ? t(`${act as 'ask'}Needed`) : undefined;
  return (
    <Dialog
      title={t(act)}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={command.pending} onClick={send}>
            {t(`${act}Act`, names)}
          </Button>
        </>
      }
    >
      <div className="ow-team-form">
        <p className="ow-muted">{t(`${act}Text`, names)}</p>
        {gives && (
          <ColleaguePicker
            url={apiPath`/api/cases/${reply.case.id}/tasks/${task.id}/colleagues`}
            query={{ purpose: act }}
            label={t(`${act}To`)}
            several={act === 'ask'}
            value={chosen}
            onChange={setChosen}
            error={command.problemAt('/to') ?? (tried && lacksPerson ? t('choose') : undefined)}
          />
        )}
        <TextAreaField
          path={wordsPath}
          label={t(`${act}Words`)}
          hint={t(`${act}Hint`)}
          optional={!gives}
          value={words}
          onChange={value => setWords(value ?? '')}
          error={command.problemAt(wordsPath) ?? missing}
        />
      </div>
    </Dialog>
  );
}
