import type { TemplateContent } from '../contract.ts';
import {
  addressee,
  closing,
  contact,
  fields,
  list,
  note,
  paragraph,
  receivedSeal,
  remedies,
  signature,
  signedFor,
  table,
  text,
} from './blocks.ts';

/** Documents of receiving and accepting (行政许可法第三十二条). */

export const receiptOfMaterials: TemplateContent = {
  title: text('申请材料收取凭证', 'Receipt of materials'),
  blocks: [
    addressee(),
    paragraph('我们收到了您提交的申请材料：', 'We received the materials of your application:'),
    fields(
      ['事项', 'Matter', '{matter}'],
      ['办件编号', 'Case number', '{caseNumber}'],
      ['查询码', 'Query code', '{queryCode}'],
      ['收到日期', 'Received', '{issuedOn}'],
    ),
    table(
      'materials',
      ['材料名称', 'Material', 'name', 6],
      ['形式', 'Form', 'form', 2],
      ['份数', 'Copies', 'copies', 1],
      ['说明', 'Note', 'note', 3],
    ),
    paragraph(
      '本机关最迟在{acceptanceDueOn}告知是否受理；需要补正的，一次告知全部内容。到这一天没有告知的，自收到申请材料之日起即为受理' +
        '（《中华人民共和国行政许可法》第三十二条第一款第（四）项）。',
      'By {acceptanceDueOn} at the latest we tell you whether the application is accepted, and if anything must be corrected, ' +
        'all of it at once. If we say nothing by then it counts as accepted from the day the materials were received ' +
        '(Administrative Licensing Law, Article 32(1)(4)).',
      { when: 'acceptanceDueOn' },
    ),
    receivedSeal,
    note('收件人：{receivedBy}', 'Received by {receivedBy}', { when: 'receivedBy' }),
    contact,
    signature(['提交人签名', 'Handed in by'], ['日期', 'Date']),
  ],
};

export const acceptanceNotice: TemplateContent = {
  title: text('受理通知书', 'Notice of acceptance'),
  blocks: [
    addressee(),
    paragraph(
      '您于{appliedOn}提出的“{matter}”申请（查询码 {queryCode}），经核对，属于本机关职权范围，申请材料齐全、符合法定形式。' +
        '根据《中华人民共和国行政许可法》第三十二条第一款第（五）项，本机关自{acceptedOn}起予以受理。',
      'Your application of {appliedOn} for "{matter}" (query code {queryCode}) falls within our competence, and the materials are complete ' +
        'and in due form. Under Article 32(1)(5) of the Administrative Licensing Law it is accepted from {acceptedOn}.',
      { unless: 'deemed' },
    ),
    paragraph(
      '您于{appliedOn}提出的“{matter}”申请（查询码 {queryCode}），本机关在收到申请材料后五日内没有告知补正内容。' +
        '根据《中华人民共和国行政许可法》第三十二条第一款第（四）项，自收到申请材料之日即{acceptedOn}起即为受理。',
      'Within five days of receiving your application of {appliedOn} for "{matter}" (query code {queryCode}) nothing was asked for. Under ' +
        'Article 32(1)(4) of the Administrative Licensing Law it counts as accepted from the day of receipt, {acceptedOn}.',
      { when: 'deemed' },
    ),
    paragraph(
      '本机关承诺最迟在{dueOn}作出决定。需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，另行书面告知' +
        '（第四十五条）。',
      'We promise a decision by {dueOn}. Time for hearings, tenders, auctions, tests, quarantine, appraisal or expert review is not ' +
        'counted and will be told in writing (Article 45).',
      { when: 'dueOn' },
    ),
    paragraph('承诺时限为 {promiseDays} 个工作日。', 'The promise is {promiseDays} working days.', {
      when: 'promiseDays',
    }),
    paragraph('法定时限为 {statutoryDays} 个工作日。', 'The statutory limit is {statutoryDays} working days.', {
      when: 'statutoryDays',
    }),
    paragraph('凭查询码 {queryCode} 可以随时查询进度。', 'Follow the progress with query code {queryCode}.', {
      when: 'queryCode',
    }),
    contact,
    closing,
    signedFor,
  ],
};

export const refusalOfAcceptance: TemplateContent = {
  title: text('不予受理通知书', 'Notice of refusal to accept'),
  blocks: [
    addressee(),
    paragraph(
      '您于{appliedOn}提出的“{matter}”申请（查询码 {queryCode}），本机关决定不予受理。',
      'Your application of {appliedOn} for "{matter}" (query code {queryCode}) is not accepted.',
    ),
    paragraph('理由：{reasons}', 'Reasons: {reasons}'),
    paragraph(
      '依据：《中华人民共和国行政许可法》第三十二条；{law}。',
      'Law: Administrative Licensing Law, Article 32; {law}.',
    ),
    paragraph('请向{competentBody}提出申请。', 'Please apply to {competentBody}.', { when: 'competentBody' }),
    remedies,
    contact,
    closing,
    signedFor,
  ],
};

