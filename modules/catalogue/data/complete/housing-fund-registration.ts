import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, page } from './fields.ts';
import { businessLicence, condition, notFoundedHere, quoted, t, twoLevels, workingDays } from './kit.ts';

const law14 = quoted(
  '住房公积金管理条例',
  '第十四条',
  '新设立的单位应当自设立之日起30日内向住房公积金管理中心办理住房公积金缴存登记',
);

export const housingFundRegistration: CompleteItem = {
  localCode: 'GJ03',
  key: 'housingFundRegistration',
  summary: t('单位开住房公积金户，给职工缴存。', 'Employers open a housing provident fund account for their staff.'),
  conditions: [condition('employer', t('依法设立的单位', 'A body set up according to law'), law14)],
  materials: [{ ...businessLicence(1, law14), when: notFoundedHere }],
  promise: workingDays(1),
  steps: twoLevels(workingDays(1), workingDays(0)),
  result: { type: '30', name: t('住房公积金缴存登记', 'Housing provident fund registration') },
  applicantTerm: t('自设立之日起30日内', 'Within 30 days of being set up'),
  questions: [
    {
      question: t('缴存比例是多少？', 'What is the rate?'),
      answer: t(
        '单位和职工各 5% 到 12%，由单位选。',
        'Employer and employee each pay 5 to 12 per cent, as the employer chooses.',
      ),
    },
  ],
  minutesToFill: 5,
  form: {
    key: 'housingFundRegistration',
    title: t('单位住房公积金缴存登记表', 'Housing provident fund registration'),
    pages: [
      operatorPage(),
      page('fund', t('怎么缴存？', 'How will you pay?'), t('缴存', 'Payment'), [
        ask('number', 'employees', t('缴存人数', 'Employees'), { minimum: 0, maximum: 100000, width: 'third' }),
        ask('number', 'rate', t('缴存比例', 'Rate'), { unit: t('%', '%'), minimum: 5, maximum: 12, width: 'third' }),
        ask('date', 'paidFrom', t('从哪个月起缴', 'Paid from'), { width: 'half' }),
        ask('bankAccount', 'bankAccount', t('缴存银行账号', 'Bank account')),
      ]),
      declarationPage(),
    ],
  },
};
