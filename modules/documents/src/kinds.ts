/** 文书种类: what standard documents an approval produces (行政许可法 §32-§45, §69-§70 and the practice of the halls). */
export interface DocumentKind {
  /** 中文名. */
  zh: string;
  en: string;
  /** 文种代字, the word of the number: 七审批*准*〔2026〕18 号. */
  word: string;
  /** Carries the issuing body's round seal and signature; a record of work inside the body does not. */
  sealed: boolean;
  /** Stays inside the administration: the applicant never sees it. */
  internal: boolean;
  /** Keys of `data` without which the law does not let it be issued. */
  required: readonly string[];
}

const kinds = {
  receiptOfMaterials: kind('申请材料收取凭证', 'Receipt of materials', '收'),
  acceptanceNotice: kind('受理通知书', 'Notice of acceptance', '受'),
  refusalOfAcceptance: kind('不予受理通知书', 'Notice of refusal to accept', '不受', { required: ['reasons', 'law'] }),
  correctionNotice: kind('补正告知书', 'Notice of what to correct', '补', { required: ['corrections'] }),
  siteCheckRecord: kind('核查工作记录', 'Record of an on-site check', '核', {
    sealed: false,
    required: ['checkers', 'findings'],
  }),
  approvalForm: kind('审批表', 'Approval form', '批', { sealed: false, internal: true, required: ['opinions'] }),
  extensionNotice: kind('延长期限告知书', 'Notice of extension', '延', { required: ['reasons', 'days', 'dueOn'] }),
  specialProcedureNotice: kind('特别程序告知书', 'Notice of a special procedure', '特', {
    required: ['procedure'],
  }),
  grantDecision: kind('准予行政许可决定书', 'Decision to grant', '准'),
  changeDecision: kind('准予变更行政许可决定书', 'Decision to change a licence', '变', { required: ['licenceNumber'] }),
  renewalDecision: kind('准予延续行政许可决定书', 'Decision to renew a licence', '续', { required: ['licenceNumber'] }),
  refusalDecision: kind('不予行政许可决定书', 'Decision to refuse', '不准', { required: ['reasons', 'law'] }),
  revocationDecision: kind('撤销行政许可决定书', 'Decision to revoke a licence', '撤', {
    required: ['reasons', 'law', 'licenceNumber'],
  }),
  annulmentDecision: kind('注销行政许可决定书', 'Decision to annul a licence', '注', {
    required: ['reasons', 'law', 'licenceNumber'],
  }),
  terminationNotice: kind('终止办理通知书', 'Notice of termination', '终', { required: ['reasons'] }),
  withdrawalConfirmation: kind('撤回申请确认书', 'Confirmation of withdrawal', '回'),
  deliveryReceipt: kind('送达回证', 'Proof of delivery', '送'),
  refusalReport: kind('否定报备表', 'Refusal report', '报', {
    sealed: false,
    internal: true,
    required: ['reasons', 'law'],
  }),
} as const satisfies Record<string, DocumentKind>;

/** Identifier of a kind. */
export type DocumentKindName = keyof typeof kinds;

export const documentKinds: Readonly<Record<DocumentKindName, DocumentKind>> = kinds;

export function isDocumentKind(name: string): name is DocumentKindName {
  return Object.hasOwn(kinds, name);
}

function kind(
  zh: string,
  en: string,
  word: string,
  {
    sealed = true,
    internal = false,
    required = [],
  }: Partial<Pick<DocumentKind, 'sealed' | 'internal' | 'required'>> = {},
): DocumentKind {
  return { zh, en, word, sealed, internal, required };
}
