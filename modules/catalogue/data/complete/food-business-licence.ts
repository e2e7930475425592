import type { CompleteItem } from '../../src/complete-item.ts';
import {
  areaField,
  ask,
  declarationPage,
  inspectionPage,
  operatorPage,
  options,
  page,
  placeField,
  squareMetres,
} from './fields.ts';
import {
  article45,
  businessLicence,
  condition,
  heldMaterial,
  identityOf,
  inspected,
  legalRepresentative,
  ownMaterial,
  quoted,
  rule,
  special,
  t,
  workingDays,
} from './kit.ts';

const measures = (article: string) =>
  rule('食品经营许可和备案管理办法', article, '国家市场监督管理总局令第78号；条文和条号未在快照核对');
const law35 = quoted(
  '食品安全法',
  '第三十五条',
  '审核申请人提交的本法第三十三条第一款第一项至第四项规定要求的相关资料',
);

export const foodBusinessLicence: CompleteItem = {
  localCode: 'SC08',
  key: 'foodBusinessLicence',
  summary: t(
    '开餐馆、食堂或者卖散装食品之前要拿的证。',
    'The licence needed before opening a restaurant or canteen, or selling loose food.',
  ),
  conditions: [
    condition(
      'registered',
      t('已经有营业执照，个体工商户也可以', 'You hold a business licence; individual businesses may apply too'),
      measures('第十二条'),
    ),
  ],
  plain: {
    c1: t(
      '有固定的经营场所，环境整洁，与污染源保持规定的距离',
      'Fixed, clean premises at the required distance from sources of pollution',
    ),
    c2: t(
      '有相应的设备，消毒、洗手、通风、防鼠、污水和垃圾处理都齐全',
      'Suitable equipment, including disinfection, hand washing, ventilation, pest control, waste water and refuse',
    ),
    c3: t('有食品安全管理人员，有保证食品安全的规章制度', 'A food safety manager and written food safety rules'),
    c4: t('布局合理，生熟分开，不会交叉污染', 'A layout that keeps raw and ready-to-eat food apart'),
  },
  exemptions: [
    {
      text: t(
        '只卖预包装食品：改办仅销售预包装食品备案，当场办结。',
        'You sell prepackaged food only: file instead, done at once.',
      ),
      instead: 'SC09',
      source: quoted(
        '食品安全法',
        '第三十五条',
        '仅销售预包装食品的，应当报所在地县级以上地方人民政府食品安全监督管理部门备案',
      ),
    },
    {
      text: t(
        '已经有证，只是名称、负责人、门牌或者经营项目变了：办变更，证号不变。',
        'You hold a licence and its name, representative, house number or kinds of food have changed: have it changed, the number stays.',
      ),
      instead: 'SC08-1',
      source: rule('行政许可法', '第四十九条'),
    },
    {
      text: t(
        '只卖食用农产品：不用许可，也不用备案。',
        'You sell farm produce only: neither a licence nor a filing is needed.',
      ),
      source: rule(
        '食品安全法',
        '第三十五条',
        '“销售食用农产品和仅销售预包装食品的，不需要取得许可”，未在快照逐字核对',
      ),
    },
  ],
  materials: [
    businessLicence(1, measures('第十五条')),
    heldMaterial('healthCertificates', 2, t('食品从业人员健康证明', 'Health certificates of the food handlers'), {
      issuer: t('卫生健康部门', 'Health authority'),
      licenceType: 'healthCertificate',
      source: rule('食品安全法', '第四十五条', '从事接触直接入口食品工作的人员应当每年进行健康检查；未在快照逐字核对'),
    }),
    identityOf(3, legalRepresentative, measures('第十五条')),
    ownMaterial('layoutPlan', 4, t('主要设备设施布局图', 'Floor plan with main equipment'), law35, {
      hint: t(
        '手画也行，标出灶台、水池、冷藏、备餐、卫生间的位置和尺寸。',
        'A drawing by hand will do: stove, sinks, cold storage, serving, toilet, with sizes.',
      ),
      sample: t(
        '一张 A4 纸：后厨（热加工、切配、洗消）、备餐、用餐区、仓库，标注面积和门窗。',
        'One A4 sheet: kitchen (hot, cutting, washing), serving, dining, store, with areas and doors.',
      ),
      sameAs: 'layoutPlan',
    }),
    ownMaterial('workflow', 5, t('操作流程文件', 'Description of the work'), law35, {
      hint: t('从进货到上桌，一步一步写。', 'From delivery to table, step by step.'),
      sample: t(
        '进货验收 → 贮存 → 粗加工 → 切配 → 烹饪 → 备餐 → 餐具清洗消毒。',
        'Receive → store → prepare → cut → cook → serve → wash and disinfect.',
      ),
    }),
    ownMaterial('safetyRules', 6, t('食品安全规章制度目录清单', 'List of food safety rules'), measures('第十五条'), {
      hint: t(
        '列出从业人员健康管理、进货查验记录、食品安全自查、事故处置等制度的名称。',
        'List the rules on staff health, checking deliveries, self-inspection and accidents by name.',
      ),
      necessity: '3',
    }),
  ],
  promise: workingDays(8),
  steps: inspected(t('现场核查', 'Inspect on site'), workingDays(5), [workingDays(3), workingDays(3), workingDays(2)]),
  special: [
    special('expertReview', t('专家评审', 'Expert review'), workingDays(5), article45),
    special('test', t('检验、检测', 'Test'), workingDays(10), article45),
  ],
  result: {
    licenceType: 'foodBusinessLicence',
    name: t('食品经营许可证', 'Food business licence'),
    validity: t('5 年', '5 years'),
    validityMonths: 60,
    renewal: t('到期 30 日前提出延续申请', 'Apply to renew 30 days before it ends'),
  },
  variants: [
    { serial: '01', kind: 'new', name: t('新办', 'New') },
    {
      serial: '02',
      kind: 'change',
      name: t('变更', 'Change'),
      summary: t('名称、负责人、经营项目变了', 'Name, person in charge or kinds of food have changed'),
    },
    {
      serial: '03',
      kind: 'renew',
      name: t('延续', 'Renew'),
      summary: t('到期前 30 日提出', 'Apply 30 days before it ends'),
    },
    { serial: '04', kind: 'reissue', name: t('补办', 'Replace') },
    { serial: '05', kind: 'cancel', name: t('注销', 'Cancel') },
  ],
  questions: [
    {
      question: t('没有营业执照能先办吗？', 'May I apply before I have a business licence?'),
      answer: t(
        '不能。先办营业执照，再办食品经营许可；两件事可以从“我要开餐馆”一起办。',
        'No. The business licence comes first; “Open a restaurant” lets you do both together.',
      ),
    },
    {
      question: t('会上门看吗？', 'Will somebody come to look?'),
      answer: t(
        '需要时由两名以上工作人员现场核查，提前告诉您时间。核查要请专家评审的，评审时间不算在 8 个工作日里。',
        'When needed, at least two officers inspect the premises and tell you when. Time for an expert review is not counted in the 8 working days.',
      ),
    },
    {
      question: t('健康证明在外地办的可以吗？', 'Is a health certificate from another city accepted?'),
      answer: t(
        '可以，在有效期内就行；平台查不到的请上传。',
        'Yes, while it is valid; upload it if the platform cannot find it.',
      ),
    },
    {
      question: t('搬了地方要重新办吗？', 'Do I need a new licence when I move?'),
      answer: t(
        '要。许可证只对登记的经营场所有效，搬迁后重新申请。',
        'Yes. It holds only for the premises named in it; apply anew after a move.',
      ),
    },
  ],
  discretion: t(
    '材料齐全、布局合理、设施符合食品安全法第三十三条的，准予许可；一项不符合且不能当场整改的，不予许可并说明理由。',
    'Granted when the documents are complete and the premises meet article 33 of the Food Safety Law; denied with reasons when something is missing that cannot be put right on the spot.',
  ),
  minutesToFill: 15,
  form: {
    key: 'foodBusinessLicence',
    title: t('食品经营许可申请书', 'Application for a food business licence'),
    pages: [
      operatorPage(t('谁来经营？', 'Who runs the business?')),
      page('premises', t('店开在哪里？', 'Where are the premises?'), t('经营场所', 'Premises'), [
        placeField('premises', t('经营场所地址', 'Address of the premises')),
        areaField('premisesArea', t('使用面积', 'Floor area')),
        ask('choice', 'rights', t('场所是怎么来的', 'How you hold the premises'), {
          display: 'radio',
          options: options(
            ['owned', '自有', 'Owned'],
            ['rented', '租用', 'Rented'],
            ['other', '无偿使用', 'Used free of charge'],
          ),
        }),
      ]),
      page(
        'staff',
        t('店里有哪些从业人员？', 'Who works there?'),
        t('从业人员', 'Staff'),
        [
          {
            kind: 'repeating',
            key: 'people',
            label: t('从业人员', 'Staff'),
            itemLabel: t('位', 'person'),
            itemTitle: 'name',
            minItems: 1,
            maxItems: 50,
            checks: [
              {
                holds: 'some p in value satisfies p.post = "safetyManager"',
                message: t(
                  '还没有食品安全管理员，请给一位选上。',
                  'There is no food safety manager yet: please choose one.',
                ),
              },
            ],
            fields: [
              ask('text', 'name', t('姓名', 'Name'), { width: 'half' }),
              ask('choice', 'post', t('岗位', 'Post'), {
                display: 'select',
                width: 'half',
                options: options(
                  ['safetyManager', '食品安全管理员', 'Food safety manager'],
                  ['cook', '厨师', 'Cook'],
                  ['kitchenHand', '帮厨', 'Kitchen hand'],
                  ['waiter', '服务员', 'Waiter'],
                  ['cashier', '收银员', 'Cashier'],
                ),
              }),
              ask('citizenId', 'citizenId', t('公民身份号码', 'Citizen ID number'), {
                hint: t('18 位，写错会马上告诉您哪一位不对', '18 characters; a wrong one is pointed out at once'),
                width: 'twoThirds',
              }),
              ask('date', 'healthUntil', t('健康证明有效至', 'Health certificate valid until'), {
                hint: t(
                  '没有健康证明？先去体检，可以存草稿以后再来。',
                  'No certificate yet? Have the check-up first; your draft is kept.',
                ),
                visible: 'post != "cashier"',
                width: 'twoThirds',
                checks: [
                  {
                    holds: 'value > today()',
                    message: t('健康证明过期了，请先续检。', 'The certificate has expired; please renew it first.'),
                  },
                ],
              }),
            ],
          },
        ],
        {
          hint: t(
            '写直接接触食品的人，还有食品安全管理员。至少一位是食品安全管理员。',
            'Enter those who handle food, and the food safety manager. At least one must be food safety manager.',
          ),
        },
      ),
      page(
        'business',
        t('经营什么？', 'What will you sell?'),
        t('经营项目', 'Business'),
        [
          ask('choice', 'businessKind', t('主体业态', 'Kind of business'), {
            display: 'radio',
            options: options(
              ['catering', '餐饮服务经营者', 'Restaurant or catering'],
              ['canteen', '单位食堂', 'Canteen'],
              ['retail', '食品销售经营者', 'Food shop'],
            ),
          }),
          ask('choice', 'foods', t('经营项目', 'Kinds of food'), {
            display: 'multiple',
            options: options(
              ['hot', '热食类食品制售', 'Hot food'],
              ['cold', '冷食类食品制售', 'Cold food', t('要有专间或者专区', 'Needs a separate room or area')],
              ['raw', '生食类食品制售', 'Raw food'],
              ['pastry', '糕点类食品制售', 'Pastry'],
              ['drinks', '自制饮品制售', 'Drinks made on the premises'],
              ['loose', '散装食品销售', 'Loose food'],
            ),
          }),
          ask('number', 'coldRoomArea', t('冷食专间面积', 'Area of the cold room'), {
            unit: squareMetres,
            decimals: 1,
            minimum: 1,
            visible: 'list contains(foods, "cold") or list contains(foods, "raw")',
            width: 'third',
          }),
          ask('boolean', 'online', t('通过网络送餐或者销售吗', 'Do you deliver or sell online?')),
          ask('text', 'onlinePlatform', t('网店或者平台名称', 'Name of the online shop or platform'), {
            visible: 'online = true',
          }),
        ],
        {
          checks: [
            {
              holds: 'coldRoomArea = null or premisesArea = null or coldRoomArea <= premisesArea',
              message: t(
                '专间比店面还大，请核对两个面积。',
                'The cold room is larger than the premises; please check both areas.',
              ),
              fields: ['coldRoomArea'],
            },
          ],
        },
      ),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
