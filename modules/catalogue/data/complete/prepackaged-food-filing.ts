import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page, placeField } from './fields.ts';
import { atOnce, businessLicence, condition, quoted, t, workingDays } from './kit.ts';

const law35 = quoted(
  '食品安全法',
  '第三十五条',
  '仅销售预包装食品的，应当报所在地县级以上地方人民政府食品安全监督管理部门备案',
);

export const prepackagedFoodFiling: CompleteItem = {
  localCode: 'SC09',
  key: 'prepackagedFoodFiling',
  summary: t(
    '只卖预包装食品的店，开业前报一下备案，当场办结。',
    'Shops that sell prepackaged food only file this before opening; it is done at once.',
  ),
  conditions: [
    condition('only', t('只卖有完整包装和标签的食品', 'You sell only food in complete, labelled packages'), law35),
  ],
  exemptions: [
    {
      text: t(
        '还卖散装、现做的食品：办食品经营许可。',
        'You also sell loose or freshly made food: apply for a food business licence.',
      ),
      instead: 'SC08',
      source: law35,
    },
  ],
  materials: [businessLicence(1, law35)],
  promise: workingDays(0),
  steps: atOnce(),
  result: { type: '30', name: t('仅销售预包装食品备案信息', 'Record of the filing') },
  questions: [
    {
      question: t('备案要续吗？', 'Does the filing end?'),
      answer: t('不用续。信息变了来改一下就行。', 'No. Change it when something changes.'),
    },
  ],
  minutesToFill: 4,
  form: {
    key: 'prepackagedFoodFiling',
    title: t('仅销售预包装食品备案表', 'Filing for selling prepackaged food only'),
    pages: [
      operatorPage(),
      page('shop', t('店在哪里，怎么卖？', 'Where is the shop and how do you sell?'), t('经营', 'Business'), [
        placeField('premises', t('经营场所', 'Premises')),
        ask('choice', 'ways', t('销售方式', 'Ways of selling'), {
          display: 'multiple',
          options: options(
            ['shop', '店面零售', 'In the shop'],
            ['online', '网络销售', 'Online'],
            ['machine', '自动售货机', 'Vending machine'],
            ['wholesale', '批发', 'Wholesale'],
          ),
        }),
        ask('boolean', 'health', t('卖保健食品吗', 'Do you sell health food?')),
      ]),
      declarationPage(),
    ],
  },
};
