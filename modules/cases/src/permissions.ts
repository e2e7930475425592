import { definePermissions } from '@onewindow/auth';

export const casePermissions = definePermissions('cases', {
  apply: { zh: '申请办事', en: 'Apply' },
  readOwn: { zh: '看自己的办件', en: 'See one’s own cases' },
  read: { zh: '查看办件', en: 'See cases' },
  search: { zh: '查找办件', en: 'Search cases' },
  receive: { zh: '收件', en: 'Receive an application' },
  accept: { zh: '受理', en: 'Accept a case' },
  requestCorrection: { zh: '一次告知补正', en: 'Tell once what to correct' },
  refuseAcceptance: { zh: '不予受理', en: 'Refuse acceptance' },
  work: { zh: '办理待办', en: 'Work on tasks' },
  reassign: { zh: '转办本单位的待办', en: 'Hand over tasks of the body' },
  decide: { zh: '作出决定', en: 'Decide' },
  pause: { zh: '中止和恢复计时', en: 'Pause and resume the clock' },
  extend: { zh: '申请延长期限', en: 'Request an extension' },
  approveExtension: { zh: '批准延长期限', en: 'Approve an extension' },
  terminate: { zh: '终止办理', en: 'Terminate a case' },
  deliver: { zh: '送达和办结', en: 'Deliver and conclude' },
  export: { zh: '导出办件', en: 'Export cases' },
});
