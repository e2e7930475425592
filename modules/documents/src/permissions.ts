import { definePermissions } from '@onewindow/auth';

export const documentPermissions = definePermissions('documents', {
  read: { zh: '查看文书', en: 'Read documents' },
  editTemplates: { zh: '编辑文书模板', en: 'Edit document templates' },
  publishTemplates: { zh: '发布文书模板', en: 'Publish document templates' },
});
