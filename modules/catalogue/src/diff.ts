import type { Clause, Material, Result, SpecialProcedure } from './content.ts';
import { type Difference, diffFields, diffList, type FieldSpec, field, type ListSpec } from './diff-engine.ts';
import {
  bothOf,
  budget,
  code,
  codes,
  fileName,
  licenceActWords,
  list,
  money,
  plain,
  sourceWords,
  word,
  wordsOf,
  yesNo,
} from './diff-words.ts';
import type { ItemContent } from './item-content.ts';

export type { Difference } from './diff-engine.ts';

/** What differs between two versions of an item's content, in the editor's order: every element, so that nothing is approved unseen. */
export function diffContent(before: ItemContent, after: ItemContent): Difference[] {
  return [
    ...diffFields('', 'basic', basicFields, before, after),
    ...diffList('bases', '/bases', ['设定依据', 'Legal basis'], before.bases, after.bases, {
      key: basis => `${basis.law}${basis.article}${basis.quote ?? ''}`,
      name: basis => [`《${basis.law ?? ''}》${basis.article ?? ''}`, `${basis.law ?? ''} ${basis.article ?? ''}`],
      fields: [field('source', ['来源', 'Source'], basis => basis, sourceWords)],
    }),
    ...diffList('conditions', '/conditions', ['受理条件', 'Condition'], before.conditions, after.conditions, clauses),
    ...diffList('conditions', '/exemptions', ['不用办的情形', 'Exemption'], before.exemptions, after.exemptions, {
      key: exemption => exemption.text.zh,
      name: exemption => wordsOf(exemption.text),
      fields: [
        field('text', ['内容', 'Text'], one => one.text, bothOf),
        field('instead', ['改办', 'Instead'], one => one.instead, plain),
        field('source', ['依据', 'Basis'], one => one.source, sourceWords),
      ],
    }),
    ...diffList(
      'conditions',
      '/refusalGrounds',
      ['不予许可情形', 'Ground of refusal'],
      before.refusalGrounds,
      after.refusalGrounds,
      clauses,
    ),
    ...diffFields('', 'conditions', conditionFields, before, after),
    ...diffFields('', 'limits', limitFields, before, after),
    ...diffList('limits', '/limits/others', ['其他时限', 'Other limit'], before.limits.others, after.limits.others, {
      key: one => one.text.zh,
      name: one => wordsOf(one.text),
      fields: [
        field('text', ['内容', 'Text'], one => one.text, bothOf),
        field('source', ['依据', 'Basis'], one => one.source, sourceWords),
      ],
    }),
    ...diffList('limits', '/limits/steps', ['环节', 'Step'], before.limits.steps, after.limits.steps, {
      key: step => step.step,
      name: step => wordsOf(step.name),
      fields: [
        field('limit', ['时限', 'Limit'], step => step.limit, budget),
        field('name', ['名称', 'Name'], step => step.name, bothOf),
        field('who', ['谁办', 'Who'], step => step.who, bothOf),
      ],
    }),
    ...diffList('limits', '/special', ['特别程序', 'Special procedure'], before.special, after.special, procedures),
    ...diffList('materials', '/materials', ['材料', 'Material'], before.materials, after.materials, materials),
    ...diffFields('', 'materials', materialsFields, before, after),
    ...diffFields('', 'fee', feeFields, before, after),
    ...diffList('fee', '/fee/rows', ['收费', 'Fee'], before.fee.rows, after.fee.rows, {
      key: row => row.name.zh,
      name: row => wordsOf(row.name),
      fields: [
        field('standard', ['标准', 'Standard'], row => row.standard, bothOf),
        field('amount', ['金额', 'Amount'], row => row.amount, money),
        field('reducible', ['可以减免', 'May be reduced'], row => row.reducible, yesNo),
        field('reduction', ['减免', 'Reduction'], row => row.reduction, bothOf),
        field('name', ['名称', 'Name'], row => row.name, bothOf),
        field('source', ['依据', 'Basis'], row => row.source, sourceWords),
      ],
    }),
    ...diffList('variants', '/variants', ['业务办理项', 'Variant'], before.variants, after.variants, {
      key: variant => variant.serial,
      name: variant => wordsOf(variant.name),
      fields: [
        field('name', ['名称', 'Name'], variant => variant.name, bothOf),
        field('kind', ['种类', 'Kind'], variant => variant.kind, word),
        field('summary', ['说明', 'Summary'], variant => variant.summary, bothOf),
      ],
    }),
    ...diffFields('', 'handling', handlingFields, before, after),
    ...diffList('results', '/results', ['办理结果', 'Result'], before.results, after.results, results),
    ...diffFields('', 'channels', channelFields, before, after),
    ...diffList('questions', '/questions', ['常见问题', 'Question'], before.questions, after.questions, {
      key: one => one.question.zh,
      name: one => wordsOf(one.question),
      fields: [
        field('question', ['问题', 'Question'], one => one.question, bothOf),
        field('answer', ['回答', 'Answer'], one => one.answer, bothOf),
      ],
    }),
    ...diffFields('', 'questions', remedyFields, before, after),
  ];
}

