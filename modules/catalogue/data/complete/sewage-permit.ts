import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, inspectionPage, operatorPage, options, page, placeField } from './fields.ts';
import { article45, businessLicence, inspected, ownMaterial, rule, special, t, workingDays } from './kit.ts';

const measures = (note: string) => rule('城镇污水排入排水管网许可管理办法', '第七条', `住房和城乡建设部令；${note}`);

export const sewagePermit: CompleteItem = {
  localCode: 'ZJ08',
  key: 'sewagePermit',
  summary: t(
    '餐饮、工业、建筑、医疗等单位把污水排进城市管网之前要拿的许可。',
    'The permit that restaurants, factories, building sites and clinics need before draining into the city’s network.',
  ),
  plain: {
    c1: t('排放口的位置符合排水规划', 'The outlet is where the drainage plan allows it'),
    c2: t(
      '建了隔油池、化粪池等预处理设施，需要的装了检测设施',
      'Grease trap, septic tank or other pre-treatment, and meters where required, are in place',
    ),
    c3: t('排出的水达到规定的标准', 'The water drained meets the standard'),
    c4: t('法律、法规规定的其他条件', 'Other conditions set by law'),
  },
  materials: [
    businessLicence(1, measures('条号未核对')),
    ownMaterial(
      'drainagePlan',
      2,
      t('排水图', 'Drainage plan'),
      measures('有关专用检测井、污水排放口位置和口径的图纸及说明；未核对'),
      {
        hint: t(
          '标出排放口位置、管径，隔油池和检测井。',
          'Show the outlet, its diameter, grease trap and inspection shaft.',
        ),
        sample: t(
          '在布局图上画出下水走向：水池 → 隔油池 → 检测井 → 市政管网，注明管径。',
          'Draw the way of the water: sink → grease trap → shaft → city network, with diameters.',
        ),
      },
    ),
    ownMaterial(
      'pretreatment',
      3,
      t('预处理设施说明', 'Description of the pre-treatment'),
      measures('预处理设施的相关材料；未核对'),
      {
        hint: t('餐饮写隔油池的尺寸和清掏周期。', 'Restaurants: size of the grease trap and how often it is emptied.'),
      },
    ),
    ownMaterial('waterTest', 4, t('水质检测报告', 'Water test report'), measures('排水水质、水量检测材料；未核对'), {
      hint: t('已经在排水的才要；还没开业的不用交。', 'Only if you already drain water; not before opening.'),
      when: 'alreadyDraining = true',
    }),
  ],
  promise: workingDays(10),
  steps: inspected(t('现场勘查', 'Look at the site'), workingDays(4), [workingDays(4), workingDays(3), workingDays(3)]),
  special: [special('test', t('水质检测', 'Water test'), workingDays(7), article45)],
  result: {
    licenceType: 'sewagePermit',
    name: t('污水排入排水管网许可证', 'Permit to drain into the network'),
    validity: t('5 年', '5 years'),
    validityMonths: 60,
  },
  questions: [
    {
      question: t('没有隔油池怎么办？', 'What if there is no grease trap?'),
      answer: t(
        '餐饮要先装隔油池再申请。小店可以用厨下式隔油器。',
        'Restaurants install one first. A small shop may use one under the sink.',
      ),
    },
    {
      question: t('住在小区里的店也要办吗？', 'Does a shop in a housing estate need it?'),
      answer: t('要看下水是不是接到市政管网。接的就要办。', 'Yes if its drain leads into the city network.'),
    },
  ],
  minutesToFill: 10,
  form: {
    key: 'sewagePermit',
    title: t('污水排入排水管网许可申请表', 'Application to drain into the network'),
    pages: [
      operatorPage(),
      page('drainage', t('水从哪里排、排多少？', 'Where does the water go, and how much?'), t('排水情况', 'Drainage'), [
        placeField('premises', t('排水地址', 'Address')),
        ask('choice', 'drainageKind', t('排水户类别', 'Kind of user'), {
          display: 'select',
          options: options(
            ['catering', '餐饮', 'Catering'],
            ['industry', '工业', 'Industry'],
            ['construction', '建筑施工', 'Construction'],
            ['medical', '医疗', 'Medical'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('number', 'dailyVolume', t('每天大约排水', 'Water a day, about'), {
          unit: t('立方米', 'm³'),
          decimals: 1,
          minimum: 0,
          maximum: 100000,
          width: 'third',
        }),
        ask('choice', 'pretreatmentKinds', t('预处理设施', 'Pre-treatment'), {
          display: 'multiple',
          options: options(
            ['greaseTrap', '隔油池', 'Grease trap'],
            ['septicTank', '化粪池', 'Septic tank'],
            ['settling', '沉淀池', 'Settling tank'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('boolean', 'alreadyDraining', t('现在已经在排水吗', 'Do you already drain water?')),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
