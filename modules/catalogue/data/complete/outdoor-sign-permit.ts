import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page, placeField } from './fields.ts';
import {
  article45,
  businessLicence,
  condition,
  ownMaterial,
  quoted,
  rule,
  special,
  t,
  threeLevels,
  workingDays,
} from './kit.ts';

const law11 = quoted(
  '城市市容和环境卫生管理条例',
  '第十一条',
  '大型户外广告的设置必须征得城市人民政府市容环境卫生行政主管部门同意后',
);
const local = (note: string) =>
  rule('城市市容和环境卫生管理条例', '第十一条', `条例未列材料，${note}；须按本市规定核对`);

export const outdoorSignPermit: CompleteItem = {
  localCode: 'CG03',
  key: 'outdoorSignPermit',
  summary: t(
    '在墙面、屋顶、门头设置大型广告或者招牌之前要拿的许可。',
    'The permit needed before putting up large advertising or a shop sign.',
  ),
  conditions: [
    condition(
      'safe',
      t('结构牢固，不挡消防通道、窗户和交通标志', 'Firmly built; it blocks no fire lane, window or traffic sign'),
      local('安全要求为通行做法'),
    ),
    condition('right', t('有权使用设置的位置', 'You may use the place where it stands'), law11),
  ],
  exemptions: [
    {
      text: t('门店内的招贴、玻璃上的贴字：不用许可。', 'Posters inside and lettering on the glass need no permit.'),
      source: local('范围按本市规定'),
    },
  ],
  materials: [
    businessLicence(1, law11),
    ownMaterial('signDesign', 2, t('招牌（广告）效果图和尺寸图', 'Picture and measurements of the sign'), law11, {
      hint: t(
        '白天、夜间各一张，写清长、宽、离地高度。',
        'One by day and one by night, with width, height and height above ground.',
      ),
      sample: t(
        '正立面照片上画出招牌位置，标注 4.2 m × 0.9 m，底边离地 2.8 m。',
        'A front photograph with the sign drawn in: 4.2 m × 0.9 m, lower edge 2.8 m above ground.',
      ),
    }),
    ownMaterial('structure', 3, t('结构安全说明', 'Statement on its safety'), local('结构安全为通行要求'), {
      hint: t('面积 10 平方米以上的，由设计或者施工单位出具。', 'Above 10 m², by the designer or builder.'),
      when: 'signArea >= 10',
    }),
    ownMaterial(
      'premisesProof',
      4,
      t('场所使用证明', 'Proof of the right to the premises'),
      local('使用权证明为通行要求'),
      {
        hint: t(
          '房产证或者租赁合同；设在别人墙上的，加业主同意书。',
          'Title deed or lease; the owner’s consent if it is on somebody else’s wall.',
        ),
        sameAs: 'premisesProof',
      },
    ),
  ],
  promise: workingDays(8),
  steps: threeLevels(workingDays(3), workingDays(3), workingDays(2)),
  special: [special('opinion', t('征求相邻权利人意见', 'Asking the neighbours'), workingDays(5), article45)],
  result: {
    licenceType: 'outdoorAdvertisingPermit',
    name: t('户外广告设置许可证', 'Permit for outdoor advertising'),
    validity: t('2 年', '2 years'),
    validityMonths: 24,
  },
  questions: [
    {
      question: t('换招牌的画面要重新办吗？', 'Do I need a new permit for a new picture?'),
      answer: t('尺寸、位置、结构不变的不用；变了的要重新申请。', 'Not if size, place and structure stay the same.'),
    },
    {
      question: t('发光字可以吗？', 'May the letters light up?'),
      answer: t(
        '可以，夜间亮度不能影响居民休息，请在效果图里画出夜景。',
        'Yes, if they do not disturb residents; show the night view in the picture.',
      ),
    },
  ],
  minutesToFill: 8,
  form: {
    key: 'outdoorSignPermit',
    title: t('户外广告（招牌）设置申请表', 'Application for outdoor advertising or a sign'),
    pages: [
      operatorPage(),
      page('sign', t('要设什么样的招牌？', 'What will you put up?'), t('招牌', 'Sign'), [
        placeField('premises', t('设置地址', 'Address')),
        ask('choice', 'signKind', t('类别', 'Kind'), {
          display: 'radio',
          options: options(
            ['shop', '门头招牌', 'Shop sign'],
            ['wall', '墙面广告', 'On a wall'],
            ['roof', '屋顶广告', 'On a roof'],
            ['standing', '落地广告', 'Standing'],
          ),
        }),
        ask('text', 'signText', t('招牌上写什么', 'Words on the sign'), { maxLength: 100 }),
        ask('number', 'signWidth', t('宽', 'Width'), {
          unit: t('米', 'm'),
          decimals: 2,
          minimum: 0.1,
          maximum: 200,
          width: 'third',
        }),
        ask('number', 'signHeight', t('高', 'Height'), {
          unit: t('米', 'm'),
          decimals: 2,
          minimum: 0.1,
          maximum: 200,
          width: 'third',
        }),
        ask('number', 'signArea', t('面积', 'Area'), {
          unit: t('平方米', 'm²'),
          decimals: 2,
          computed: 'signWidth * signHeight',
          width: 'third',
        }),
        ask('boolean', 'lit', t('发光吗', 'Does it light up?')),
      ]),
      declarationPage(),
    ],
  },
};
