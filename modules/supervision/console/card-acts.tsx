import {
  addDays,
  api,
  apiPath,
  DateField,
  type Decision,
  DecisionPanel,
  useCommand,
  useDates,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardReply } from '../src/contract.ts';

const messages = defineMessages({
  zh: {
    requestExplanation: '问部门',
    requestExplanationAct: '要求部门说明',
    requestExplanationDone: '已要求部门说明',
    requestExplanation1: '{body} 会收到，要在规则定的期限内说明',
    requestExplanation2: '期限过了还没说明，可以直接确认',
    explain: '说明',
    explainAct: '送出说明',
    explainDone: '已说明',
    explain1: '监督人员会看到，并据此确认或撤销',
    explain2: '说明留在办件的记录里，不能改',
    confirm: '确认',
    confirmAct: '确认这张牌',
    confirmDone: '已确认',
    confirm1: '记 {score} 分，计入 {body} 的排名',
    confirm2: '牌就此办结，不能再改',
    confirmDue: '部门还可以说明到 {date}，期限过了才能不听说明直接确认',
    withdraw: '撤销',
    withdrawAct: '撤销这张牌',
    withdrawDone: '已撤销',
    withdraw1: '不计分，同一情形不再出牌',
    withdraw2: '理由 {body} 会看到',
    urge: '督办',
    urgeAct: '督办这个办件',
    urgeDone: '已督办',
    urge1: '{body} 会收到，要在期限内反馈',
    urge2: '督办留在办件的记录里，牌的状态不变',
    answerBy: '请在哪一天前反馈',
    answerByHint: '不选就是三个工作日',
    confirmed: '这张牌已经确认，没有要办的了。',
    withdrawn: '这张牌已经撤销，没有要办的了。',
    waiting: '在等 {body} 说明。',
    waitingSupervisor: '在等监督人员处理。',
    foot: '每一步都留痕，看得到谁在什么时候做的。',
  },
  en: {
    requestExplanation: 'Ask',
    requestExplanationAct: 'Ask the body to explain',
    requestExplanationDone: 'Asked to explain',
    requestExplanation1: '{body} is told and explains within the term of the rule',
    requestExplanation2: 'After the term the card can be confirmed without',
    explain: 'Explain',
    explainAct: 'Send the explanation',
    explainDone: 'Explained',
    explain1: 'Supervisors read it and confirm or withdraw the card',
    explain2: 'It stays on record and cannot be changed',
    confirm: 'Confirm',
    confirmAct: 'Confirm this card',
    confirmDone: 'Confirmed',
    confirm1: 'Scores {score} in the ranking of {body}',
    confirm2: 'The card is closed and cannot be changed',
    confirmDue: 'The body may explain until {date}; only after it can the card be confirmed without',
    withdraw: 'Withdraw',
    withdrawAct: 'Withdraw this card',
    withdrawDone: 'Withdrawn',
    withdraw1: 'It scores nothing, and the same matter raises no new card',
    withdraw2: '{body} reads the reason',
    urge: 'Urge',
    urgeAct: 'Urge this case',
    urgeDone: 'Urged',
    urge1: '{body} is told and answers by a day',
    urge2: 'It stays on record; the state of the card does not change',
    answerBy: 'Answer by',
    answerByHint: 'three working days if left empty',
    confirmed: 'This card is confirmed; nothing is left to do.',
    withdrawn: 'This card is withdrawn; nothing is left to do.',
    waiting: 'Waits for {body} to explain.',
    waitingSupervisor: 'Waits for a supervisor.',
    foot: 'Every step stays on record with who did it and when.',
  },
});

const acts = ['explain', 'confirm', 'requestExplanation', 'withdraw', 'urge'] as const;
type Act = (typeof acts)[number];

/** Where each act goes and how its words are called there; all but urging carry the version that the person saw. */
function requestOf(act: Act, { card }: CardReply, { text, answerDueOn }: { text: string; answerDueOn: string }) {
  const at = (path: string) => apiPath`/api/supervision/cards/${card.id}/${path}`;
  const { version } = card;
  switch (act) {
    case 'requestExplanation':
      return { url: at('request-explanation'), body: { version, ...(text && { question: text }) } };
    case 'explain':
      return { url: at('explain'), body: { version, text } };
    case 'confirm':
      return { url: at('confirm'), body: { version, ...(text && { decision: text }) } };
    case 'withdraw':
      return { url: at('withdraw'), body: { version, reason: text } };
    case 'urge':
      return {
        url: apiPath`/api/supervision/cases/${card.case.id}/urge`,
        body: { content: text, cardId: card.id, ...(answerDueOn && { answerDueOn }) },
      };
  }
}

/** What the person may do with the card now, each with what follows from it. */
export function CardActs({ reply }: { reply: CardReply }) {
  const t = useMessages(messages);
  const dates = useDates();
  const client = useQueryClient();
  const { card } = reply;
  const [answerDueOn, setAnswerDueOn] = useState('');
  const command = useCommand<{ act: Act; text: string }, unknown>({
    send: ({ act, text }, key) => {
      const { url, body } = requestOf(act, reply, { text, answerDueOn });
      return api.post(url, body, { key });
    },
    invalidates: [['supervision'], ['/api/supervision/cards'], ['case', card.case.id]],
    done: (_, { act }) => t(`${act}Done`),
  });
  // Whatever was refused, the card may have moved on under the person's hands: show it as it is now.
  async function decide(act: Act, text: string): Promise<void> {
    const sent = await command.run({ act, text });
    if (!sent) void client.invalidateQueries({ queryKey: ['supervision', 'card', card.id] });
  }
  const values = { body: card.organisationName, score: card.score };
  const unheard = card.state === 'awaitingExplanation' && !card.explanationOverdue && card.explainDueOn;
  const decisions = acts
    .filter(act => reply.may.includes(act))
    .map(
      (act): Decision<Act> => ({
        key: act,
        label: t(act),
        act: t(`${act}Act`),
        opinionRequired: act === 'explain' || act === 'withdraw' || act === 'urge',
        final: act === 'withdraw' || act === 'confirm',
        consequences: [
          t(`${act}1`, values),
          t(`${act}2`, values),
          ...(act === 'confirm' && unheard ? [t('confirmDue', { date: dates.long(unheard) })] : []),
        ],
        ...(act === 'urge' && {
          fields: (
            <DateField
              path="/answerDueOn"
              label={t('answerBy')}
              hint={t('answerByHint')}
              min={addDays(dates.today, 1)}
              value={answerDueOn}
              onChange={value => setAnswerDueOn(value ?? '')}
              error={command.problemAt('/answerDueOn')}
            />
          ),
        }),
      }),
    );
  return (
    <DecisionPanel<Act>
      decisions={decisions}
      busy={command.pending}
      onDecide={(act, text) => void decide(act, text)}
      errors={{ opinion: command.fields.find(field => field.path !== '/answerDueOn')?.message }}
      footnote={decisions.length > 0 && t('foot')}
      waiting={waitingText(card, t)}
    />
  );
}

function waitingText(card: CardReply['card'], t: ReturnType<typeof messages>): string {
  if (card.state === 'confirmed' || card.state === 'withdrawn') return t(card.state);
  if (card.state === 'awaitingExplanation') return t('waiting', { body: card.organisationName });
  return t('waitingSupervisor');
}
