import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, page } from './fields.ts';
import { businessLicence, condition, notFoundedHere, quoted, rule, t, twoLevels, workingDays } from './kit.ts';

const law57 = quoted('社会保险法', '第五十七条', '向当地社会保险经办机构申请办理社会保险登记');

export const socialInsuranceRegistration: CompleteItem = {
  localCode: 'RS07',
  key: 'socialInsuranceRegistration',
  summary: t('用人单位开社保户，给职工参保。', 'Employers open a social insurance account for their staff.'),
  conditions: [condition('employer', t('依法成立的用人单位', 'An employer set up according to law'), law57)],
  materials: [
    {
      ...businessLicence(1, rule('社会保险经办条例', '第六条', '用人单位在登记管理机关办理登记时同步办理；材料未核对')),
      when: notFoundedHere,
    },
  ],
  promise: workingDays(2),
  steps: twoLevels(workingDays(1), workingDays(1)),
  result: { type: '30', name: t('社会保险登记', 'Social insurance registration') },
  questions: [
    {
      question: t('还没有职工可以先开户吗？', 'May I open the account before I have staff?'),
      answer: t('可以。有了职工，自用工之日起三十日内办参保。', 'Yes. Enrol staff within 30 days of hiring.'),
    },
  ],
  minutesToFill: 5,
  form: {
    key: 'socialInsuranceRegistration',
    title: t('用人单位社会保险登记表', 'Social insurance registration of an employer'),
    pages: [
      operatorPage(),
      page('insurance', t('有多少人参保？', 'How many people?'), t('参保', 'Insurance'), [
        ask('number', 'employees', t('参保人数', 'People to be insured'), {
          minimum: 0,
          maximum: 100000,
          width: 'third',
        }),
        ask('text', 'insuranceContact', t('社保经办人', 'Contact for social insurance'), { width: 'half' }),
        ask('bankAccount', 'bankAccount', t('缴费银行账号', 'Bank account for contributions')),
        ask('date', 'insuredFrom', t('从哪天起参保', 'Insured from'), { width: 'half' }),
      ]),
      declarationPage(),
    ],
  },
};
