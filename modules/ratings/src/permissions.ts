import { definePermissions } from '@onewindow/auth';

export const ratingPermissions = definePermissions('ratings', {
  rate: { zh: '评价自己办的事', en: 'Rate one’s own cases' },
  collect: { zh: '在窗口收评价', en: 'Collect ratings at a window' },
  read: { zh: '查看评价', en: 'See ratings' },
  callBack: { zh: '回访差评', en: 'Call back on bad ratings' },
});
