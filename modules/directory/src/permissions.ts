import { definePermissions } from '@onewindow/auth';

export const directoryPermissions = definePermissions('directory', {
  read: { zh: '查看机构和人员', en: 'See organisations and staff' },
  edit: { zh: '维护机构、大厅、窗口和人员', en: 'Edit organisations, centres, windows and staff' },
});

export const calendarPermissions = definePermissions('calendar', {
  edit: { zh: '录入工作日历', en: 'Enter the working calendar' },
});
