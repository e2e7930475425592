import { Button, confirm, Tag, useDates, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CaseReply, TaskItem } from '../../src/contract.ts';
import { useTaskCommand } from './task-commands.ts';
import { answerName, plain } from './team-words.ts';
import './team.css';

const messages = defineMessages({
  zh: {
    title: '在谁手上',
    open: '{step}，还没有人签收',
    held: '{step}，{name}',
    delegated: '{step}，{name}受{owner}委托在办',
    handedOver: '{by} {at} 转来',
    delegatedBy: '{by} {at} 委托',
    handedBack: '{by} {at} 交回',
    waiting: '等加签：共 {total} 位，还有 {count} 位没答复',
    answered: '加签：{total} 位都答复了',
    notYet: '还没答复',
    withdraw: '收回',
    withdrawLabel: '收回对{name}的加签',
    withdrawTitle: '收回这个加签？',
    withdrawText: '{name}还没有答复。收回以后不用再答，您也不用再等。',
    withdrawAct: '收回',
    withdrawn: '已收回',
  },
  en: {
    title: 'Who has it',
    open: '{step}, claimed by nobody yet',
    held: '{step}, {name}',
    delegated: '{step}, {name} works on it for {owner}',
    handedOver: 'handed over by {by}, {at}',
    delegatedBy: 'delegated by {by}, {at}',
    handedBack: 'handed back by {by}, {at}',
    waiting: 'Waiting for {count} of {total} co-signers',
    answered: 'Co-signers: all have answered ({total})',
    notYet: 'not answered yet',
    withdraw: 'Take back',
    withdrawLabel: 'Take back the question to {name}',
    withdrawTitle: 'Take this question back?',
    withdrawText: '{name} has not answered yet, and then need not; you need not wait any longer.',
    withdrawAct: 'Take it back',
    withdrawn: 'Taken back',
  },
});

/** Who holds the case's open steps now, how it came to her, and whom she waits for 加签. */
export function Holder({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const steps = reply.tasks.filter(task => task.parentTaskId === null && isOpen(task));
  if (steps.length === 0 || reply.case.concludedAt) return null;
  return (
    <section className="ow-holder">
      <h2>{t('title')}</h2>
      {steps.map(task => (
        <Step key={task.id} task={task} reply={reply} />
      ))}
    </section>
  );
}

export function isOpen(task: TaskItem): boolean {
  return task.state === 'open' || task.state === 'claimed';
}

function Step({ task, reply }: { task: TaskItem; reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  const step = say({ zh: task.name, en: task.nameEn });
  const name = plain(task.assigneeName ?? '');
  const questions = reply.tasks.filter(one => one.parentTaskId === task.id && one.state !== 'cancelled');
  const left = questions.filter(isOpen).length;
  const { given } = task;
  const came = {
    handedOver: 'handedOver',
    delegated: 'delegatedBy',
    handedBack: 'handedBack',
  } as const;
  const how = given && came[given.kind as keyof typeof came];
  return (
    <>
      <p>
        {task.assigneeName === null
          ? t('open', { step })
          : task.ownerName
            ? t('delegated', { step, name, owner: plain(task.ownerName) })
            : t('held', { step, name })}
      </p>
      {given && how && (
        <p className="ow-holder-note">
          <span className="ow-muted">{t(how, { by: plain(given.byName ?? ''), at: dates.moment(given.at) })}</span>
          {given.note && (
            <>
              <br />
              {given.note}
            </>
          )}
        </p>
      )}
      {questions.length > 0 && (
        <>
          <p className="ow-holder-note" role="status">
            {left > 0
              ? t('waiting', { count: left, total: questions.length })
              : t('answered', { total: questions.length })}
          </p>
          <ul className="ow-signers">
            {questions.map(question => (
              <Signer key={question.id} question={question} reply={reply} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Signer({ question, reply }: { question: TaskItem; reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const command = useTaskCommand(reply, { done: t('withdrawn') });
  const name = plain(question.assigneeName ?? question.doneByName ?? '');
  const opinion = reply.opinions.find(one => one.taskId === question.id);
  async function withdraw() {
    const sure = await confirm({
      title: t('withdrawTitle'),
      body: t('withdrawText', { name }),
      act: t('withdrawAct'),
    });
    if (sure) await command.run({ taskId: question.id, path: 'withdraw-question' });
  }
  return (
    <li>
      <div className="ow-signer-head">
        <span>
          <b>{name}</b>{' '}
          {opinion ? (
            <Tag kind={opinion.action === 'disagree' ? 'amber' : 'tint'}>{say(answerName(opinion.action))}</Tag>
          ) : (
            <span className="ow-muted">{t('notYet')}</span>
          )}
        </span>
        {question.may.includes('withdraw') && (
          <Button
            size="small"
            busy={command.pending}
            aria-label={t('withdrawLabel', { name })}
            onClick={() => void withdraw()}
          >
            {t('withdraw')}
          </Button>
        )}
      </div>
      <p>{opinion?.text ?? question.given?.note}</p>
    </li>
  );
}
