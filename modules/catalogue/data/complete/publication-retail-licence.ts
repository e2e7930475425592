import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page, placeField } from './fields.ts';
import { businessLicence, condition, ownMaterial, quoted, rule, t, twoLevels, workingDays } from './kit.ts';

const law35 = quoted(
  '出版管理条例',
  '第三十五条',
  '单位和个体工商户从事出版物零售业务的，须经县级人民政府出版行政主管部门审核许可',
);
const measures = (note: string) => rule('出版物市场管理规定', '第八条', `部门规章，${note}`);

export const publicationRetailLicence: CompleteItem = {
  localCode: 'XW01',
  key: 'publicationRetailLicence',
  summary: t(
    '开书店、卖书报刊和音像制品之前要拿的许可。',
    'The licence needed to sell books, periodicals and recordings.',
  ),
  // 这五条引自音像制品管理条例，只适用于音像制品零售。
  leaveOut: ['c1', 'c2', 'c3', 'c4', 'c5'],
  conditions: [
    condition(
      'place',
      t('有固定的经营场所；网店有网址', 'Fixed premises, or an address on the web'),
      measures('未核对'),
    ),
    condition('business', t('有确定的业务范围', 'The kinds of publications are settled'), measures('未核对')),
  ],
  materials: [
    businessLicence(1, law35),
    ownMaterial(
      'premisesProof',
      2,
      t('经营场所使用证明', 'Proof of the right to the premises'),
      measures('经营场所的情况及使用权证明，未核对'),
      {
        hint: t('只在网上卖的不用交。', 'Not for online shops.'),
        when: 'onlineOnly != true',
        sameAs: 'premisesProof',
      },
    ),
  ],
  promise: workingDays(5),
  steps: twoLevels(workingDays(3), workingDays(2)),
  result: {
    licenceType: 'publicationLicence',
    name: t('出版物经营许可证', 'Publication licence'),
    validity: t('6 年', '6 years'),
    validityMonths: 72,
  },
  questions: [
    {
      question: t('卖二手书要办吗？', 'Second-hand books too?'),
      answer: t('要，按出版物零售办。', 'Yes, as retail of publications.'),
    },
  ],
  minutesToFill: 6,
  form: {
    key: 'publicationRetailLicence',
    title: t('出版物零售许可申请表', 'Application for a publication licence'),
    pages: [
      operatorPage(),
      page('shop', t('卖什么，在哪里卖？', 'What do you sell, and where?'), t('经营', 'Business'), [
        ask('choice', 'publications', t('出版物种类', 'Publications'), {
          display: 'multiple',
          options: options(
            ['books', '图书', 'Books'],
            ['periodicals', '报纸、期刊', 'Newspapers and periodicals'],
            ['recordings', '音像制品', 'Recordings'],
            ['electronic', '电子出版物', 'Electronic publications'],
          ),
        }),
        ask('boolean', 'onlineOnly', t('只在网上卖吗', 'Online only?')),
        { ...placeField('premises', t('经营地址', 'Address')), visible: 'onlineOnly != true' },
        ask('text', 'website', t('网店网址', 'Address of the online shop'), { visible: 'onlineOnly = true' }),
      ]),
      declarationPage(),
    ],
  },
};
