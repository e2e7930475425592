import type { CompleteItem } from '../../src/complete-item.ts';
import { areaField, ask, declarationPage, inspectionPage, operatorPage, options, page, placeField } from './fields.ts';
import {
  businessLicence,
  identityOf,
  inspected,
  legalRepresentative,
  ownMaterial,
  quoted,
  rule,
  t,
  workingDays,
} from './kit.ts';

const law9 = (quote: string) => quoted('烟草专卖法实施条例', '第九条', quote);

export const tobaccoRetailLicence: CompleteItem = {
  localCode: 'YC01',
  key: 'tobaccoRetailLicence',
  summary: t('店里要卖烟，先拿这个证。', 'The licence a shop needs to sell tobacco.'),
  plain: {
    c1: t('有经营烟草零售的资金', 'Funds for the business'),
    c2: t('有固定的经营场所', 'Fixed premises'),
    c3: t(
      '符合零售点的布局；中小学、幼儿园周围不设',
      'The place fits the local layout; none near schools and kindergartens',
    ),
    c4: t('主管部门规定的其他条件', 'Other conditions set by the authority'),
  },
  materials: [
    businessLicence(1, law9('有固定的经营场所')),
    identityOf(2, legalRepresentative, rule('烟草专卖许可证管理办法', '第十四条')),
    ownMaterial(
      'premisesProof',
      3,
      t('经营场所使用证明', 'Proof of the right to the premises'),
      law9('有固定的经营场所'),
      { hint: t('房产证或者租赁合同。', 'Title deed or lease.'), sameAs: 'premisesProof' },
    ),
  ],
  promise: workingDays(8),
  steps: inspected(t('实地核查', 'Check on site'), workingDays(3), [workingDays(3), workingDays(3), workingDays(2)]),
  result: {
    licenceType: 'tobaccoRetailLicence',
    name: t('烟草专卖零售许可证', 'Tobacco retail licence'),
    validity: t('5 年', '5 years'),
    validityMonths: 60,
  },
  questions: [
    {
      question: t('电子烟也要吗？', 'Electronic cigarettes too?'),
      answer: t('要，许可范围里会写明。', 'Yes; the licence says so.'),
    },
  ],
  minutesToFill: 6,
  form: {
    key: 'tobaccoRetailLicence',
    title: t('烟草专卖零售许可申请表', 'Application for a tobacco retail licence'),
    pages: [
      operatorPage(),
      page('shop', t('店在哪里？', 'Where is the shop?'), t('店铺', 'Shop'), [
        placeField('premises', t('经营地址', 'Address')),
        areaField('premisesArea', t('店面面积', 'Floor area')),
        ask('choice', 'shopKind', t('业态', 'Kind of shop'), {
          display: 'select',
          options: options(
            ['convenience', '便利店', 'Convenience store'],
            ['supermarket', '超市', 'Supermarket'],
            ['tobacco', '烟酒店', 'Tobacco and liquor shop'],
            ['restaurant', '餐饮、宾馆', 'Restaurant or hotel'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('boolean', 'nearSchool', t('离学校、幼儿园不到 50 米吗', 'Within 50 m of a school or kindergarten?'), {
          checks: [
            {
              holds: 'value = false',
              message: t(
                '学校、幼儿园周围不能设烟草零售点（未成年人保护法第五十九条）。',
                'Tobacco may not be sold near schools and kindergartens (Law on the Protection of Minors, article 59).',
              ),
            },
          ],
        }),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
