import { api, Button, Dialog, Rows, TextAreaField, useCommand, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { ColleagueItem, HeldTaskItem } from '../../src/contract.ts';
import { ColleaguePicker } from './colleague-picker.tsx';
import { plain } from './team-words.ts';
import './team.css';

const messages = defineMessages({
  zh: {
    title: '转办 {count} 件',
    text: '每一件都换成由对方负责，原来的经办人不再办。办不成的会逐件说明，其余照转。时限照走。',
    to: '转给谁',
    reason: '为什么转',
    hint: '比如休假、调动、退休；接手的人会看到，申请人看不到',
    reasonNeeded: '请写明为什么转，接手的人会看到。',
    choose: '请先选一位同事。',
    cancel: '先不',
    act: '转办 {count} 件',
    done: '{count} 件已转办',
    close: '知道了',
    partly: '{done} 件已转，{failed} 件没有转成',
    which: '{item}，{who}',
  },
  en: {
    title: 'Hand over {count}',
    text: 'Your colleague answers for each from then on, whoever held it does not. What cannot go is told one by one, the others go. The clock goes on.',
    to: 'To whom',
    reason: 'Why',
    hint: 'such as leave, a transfer or retirement; your colleague reads it, the applicant does not',
    reasonNeeded: 'Say why; whoever takes them over will read it.',
    choose: 'Choose a colleague first.',
    cancel: 'Not now',
    act: 'Hand over {count}',
    done: '{count} handed over',
    close: 'Close',
    partly: '{done} handed over, {failed} could not be',
    which: '{item}, {who}',
  },
});

interface Outcome {
  rows: { taskId: string; done: boolean; problem: { zh: string; en: string } | null }[];
}

/** Asks for whom and why, hands all over, and says of each that could not go why. */
export function HandOverManyDialog({ tasks, onClose }: { tasks: readonly HeldTaskItem[]; onClose(): void }) {
  const t = useMessages(messages);
  const say = useText();
  const [chosen, setChosen] = useState<ColleagueItem[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome['rows']>();
  const command = useCommand<void, Outcome>({
    send: (_, key) =>
      api.post<Outcome>(
        '/api/work/hand-over',
        { taskIds: tasks.map(task => task.id), to: chosen[0]?.accountId, reason: reason.trim() },
        { key },
      ) as Promise<Outcome>,
    invalidates: [['/api/work/held'], ['work'], ['case'], ['/api/cases'], ['colleagues']],
    onDone({ rows }) {
      setOutcome(rows);
    },
  });
  // Colleagues of one role where all tasks are of one; of any where they differ, and each is judged by itself.
  const roles = new Set(tasks.map(task => task.role ?? ''));
  const [role] = roles;
  const failed = outcome?.filter(one => !one.done) ?? [];
  if (outcome) {
    const done = outcome.length - failed.length;
    return (
      <Dialog
        title={failed.length > 0 ? t('partly', { done, failed: failed.length }) : t('done', { count: done })}
        width={560}
        onClose={onClose}
        footer={
          <Button kind="solid" data-first-focus onClick={onClose}>
            {t('close')}
          </Button>
        }
      >
        <Rows
          rows={failed.map(one => {
            const task = tasks.find(row => row.id === one.taskId);
            return {
              key: one.taskId,
              main: t('which', { item: task?.case.itemName ?? '', who: plain(task?.case.applicantName ?? '') }),
              note: one.problem && say(one.problem),
            };
          })}
        />
      </Dialog>
    );
  }
  const lacksReason = reason.trim().length < 2;
  return (
    <Dialog
      title={t('title', { count: tasks.length })}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="solid"
            busy={command.pending}
            onClick={() => {
              setTried(true);
              if (!lacksReason && chosen.length > 0) void command.run();
            }}
          >
            {t('act', { count: tasks.length })}
          </Button>
        </>
      }
    >
      <div className="ow-team-form">
        <p className="ow-muted">{t('text')}</p>
        <ColleaguePicker
          url="/api/work/colleagues"
          query={{ role: roles.size === 1 && role ? role : undefined }}
          label={t('to')}
          value={chosen}
          onChange={setChosen}
          error={command.problemAt('/to') ?? (tried && chosen.length === 0 ? t('choose') : undefined)}
        />
        <TextAreaField
          path="/reason"
          label={t('reason')}
          hint={t('hint')}
          value={reason}
          onChange={value => setReason(value ?? '')}
          error={command.problemAt('/reason') ?? (tried && lacksReason ? t('reasonNeeded') : undefined)}
        />
      </div>
    </Dialog>
  );
}
