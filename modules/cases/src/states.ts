/** States of a case (domain.md): which command leads from where, and how each is called in front of people. */

export type CaseState =
  | 'submitted'
  | 'returned'
  | 'received'
  | 'correctionRequested'
  | 'accepted'
  | 'decided'
  | 'resultMaking'
  | 'delivering'
  | 'concluded'
  | 'archived';

export type Outcome = 'granted' | 'denied' | 'forwarded' | 'withdrawn' | 'terminated' | 'refusedAcceptance' | 'lapsed';

export const stateNames: Record<CaseState, { zh: string; en: string }> = {
  submitted: { zh: '已提交', en: 'submitted' },
  returned: { zh: '预审退回', en: 'returned before receipt' },
  received: { zh: '已收件', en: 'received' },
  correctionRequested: { zh: '待补正', en: 'waiting for corrections' },
  accepted: { zh: '审查中', en: 'under review' },
  decided: { zh: '已决定', en: 'decided' },
  resultMaking: { zh: '制证', en: 'making the result' },
  delivering: { zh: '待送达', en: 'to be delivered' },
  concluded: { zh: '办结', en: 'concluded' },
  archived: { zh: '已归档', en: 'archived' },
};

export const outcomeNames: Record<Outcome, { zh: string; en: string }> = {
  granted: { zh: '准予', en: 'granted' },
  denied: { zh: '不予许可', en: 'denied' },
  forwarded: { zh: '转报', en: 'forwarded' },
  withdrawn: { zh: '申请人撤回', en: 'withdrawn' },
  terminated: { zh: '终止办理', en: 'terminated' },
  refusedAcceptance: { zh: '不予受理', en: 'acceptance refused' },
  lapsed: { zh: '逾期未补正', en: 'lapsed without correction' },
};

/** Each command: the states it may be given in, and how it is named in an error. */
export const commands = {
  receive: { from: ['submitted'], zh: '收件', en: 'receive' },
  returnBeforeReceipt: { from: ['submitted'], zh: '退回修改', en: 'return for changes' },
  accept: { from: ['submitted', 'received'], zh: '受理', en: 'accept' },
  requestCorrection: { from: ['submitted', 'received'], zh: '告知补正', en: 'ask for corrections' },
  refuseAcceptance: { from: ['submitted', 'received'], zh: '不予受理', en: 'refuse acceptance' },
  correct: { from: ['correctionRequested'], zh: '补正', en: 'correct' },
  resubmit: { from: ['returned'], zh: '重新提交', en: 'submit again' },
  stage: { from: ['correctionRequested', 'returned'], zh: '换材料', en: 'exchange a material' },
  changeDelivery: {
    from: ['submitted', 'returned', 'received', 'correctionRequested', 'accepted'],
    zh: '改领取方式',
    en: 'change how the result is received',
  },
  lapse: { from: ['correctionRequested'], zh: '按逾期处理', en: 'let it lapse' },
  deemAccepted: { from: ['submitted', 'received'], zh: '视为受理', en: 'deem it accepted' },
  work: { from: ['accepted'], zh: '办理', en: 'work on it' },
  claim: { from: ['accepted'], zh: '签收', en: 'claim it' },
  release: { from: ['accepted'], zh: '退签', en: 'give it back' },
  handOver: { from: ['accepted'], zh: '转办', en: 'hand it over' },
  delegate: { from: ['accepted'], zh: '委托', en: 'delegate it' },
  addSigner: { from: ['accepted'], zh: '加签', en: 'ask for opinions' },
  pause: { from: ['accepted'], zh: '中止计时', en: 'pause its clock' },
  resume: { from: ['accepted'], zh: '恢复计时', en: 'resume its clock' },
  extend: { from: ['accepted'], zh: '延长期限', en: 'extend it' },
  supplement: {
    from: ['submitted', 'received', 'accepted'],
    zh: '补充材料',
    en: 'supplement it',
  },
  decide: { from: ['accepted'], zh: '作出决定', en: 'decide' },
  withdraw: {
    from: ['submitted', 'returned', 'received', 'correctionRequested', 'accepted'],
    zh: '撤回',
    en: 'withdraw',
  },
  terminate: { from: ['received', 'correctionRequested', 'accepted'], zh: '终止', en: 'terminate' },
  deliver: { from: ['resultMaking', 'delivering'], zh: '送达', en: 'deliver' },
} as const satisfies Record<string, { from: readonly CaseState[]; zh: string; en: string }>;

export type Command = keyof typeof commands;

/** Whether a command may be given in a state; what the law allows beyond the state is checked by its use case. */
export function mayGive(command: Command, state: CaseState): boolean {
  return (commands[command].from as readonly CaseState[]).includes(state);
}

/** 撤回: until the decision. */
export function mayWithdraw(state: CaseState): boolean {
  return mayGive('withdraw', state);
}
