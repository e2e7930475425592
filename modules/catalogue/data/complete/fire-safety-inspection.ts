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
  inspected,
  ownMaterial,
  quoted,
  rule,
  special,
  t,
  workingDays,
} from './kit.ts';

const law15 = quoted('消防法', '第十五条', '作出场所符合消防技术标准和管理规定的承诺，提交规定的材料');
const ministry = (note: string) => rule('消防监督检查规定', '第八条', note);

export const fireSafetyInspection: CompleteItem = {
  localCode: 'XF01',
  key: 'fireSafetyInspection',
  summary: t(
    '饭店、商场、歌舞厅等公众聚集的场所，开业前要通过的消防安全检查。',
    'The fire safety inspection that restaurants, shops and entertainment venues must pass before opening.',
  ),
  conditions: [
    condition(
      'accepted',
      t(
        '需要消防验收或者备案的装修，已经办好',
        'Where the fitting-out needs fire safety acceptance or filing, this is done',
      ),
      quoted('消防法', '第十五条', '公众聚集场所未经消防救援机构许可的，不得投入使用、营业'),
    ),
    condition(
      'facilities',
      t('消防设施完好，疏散通道和安全出口畅通', 'Fire equipment works; escape routes and exits are clear'),
      ministry('检查内容；未在快照核对'),
    ),
    condition(
      'people',
      t('员工经过消防安全培训，有灭火和疏散预案', 'Staff are trained; there is a plan for fire and evacuation'),
      ministry('检查内容；未在快照核对'),
    ),
  ],
  exemptions: [
    {
      text: t(
        '选择告知承诺：材料齐全当场给许可，开业后再检查。',
        'With a commitment the permit is given at once when the documents are complete, and the inspection follows.',
      ),
      source: law15,
    },
  ],
  materials: [
    businessLicence(1, law15),
    ownMaterial('commitment', 2, t('消防安全告知承诺书', 'Fire safety commitment'), law15, {
      hint: t('选择告知承诺方式时才要。', 'Needed only when you choose the commitment.'),
      when: 'fireMethod = "commitment"',
    }),
    ownMaterial(
      'firePlan',
      3,
      t('场所平面布置图、消防设施平面图', 'Plan of the premises and its fire equipment'),
      law15,
      {
        hint: t(
          '标出安全出口、疏散通道、灭火器、消火栓、应急照明。',
          'Mark exits, escape routes, extinguishers, hydrants and emergency lights.',
        ),
        sample: t(
          '在布局图上用红色标出口和疏散方向，用蓝色标灭火器和消火栓。',
          'On the floor plan: exits and directions in red, extinguishers and hydrants in blue.',
        ),
      },
    ),
    ownMaterial(
      'safetySystem',
      4,
      t('消防安全制度、灭火和应急疏散预案', 'Fire safety rules and evacuation plan'),
      law15,
    ),
    ownMaterial(
      'premisesProof',
      5,
      t('场所使用证明', 'Proof of the right to the premises'),
      ministry('申报材料；未在快照核对'),
      {
        hint: t('房产证或者租赁合同。', 'Title deed or lease.'),
        sameAs: 'premisesProof',
      },
    ),
  ],
  promise: workingDays(7),
  steps: inspected(t('消防现场检查', 'Fire inspection on site'), workingDays(3), [
    workingDays(3),
    workingDays(2),
    workingDays(2),
  ]),
  special: [special('review', t('专家评审', 'Expert review'), workingDays(5), article45)],
  result: {
    type: '20',
    licenceType: 'fireSafetyOpinion',
    name: t('公众聚集场所投入使用、营业前消防安全检查意见书', 'Opinion of the fire safety inspection before opening'),
  },
  questions: [
    {
      question: t('什么是告知承诺？', 'What is the commitment?'),
      answer: t(
        '您承诺场所符合消防标准，材料齐全当场许可；开业后会来检查，不符合的要停业整改。',
        'You commit that the premises meet the standards and get the permit at once; they are inspected after opening and must close to correct what does not.',
      ),
    },
    {
      question: t('小餐馆也要办吗？', 'Do small restaurants need it?'),
      answer: t(
        '饭店属于公众聚集场所。面积很小的，请先在窗口或者 12345 问清楚本地的规定。',
        'Restaurants are public venues. For very small ones ask at the window or 12345 first.',
      ),
    },
  ],
  minutesToFill: 12,
  form: {
    key: 'fireSafetyInspection',
    title: t('消防安全检查申报表', 'Application for a fire safety inspection'),
    pages: [
      operatorPage(),
      page('premises', t('是什么样的场所？', 'What kind of place is it?'), t('场所', 'Premises'), [
        placeField('premises', t('场所地址', 'Address')),
        areaField('premisesArea', t('建筑面积', 'Floor area')),
        ask('text', 'floors', t('所在楼层', 'Floors'), {
          hint: t('例如：1 层', 'For example: ground floor'),
          width: 'third',
        }),
        ask('number', 'capacity', t('最多容纳人数', 'Greatest number of people'), {
          unit: persons,
          minimum: 1,
          maximum: 100000,
          width: 'third',
        }),
        ask('choice', 'venueKind', t('场所类别', 'Kind of venue'), {
          display: 'select',
          options: options(
            ['restaurant', '饭店、餐馆', 'Restaurant'],
            ['hotel', '宾馆、旅店', 'Hotel'],
            ['shop', '商场、集贸市场', 'Shop or market'],
            ['entertainment', '歌舞厅、网吧等娱乐场所', 'Entertainment'],
            ['sport', '体育馆、健身场所', 'Sport'],
            ['other', '其他', 'Other'],
          ),
        }),
      ]),
      page('safety', t('消防安全怎么保证？', 'How is fire safety ensured?'), t('消防安全', 'Fire safety'), [
        ask('text', 'fireManager', t('消防安全管理人', 'Fire safety manager'), { width: 'half' }),
        ask('phone', 'fireManagerPhone', t('管理人电话', 'The manager’s telephone'), { width: 'half' }),
        ask('number', 'exits', t('安全出口数量', 'Number of exits'), { minimum: 1, maximum: 100, width: 'third' }),
        ask('choice', 'facilities', t('消防设施', 'Fire equipment'), {
          display: 'multiple',
          options: options(
            ['extinguishers', '灭火器', 'Extinguishers'],
            ['hydrants', '室内消火栓', 'Indoor hydrants'],
            ['sprinklers', '自动喷水灭火', 'Sprinklers'],
            ['alarm', '火灾自动报警', 'Fire alarm'],
            ['smoke', '防烟排烟', 'Smoke control'],
            ['lights', '应急照明和疏散指示', 'Emergency lights and signs'],
          ),
        }),
        ask('choice', 'fireMethod', t('办理方式', 'How to proceed'), {
          display: 'radio',
          options: options(
            ['inspection', '先检查再许可', 'Inspection first'],
            ['commitment', '告知承诺，材料齐全当场许可', 'Commitment: permit at once, inspection later'],
          ),
        }),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
