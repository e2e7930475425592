import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, options, page, placeField } from './fields.ts';
import { condition, heldMaterial, ownMaterial, quoted, rule, t, twoLevels, workingDays } from './kit.ts';

const law16 = (quote: string) => quoted('市场主体登记管理条例', '第十六条', quote);
const founders = t('股东、法定代表人', 'shareholders and legal representative');

export const companyRegistration: CompleteItem = {
  localCode: 'SC01',
  key: 'companyRegistration',
  summary: t('成立公司，领营业执照。', 'Set up a company and get its business licence.'),
  conditions: [
    condition(
      'name',
      t('名称符合规定，没有和同行业的重名', 'The name follows the rules and no company of the same trade has it'),
      rule('企业名称登记管理规定', '第十七条'),
    ),
    condition(
      'address',
      t('有住所或者主要经营场所', 'There is a registered address'),
      law16('住所或者主要经营场所相关文件'),
    ),
    condition(
      'articles',
      t('有公司章程', 'There are articles of association'),
      law16('公司、非公司企业法人、农民专业合作社（联合社）章程或者合伙企业合伙协议'),
    ),
  ],
  exemptions: [
    {
      text: t(
        '一个人开小店：可以办个体工商户，更简单。',
        'A small shop of one person: register as an individual business, which is simpler.',
      ),
      instead: 'SC05',
    },
  ],
  materials: [
    ownMaterial('application', 1, t('登记申请书', 'Application'), law16('申请书'), {
      hint: t('填完表单自动生成，签名即可。', 'Made from the form; only to be signed.'),
      necessity: '3',
    }),
    heldMaterial('identity', 2, t(`${founders.zh}身份证明`, `Identity of ${founders.en}`), {
      issuer: t('公安部门', 'Public security'),
      source: law16('申请人资格文件、自然人身份证明'),
    }),
    ownMaterial(
      'premisesProof',
      3,
      t('住所（经营场所）使用证明', 'Proof of the right to the address'),
      law16('住所或者主要经营场所相关文件'),
      {
        hint: t('房产证或者租赁合同。', 'Title deed or lease.'),
        sameAs: 'premisesProof',
      },
    ),
    ownMaterial(
      'articles',
      4,
      t('公司章程', 'Articles of association'),
      law16('公司、非公司企业法人、农民专业合作社（联合社）章程或者合伙企业合伙协议'),
      {
        hint: t('可以用示范文本，填空即可。', 'You may fill in the model text.'),
        sample: t(
          '有限责任公司章程示范文本：名称和住所、经营范围、注册资本、股东出资、机构、法定代表人。',
          'Model articles: name and address, business, capital, contributions, bodies, legal representative.',
        ),
      },
    ),
  ],
  promise: workingDays(1),
  steps: twoLevels(workingDays(1), workingDays(0)),
  result: { licenceType: 'businessLicence', name: t('营业执照', 'Business licence') },
  questions: [
    {
      question: t('注册资本要马上交吗？', 'Must the capital be paid at once?'),
      answer: t(
        '不用。按公司法，自成立之日起五年内缴足。',
        'No. Under the Company Law it is to be paid within five years.',
      ),
    },
    {
      question: t(
        '税务、社保、公积金还要再跑吗？',
        'Do I have to go elsewhere for tax, social insurance and housing fund?',
      ),
      answer: t('不用。从“开办企业”进来，一张表一起办。', 'No. “Start a company” does all of them on one form.'),
    },
  ],
  minutesToFill: 20,
  form: {
    key: 'companyRegistration',
    title: t('公司登记（设立）申请书', 'Application to register a company'),
    pages: [
      page('name', t('公司叫什么？', 'What is the company called?'), t('名称', 'Name'), [
        ask('text', 'companyName', t('公司名称', 'Name of the company'), {
          hint: t('例如：桂林漓岸餐饮管理有限公司（示例）', 'For example: 桂林漓岸餐饮管理有限公司（示例）'),
          minLength: 4,
          maxLength: 100,
        }),
        ask('choice', 'companyKind', t('类型', 'Kind'), {
          display: 'radio',
          options: options(
            ['limited', '有限责任公司', 'Limited company'],
            ['sole', '一人有限责任公司', 'Limited company of one person'],
            ['partnership', '合伙企业', 'Partnership'],
          ),
        }),
        ask('longText', 'scope', t('经营范围', 'Business'), {
          hint: t('先写主营。', 'The main business first.'),
          rows: 3,
          maxLength: 1000,
        }),
      ]),
      page('address', t('公司在哪里？', 'Where is it?'), t('住所', 'Address'), [
        placeField('premises', t('住所', 'Registered address')),
      ]),
      page('capital', t('谁出多少钱？', 'Who contributes how much?'), t('股东和资本', 'Shareholders'), [
        ask('money', 'capital', t('注册资本', 'Registered capital'), { minimum: 100 }),
        {
          kind: 'repeating',
          key: 'shareholders',
          label: t('股东', 'Shareholders'),
          itemLabel: t('位', 'shareholder'),
          itemTitle: 'name',
          minItems: 1,
          maxItems: 50,
          checks: [
            {
              holds: 'capital = null or sum(for s in value return s.contribution) = capital',
              message: t('各股东认缴的合起来，要和注册资本一样。', 'The contributions must add up to the capital.'),
            },
          ],
          fields: [
            ask('text', 'name', t('姓名或者名称', 'Name'), { width: 'half' }),
            ask('text', 'idNumber', t('证件号码', 'ID number'), { code: true, sensitive: true, width: 'half' }),
            ask('money', 'contribution', t('认缴出资', 'Contribution'), { minimum: 1, width: 'half' }),
          ],
        },
      ]),
      page('people', t('谁来负责？', 'Who is in charge?'), t('人员', 'People'), [
        ask('text', 'legalRepresentative', t('法定代表人', 'Legal representative'), { width: 'half' }),
        ask(
          'citizenId',
          'legalRepresentativeId',
          t('法定代表人公民身份号码', 'Citizen ID number of the legal representative'),
        ),
        ask('phone', 'contactPhone', t('联系手机', 'Mobile number'), {
          accepts: 'mobile',
          prefill: ['applicant.phone'],
          width: 'half',
        }),
        ask('number', 'employees', t('准备招用几个人', 'Employees to be hired'), {
          minimum: 0,
          maximum: 100000,
          width: 'third',
        }),
      ]),
      declarationPage(),
    ],
  },
};
