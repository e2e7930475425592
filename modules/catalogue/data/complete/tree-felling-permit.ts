import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, inspectionPage, options, page, personPage, placeField } from './fields.ts';
import {
  applicantHerself,
  condition,
  identityOf,
  inspected,
  ownMaterial,
  quoted,
  rule,
  t,
  workingDays,
} from './kit.ts';

const law30 = (quote: string) => quoted('森林法实施条例', '第三十条', quote);
const personal = '个人还应当提交包括采伐林木的地点、面积、树种、株数、蓄积量、更新时间等内容的文件';

export const treeFellingPermit: CompleteItem = {
  localCode: 'LY01',
  key: 'treeFellingPermit',
  summary: t('砍林地上的树之前要拿的证。', 'The permit needed before felling trees on forest land.'),
  conditions: [
    condition(
      'right',
      t('林木是您的，或者您有权采伐', 'The trees are yours or you may fell them'),
      law30('应当提交申请采伐林木的所有权证书或者使用权证书'),
    ),
    condition(
      'quota',
      t('在当年的采伐限额以内', 'The felling is within this year’s quota'),
      quoted('森林法', '第五十六条', '采伐林地上的林木应当申请采伐许可证'),
    ),
  ],
  exemptions: [
    {
      text: t(
        '自然保护区以外的竹林，自留地和房前屋后的零星树木：不用证。',
        'Bamboo outside nature reserves, and single trees on private plots and around houses, need no permit.',
      ),
      source: rule('森林法', '第五十六条', '未在快照逐字核对'),
    },
  ],
  materials: [
    identityOf(1, applicantHerself, law30(personal)),
    ownMaterial(
      'ownership',
      2,
      t('林权证书（不动产权证书）', 'Certificate of forest rights'),
      law30('应当提交申请采伐林木的所有权证书或者使用权证书'),
      {
        hint: t(
          '没有林权证的，交承包合同或者村委会证明。',
          'Without one: the contract or a statement of the village committee.',
        ),
      },
    ),
    ownMaterial('fellingDetails', 3, t('采伐林木说明', 'Description of the felling'), law30(personal), {
      hint: t('填完表单自动生成。', 'Made from the form.'),
      necessity: '3',
    }),
    ownMaterial(
      'survey',
      4,
      t('采伐区调查设计文件', 'Survey of the area'),
      law30('国有林业企业事业单位还应当提交采伐区调查设计文件和上年度采伐更新验收证明'),
      {
        hint: t(
          '国有林业单位，或者一次采伐蓄积 15 立方米以上的才要。',
          'State forestry bodies, or more than 15 m³ at a time.',
        ),
        when: 'owner = "state" or volume > 15',
      },
    ),
  ],
  promise: workingDays(7),
  steps: inspected(t('现场查验', 'Look at the trees'), workingDays(3), [
    workingDays(3),
    workingDays(2),
    workingDays(2),
  ]),
  result: {
    licenceType: 'treeFellingPermit',
    name: t('林木采伐许可证', 'Tree felling permit'),
    validity: t('当年有效', 'Valid this year'),
    validityMonths: 12,
  },
  questions: [
    {
      question: t('砍完要做什么？', 'What after felling?'),
      answer: t(
        '当年或者次年完成更新造林，面积和株数不少于采伐的。',
        'Replant this year or next, at least as much as was felled.',
      ),
    },
    {
      question: t('可以在乡镇办吗？', 'Can I apply at the township?'),
      answer: t(
        '可以。乡镇便民服务中心代收，也可以用手机申请。',
        'Yes, the township centre takes applications; so does your phone.',
      ),
    },
  ],
  channels: { visits: 0 },
  minutesToFill: 8,
  form: {
    key: 'treeFellingPermit',
    title: t('林木采伐申请表', 'Application to fell trees'),
    pages: [
      personPage(),
      page('trees', t('砍哪里的树？', 'Which trees?'), t('采伐', 'Felling'), [
        placeField('premises', t('采伐地点', 'Place')),
        ask('text', 'parcel', t('小地名（林班、小班）', 'Local name or parcel'), { width: 'half' }),
        ask('choice', 'owner', t('林木归谁', 'Owner'), {
          display: 'radio',
          options: options(
            ['person', '个人', 'A person'],
            ['collective', '集体', 'The collective'],
            ['state', '国有', 'The State'],
          ),
        }),
        {
          kind: 'table',
          key: 'trees',
          label: t('树种和数量', 'Trees'),
          minItems: 1,
          maxItems: 30,
          totals: ['stems', 'treeVolume'],
          columns: [
            ask('text', 'species', t('树种', 'Species')),
            ask('number', 'stems', t('株数', 'Number'), { minimum: 1 }),
            ask('number', 'treeVolume', t('蓄积（立方米）', 'Volume (m³)'), { decimals: 2, minimum: 0 }),
          ],
        },
        ask('number', 'volume', t('合计蓄积', 'Total volume'), {
          unit: t('立方米', 'm³'),
          decimals: 2,
          computed: 'sum(for row in trees return row.treeVolume)',
        }),
        ask('number', 'fellingArea', t('采伐面积', 'Area'), {
          unit: t('亩', 'mu'),
          decimals: 2,
          minimum: 0,
          width: 'third',
        }),
        ask('choice', 'fellingKind', t('采伐方式', 'Kind of felling'), {
          display: 'radio',
          options: options(
            ['selective', '择伐', 'Selective'],
            ['clear', '皆伐', 'Clear'],
            ['thinning', '抚育间伐', 'Thinning'],
          ),
        }),
        ask('date', 'replantBy', t('什么时候补种', 'Replanted by'), { minimum: 'today', width: 'half' }),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
