import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page } from './fields.ts';
import { atOnce, businessLicence, condition, notFoundedHere, quoted, t, workingDays } from './kit.ts';

const law15 = quoted(
  '税收征收管理法',
  '第十五条',
  '自领取营业执照之日起三十日内，持有关证件，向税务机关申报办理税务登记',
);

export const taxRegistration: CompleteItem = {
  localCode: 'SW01',
  key: 'taxRegistration',
  summary: t(
    '新办的企业和个体工商户向税务机关报到，确认税种和申报期限。',
    'New companies and individual businesses register for tax.',
  ),
  conditions: [condition('licence', t('已经领了营业执照', 'You have your business licence'), law15)],
  materials: [{ ...businessLicence(1, law15), when: notFoundedHere }],
  promise: workingDays(0),
  steps: atOnce(),
  result: {
    type: '30',
    licenceType: 'taxRegistration',
    name: t('税务登记信息确认表', 'Confirmation of the tax registration'),
  },
  applicantTerm: t('自领取营业执照之日起三十日内', 'Within 30 days of getting the business licence'),
  questions: [
    {
      question: t('没有生意也要报到吗？', 'Must I register when there is no business yet?'),
      answer: t('要。没有收入的，按期零申报。', 'Yes. Without income, file nil returns.'),
    },
  ],
  minutesToFill: 5,
  form: {
    key: 'taxRegistration',
    title: t('税务登记信息确认表', 'Tax registration'),
    pages: [
      operatorPage(),
      page('tax', t('怎么记账、怎么报税？', 'How will you keep books and file?'), t('税务', 'Tax'), [
        ask('choice', 'accounting', t('会计制度', 'Accounting rules'), {
          display: 'radio',
          options: options(
            ['small', '小企业会计准则', 'Small enterprises'],
            ['general', '企业会计准则', 'Enterprises'],
            ['none', '不设账（个体工商户）', 'No books (individual business)'],
          ),
        }),
        ask('text', 'financeContact', t('财务负责人', 'Person in charge of finance'), { width: 'half' }),
        ask('phone', 'financePhone', t('财务负责人手机', 'Mobile number'), { accepts: 'mobile', width: 'half' }),
        ask('bankAccount', 'bankAccount', t('银行账号', 'Bank account'), { required: false }),
        ask('boolean', 'needInvoices', t('要领用发票吗', 'Will you need invoices?')),
      ]),
      declarationPage(),
    ],
  },
};
