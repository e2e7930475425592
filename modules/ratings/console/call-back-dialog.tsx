import {
  addDays,
  api,
  apiPath,
  Button,
  DateField,
  Dialog,
  Facts,
  SelectField,
  TextAreaField,
  useCommand,
  useDates,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { CallBackItem } from '../src/contract.ts';
import { type CallBackResult, callBackResults } from '../src/levels.ts';
import { Level, Said } from './rating-parts.tsx';

const messages = defineMessages({
  zh: {
    callBack: '登记回访',
    review: '复核回访',
    cancel: '先不',
    rating: '评价',
    said: '说了什么',
    item: '事项',
    when: '评价时间',
    result: '回访结果',
    note: '怎么回访的，怎么解决的',
    noteHint: '至少 5 个字；复核的人会看到',
    ledgerDueOn: '在哪一天前解决',
    save: '登记，送复核',
    saved: '已登记，等另一个人复核',
    calledBackBy: '{name}，{when}',
    reviewNote: '复核意见',
    reviewHint: '不同意时要写明理由',
    agree: '同意，办结',
    agreeMalicious: '同意，不再计入',
    disagree: '不同意，重新回访',
    agreed: '已复核',
    disagreed: '已退回重新回访',
    after: '同意后这件就办结；不同意就在新的期限里重新回访。',
    afterMalicious: '同意后这次评价不再计入满意度；不同意就在新的期限里重新回访。',
    returned: '上次复核没有同意：{note}',
  },
  en: {
    callBack: 'Record a call-back',
    review: 'Review the call-back',
    cancel: 'Not now',
    rating: 'Rating',
    said: 'What was said',
    item: 'Item',
    when: 'Rated',
    result: 'Result',
    note: 'What was said and done',
    noteHint: 'at least 5 characters; the reviewer reads it',
    ledgerDueOn: 'To be solved by',
    save: 'Record, send to review',
    saved: 'Recorded; a second person reviews it',
    calledBackBy: '{name}, {when}',
    reviewNote: 'Opinion',
    reviewHint: 'reasons are needed to disagree',
    agree: 'Agree and close',
    agreeMalicious: 'Agree, do not count it',
    disagree: 'Disagree, call back again',
    agreed: 'Reviewed',
    disagreed: 'Returned to be called back again',
    after: 'Agreed, it is closed; not agreed, it is called back again within a new term.',
    afterMalicious: 'Agreed, the rating no longer counts; not agreed, it is called back again within a new term.',
    returned: 'The last review did not agree: {note}',
  },
});

interface Act {
  path: 'call-back' | 'review';
  body: object;
  done: string;
}

/** Records what came of a call, or reviews what another person recorded. */
export function CallBackDialog({ row, onClose }: { row: CallBackItem; onClose(): void }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  const [result, setResult] = useState<CallBackResult>('fixed');
  const [note, setNote] = useState('');
  const [ledgerDueOn, setLedgerDueOn] = useState('');
  const reviewing = row.state === 'calledBack';
  const command = useCommand<Act, unknown>({
    send: ({ path, body }, key) =>
      api.post(`${apiPath`/api/ratings/${row.id}`}/${path}`, { version: row.version, ...body }, { key }),
    invalidates: [['/api/ratings/call-backs'], ['/api/ratings'], ['ratings']],
    done: (_, act) => act.done,
    onDone: onClose,
  });
  const review = (agree: boolean) =>
    void command.run({ path: 'review', body: { agree, note }, done: t(agree ? 'agreed' : 'disagreed') });
  const malicious = row.result === 'malicious';
  return (
    <Dialog
      title={t(reviewing ? 'review' : 'callBack')}
      width={600}
      onClose={onClose}
      footer={
        reviewing ? (
          <>
            <Button onClick={() => review(false)}>{t('disagree')}</Button>
            <Button kind="solid" busy={command.pending} onClick={() => review(true)}>
              {t(malicious ? 'agreeMalicious' : 'agree')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              kind="solid"
              busy={command.pending}
              onClick={() =>
                void command.run({
                  path: 'call-back',
                  body: { result, note, ...(result === 'ledger' && ledgerDueOn && { ledgerDueOn }) },
                  done: t('saved'),
                })
              }
            >
              {t('save')}
            </Button>
          </>
        )
      }
    >
      <Facts
        columns={2}
        facts={[
          { label: t('rating'), value: <Level satisfaction={row.satisfaction} /> },
          { label: t('when'), value: dates.moment(row.ratedAt) },
          { label: t('item'), value: row.itemName },
          { label: t('said'), value: <Said row={row} /> },
          ...(reviewing && row.result && row.calledBackAt
            ? [
                { label: t('result'), value: say(callBackResults[row.result as CallBackResult]) },
                {
                  label: t('calledBackBy', { name: row.calledBackBy ?? '', when: dates.moment(row.calledBackAt) }),
                  value: row.note ?? '',
                },
                ...(row.ledgerDueOn ? [{ label: t('ledgerDueOn'), value: dates.long(row.ledgerDueOn) }] : []),
              ]
            : []),
        ]}
      />
      {!reviewing && row.reviewNote && <p className="ow-muted">{t('returned', { note: row.reviewNote })}</p>}
      {reviewing ? (
        <>
          <p className="ow-muted">{t(malicious ? 'afterMalicious' : 'after')}</p>
          <TextAreaField
            path="/note"
            label={t('reviewNote')}
            hint={t('reviewHint')}
            value={note}
            onChange={value => setNote(value ?? '')}
            error={command.problemAt('/note')}
          />
        </>
      ) : (
        <>
          <SelectField<CallBackResult>
            path="/result"
            label={t('result')}
            value={result}
            onChange={value => setResult(value ?? 'fixed')}
            options={(['fixed', 'ledger', 'explained', 'malicious'] as const).map(value => ({
              value,
              label: say(callBackResults[value]),
            }))}
            error={command.problemAt('/result')}
          />
          {result === 'ledger' && (
            <DateField
              path="/ledgerDueOn"
              label={t('ledgerDueOn')}
              min={addDays(dates.today, 1)}
              value={ledgerDueOn}
              onChange={value => setLedgerDueOn(value ?? '')}
              error={command.problemAt('/ledgerDueOn')}
            />
          )}
          <TextAreaField
            path="/note"
            label={t('note')}
            hint={t('noteHint')}
            value={note}
            onChange={value => setNote(value ?? '')}
            error={command.problemAt('/note')}
          />
        </>
      )}
    </Dialog>
  );
}
