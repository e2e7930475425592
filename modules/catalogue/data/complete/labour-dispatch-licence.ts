import type { CompleteItem } from '../../src/complete-item.ts';
import { areaField, ask, declarationPage, inspectionPage, operatorPage, page, placeField } from './fields.ts';
import { businessLicence, inspected, ownMaterial, quoted, t, workingDays } from './kit.ts';

const law57 = (quote: string) => quoted('劳动合同法', '第五十七条', quote);

export const labourDispatchLicence: CompleteItem = {
  localCode: 'RS02',
  key: 'labourDispatchLicence',
  summary: t('公司经营劳务派遣之前要拿的许可。', 'The licence a company needs to dispatch workers to others.'),
  plain: {
    c1: t('注册资本不少于 200 万元', 'Registered capital of at least 2 million yuan'),
    c2: t('有固定的经营场所和设施', 'Fixed premises and facilities'),
    c3: t('有合法的劳务派遣管理制度', 'Lawful rules for dispatch'),
    c4: t('法律、行政法规规定的其他条件', 'Other conditions set by law'),
  },
  materials: [
    businessLicence(1, law57('注册资本不得少于人民币二百万元')),
    ownMaterial(
      'capitalProof',
      2,
      t('验资报告或者财务审计报告', 'Capital verification or audit report'),
      law57('注册资本不得少于人民币二百万元'),
    ),
    ownMaterial(
      'premisesProof',
      3,
      t('经营场所使用证明和设施清单', 'Proof of premises and list of facilities'),
      law57('有与开展业务相适应的固定的经营场所和设施'),
    ),
    ownMaterial(
      'dispatchRules',
      4,
      t('劳务派遣管理制度', 'Rules for dispatch'),
      law57('有符合法律、行政法规规定的劳务派遣管理制度'),
      {
        hint: t('劳动合同、工资、社保、考勤、争议处理。', 'Contracts, wages, insurance, attendance, disputes.'),
      },
    ),
    ownMaterial(
      'agreement',
      5,
      t('拟与用工单位签订的派遣协议样本', 'Model agreement with user companies'),
      law57('有符合法律、行政法规规定的劳务派遣管理制度'),
      { necessity: '3' },
    ),
  ],
  promise: workingDays(10),
  steps: inspected(t('实地核实', 'Check on site'), workingDays(4), [workingDays(4), workingDays(3), workingDays(3)]),
  result: {
    licenceType: 'labourDispatchLicence',
    name: t('劳务派遣经营许可证', 'Labour dispatch licence'),
    validity: t('3 年', '3 years'),
    validityMonths: 36,
  },
  questions: [
    {
      question: t('分公司要单独办吗？', 'Do branches need their own?'),
      answer: t(
        '子公司要单独申请；分公司向所在地备案。',
        'Subsidiaries apply themselves; branches file where they are.',
      ),
    },
  ],
  minutesToFill: 12,
  form: {
    key: 'labourDispatchLicence',
    title: t('劳务派遣经营许可申请书', 'Application for a labour dispatch licence'),
    pages: [
      operatorPage(),
      page('company', t('公司的条件', 'The company'), t('条件', 'Conditions'), [
        ask('money', 'capital', t('注册资本', 'Registered capital'), {
          minimum: 1,
          checks: [
            {
              holds: 'value >= 200000000',
              message: t('法律要求不少于 200 万元，请先增资。', 'The law asks for at least 2 million yuan.'),
            },
          ],
        }),
        placeField('premises', t('经营地址', 'Address')),
        areaField('premisesArea', t('办公面积', 'Office area')),
        ask('number', 'managers', t('专职管理人员', 'Full-time managers'), {
          minimum: 1,
          maximum: 1000,
          width: 'third',
        }),
        ask('number', 'planned', t('预计派遣人数', 'Workers to be dispatched'), {
          minimum: 0,
          maximum: 100000,
          width: 'third',
        }),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
