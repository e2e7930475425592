import { definePermissions } from '@onewindow/auth';

export const formsPermissions = definePermissions('forms', {
  edit: { zh: '编辑表单', en: 'Edit forms' },
  publish: { zh: '发布表单', en: 'Publish forms' },
});
