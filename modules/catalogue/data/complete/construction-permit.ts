import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page, placeField, squareMetres } from './fields.ts';
import { calendarDays, heldMaterial, ownMaterial, quoted, rule, t, threeLevels } from './kit.ts';

const law8 = (quote: string) => quoted('建筑法', '第八条', quote);
const natural = t('自然资源部门', 'Natural resources');

export const constructionPermit: CompleteItem = {
  localCode: 'ZJ01',
  key: 'constructionPermit',
  summary: t(
    '房屋建筑开工之前，由建设单位申请的许可。',
    'The permit that the client of a building needs before work begins.',
  ),
  plain: {
    c1: t('已经办好用地批准', 'The land has been approved'),
    c2: t('依法要办的，已经取得建设工程规划许可证', 'Where required, you hold the planning permit for the works'),
    c3: t('需要拆迁的，进度符合施工要求', 'Where houses must go, this is far enough advanced'),
    c4: t('已经确定施工企业', 'A builder has been chosen'),
    c5: t('资金、施工图纸和技术资料满足施工需要', 'Money, drawings and technical documents are in place'),
    c6: t('有保证质量和安全的具体措施', 'There are measures for quality and safety'),
  },
  exemptions: [
    {
      text: t('限额以下的小型工程不用施工许可证。', 'Small works below the limit need no permit.'),
      source: rule('建筑法', '第七条', '限额由国务院建设主管部门确定，不在快照内'),
    },
  ],
  materials: [
    heldMaterial('landApproval', 1, t('建设工程用地批准手续', 'Approval of the land'), {
      issuer: natural,
      licenceType: 'landUsePlanningPermit',
      source: law8('已经办理该建筑工程用地批准手续'),
    }),
    heldMaterial('planningPermit', 2, t('建设工程规划许可证', 'Planning permit for construction works'), {
      issuer: natural,
      licenceType: 'constructionPlanningPermit',
      source: law8('依法应当办理建设工程规划许可证的，已经取得建设工程规划许可证'),
    }),
    ownMaterial('contract', 3, t('施工合同', 'Building contract'), law8('已经确定建筑施工企业'), {
      hint: t('中标通知书和施工合同，合并成一个文件。', 'Notice of award and contract in one file.'),
    }),
    ownMaterial(
      'funds',
      4,
      t('建设资金落实承诺', 'Commitment on the funds'),
      law8('有满足施工需要的资金安排、施工图纸及技术资料'),
    ),
    ownMaterial(
      'drawings',
      5,
      t('施工图设计文件审查合格书', 'Certificate of the drawings'),
      law8('有满足施工需要的资金安排、施工图纸及技术资料'),
    ),
    ownMaterial(
      'safety',
      6,
      t('保证工程质量和安全的具体措施', 'Measures for quality and safety'),
      law8('有保证工程质量和安全的具体措施'),
      {
        hint: t('施工组织设计里质量、安全的部分。', 'The parts on quality and safety of the site plan.'),
      },
    ),
    ownMaterial(
      'wageAccount',
      7,
      t('农民工工资专用账户证明', 'Proof of the wage account'),
      rule('保障农民工工资支付条例', '第二十六条'),
      { necessity: '3' },
    ),
  ],
  promise: calendarDays(5),
  steps: threeLevels(calendarDays(2), calendarDays(2), calendarDays(1)),
  result: {
    licenceType: 'constructionPermit',
    name: t('建筑工程施工许可证', 'Construction permit'),
    renewal: t('延期两次为限，每次不超过三个月', 'It may be extended twice, by at most three months each time'),
    validity: t(
      '领证三个月内开工；延期两次为限，每次不超过三个月',
      'Work must begin within three months; two extensions of at most three months each',
    ),
  },
  questions: [
    {
      question: t('时限从哪天算？', 'From when does the limit run?'),
      answer: t(
        '从收到申请那天的第二天算，不是从受理算（建筑法第八条）。',
        'From the day after the application is received, not from acceptance (Construction Law, article 8).',
      ),
    },
    {
      question: t('三个月内没开工怎么办？', 'What if work has not begun after three months?'),
      answer: t(
        '到期前申请延期，最多两次；不申请或者超过的，许可证自行作废。',
        'Ask for an extension before it ends, twice at most; otherwise the permit lapses.',
      ),
    },
  ],
  minutesToFill: 25,
  form: {
    key: 'constructionPermit',
    title: t('建筑工程施工许可申请表', 'Application for a construction permit'),
    pages: [
      operatorPage(t('建设单位是谁？', 'Who is the client?')),
      page('project', t('建什么？', 'What will be built?'), t('工程', 'Works'), [
        ask('text', 'projectCode', t('投资项目统一代码', 'Project code'), {
          hint: t('24 位，例如 2026-450305-47-01-123456', '24 characters, for example 2026-450305-47-01-123456'),
          pattern: {
            regex: '^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$',
            message: t(
              '代码应当是 24 位，请对照备案或者核准文件。',
              'The code has 24 characters; see the filing or approval of the project.',
            ),
          },
          code: true,
        }),
        ask('text', 'projectName', t('工程名称', 'Name of the works')),
        placeField('premises', t('建设地址', 'Site')),
        ask('choice', 'structure', t('结构类型', 'Structure'), {
          display: 'select',
          options: options(
            ['frame', '框架', 'Frame'],
            ['shearWall', '剪力墙', 'Shear wall'],
            ['brick', '砖混', 'Masonry'],
            ['steel', '钢结构', 'Steel'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('number', 'floorArea', t('建筑面积', 'Floor area'), {
          unit: squareMetres,
          decimals: 2,
          minimum: 1,
          width: 'third',
        }),
        ask('money', 'contractPrice', t('合同价格', 'Contract price'), { minimum: 1 }),
        ask('date', 'startOn', t('合同开工日期', 'Start by contract'), { width: 'half' }),
        ask('date', 'finishOn', t('合同竣工日期', 'Finish by contract'), {
          width: 'half',
          checks: [
            {
              holds: 'value > startOn',
              message: t(
                '竣工要在开工之后，请核对两个日期。',
                'The finish must be after the start; please check both dates.',
              ),
            },
          ],
        }),
      ]),
      page('parties', t('谁来设计、施工、监理？', 'Who designs, builds and supervises?'), t('参建单位', 'Parties'), [
        {
          kind: 'repeating',
          key: 'parties',
          label: t('参建单位', 'Parties'),
          itemLabel: t('家', 'party'),
          itemTitle: 'name',
          minItems: 3,
          maxItems: 30,
          checks: [
            {
              holds: 'some p in value satisfies p.part = "builder"',
              message: t('还没有施工单位，请加一家。', 'There is no builder yet: please add one.'),
            },
          ],
          fields: [
            ask('choice', 'part', t('角色', 'Part'), {
              display: 'select',
              width: 'half',
              options: options(
                ['surveyor', '勘察', 'Surveyor'],
                ['designer', '设计', 'Designer'],
                ['builder', '施工', 'Builder'],
                ['supervisor', '监理', 'Supervisor'],
              ),
            }),
            ask('text', 'name', t('单位名称', 'Name'), { width: 'half' }),
            ask('unifiedSocialCreditCode', 'creditCode', t('统一社会信用代码', 'Unified social credit code')),
            ask('text', 'leader', t('项目负责人', 'Person in charge'), { width: 'half' }),
          ],
        },
      ]),
      declarationPage(),
    ],
  },
};
