import type { CompleteItem } from '../../src/complete-item.ts';
import type { Source } from '../../src/content.ts';
import { ask, contactFields, declarationPage, inspectionPage, options, page } from './fields.ts';
import {
  article45,
  businessLicence,
  condition,
  identityOf,
  inspected,
  legalRepresentative,
  ownMaterial,
  rule,
  special,
  t,
  workingDays,
} from './kit.ts';

const law49 = rule('行政许可法', '第四十九条', '被许可人要求变更的，向作出决定的机关提出申请；引文未在快照逐字核对');
const measures: Source = {
  kind: 'generalKnowledge',
  verified: false,
  law: '食品经营许可和备案管理办法',
  note: '国家市场监督管理总局令第78号；关于变更的条文和条号未在快照核对',
};
const changes = (what: string) => `list contains(changes, "${what}")`;

export const foodBusinessChange: CompleteItem = {
  localCode: 'SC08-1',
  partOf: {
    localCode: 'SC08',
    subItem: '001',
    name: t('食品经营许可变更', 'Change of a food business licence'),
    aliases: ['改食品经营许可证', '食品许可证变更', '餐饮许可证改名字', '换法人改许可证', '增加经营项目'],
  },
  key: 'foodBusinessChange',
  summary: t(
    '食品经营许可证上的名称、负责人、门牌或者经营项目变了，换成新的一版，证号不变。',
    'When the name, representative, house number or kinds of food on a food business licence change: a new version under the same number.',
  ),
  leaveOut: ['c1', 'c2', 'c3', 'c4'],
  conditions: [
    condition('valid', t('手上的食品经营许可证还在有效期里', 'Your food business licence is in force'), law49),
    condition(
      'registered',
      t(
        '名称、负责人变更的，营业执照已经先变更',
        'For another name or representative, the business licence was changed first',
      ),
      measures,
    ),
    condition(
      'foods',
      t(
        '增加经营项目的，场所、设备和布局符合要求',
        'For more kinds of food, premises, equipment and layout meet the requirements',
      ),
      measures,
    ),
  ],
  exemptions: [
    {
      text: t(
        '搬到别的地方：许可证只对原来的经营场所有效，要重新申请。',
        'You move elsewhere: the licence holds only for its premises, so apply for a new one.',
      ),
      instead: 'SC08',
      source: measures,
    },
    {
      text: t(
        '证上是发证机关印错的：不用申请，打电话告诉发证机关，由它更正。',
        'The body misprinted it: you need not apply; tell the body, which corrects it.',
      ),
    },
  ],
  materials: [
    businessLicence(1, measures),
    identityOf(2, legalRepresentative, measures),
    {
      ...ownMaterial('proof', 3, t('与变更有关的证明', 'Proof of what has changed'), measures, {
        hint: t(
          '改门牌的交公安或者民政的门牌证明；其他变更，营业执照上查得到的不用交。',
          'For a house number, the confirmation by police or civil affairs; nothing where the business licence shows the change.',
        ),
        when: changes('address'),
      }),
    },
    ownMaterial('layoutPlan', 4, t('主要设备设施布局图', 'Floor plan with main equipment'), measures, {
      hint: t(
        '增加经营项目以后的布局，手画也行。',
        'The layout with the new kinds of food; a drawing by hand will do.',
      ),
      when: changes('foods'),
      sameAs: 'layoutPlan',
    }),
  ],
  promise: workingDays(5),
  steps: inspected(t('现场核查', 'Inspect on site'), workingDays(2), [workingDays(2), workingDays(2), workingDays(1)]),
  special: [special('expertReview', t('专家评审', 'Expert review'), workingDays(5), article45)],
  result: {
    licenceType: 'foodBusinessLicence',
    licenceAct: 'change',
    name: t('食品经营许可证（变更后的新一版）', 'Food business licence (the new version)'),
    validity: t('证号和到期日不变', 'Number and last day stay'),
  },
  variants: [{ serial: '01', kind: 'change', name: t('变更', 'Change') }],
  questions: [
    {
      question: t('换了新证，旧的二维码还能用吗？', 'Does the old QR code still work?'),
      answer: t(
        '能扫，扫出来会说旧的一版已经变更，并显示现在的内容。店里请换上新的一版。',
        'It can be scanned: the page says that this version was changed and shows what counts now. Please put up the new one.',
      ),
    },
    {
      question: t('一次能变更几项？', 'May I change several things at once?'),
      answer: t('能，把要变的都勾上，一次办完。', 'Yes: tick all that change, and it is done in one go.'),
    },
  ],
  discretion: t(
    '变更的内容属实并符合食品安全法第三十三条的，准予变更；增加经营项目要现场核查的，核查符合后准予。',
    'Granted when what changes is true and meets article 33 of the Food Safety Law; more kinds of food after an inspection where needed.',
  ),
  minutesToFill: 5,
  form: {
    key: 'foodBusinessChange',
    title: t('食品经营许可变更申请书', 'Application to change a food business licence'),
    pages: [
      page(
        'which',
        t('变更哪张证，变更什么？', 'Which licence, and what changes?'),
        t('证和变更事项', 'Licence and changes'),
        [
          ask('licence', 'licence', t('要变更的食品经营许可证', 'Food business licence to be changed'), {
            types: ['foodBusinessLicence'],
            hint: t('只列出现在有效的', 'Only those in force are listed'),
          }),
          ask('choice', 'changes', t('变更什么', 'What changes'), {
            display: 'multiple',
            options: options(
              ['name', '经营者名称', 'Name of the business'],
              ['representative', '法定代表人（负责人）', 'Legal representative'],
              [
                'address',
                '经营场所的门牌、路名',
                'House number or street name',
                t('没有搬家，只是叫法变了', 'Not a move'),
              ],
              ['foods', '经营项目', 'Kinds of food'],
            ),
          }),
        ],
      ),
      page(
        'after',
        t('变更以后是什么？', 'What shall it say?'),
        t('变更以后', 'After the change'),
        [
          ask('text', 'holderName', t('变更后的名称', 'New name'), {
            hint: t('和变更后的营业执照一字不差', 'Exactly as on the changed business licence'),
            prefill: ['chosen.licence.holderName'],
            visible: changes('name'),
            maxLength: 200,
          }),
          ask('text', 'legalRepresentative', t('变更后的法定代表人（负责人）', 'New legal representative'), {
            prefill: ['chosen.licence.legalRepresentative'],
            visible: changes('representative'),
            width: 'half',
          }),
          ask('address', 'premises', t('变更后的经营场所地址', 'Address as it is called now'), {
            level: 'township',
            prefill: ['chosen.licence.address'],
            visible: changes('address'),
          }),
          ask('choice', 'foods', t('变更后的经营项目', 'Kinds of food after the change'), {
            display: 'multiple',
            prefill: ['chosen.licence.foods'],
            visible: changes('foods'),
            options: options(
              ['hot', '热食类食品制售', 'Hot food'],
              ['cold', '冷食类食品制售', 'Cold food'],
              ['raw', '生食类食品制售', 'Raw food'],
              ['pastry', '糕点类食品制售', 'Pastry'],
              ['drinks', '自制饮品制售', 'Drinks made on the premises'],
              ['loose', '散装食品销售', 'Loose food'],
            ),
          }),
          ask('longText', 'why', t('为什么变更', 'Why it changes'), { rows: 3, maxLength: 500 }),
        ],
        {
          hint: t(
            '先填好的是证上现在的内容，改成变更以后的。',
            'What stands there now is filled in; change it to what it shall be.',
          ),
        },
      ),
      page('contact', t('怎么联系您？', 'How can you be reached?'), t('联系方式', 'Contact'), contactFields()),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
