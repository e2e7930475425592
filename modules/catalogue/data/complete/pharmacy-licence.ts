import type { CompleteItem } from '../../src/complete-item.ts';
import { areaField, ask, declarationPage, inspectionPage, operatorPage, options, page, placeField } from './fields.ts';
import {
  article45,
  businessLicence,
  heldMaterial,
  inspected,
  ownMaterial,
  quoted,
  special,
  t,
  workingDays,
} from './kit.ts';

const law52 = (quote: string) => quoted('药品管理法', '第五十二条', quote);

export const pharmacyLicence: CompleteItem = {
  localCode: 'SC11',
  key: 'pharmacyLicence',
  summary: t('开药店、零售药品之前要拿的许可。', 'The licence needed to open a pharmacy.'),
  plain: {
    c1: t('有执业药师或者其他依法认定的药学技术人员', 'A licensed pharmacist or other qualified pharmaceutical staff'),
    c2: t('有合适的营业场所、设备、仓储和卫生环境', 'Suitable premises, equipment, storage and hygiene'),
    c3: t('有质量管理机构或者人员', 'A unit or person for quality management'),
    c4: t(
      '有保证药品质量的制度，符合药品经营质量管理规范',
      'Rules for the quality of drugs that follow good supply practice',
    ),
  },
  materials: [
    businessLicence(
      1,
      quoted(
        '药品管理法',
        '第五十一条',
        '从事药品零售活动，应当经所在地县级以上地方人民政府药品监督管理部门批准，取得药品经营许可证',
      ),
    ),
    heldMaterial('pharmacist', 2, t('执业药师资格证明', 'Pharmacist’s qualification'), {
      issuer: t('人力资源社会保障、药品监督管理部门', 'Human resources and drug administration'),
      licenceType: 'pharmacistQualification',
      source: law52('有依法经过资格认定的药师或者其他药学技术人员'),
    }),
    ownMaterial(
      'layoutPlan',
      3,
      t('营业场所、仓库平面布置图', 'Plan of shop and store'),
      law52('有与所经营药品相适应的营业场所、设备、仓储设施和卫生环境'),
      { sameAs: 'layoutPlan' },
    ),
    ownMaterial(
      'equipment',
      4,
      t('设备、仓储设施目录', 'List of equipment and storage'),
      law52('有与所经营药品相适应的营业场所、设备、仓储设施和卫生环境'),
      {
        hint: t('冷藏柜、温湿度计、计算机系统等。', 'Refrigerators, thermometers, computer system.'),
      },
    ),
    ownMaterial(
      'qualityStaff',
      5,
      t('质量管理人员名单和资质', 'Quality management staff'),
      law52('有与所经营药品相适应的质量管理机构或者人员'),
    ),
    ownMaterial(
      'qualityRules',
      6,
      t('质量管理制度目录', 'List of quality rules'),
      law52('有保证药品质量的规章制度，并符合国务院药品监督管理部门依据本法制定的药品经营质量管理规范要求'),
      { necessity: '3' },
    ),
  ],
  promise: workingDays(12),
  steps: inspected(t('现场验收', 'Acceptance on site'), workingDays(5), [
    workingDays(5),
    workingDays(4),
    workingDays(3),
  ]),
  special: [special('acceptance', t('现场验收', 'Acceptance on site'), workingDays(10), article45)],
  result: {
    licenceType: 'pharmacyLicence',
    name: t('药品经营许可证', 'Pharmacy licence'),
    validity: t('5 年', '5 years'),
    validityMonths: 60,
    renewal: t('到期 6 个月前申请换发', 'Apply for a new one six months before it ends'),
  },
  questions: [
    {
      question: t('药师可以兼职吗？', 'May the pharmacist have another job?'),
      answer: t('不可以，营业时间药师要在岗。', 'No, the pharmacist must be there during opening hours.'),
    },
    {
      question: t('卖医疗器械还要办什么？', 'What else for medical devices?'),
      answer: t(
        '第二类要备案，第三类要许可；从“开药店”进来可以一起看清。',
        'Class II is filed, class III licensed; “Open a pharmacy” shows all of it.',
      ),
    },
  ],
  minutesToFill: 18,
  form: {
    key: 'pharmacyLicence',
    title: t('药品经营（零售）许可申请表', 'Application for a pharmacy licence'),
    pages: [
      operatorPage(),
      page('shop', t('药店在哪里？', 'Where is the pharmacy?'), t('药店', 'Pharmacy'), [
        placeField('premises', t('经营地址', 'Address')),
        areaField('premisesArea', t('营业面积', 'Floor area')),
        ask('choice', 'drugs', t('经营范围', 'Kinds of drugs'), {
          display: 'multiple',
          options: options(
            ['otc', '非处方药', 'Over the counter'],
            ['prescription', '处方药', 'Prescription'],
            ['herbs', '中药饮片', 'Chinese herbal pieces'],
            ['biological', '生物制品', 'Biological products'],
          ),
        }),
        ask('boolean', 'online', t('网上卖药吗', 'Will you sell online?')),
      ]),
      page('staff', t('谁负责质量？', 'Who is responsible for quality?'), t('人员', 'Staff'), [
        {
          kind: 'repeating',
          key: 'people',
          label: t('药学技术人员', 'Pharmaceutical staff'),
          itemLabel: t('位', 'person'),
          itemTitle: 'name',
          minItems: 1,
          maxItems: 50,
          checks: [
            {
              holds: 'some p in value satisfies p.post = "pharmacist"',
              message: t('至少要有一位执业药师，请加上。', 'At least one must be a licensed pharmacist.'),
            },
          ],
          fields: [
            ask('text', 'name', t('姓名', 'Name'), { width: 'half' }),
            ask('choice', 'post', t('岗位', 'Post'), {
              display: 'select',
              width: 'half',
              options: options(
                ['pharmacist', '执业药师', 'Licensed pharmacist'],
                ['quality', '质量负责人', 'Head of quality'],
                ['assistant', '营业员', 'Assistant'],
              ),
            }),
            ask('citizenId', 'citizenId', t('公民身份号码', 'Citizen ID number')),
            ask('text', 'qualificationNumber', t('资格证号', 'Number of the qualification'), {
              visible: 'post = "pharmacist"',
              code: true,
            }),
          ],
        },
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
