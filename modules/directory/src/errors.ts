import { defineErrors } from '@onewindow/errors';

export const directoryErrors = defineErrors('directory', {
  organisationNotFound: { status: 404, zh: '没有这个机构。', en: 'There is no such organisation.' },
  centreNotFound: { status: 404, zh: '没有这个大厅。', en: 'There is no such service centre.' },
  divisionNotFound: { status: 404, zh: '没有这个区划。', en: 'There is no such division.' },
  calendarInvalid: {
    status: 422,
    zh: '这一年的日历有 {count} 处要改。',
    en: 'To be corrected in this year’s calendar: {count}.',
  },
  workNumberTaken: { status: 409, zh: '工号 {number} 已经有人用了。', en: 'Work number {number} is taken.' },
  stale: {
    status: 409,
    zh: '您打开以后，别人已经改过，请看一眼新的再改。',
    en: 'Somebody changed this after you opened it; look at the new state first.',
  },
});
