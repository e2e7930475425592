import { formatQueryCode } from '@onewindow/codes';
import { Band, Button, useDates, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { waitingOf } from './window-data.ts';

const messages = defineMessages({
  zh: {
    waits: '等补正：{item}',
    returned: '退回修改：{item}',
    told: '{code}　告知补 {n} 样，最迟 {due}。带来了就在这里收。',
    back: '{code}　还没有收件，改好就能重新提交。',
    take: '收补正材料',
    again: '改好重新提交',
  },
  en: {
    waits: 'To be corrected: {item}',
    returned: 'Returned for changes: {item}',
    told: '{code}　{n} {n|thing|things} asked for by {due}. Take in here what was brought.',
    back: '{code}　Not received yet; change it and send it again.',
    take: 'Take the correction',
    again: 'Change and send again',
  },
});

/** Cases that wait for whoever stands here: the paper in her hand is most often what a notice asked for. */
export function WaitingCorrections({ partyId, onCorrect }: { partyId: string; onCorrect(caseId: string): void }) {
  const t = useMessages(messages);
  const dates = useDates();
  const { data } = useQuery(waitingOf(partyId));
  return (
    <>
      {(data?.rows ?? []).map(row => {
        const code = formatQueryCode(row.queryCode);
        const returned = row.state === 'returned';
        return (
          <Band
            key={row.id}
            title={t(returned ? 'returned' : 'waits', { item: row.itemName })}
            actions={
              <Button
                kind="outline"
                aria-label={`${t(returned ? 'again' : 'take')} ${code}`}
                onClick={() => onCorrect(row.id)}
              >
                {t(returned ? 'again' : 'take')}
              </Button>
            }
          >
            {returned
              ? t('back', { code })
              : t('told', { code, n: row.asked, due: row.dueOn ? dates.long(row.dueOn) : '—' })}
          </Band>
        );
      })}
    </>
  );
}
