import type { CaseReply } from '../../src/contract.ts';

type Words = { zh: string; en: string };
type Event = CaseReply['events'][number];

/** Events of people working on a task together, as the time line names them. */
export const teamTitles: Record<string, Words> = {
  'cases.taskClaimed': { zh: '签收', en: 'Claimed' },
  'cases.taskReleased': { zh: '退签', en: 'Given back' },
  'cases.taskHandedOver': { zh: '转办', en: 'Handed over' },
  'cases.taskDelegated': { zh: '委托', en: 'Delegated' },
  'cases.delegationEnded': { zh: '委托结束', en: 'Delegation ended' },
  'cases.delegationDone': { zh: '受托办完', en: 'Finished for the owner' },
  'cases.opinionAsked': { zh: '请人加签', en: 'Asked for opinions' },
  'cases.opinionGiven': { zh: '加签答复', en: 'Opinion given' },
  'cases.questionWithdrawn': { zh: '收回加签', en: 'Question taken back' },
};

/** What such an event says: who to whom, and the words that went with it. */
export function teamText({ type, ...event }: Event, locale: 'zh' | 'en'): string {
  const data = event.data as Record<string, unknown>;
  const of = (key: string) => (typeof data[key] === 'string' ? plain(data[key] as string) : '');
  const [colon, comma] = locale === 'zh' ? ['：', '、'] : [': ', ', '];
  const said = (who: string, words: string) => (words ? `${who}${colon}${words}` : who);
  const step = locale === 'zh' ? of('step') : of('stepEn') || of('step');
  switch (type) {
    case 'cases.taskClaimed':
      return step;
    case 'cases.taskReleased':
      return said(of('from'), of('reason'));
    case 'cases.taskHandedOver':
      return said(`${of('from') || step} → ${of('to')}`, of('reason'));
    case 'cases.taskDelegated':
      return said(of('to'), of('reason'));
    case 'cases.delegationEnded':
      return said(`${of('from')} → ${of('to')}`, of('reason'));
    case 'cases.delegationDone':
      return said(`→ ${of('to')}`, of('opinion'));
    case 'cases.opinionAsked': {
      const names = Array.isArray(data.to) ? (data.to as string[]).map(plain) : [];
      return said(names.join(comma), of('question'));
    }
    case 'cases.opinionGiven':
      return said(answerName(of('action'))[locale], of('opinion'));
    case 'cases.questionWithdrawn':
      return of('to');
    default:
      return '';
  }
}

/** A name as it is shown, without the mark of the demonstration. */
export function plain(name: string): string {
  return name.replace('（示例）', '');
}

/** What a co-signer chose. */
export function answerName(action: string): Words {
  return action === 'disagree' ? { zh: '不同意', en: 'Disagrees' } : { zh: '同意', en: 'Agrees' };
}
