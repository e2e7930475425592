import { api, apiPath, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { KeptItem } from '../src/keeper-item.ts';
import { outOfDate } from './editor-data.ts';
import { ReasonAct } from './reason-act.tsx';

const messages = defineMessages({
  zh: {
    cancelItem: '取消这个事项',
    cancelTitle: '取消“{name}”？',
    cancelText: '取消以后，它从指南、目录和搜索里消失，不能再改回来；在办的件走完为止。',
    cancelReason: '取消的依据',
    cancelMissing: '写明根据什么取消，记录里要有。',
    cancelled: '事项已取消',
  },
  en: {
    cancelItem: 'Cancel this item',
    cancelTitle: 'Cancel “{name}”?',
    cancelText: 'It leaves guides, catalogue and search for good; running cases go on to their end.',
    cancelReason: 'Ground of the cancellation',
    cancelMissing: 'Say on what ground; the record needs it.',
    cancelled: 'Item cancelled',
  },
});

/** Cancels an item 取消事项, with the ground of it. */
export function CancelItem({ item }: { item: KeptItem }) {
  const t = useMessages(messages);
  return (
    <ReasonAct
      act={t('cancelItem')}
      title={t('cancelTitle', { name: item.name })}
      reason={t('cancelReason')}
      missing={t('cancelMissing')}
      done={t('cancelled')}
      invalidates={outOfDate}
      send={(reason, key) => api.post(apiPath`/api/catalogue/items/${item.basicCode}/cancel`, { reason }, { key })}
    >
      {t('cancelText')}
    </ReasonAct>
  );
}
