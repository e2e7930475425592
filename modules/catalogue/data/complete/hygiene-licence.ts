import type { CompleteItem } from '../../src/complete-item.ts';
import {
  areaField,
  ask,
  declarationPage,
  inspectionPage,
  operatorPage,
  options,
  page,
  persons,
  placeField,
} from './fields.ts';
import {
  article45,
  businessLicence,
  condition,
  heldMaterial,
  inspected,
  ownMaterial,
  quoted,
  rule,
  special,
  t,
  workingDays,
} from './kit.ts';

const detail = (note: string) => rule('公共场所卫生管理条例实施细则', '第二十三条', `部门规章，${note}`);

export const hygieneLicence: CompleteItem = {
  localCode: 'WJ01',
  key: 'hygieneLicence',
  summary: t(
    '开旅馆、理发美容、浴室、游泳馆、商场等之前要拿的卫生许可。',
    'The hygiene licence for hotels, hairdressers, baths, pools and shopping centres.',
  ),
  // 条例第二条列的是适用场所，不是要满足的条件。
  leaveOut: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'],
  conditions: [
    condition(
      'kind',
      t('属于要办卫生许可的公共场所', 'It is a public place that needs the licence'),
      quoted('公共场所卫生管理条例', '第四条', '国家对公共场所实行“卫生许可证”制度'),
    ),
    condition(
      'facilities',
      t('有清洗、消毒、保洁、通风的设施', 'There are facilities to wash, disinfect, clean and ventilate'),
      detail('未在快照核对'),
    ),
    condition('health', t('从业人员有健康合格证明', 'Staff hold health certificates'), detail('未在快照核对')),
  ],
  exemptions: [
    {
      text: t(
        '饭馆、咖啡馆、酒吧、茶座：已经并入食品经营许可，不用再办。',
        'Restaurants, cafés, bars and tea houses: part of the food business licence now.',
      ),
      instead: 'SC08',
      source: rule('公共场所卫生管理条例', '第二条', '国务院2016年决定整合，未在快照核对'),
    },
  ],
  materials: [
    businessLicence(1, detail('未核对')),
    heldMaterial('healthCertificates', 2, t('从业人员健康合格证明', 'Health certificates of the staff'), {
      issuer: t('卫生健康部门', 'Health authority'),
      licenceType: 'healthCertificate',
      source: detail('未核对'),
    }),
    ownMaterial(
      'layoutPlan',
      3,
      t('公共场所平面图和卫生设施布局图', 'Plan of the place and its facilities'),
      detail('未核对'),
      {
        hint: t('标出布草间、消毒间、卫生间、通风口。', 'Show linen room, disinfection room, toilets and vents.'),
        sameAs: 'layoutPlan',
      },
    ),
    ownMaterial('testReport', 4, t('卫生检测或者评价报告', 'Hygiene test report'), detail('未核对'), {
      hint: t('一年以内的。', 'Not older than a year.'),
    }),
    ownMaterial('hygieneRules', 5, t('卫生管理制度', 'Hygiene rules'), detail('未核对'), { necessity: '3' }),
  ],
  promise: workingDays(10),
  steps: inspected(t('现场审查', 'Inspect on site'), workingDays(4), [workingDays(4), workingDays(3), workingDays(3)]),
  special: [special('test', t('卫生检测', 'Hygiene test'), workingDays(10), article45)],
  result: {
    licenceType: 'hygieneLicence',
    name: t('公共场所卫生许可证', 'Hygiene licence for a public place'),
    validity: t('4 年，两年复核一次', '4 years, checked every two years'),
    validityMonths: 48,
  },
  questions: [
    {
      question: t('民宿要办吗？', 'Does a guesthouse need it?'),
      answer: t(
        '要。自己家改的小民宿按自治区的办法，材料更少。',
        'Yes. Small guesthouses in one’s own home follow the Region’s rules and need fewer documents.',
      ),
    },
  ],
  minutesToFill: 12,
  form: {
    key: 'hygieneLicence',
    title: t('公共场所卫生许可申请表', 'Application for a hygiene licence'),
    pages: [
      operatorPage(),
      page('place', t('是什么场所？', 'What kind of place?'), t('场所', 'Place'), [
        placeField('premises', t('经营地址', 'Address')),
        ask('choice', 'placeKind', t('类别', 'Kind'), {
          display: 'select',
          options: options(
            ['hotel', '宾馆、旅店、民宿', 'Hotel or guesthouse'],
            ['hair', '理发、美容', 'Hairdresser or beauty salon'],
            ['bath', '公共浴室', 'Public bath'],
            ['pool', '游泳场馆', 'Swimming pool'],
            ['cinema', '影剧院、歌舞厅', 'Cinema or dance hall'],
            ['shop', '商场、书店', 'Shop'],
          ),
        }),
        areaField('premisesArea', t('营业面积', 'Floor area')),
        ask('number', 'rooms', t('客房数', 'Rooms'), {
          minimum: 1,
          maximum: 5000,
          visible: 'placeKind = "hotel"',
          width: 'third',
        }),
        ask('number', 'staffCount', t('从业人员', 'Staff'), {
          unit: persons,
          minimum: 1,
          maximum: 10000,
          width: 'third',
        }),
        ask('boolean', 'airConditioning', t('用集中空调吗', 'Central air conditioning?')),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
