import type { CompleteItem } from '../../src/complete-item.ts';
import type { Source } from '../../src/content.ts';
import { ask, contactFields, declarationPage, inspectionPage, options, page } from './fields.ts';
import {
  article45,
  businessLicence,
  condition,
  heldMaterial,
  identityOf,
  inspected,
  legalRepresentative,
  ownMaterial,
  rule,
  special,
  t,
  workingDays,
} from './kit.ts';

const law50 = rule('行政许可法', '第五十条', '有效期届满三十日前向作出决定的机关提出；引文未在快照逐字核对');
const measures: Source = {
  kind: 'generalKnowledge',
  verified: false,
  law: '食品经营许可和备案管理办法',
  note: '国家市场监督管理总局令第78号；关于延续的条文和条号未在快照核对',
};

export const foodBusinessRenewal: CompleteItem = {
  localCode: 'SC08-2',
  partOf: {
    localCode: 'SC08',
    subItem: '002',
    name: t('食品经营许可延续', 'Renewal of a food business licence'),
    aliases: ['食品经营许可证到期', '食品许可证续期', '餐饮许可证延期', '食品许可证换证'],
  },
  key: 'foodBusinessRenewal',
  summary: t(
    '食品经营许可证快到期了，接着经营的在到期 30 日前提出；证号不变，再有效 5 年。',
    'Before a food business licence ends, apply 30 days ahead to go on: the number stays, for another 5 years.',
  ),
  leaveOut: ['c1', 'c2', 'c3', 'c4'],
  conditions: [
    condition('valid', t('手上的食品经营许可证还没有到期', 'Your food business licence has not ended yet'), law50),
    condition(
      'kept',
      t(
        '场所、设备、人员和制度仍然符合许可时的要求',
        'Premises, equipment, staff and rules still meet the requirements',
      ),
      measures,
    ),
  ],
  exemptions: [
    {
      text: t('已经到期：重新申请食品经营许可。', 'It has ended already: apply for a new licence.'),
      instead: 'SC08',
      source: law50,
    },
  ],
  materials: [
    businessLicence(1, measures),
    heldMaterial('healthCertificates', 2, t('食品从业人员健康证明', 'Health certificates of the food handlers'), {
      issuer: t('卫生健康部门', 'Health authority'),
      licenceType: 'healthCertificate',
      source: rule('食品安全法', '第四十五条', '从事接触直接入口食品工作的人员应当每年进行健康检查；未在快照逐字核对'),
    }),
    identityOf(3, legalRepresentative, measures),
    ownMaterial('changedConditions', 4, t('经营条件变化的说明', 'Description of what has changed'), measures, {
      hint: t('写清换了什么设备、改了哪里的布局。', 'Which equipment and which part of the layout changed.'),
      when: 'conditions = "changed"',
    }),
  ],
  promise: workingDays(8),
  steps: inspected(t('现场核查', 'Inspect on site'), workingDays(3), [workingDays(3), workingDays(3), workingDays(2)]),
  special: [special('expertReview', t('专家评审', 'Expert review'), workingDays(5), article45)],
  result: {
    licenceType: 'foodBusinessLicence',
    licenceAct: 'renew',
    name: t('食品经营许可证（延续后的新一版）', 'Food business licence (renewed)'),
    validity: t('从决定之日起 5 年', '5 years from the decision'),
    validityMonths: 60,
    renewal: t('到期 30 日前提出延续申请', 'Apply to renew 30 days before it ends'),
  },
  variants: [{ serial: '01', kind: 'renew', name: t('延续', 'Renew') }],
  questions: [
    {
      question: t('审批的时候旧证到期了怎么办？', 'What if the old licence ends while this is decided?'),
      answer: t(
        '按时提出的不受影响，准予后接着有效；旧证到期到决定之间请问清发证机关能不能营业。',
        'An application made in time goes on and can be granted; ask the body whether you may trade in between.',
      ),
    },
  ],
  discretion: t(
    '仍然符合食品安全法第三十三条要求的，准予延续；不再符合的，不予延续并说明理由。',
    'Granted while the requirements of article 33 of the Food Safety Law are still met; otherwise denied with reasons.',
  ),
  minutesToFill: 3,
  form: {
    key: 'foodBusinessRenewal',
    title: t('食品经营许可延续申请书', 'Application to renew a food business licence'),
    pages: [
      page('which', t('延续哪张证？', 'Which licence?'), t('证和经营条件', 'Licence and conditions'), [
        ask('licence', 'licence', t('要延续的食品经营许可证', 'Food business licence to be renewed'), {
          types: ['foodBusinessLicence'],
          hint: t('只列出现在有效的', 'Only those in force are listed'),
        }),
        ask('choice', 'conditions', t('经营条件有没有变化', 'Have the conditions changed?'), {
          display: 'radio',
          options: options(
            ['same', '没有变化', 'No'],
            ['changed', '设备、布局有变化', 'Equipment or layout has changed'],
          ),
        }),
      ]),
      page('contact', t('怎么联系您？', 'How can you be reached?'), t('联系方式', 'Contact'), contactFields()),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
