import type { TemplateContent } from '../contract.ts';
import {
  addressee,
  closing,
  contact,
  fields,
  note,
  paragraph,
  remedies,
  signature,
  signedFor,
  table,
  text,
} from './blocks.ts';

/** Documents of handling: checks, opinions, and everything that moves the clock (行政许可法第三十四、四十二、四十五条). */

export const siteCheckRecord: TemplateContent = {
  title: text('核查工作记录', 'Record of an on-site check'),
  blocks: [
    fields(
      ['被核查人', 'Checked', '{addressee}'],
      ['事项', 'Matter', '{matter}'],
      ['办件编号', 'Case number', '{caseNumber}'],
      ['核查地点', 'Place', '{place}'],
      ['核查时间', 'Time', '{checkedAt}'],
      ['核查人员', 'Checked by', '{checkers}'],
      ['核查情况', 'Findings', '{findings}', 50],
      ['核查结论', 'Conclusion', '{conclusion}', 20],
      ['被核查人意见', 'Comment of the person checked', '{comment}', 20],
    ),
    note(
      '核查人员不少于两人，已出示证件并说明来意（《中华人民共和国行政许可法》第三十四条第三款）。',
      'At least two staff members carried out the check and showed their credentials (Administrative Licensing Law, Article 34).',
    ),
    signature(
      ['核查人员签名', 'Signed by the checkers'],
      ['被核查人签名', 'Signed by the person checked'],
      ['日期', 'Date'],
    ),
  ],
};

export const approvalForm: TemplateContent = {
  title: text('审批表', 'Approval form'),
  blocks: [
    fields(
      ['申请人', 'Applicant', '{addressee}'],
      ['事项', 'Matter', '{matter}'],
      ['办件编号', 'Case number', '{caseNumber}'],
      ['申请日期', 'Applied', '{appliedOn}'],
      ['受理日期', 'Accepted', '{acceptedOn}'],
      ['承诺办结日期', 'Promised by', '{dueOn}'],
    ),
    table(
      'opinions',
      ['环节', 'Step', 'step', 2],
      ['意见', 'Opinion', 'opinion', 6],
      ['经办人', 'By', 'by', 2],
      ['时间', 'Time', 'at', 3],
    ),
    note(
      '承办、审查、审批三级，意见由本人登录系统签署，时间由系统记录。',
      'Handling, review, approval: each opinion was signed in the system by the person named, at the time recorded.',
    ),
  ],
};

export const extensionNotice: TemplateContent = {
  title: text('延长期限告知书', 'Notice of extension'),
  blocks: [
    addressee(),
    paragraph(
      '您的“{matter}”申请（查询码 {queryCode}），本机关于{acceptedOn}受理，不能在规定期限内作出决定。经本机关负责人批准，' +
        '根据《中华人民共和国行政许可法》第四十二条，办理期限延长 {days} 个工作日，最迟在{dueOn}作出决定。',
      'Your application for "{matter}" (query code {queryCode}), accepted on {acceptedOn}, cannot be decided within its limit. With the approval of ' +
        'the head of this body and under Article 42 of the Administrative Licensing Law the limit is extended by {days} working days: ' +
        'a decision follows by {dueOn}.',
    ),
    paragraph('延长的理由：{reasons}', 'Reasons for the extension: {reasons}'),
    paragraph('期限只延长这一次。', 'The limit is extended this once only.'),
    contact,
    closing,
    signedFor,
  ],
};

export const specialProcedureNotice: TemplateContent = {
  title: text('特别程序告知书', 'Notice of a special procedure'),
  blocks: [
    addressee(),
    paragraph(
      '您的“{matter}”申请（查询码 {queryCode}）需要进行{procedure}。根据《中华人民共和国行政许可法》第四十五条，' +
        '所需时间不计算在办理期限内，现将所需时间告知您：自{startedOn}起，预计 {expectedDays} 个工作日。',
      'Your application for "{matter}" (query code {queryCode}) needs {procedure}. Under Article 45 of the Administrative Licensing Law the time ' +
        'it takes is not counted in the limit. It begins on {startedOn} and is expected to take {expectedDays} working days.',
    ),
    paragraph('由{conductedBy}组织实施。', 'It is carried out by {conductedBy}.', { when: 'conductedBy' }),
    paragraph('说明：{reasons}', 'Note: {reasons}', { when: 'reasons' }),
    paragraph(
      '您有要求听证的权利的，可以在被告知听证权利之日起五日内提出，本机关在二十日内组织听证，不收取费用（第四十七条）。',
      'Where you have the right to a hearing you may ask for it within five days of being told; it is held within twenty days and is ' +
        'free of charge (Article 47).',
      { when: 'hearing' },
    ),
    paragraph(
      '程序结束后，办理期限继续计算，届时另行告知。',
      'The limit runs on when the procedure ends; we will tell you then.',
    ),
    contact,
    closing,
    signedFor,
  ],
};

export const terminationNotice: TemplateContent = {
  title: text('终止办理通知书', 'Notice of termination'),
  blocks: [
    addressee(),
    paragraph(
      '您于{appliedOn}提出的“{matter}”申请（查询码 {queryCode}），因以下原因终止办理：{reasons}。',
      'Your application of {appliedOn} for "{matter}" (query code {queryCode}) is terminated for this reason: {reasons}',
    ),
    paragraph('依据：{law}。', 'Law: {law}.', { when: 'law' }),
    paragraph(
      '申请材料原件一并退还。您可以就同一事项重新提出申请。',
      'The originals are returned. You may apply again.',
    ),
    remedies,
    contact,
    closing,
    signedFor,
  ],
};

export const refusalReport: TemplateContent = {
  title: text('否定报备表', 'Refusal report'),
  blocks: [
    fields(
      ['报备机关', 'Reporting body', '{organisation}'],
      ['申请人', 'Applicant', '{addressee}'],
      ['事项', 'Matter', '{matter}'],
      ['办件编号', 'Case number', '{caseNumber}'],
      ['申请日期', 'Applied', '{appliedOn}'],
      ['否定类型', 'Kind of refusal', '{refusal}'],
      ['文号', 'Number of the document', '{refusalNumber}'],
      ['否定理由', 'Reasons', '{reasons}', 40],
      ['法律依据', 'Law', '{law}', 20],
      ['承办人、审查人、审批人', 'Handler, reviewer, approver', '{signers}'],
      ['监察机关意见', 'Opinion of the supervisors', '{supervision}', 40],
    ),
    note(
      '对申请说“不”，理由和依据随表报监察机关备案，接受核查。',
      'Every refusal is reported to the supervisors with its reasons and law, and may be examined.',
    ),
  ],
};
