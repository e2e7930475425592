import { definePermissions } from '@onewindow/auth';

export const supervisionPermissions = definePermissions('supervision', {
  read: { zh: '查看监察牌和监督台', en: 'See cards and the supervision board' },
  explain: { zh: '代表部门说明', en: 'Explain for the department' },
  confirm: { zh: '要求说明、确认和撤销监察牌', en: 'Ask for explanations, confirm and withdraw cards' },
  urge: { zh: '督办', en: 'Urge a case' },
  export: { zh: '导出监察牌', en: 'Export cards' },
  editRules: { zh: '维护监察规则', en: 'Edit supervision rules' },
});
