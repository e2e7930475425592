import { definePermissions } from '@onewindow/auth';

export const licencePermissions = definePermissions('licences', {
  read: { zh: '查看证照', en: 'Read licences' },
  correct: { zh: '更正证照', en: 'Correct licences' },
  annul: { zh: '注销证照', en: 'Annul licences' },
  revoke: { zh: '撤销、吊销证照', en: 'Revoke and forfeit licences' },
  export: { zh: '导出证照目录', en: 'Export the licence catalogue' },
  manageTypes: { zh: '管理证照类型', en: 'Manage licence types' },
});