const basicFields: FieldSpec<ItemContent>[] = [
  field('/name', ['事项名称', 'Name'], content => content.name, bothOf),
  field('/summary', ['一句话说明', 'Summary'], content => content.summary, bothOf),
  field('/serviceObjects', ['服务对象', 'Who may apply'], content => content.serviceObjects, codes('serviceObject')),
  field('/caseType', ['办件类型', 'Kind of handling'], content => content.caseType, code('caseType')),
  field('/powerSource', ['权力来源', 'Source of the power'], content => content.powerSource, code('powerSource')),
  field('/bodyKind', ['实施主体性质', 'Kind of body'], content => content.bodyKind, code('bodyKind')),
  field('/exerciseContent', ['行使内容', 'What is exercised'], content => content.exerciseContent, bothOf),
  field('/quantityLimit', ['数量限制', 'Limit of number'], content => content.quantityLimit, bothOf),
  field('/jointBodies', ['联办机构', 'Joint bodies'], content => content.jointBodies, bothOf),
  field('/intermediary', ['中介服务', 'Intermediary service'], content => content.intermediary, bothOf),
  field('/discretion', ['审查标准', 'Standards of review'], content => content.discretion, bothOf),
  field('/applicantTerm', ['申请人的期限', 'Term of the applicant'], content => content.applicantTerm, term),
  field('/notes', ['编者说明', 'Notes'], content => content.notes, list),
  ...(
    [
      ['name', '名称', 'name'],
      ['type', '类型', 'type'],
      ['levels', '层级', 'levels'],
      ['department', '机关', 'department'],
      ['serviceObjects', '服务对象', 'applicants'],
      ['topics', '主题', 'topics'],
      ['aliases', '别名', 'aliases'],
    ] as const
  ).map(([key, zh, en]) =>
    field<ItemContent, NonNullable<ItemContent['sources'][typeof key]>>(
      `/sources/${key}`,
      [`来源 · ${zh}`, `Source of the ${en}`],
      content => content.sources[key],
      sourceWords,
    ),
  ),
];
const conditionFields: FieldSpec<ItemContent>[] = [
  field('/conditionsNote', ['受理条件的说明', 'Note on the conditions'], content => content.conditionsNote, plain),
];
const limitFields: FieldSpec<ItemContent>[] = [
  field(
    '/limits/statutory',
    ['法定办结时限', 'Statutory limit'],
    ({ limits: { statutory } }) => statutory && { amount: statutory.amount, unit: statutory.unit },
    budget,
  ),
  field(
    '/limits/statutory/text',
    ['法定时限的原文', 'Words of the limit'],
    content => content.limits.statutory?.text,
    bothOf,
  ),
  field(
    '/limits/statutory/source',
    ['法定时限的依据', 'Basis of the limit'],
    content => content.limits.statutory?.source,
    sourceWords,
  ),
  field(
    '/limits/statutory/extension',
    ['可以延长', 'Extension'],
    ({ limits: { statutory } }) => statutory?.extension,
    extension => {
      const [[zh, en], [basisZh, basisEn]] = [budget(extension), sourceWords(extension.source)];
      return [`${zh}，${basisZh}`, `${en}, ${basisEn}`];
    },
  ),
  field(
    '/limits/statutory/unit',
    ['时限单位的依据', 'Basis of the unit'],
    c => c.limits.statutory?.unitSource,
    sourceWords,
  ),
  field('/limits/statutory/unitNote', ['时限单位的说明', 'Note on the unit'], c => c.limits.statutory?.unitNote, plain),
  field('/limits/statutory/byDefault', ['是一般规定', 'The general rule'], c => c.limits.statutory?.byDefault, yesNo),
  field('/limits/statutory/composed', ['由几条合成', 'Composed'], c => c.limits.statutory?.composed, yesNo),
  field(
    '/limits/statutoryNote',
    ['法定时限的说明', 'Note on the limit'],
    content => content.limits.statutoryNote,
    plain,
  ),
  field('/limits/promise', ['承诺办结时限', 'Promised limit'], content => content.limits.promise, budget),
  field('/limits/promiseNote', ['承诺的说明', 'Note on the promise'], content => content.limits.promiseNote, bothOf),
  field('/limits/acceptance', ['受理时限', 'Limit for acceptance'], content => content.limits.acceptance, budget),
  field('/limits/delivery', ['送达时限', 'Limit for delivery'], content => content.limits.delivery, budget),
  field('/limits/start', ['起算', 'Start'], content => content.limits.start, word),
  field('/limits/silence', ['逾期不答复', 'Silence'], content => content.limits.silence, word),
];
const procedures: ListSpec<SpecialProcedure> = {
  key: procedure => procedure.id,
  name: procedure => wordsOf(procedure.name),
  fields: [
    field('max', ['最多', 'At most'], procedure => procedure.max, budget),
    field('name', ['名称', 'Name'], procedure => procedure.name, bothOf),
    field('kind', ['种类', 'Kind'], procedure => procedure.kind, code('specialProcedureKind')),
    field('by', ['谁办', 'By'], procedure => procedure.by, bothOf),
    field('phone', ['电话', 'Telephone'], procedure => procedure.phone, plain),
    field('source', ['依据', 'Basis'], procedure => procedure.source, sourceWords),
  ],
};
const materials: ListSpec<Material> = {
  key: material => material.id,
  name: material => wordsOf(material.name),
  fields: [
    field('name', ['名称', 'Name'], material => material.name, bothOf),
    field('necessity', ['必要性', 'Necessity'], material => material.necessity, code('necessity')),
    field('form', ['形式', 'Form'], material => material.form, code('materialForm')),
    field('type', ['类型', 'Original or copy'], material => material.type, code('materialType')),
    field('origin', ['来源', 'Origin'], material => material.origin, code('materialOrigin')),
    field('issuer', ['出具单位', 'Issued by'], material => material.issuer, bothOf),
    field('originals', ['原件份数', 'Originals'], material => material.originals, plain),
    field('copies', ['复印件份数', 'Copies'], material => material.copies, plain),
    field('when', ['什么时候要', 'When needed'], material => material.when, plain),
    field('hint', ['提示', 'Hint'], material => material.hint, bothOf),
    field(
      'fetch',
      ['平台取得', 'Fetched by the platform'],
      material => material.fetch,
      fetch => {
        const [zh, en] = word(fetch.from);
        return fetch.licenceType ? [`${zh}（${fetch.licenceType}）`, `${en} (${fetch.licenceType})`] : [zh, en];
      },
    ),
    field('pageFormat', ['纸张', 'Paper'], material => material.pageFormat, plain),
    field('acceptStandard', ['受理标准', 'Accepted when'], material => material.acceptStandard, bothOf),
    field('fillingNotes', ['填报须知', 'How to fill it in'], material => material.fillingNotes, bothOf),
    field('sample', ['样表', 'Sample'], material => material.sample, bothOf),
    field('blankFile', ['空白表格', 'Blank form'], material => material.blankFile, fileName),
    field('sampleFile', ['样表文件', 'Filled-in example'], material => material.sampleFile, fileName),
    field('sameAs', ['与其他事项同一份', 'The same elsewhere'], material => material.sameAs, plain),
    field('serial', ['序号', 'Serial'], material => material.serial, plain),
    field('source', ['依据', 'Basis'], material => material.source, sourceWords),
  ],
};
const materialsFields: FieldSpec<ItemContent>[] = [
  field('/materialsNote', ['材料的说明', 'Note on the materials'], content => content.materialsNote, plain),
];
const feeFields: FieldSpec<ItemContent>[] = [
  field('/fee/charged', ['是否收费', 'Fee charged'], content => content.fee.charged, yesNo),
  field('/fee/source', ['收不收费的依据', 'Basis of the fee'], content => content.fee.source, sourceWords),
];
const handlingFields: FieldSpec<ItemContent>[] = [
  field('/formKey', ['表单', 'Form'], content => content.formKey, plain),
  field('/processKey', ['流程', 'Process'], content => content.processKey, plain),
  field('/minutesToFill', ['填表要几分钟', 'Minutes to fill in'], content => content.minutesToFill, plain),
  field('/documents', ['受理、办结文书', 'Documents'], content => content.documents, list),
];
const results: ListSpec<Result> = {
  key: result => result.name.zh,
  name: result => wordsOf(result.name),
  fields: [
    field('type', ['类型', 'Type'], result => result.type, code('resultType')),
    field('name', ['名称', 'Name'], result => result.name, bothOf),
    field('licenceType', ['证照类型', 'Type of licence'], result => result.licenceType, plain),
    field('licenceAct', ['对证照做什么', 'What becomes of the licence'], result => result.licenceAct, licenceActWords),
    field('validity', ['有效期', 'Validity'], result => result.validity, bothOf),
    field('validityMonths', ['有效期（月）', 'Validity in months'], result => result.validityMonths, plain),
    field('renewal', ['延续', 'Renewal'], result => result.renewal?.text, bothOf),
    field('renewal/source', ['延续的依据', 'Basis of the renewal'], result => result.renewal?.source, sourceWords),
    field('source', ['依据', 'Basis'], result => result.source, sourceWords),
  ],
};
const channelFields: FieldSpec<ItemContent>[] = [
  field('/channels/forms', ['办理形式', 'How to apply'], content => content.channels.forms, codes('handlingForm')),
  field('/channels/visits', ['到现场次数', 'Visits'], content => content.channels.visits, plain),
  field('/channels/visitReason', ['必须到场的原因', 'Why one must come'], c => c.channels.visitReason, bothOf),
  field('/channels/scope', ['通办范围', 'Where else'], content => content.channels.scope, code('handlingScope')),
  field(
    '/channels/onlineDepth',
    ['网办深度', 'Online depth'],
    content => content.channels.onlineDepth,
    code('onlineDepth'),
  ),
  field('/channels/serviceCentre', ['进驻大厅', 'At the service centre'], c => c.channels.serviceCentre, yesNo),
  field('/channels/appointment', ['预约办理', 'By appointment'], content => content.channels.appointment, yesNo),
  field('/channels/onlinePayment', ['网上支付', 'Online payment'], content => content.channels.onlinePayment, yesNo),
  field('/channels/express', ['物流快递', 'By post'], content => content.channels.express, yesNo),
  field('/channels/terminal', ['自助终端', 'Self-service machine'], content => content.channels.terminal, yesNo),
];
const remedyFields: FieldSpec<ItemContent>[] = [
  field('/remedies/reconsideration', ['行政复议', 'Reconsideration'], c => c.remedies.reconsideration, bothOf),
  field('/remedies/litigation', ['行政诉讼', 'Litigation'], content => content.remedies.litigation, bothOf),
];
const clauses: ListSpec<Clause> = {
  key: clause => clause.id,
  name: clause => wordsOf(clause.text),
  fields: [
    field('text', ['内容', 'Text'], clause => clause.text, bothOf),
    field('source', ['依据', 'Basis'], clause => clause.source, sourceWords),
  ],
};

function term({ text, note }: NonNullable<ItemContent['applicantTerm']>): [string, string] {
  const [zh, en] = bothOf(text);
  return note ? [`${zh}（${note}）`, `${en} (${note})`] : [zh, en];
}
