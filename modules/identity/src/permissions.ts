import { definePermissions } from '@onewindow/auth';

export const identityPermissions = definePermissions('identity', {
  findParty: { zh: '查找申请人', en: 'Find applicants' },
  createParty: { zh: '登记申请人', en: 'Register applicants' },
  unmask: { zh: '查看完整证件号码和电话', en: 'See full ID and telephone numbers' },
  readAudit: { zh: '查看审计记录', en: 'Read the audit trail' },
  manageAccounts: { zh: '管理账号和授权', en: 'Manage accounts and grants' },
});
