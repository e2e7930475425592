import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, contactFields, declarationPage, options, page } from './fields.ts';
import { condition, identityOf, legalRepresentative, rule, t, twoLevels, workingDays } from './kit.ts';

const law70 = rule('行政许可法', '第七十条', '应当依法办理注销手续的情形；引文未在快照逐字核对');

export const foodBusinessAnnulment: CompleteItem = {
  localCode: 'SC08-3',
  partOf: {
    localCode: 'SC08',
    subItem: '003',
    name: t('食品经营许可注销', 'Annulment of a food business licence'),
    aliases: ['注销食品经营许可证', '餐饮许可证注销', '饭店不开了', '食品许可证不要了'],
  },
  key: 'foodBusinessAnnulment',
  summary: t(
    '不再经营了，申请注销食品经营许可证；准予后立即失效，扫码的人马上看到。',
    'When you stop trading, have the food business licence annulled: it ends at once, and whoever scans it sees that.',
  ),
  leaveOut: ['c1', 'c2', 'c3', 'c4'],
  conditions: [
    condition('valid', t('手上的食品经营许可证还没有注销', 'Your food business licence is not annulled yet'), law70),
  ],
  exemptions: [
    {
      text: t(
        '只是名称、负责人或者经营项目变了：办变更，不用注销。',
        'Only its name, representative or kinds of food have changed: have it changed.',
      ),
      instead: 'SC08-1',
    },
  ],
  materials: [identityOf(1, legalRepresentative, law70)],
  promise: workingDays(2),
  steps: twoLevels(workingDays(1), workingDays(1)),
  special: [],
  result: {
    licenceType: 'foodBusinessLicence',
    licenceAct: 'annul',
    name: t('食品经营许可证注销决定', 'Decision to annul the licence'),
  },
  variants: [{ serial: '01', kind: 'cancel', name: t('注销', 'Cancel') }],
  questions: [
    {
      question: t('注销了还能恢复吗？', 'Can it be restored?'),
      answer: t('不能。再经营要重新申请。', 'No. To trade again, apply for a new licence.'),
    },
  ],
  minutesToFill: 2,
  form: {
    key: 'foodBusinessAnnulment',
    title: t('食品经营许可注销申请书', 'Application to annul a food business licence'),
    pages: [
      page('which', t('注销哪张证？', 'Which licence?'), t('证和原因', 'Licence and reason'), [
        ask('licence', 'licence', t('要注销的食品经营许可证', 'Food business licence to be annulled'), {
          types: ['foodBusinessLicence'],
          hint: t('只列出现在有效的', 'Only those in force are listed'),
        }),
        ask('choice', 'reason', t('为什么注销', 'Why'), {
          display: 'radio',
          options: options(
            ['closed', '不再经营', 'Trading has stopped'],
            ['moved', '搬到别处，已经重新申请', 'Moved and applied anew'],
            ['other', '其他', 'Other'],
          ),
        }),
      ]),
      page('contact', t('怎么联系您？', 'How can you be reached?'), t('联系方式', 'Contact'), contactFields()),
      declarationPage(),
    ],
  },
};
