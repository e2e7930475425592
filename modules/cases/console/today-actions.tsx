import {
  api,
  apiPath,
  Button,
  confirm,
  Dialog,
  type ListAction,
  TextAreaField,
  type TodayRow,
  useCommand,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import type { WorkItem } from '../src/contract.ts';

const messages = defineMessages({
  zh: {
    done: '已办理',
    claimed: '已签收',
    forwardTitle: '同意，报下一步？',
    forwardAct: '同意，报下一步',
    grantTitle: '准予并盖章？',
    grantAct: '准予并盖章',
    which: '{item}，{who}',
    last: '{who}：{text}',
    words: '意见会写：{text}要写别的，请打开办。',
    agree: '同意承办意见，符合许可条件。',
    granted: '经审查，申请符合法定条件，准予许可。',
    returnTitle: '退回上一步',
    returnAct: '退回',
    reason: '为什么退回',
    reasonHint: '上一步的人会看到；时限继续走',
    reasonNeeded: '请写明为什么退回。',
    cancel: '先不',
  },
  en: {
    done: 'Done',
    claimed: 'Claimed',
    forwardTitle: 'Agree and pass on?',
    forwardAct: 'Agree and pass on',
    grantTitle: 'Grant and seal?',
    grantAct: 'Grant and seal',
    which: '{item}, {who}',
    last: '{who}: {text}',
    words: 'The opinion will read: {text} To write another, open the case.',
    agree: 'I agree with the handler; the conditions are met.',
    granted: 'Reviewed: the application meets the legal conditions and is granted.',
    returnTitle: 'Return to the step before',
    returnAct: 'Return',
    reason: 'Why it is returned',
    reasonHint: 'the person of the step before reads it; the clock goes on',
    reasonNeeded: 'Please say why it is returned.',
    cancel: 'Not now',
  },
});

interface Work {
  item: WorkItem;
  action: 'forward' | 'grant' | 'return';
  opinion: string;
}

/**
 * The common decisions right on the list: A agrees and R returns, each after one more key. A handler's step asks for
 * findings and is worked on in the case alone.
 */
export function useTodayActions(rows: readonly WorkItem[]): { actions: ListAction<TodayRow>[]; layer: ReactNode } {
  const t = useMessages(messages);
  const [returning, setReturning] = useState<WorkItem>();
  const command = useCommand<Work>({
    send: ({ item, action, opinion }, key) =>
      api.post(
        apiPath`/api/cases/${item.case.id}/work`,
        { taskId: item.task.id, action, opinion, expectedVersion: item.case.version },
        { key },
      ),
    invalidates: [['work'], ['today'], ['case'], ['/api/cases'], ['notifications']],
    done: t('done'),
    onDone: () => setReturning(undefined),
  });
  const claim = useCommand<WorkItem>({
    send: (item, key) =>
      api.post(
        apiPath`/api/cases/${item.case.id}/tasks/${item.task.id}/claim`,
        { expectedVersion: item.case.version },
        { key },
      ),
    invalidates: [['work'], ['case'], ['/api/cases']],
    done: t('claimed'),
  });
  const itemOf = (row: TodayRow) => rows.find(({ task }) => task.id === row.id);
  const agreement = (item: WorkItem | undefined) =>
    item?.task.level === 'handle' || item?.case.paused || !isPlain(item)
      ? undefined
      : (['grant', 'forward'] as const).find(one => item?.task.actions.includes(one));
  async function agree(item: WorkItem) {
    const action = agreement(item);
    if (!action) return;
    const opinion = t(action === 'grant' ? 'granted' : 'agree');
    const { lastOpinion: last } = item;
    const sure = await confirm({
      title: t(`${action}Title`),
      act: t(`${action}Act`),
      body: (
        <>
          <p>
            <b>{t('which', { item: item.case.itemName, who: item.case.applicantName })}</b>
          </p>
          {last && <p>{t('last', { who: last.actorName, text: last.text })}</p>}
          <p className="ow-muted">{t('words', { text: opinion })}</p>
        </>
      ),
    });
    if (sure) await command.run({ item, action, opinion });
  }
  return {
    actions: [
      {
        key: 'agree',
        label: { zh: '同意', en: 'Agree' },
        keys: 'A',
        kind: 'solid',
        onRow: true,
        applies: row => agreement(itemOf(row)) !== undefined,
        run([row]) {
          const item = row && itemOf(row);
          return item && agree(item);
        },
      },
      {
        key: 'claim',
        label: { zh: '签收', en: 'Claim' },
        keys: 'C',
        onRow: true,
        applies: row => itemOf(row)?.task.may.includes('claim') === true,
        run([row]) {
          const item = row && itemOf(row);
          return item && claim.run(item);
        },
      },
      {
        key: 'return',
        label: { zh: '退回', en: 'Return' },
        keys: 'R',
        onRow: true,
        applies: row =>
          itemOf(row)?.task.actions.includes('return') === true && !itemOf(row)?.case.paused && isPlain(itemOf(row)),
        run([row]) {
          setReturning(row && itemOf(row));
        },
      },
    ],
    layer: returning && (
      <ReturnDialog
        item={returning}
        busy={command.pending}
        onReturn={opinion => void command.run({ item: returning, action: 'return', opinion })}
        onClose={() => setReturning(undefined)}
      />
    ),
  };
}

/** Neither an opinion to give, nor somebody else's task, nor one that waits for co-signers: decided from the list as it stands. */
function isPlain(item: WorkItem | undefined): boolean {
  return (
    item !== undefined && item.task.kind !== 'cosign' && item.task.kind !== 'delegated' && item.task.openSigners === 0
  );
}

function ReturnDialog({
  item,
  busy,
  onReturn,
  onClose,
}: {
  item: WorkItem;
  busy: boolean;
  onReturn(reason: string): void;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog
      title={t('returnTitle')}
      width={520}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="solid"
            busy={busy}
            onClick={() => {
              setMissing(reason.trim().length < 2);
              if (reason.trim().length >= 2) onReturn(reason.trim());
            }}
          >
            {t('returnAct')}
          </Button>
        </>
      }
    >
      <p>
        <b>{t('which', { item: item.case.itemName, who: item.case.applicantName })}</b>
      </p>
      <TextAreaField
        path="/opinion"
        label={t('reason')}
        hint={t('reasonHint')}
        value={reason}
        onChange={value => setReason(value ?? '')}
        error={missing ? t('reasonNeeded') : undefined}
      />
    </Dialog>
  );
}
