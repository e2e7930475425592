import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, page, personPage, placeField } from './fields.ts';
import { applicantHerself, condition, identityOf, ownMaterial, quoted, t, twoLevels, workingDays } from './kit.ts';

const law16 = (quote: string) => quoted('市场主体登记管理条例', '第十六条', quote);

export const individualBusiness: CompleteItem = {
  localCode: 'SC05',
  key: 'individualBusiness',
  summary: t(
    '一个人或者一家人开店，领个体工商户营业执照。',
    'One person or family opens a shop and gets a business licence.',
  ),
  conditions: [
    condition(
      'person',
      t('有经营能力的公民', 'A person able to do business'),
      quoted('市场主体登记管理条例', '第八条', '个体工商户的经营者姓名、住所、经营场所'),
    ),
    condition(
      'place',
      t('有经营场所；在家里、网上也可以', 'A place of business; a home or an online shop will do'),
      law16('住所或者主要经营场所相关文件'),
    ),
  ],
  materials: [
    ownMaterial('application', 1, t('登记申请书', 'Application'), law16('申请书'), {
      hint: t('填完表单自动生成。', 'Made from the form.'),
      necessity: '3',
    }),
    identityOf(2, applicantHerself, law16('申请人资格文件、自然人身份证明')),
    ownMaterial(
      'premisesProof',
      3,
      t('经营场所使用证明', 'Proof of the right to the premises'),
      law16('住所或者主要经营场所相关文件'),
      {
        hint: t(
          '房产证、租赁合同；网店填网址即可。',
          'Title deed or lease; online shops give their address on the web.',
        ),
        when: 'onlineOnly != true',
        sameAs: 'premisesProof',
      },
    ),
  ],
  promise: workingDays(1),
  steps: twoLevels(workingDays(1), workingDays(0)),
  result: { licenceType: 'businessLicence', name: t('营业执照', 'Business licence') },
  questions: [
    {
      question: t('可以不起字号吗？', 'Can I do without a trade name?'),
      answer: t('可以，用经营者姓名也行。', 'Yes, your own name will do.'),
    },
  ],
  minutesToFill: 6,
  form: {
    key: 'individualBusiness',
    title: t('个体工商户登记（设立）申请书', 'Application to register an individual business'),
    pages: [
      personPage(),
      page('business', t('做什么生意？', 'What business?'), t('经营', 'Business'), [
        ask('text', 'tradeName', t('字号名称', 'Trade name'), { required: false, maxLength: 100 }),
        ask('longText', 'scope', t('经营范围', 'Business'), { rows: 3, maxLength: 500 }),
        ask('boolean', 'onlineOnly', t('只在网上经营吗', 'Online only?')),
        { ...placeField('premises', t('经营场所', 'Premises')), visible: 'onlineOnly != true' },
        ask('text', 'website', t('网店网址', 'Address of the online shop'), { visible: 'onlineOnly = true' }),
        ask('number', 'employees', t('从业人数', 'People working there'), {
          minimum: 1,
          maximum: 1000,
          width: 'third',
        }),
      ]),
      declarationPage(),
    ],
  },
};
