import { api, apiPath, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type Draft, outOfDate } from './editor-data.ts';
import { ReasonAct } from './reason-act.tsx';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    withdraw: '撤下这一版',
    withdrawTitle: '撤下{number}？',
    withdrawText: '撤下以后，申请人看不到这个事项，也不能再申请；在办的 {n} 件按这一版走完。',
    withdrawComing: '这一版还没有施行；撤下以后，现行的版本继续用。',
    withdrawReason: '为什么撤下',
    withdrawMissing: '写明为什么撤下，记录里要有。',
    withdrawDone: '已撤下',
  },
  en: {
    withdraw: 'Withdraw this version',
    withdrawTitle: 'Withdraw {number}?',
    withdrawText: 'Then people no longer see the item and cannot apply; its {n} running cases go on as they are.',
    withdrawComing: 'It is not in force yet; when it is withdrawn, the version in force stays.',
    withdrawReason: 'Why it is withdrawn',
    withdrawMissing: 'Say why; the record needs it.',
    withdrawDone: 'Withdrawn',
  },
});

/** Withdraws a published version, with the reason. */
export function Withdraw({ version, running }: { version: Draft; running: number }) {
  const t = useMessages(messages);
  const words = useVersionWords();
  return (
    <ReasonAct
      act={t('withdraw')}
      title={t('withdrawTitle', { number: words.number(version) })}
      reason={t('withdrawReason')}
      missing={t('withdrawMissing')}
      done={t('withdrawDone')}
      invalidates={outOfDate}
      send={(reason, key) => api.post(apiPath`/api/catalogue/versions/${version.id}/withdraw`, { reason }, { key })}
    >
      {words.stateOf(version) === 'coming' ? t('withdrawComing') : t('withdrawText', { n: running })}
    </ReasonAct>
  );
}
