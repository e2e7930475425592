/**
 * Code lists as data. GB/T 39046-2020 annex A keeps its literal values; the lists seen in national and Guangxi practice
 * (standards §1.4) say where they come from. Written to `catalogue.code_table` and `code_value` at set-up; a new version of
 * a list is a new version there, never a change here.
 */
export interface CodeTable {
  name: string;
  zh: string;
  en: string;
  source: string;
  /** code, Chinese, English. */
  values: [code: string, zh: string, en: string][];
}

const annexA = 'GB/T 39046-2020 附录 A';
const practice = '国家上报库表结构和各地公开数据（非标准正文）';

export const codeTables: CodeTable[] = [
  {
    name: 'itemType',
    zh: '事项类型',
    en: 'Type of item',
    source: `${annexA}.1`,
    values: [
      ['00', '行政权力事项', 'Administrative power'],
      ['01', '行政许可', 'Administrative licence'],
      ['02', '行政处罚', 'Administrative penalty'],
      ['03', '行政强制', 'Administrative coercion'],
      ['04', '行政征收', 'Administrative levy'],
      ['05', '行政给付', 'Administrative payment'],
      ['06', '行政检查', 'Administrative inspection'],
      ['07', '行政确认', 'Administrative confirmation'],
      ['08', '行政奖励', 'Administrative reward'],
      ['09', '行政裁决', 'Administrative ruling'],
      ['10', '其他类别事项', 'Other powers'],
      ['20', '公共服务事项', 'Public service'],
    ],
  },
  {
    name: 'level',
    zh: '行使层级',
    en: 'Level',
    source: `${annexA}.2`,
    values: [
      ['1', '国家级', 'State'],
      ['2', '省级', 'Autonomous region'],
      ['3', '市级', 'City'],
      ['4', '县级', 'County'],
      ['5', '镇（乡、街道）级', 'Township'],
      ['6', '村（社区）级', 'Village'],
      ['7', '分级管理', 'Several levels'],
    ],
  },
  {
    name: 'bodyKind',
    zh: '实施主体性质',
    en: 'Kind of implementing body',
    source: `${annexA}.3`,
    values: [
      ['1', '法定机关', 'Body named by law'],
      ['2', '授权组织', 'Authorised organisation'],
      ['3', '受委托组织', 'Entrusted organisation'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    name: 'serviceObject',
    zh: '服务对象',
    en: 'Who may apply',
    source: `${annexA}.4`,
    values: [
      ['1', '自然人', 'Natural persons'],
      ['2', '企业法人', 'Companies'],
      ['3', '事业法人', 'Public institutions'],
      ['4', '社会组织法人', 'Social organisations'],
      ['5', '行政机关', 'Government bodies'],
      ['6', '其他组织', 'Other organisations'],
    ],
  },
  {
    name: 'handlingForm',
    zh: '办理形式',
    en: 'How to apply',
    source: `${annexA}.5`,
    values: [
      ['1', '窗口', 'At a window'],
      ['2', '电脑端网上', 'Online by computer'],
      ['3', '移动端网上', 'Online by phone'],
      ['4', '快递', 'By post'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    name: 'caseType',
    zh: '办件类型',
    en: 'Kind of handling',
    source: `${annexA}.6`,
    values: [
      ['1', '即办件', 'Done at once'],
      ['2', '承诺件', 'Done within a promised time'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    name: 'specialProcedureKind',
    zh: '特别程序种类',
    en: 'Kind of special procedure',
    source: `${annexA}.7`,
    values: [
      ['1', '延长审批', 'Extension'],
      ['2', '除延长审批之外的情况', 'Other than an extension'],
    ],
  },
  {
    name: 'satisfaction',
    zh: '满意度',
    en: 'Satisfaction',
    source: `${annexA}.8`,
    values: [
      ['1', '非常满意', 'Very satisfied'],
      ['2', '满意', 'Satisfied'],
      ['3', '基本满意', 'Fairly satisfied'],
      ['4', '不满意', 'Dissatisfied'],
      ['5', '非常不满意', 'Very dissatisfied'],
    ],
  },
  {
    name: 'handlingScope',
    zh: '通办范围',
    en: 'Where else it can be done',
    source: annexA,
    values: [
      ['1', '全国', 'Whole country'],
      ['2', '跨省', 'Across provinces'],
      ['3', '跨市', 'Across cities'],
      ['4', '跨县', 'Across counties'],
    ],
  },
  {
    name: 'materialType',
    zh: '材料类型',
    en: 'Original or copy',
    source: practice,
    values: [
      ['1', '原件', 'Original'],
      ['2', '复印件', 'Copy'],
      ['3', '原件和复印件', 'Original and copy'],
      ['4', '原件或复印件', 'Original or copy'],
    ],
  },
  {
    name: 'materialForm',
    zh: '材料形式',
    en: 'Paper or electronic',
    source: practice,
    values: [
      ['1', '纸质', 'Paper'],
      ['2', '电子', 'Electronic'],
      ['3', '纸质和电子', 'Paper and electronic'],
      ['4', '纸质或电子', 'Paper or electronic'],
    ],
  },
  {
    name: 'materialOrigin',
    zh: '来源渠道',
    en: 'Where the material comes from',
    source: practice,
    values: [
      ['10', '申请人自备', 'The applicant'],
      ['20', '政府部门核发', 'A government body'],
      ['99', '其他', 'Other'],
    ],
  },
  {
    name: 'necessity',
    zh: '材料必要性',
    en: 'Necessity of a material',
    source: practice,
    values: [
      ['1', '必要', 'Required'],
      ['2', '非必要', 'Not required'],
      ['3', '容缺后补', 'May follow later'],
    ],
  },
  {
    name: 'resultType',
    zh: '结果类型',
    en: 'Kind of result',
    source: practice,
    values: [
      ['10', '证照', 'Licence'],
      ['20', '批文', 'Document of approval'],
      ['30', '其他', 'Other'],
    ],
  },
  {
    name: 'timeUnit',
    zh: '时限单位',
    en: 'Unit of time',
    source: `${practice}；1 工作日见于广西实例`,
    values: [
      ['1', '工作日', 'Working days'],
      ['2', '自然日', 'Calendar days'],
      ['3', '月', 'Months'],
    ],
  },
  {
    name: 'powerSource',
    zh: '权力来源',
    en: 'Source of the power',
    source: practice,
    values: [
      ['1', '法定本级行使', 'Exercised at this level by law'],
      ['2', '上级下放', 'Handed down'],
      ['3', '上级授权', 'Authorised from above'],
      ['4', '同级授权', 'Authorised at the same level'],
      ['5', '上级委托', 'Entrusted from above'],
      ['6', '同级委托', 'Entrusted at the same level'],
    ],
  },
  {
    name: 'onlineDepth',
    zh: '网办深度',
    en: 'Depth of online handling',
    source: practice,
    values: [
      ['1', 'I 级 网上可查', 'I information online'],
      ['2', 'II 级 网上可报', 'II filing online'],
      ['3', 'III 级 网上预审', 'III pre-check online'],
      ['4', 'IV 级 全程网办', 'IV wholly online'],
    ],
  },
  {
    name: 'specialName',
    zh: '特别程序名称',
    en: 'Name of a special procedure',
    source: `${practice}；9 其他见于广西实例`,
    values: [
      ['1', '听证', 'Hearing'],
      ['2', '招标', 'Tender'],
      ['3', '拍卖', 'Auction'],
      ['4', '检验', 'Inspection'],
      ['5', '检测', 'Test'],
      ['6', '检疫', 'Quarantine'],
      ['7', '鉴定', 'Appraisal'],
      ['8', '专家评审', 'Expert review'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    name: 'taskState',
    zh: '事项状态',
    en: 'State of an item',
    source: practice,
    values: [
      ['1', '在用', 'In use'],
      ['2', '暂停', 'Suspended'],
      ['3', '取消', 'Cancelled'],
    ],
  },
];

const known = new Map(codeTables.map(table => [table.name, new Map(table.values.map(value => [value[0], value]))]));

/** Whether the built-in version of a code list has this value. */
export function isKnownCode(table: string, code: string): boolean {
  return known.get(table)?.has(code) ?? false;
}

/** The words of a code in one language; the code itself when it is not known. */
export function codeText(table: string, code: string, locale: 'zh' | 'en'): string {
  const value = known.get(table)?.get(code);
  if (!value) return code;
  return locale === 'en' ? value[2] : value[1];
}
