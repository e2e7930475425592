import { api, apiPath, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { ReasonAct } from './reason-act.tsx';
import { scenariosOutOfDate } from './scenario-data.ts';

const messages = defineMessages({
  zh: {
    act: '撤下这个情形',
    title: '撤下{number}？',
    text: '撤下以后，申请人看不到这个情形，也搜不到；它引到的事项还在，按它报的件照常走完。',
    reason: '为什么撤下',
    missing: '写明为什么撤下，记录里要有。',
    done: '已撤下',
  },
  en: {
    act: 'Withdraw this scenario',
    title: 'Withdraw {number}?',
    text: 'People no longer see or find it; the items that it leads to stay, and what was filed by it goes on.',
    reason: 'Why it is withdrawn',
    missing: 'Say why; the record needs it.',
    done: 'Withdrawn',
  },
});

/** Withdraws a published scenario, with the reason. */
export function WithdrawScenario({ id, number }: { id: string; number: string }) {
  const t = useMessages(messages);
  return (
    <ReasonAct
      act={t('act')}
      title={t('title', { number })}
      reason={t('reason')}
      missing={t('missing')}
      done={t('done')}
      invalidates={scenariosOutOfDate}
      send={(reason, key) => api.post(apiPath`/api/catalogue/scenario-versions/${id}/withdraw`, { reason }, { key })}
    >
      {t('text')}
    </ReasonAct>
  );
}