export const correctionNotice: TemplateContent = {
  title: text('补正告知书', 'Notice of what to correct'),
  blocks: [
    addressee(),
    paragraph(
      '您于{appliedOn}提出的“{matter}”申请（查询码 {queryCode}），申请材料还需要补正。根据《中华人民共和国行政许可法》' +
        '第三十二条第一款第（四）项，现将需要补正的全部内容一次告知如下：',
      'The materials of your application of {appliedOn} for "{matter}" (query code {queryCode}) must be corrected. Under Article 32(1)(4) of the ' +
        'Administrative Licensing Law, everything to be corrected is told here, once:',
    ),
    list('corrections'),
    paragraph(
      '请在{correctionDueOn}前（含当日）补正，可以在网上提交，也可以到窗口办理。补齐后，本机关自收到全部补正材料之日起受理。',
      'Please correct by {correctionDueOn} (that day included), online or at the window. The application is accepted from the day the last ' +
        'correction is received.',
      { when: 'correctionDueOn' },
    ),
    paragraph('除以上内容外，本机关不会再要求补正其他材料。', 'Nothing beyond this list will be asked for.'),
    contact,
    closing,
    signedFor,
  ],
};

export const withdrawalConfirmation: TemplateContent = {
  title: text('撤回申请确认书', 'Confirmation of withdrawal'),
  blocks: [
    addressee(),
    paragraph(
      '您于{issuedOn}撤回“{matter}”申请（查询码 {queryCode}）。本机关已终止办理，退还全部申请材料原件。',
      'On {issuedOn} you withdrew your application for "{matter}" (query code {queryCode}). Handling has ended and all originals are returned.',
    ),
    paragraph(
      '本次撤回由您本人（{askedByApplicant}，证件号 {askedById}）到窗口提出，{enteredBy}核对证件后办理。',
      'You ({askedByApplicant}, ID {askedById}) asked for it at the window in person; {enteredBy} checked your identity document.',
      { when: 'askedByApplicant' },
    ),
    paragraph(
      '本次撤回由法定代表人（负责人）{askedByRepresentative}（证件号 {askedById}）到窗口提出，{enteredBy}核对证件后办理。',
      'The legal representative {askedByRepresentative} (ID {askedById}) asked for it at the window; {enteredBy} checked the identity document.',
      { when: 'askedByRepresentative' },
    ),
    paragraph(
      '本次撤回由代办人{askedByAgent}（证件号 {askedById}）到窗口提出，{enteredBy}核对证件和授权委托书后办理。',
      'The agent {askedByAgent} (ID {askedById}) asked for it at the window; {enteredBy} checked the identity document and the authorisation.',
      { when: 'askedByAgent' },
    ),
    paragraph('您说明的原因：{reasons}', 'Your reason: {reasons}', { when: 'reasons' }),
    paragraph('撤回不影响您以后就同一事项再次提出申请。', 'You may apply for the same matter again at any time.'),
    contact,
    closing,
    signedFor,
  ],
};

export const deliveryReceipt: TemplateContent = {
  title: text('送达回证', 'Proof of delivery'),
  blocks: [
    fields(
      ['受送达人', 'Addressee', '{addressee}'],
      ['事项', 'Matter', '{matter}'],
      ['办件编号', 'Case number', '{caseNumber}'],
      ['送达地点', 'Place', '{place}'],
    ),
    table(
      'documents',
      ['送达文书', 'Document', 'title', 5],
      ['文号', 'Number', 'number', 4],
      ['份数', 'Copies', 'copies', 1],
    ),
    fields(
      ['送达方式', 'Method', '{method}'],
      ['受送达人签名或者盖章', 'Signature or seal of the addressee', '{receivedBy}', 14],
      ['签收时间', 'Time of receipt', '{receivedAt}'],
      ['代收人签名及与受送达人关系', 'Substitute recipient and relation', '{substitute}', 11],
      ['拒收事由及见证人', 'Refusal to receive and witness', '{refusalToReceive}', 11],
      ['送达人', 'Delivered by', '{deliveredBy}'],
    ),
    note(
      '决定的证件应当自作出决定之日起十日内颁发、送达（《中华人民共和国行政许可法》第四十四条）。电子送达的，以系统记录的到达时间为送达时间。',
      'A granted licence is delivered within ten days of the decision (Administrative Licensing Law, Article 44). Electronic delivery ' +
        'takes effect at the time the system records.',
    ),
    closing,
  ],
};
