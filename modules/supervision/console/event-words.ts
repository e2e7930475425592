import type { EventItem } from '../src/contract.ts';

type Words = { zh: string; en: string };

/** What happened, for people; other events stand with the name of their step or their type. */
const titles: Record<string, Words> = {
  'supervision.cardRaised': { zh: '发现，出牌', en: 'Found, card raised' },
  'supervision.explanationRequested': { zh: '要求部门说明', en: 'Explanation asked for' },
  'supervision.cardExplained': { zh: '部门说明', en: 'Explained' },
  'supervision.cardConfirmed': { zh: '确认', en: 'Confirmed' },
  'supervision.cardWithdrawn': { zh: '撤销', en: 'Withdrawn' },
  'supervision.caseUrged': { zh: '督办', en: 'Urged' },
  'supervision.urgeAnswered': { zh: '督办反馈', en: 'Urging answered' },
  'cases.submitted': { zh: '提交申请', en: 'Submitted' },
  'cases.received': { zh: '收件', en: 'Received' },
  'cases.returned': { zh: '预审退回', en: 'Returned for changes' },
  'cases.accepted': { zh: '受理', en: 'Accepted' },
  'cases.deemedAccepted': { zh: '依法视为受理', en: 'Accepted by law' },
  'cases.acceptanceRefused': { zh: '不予受理', en: 'Acceptance refused' },
  'cases.correctionRequested': { zh: '一次性告知补正', en: 'Told once what to correct' },
  'cases.corrected': { zh: '已补正', en: 'Corrected' },
  'cases.taskCreated': { zh: '到这一步', en: 'Step begun' },
  'cases.taskClaimed': { zh: '领取', en: 'Taken' },
  'cases.taskCompleted': { zh: '办完一步', en: 'Step done' },
  'cases.taskReturned': { zh: '退回', en: 'Returned' },
  'cases.paused': { zh: '暂停计时', en: 'Clock paused' },
  'cases.resumed': { zh: '恢复计时', en: 'Clock resumed' },
  'cases.extensionRequested': { zh: '申请延长', en: 'Extension requested' },
  'cases.extended': { zh: '批准延长', en: 'Extension approved' },
  'cases.extensionRejected': { zh: '没有批准延长', en: 'Extension not approved' },
  'cases.decided': { zh: '作出决定', en: 'Decided' },
  'cases.readyForDelivery': { zh: '待送达', en: 'Ready for delivery' },
  'cases.delivered': { zh: '已送达', en: 'Delivered' },
  'cases.concluded': { zh: '办结', en: 'Concluded' },
  'cases.materialAdded': { zh: '加材料', en: 'Material added' },
  'cases.opened': { zh: '查看办件', en: 'Case opened' },
  'cases.viewed': { zh: '查看办件', en: 'Case opened' },
  'documents.issued': { zh: '出文书', en: 'Document issued' },
  'licences.issued': { zh: '发证照', en: 'Licence issued' },
  'licences.changed': { zh: '变更证照', en: 'Licence changed' },
  'licences.corrected': { zh: '更正证照', en: 'Licence corrected' },
};

export function titleOf(event: EventItem): Words {
  const { step, stepEn } = event.data as { step?: string; stepEn?: string };
  if (event.type.startsWith('cases.task') && step) return { zh: step, en: stepEn ?? step };
  return titles[event.type] ?? { zh: event.type, en: event.type };
}

/** What was said, in one line. */
export function textOf(event: EventItem): string {
  for (const key of ['question', 'text', 'content', 'opinion', 'reason', 'result', 'number']) {
    const value = event.data[key as keyof typeof event.data] as unknown;
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
