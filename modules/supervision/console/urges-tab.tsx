import {
  api,
  apiPath,
  Button,
  EmptyState,
  Panel,
  Tag,
  TextAreaField,
  useCommand,
  useDates,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { CardReply, UrgeItem } from '../src/contract.ts';
import { supervisionNames } from './permission-names.ts';

const messages = defineMessages({
  zh: {
    none: '这个办件没有督办过',
    noneText: '监督人员可以在右边督办；督办和牌无关，办件没办结就可以。',
    by: '{name}，{when}',
    due: '请在 {date} 前反馈',
    overdue: '已过反馈期限 {date}',
    answered: '已反馈',
    answer: '反馈',
    answerHint: '监督人员会看到，至少 5 个字',
    send: '送出反馈',
    sent: '已反馈',
    urge: '督办',
  },
  en: {
    none: 'This case has not been urged',
    noneText: 'Supervisors can urge at the right, with or without a card, until the case is concluded.',
    by: '{name}, {when}',
    due: 'Answer by {date}',
    overdue: 'Answer was due {date}',
    answered: 'Answered',
    answer: 'Answer',
    answerHint: 'supervisors will read it; at least 5 characters',
    send: 'Send the answer',
    sent: 'Answered',
    urge: 'Urging',
  },
});

/** What was urged 督办 about the case of this card; the body answers here. */
export function UrgesTab({ reply }: { reply: CardReply }) {
  const t = useMessages(messages);
  if (reply.urges.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <div className="ow-stack">
      {reply.urges.map(urge => (
        <Urge key={`${urge.id} ${urge.version}`} urge={urge} cardId={reply.card.id} />
      ))}
    </div>
  );
}

function Urge({ urge, cardId }: { urge: UrgeItem; cardId: string }) {
  const t = useMessages(messages);
  const dates = useDates();
  const may = usePermission();
  const [text, setText] = useState('');
  const command = useCommand<string, unknown>({
    send: (answer, key) =>
      api.post(apiPath`/api/supervision/urges/${urge.id}/answer`, { version: urge.version, text: answer }, { key }),
    invalidates: [['supervision', 'card', cardId]],
    done: t('sent'),
  });
  const due = dates.long(urge.answerDueOn);
  return (
    <Panel
      title={t('urge')}
      note={
        urge.state === 'answered' ? (
          <Tag kind="tint">{t('answered')}</Tag>
        ) : urge.overdue ? (
          <Tag kind="amber">{t('overdue', { date: due })}</Tag>
        ) : (
          t('due', { date: due })
        )
      }
    >
      <p className="ow-muted">{t('by', { name: urge.urgedBy, when: dates.moment(urge.urgedAt) })}</p>
      <p className="ow-sup-quote">{urge.content}</p>
      {urge.answer !== null && (
        <>
          <p className="ow-muted">
            {t('by', { name: urge.answeredBy ?? '', when: urge.answeredAt ? dates.moment(urge.answeredAt) : '' })}
          </p>
          <p className="ow-sup-quote">{urge.answer}</p>
        </>
      )}
      {urge.state === 'open' && may(supervisionNames.explain) && (
        <>
          <TextAreaField
            path="/text"
            label={t('answer')}
            hint={t('answerHint')}
            value={text}
            onChange={value => setText(value ?? '')}
            error={command.problemAt('/text')}
          />
          <Button kind="ink" busy={command.pending} onClick={() => void command.run(text)}>
            {t('send')}
          </Button>
        </>
      )}
    </Panel>
  );
}
