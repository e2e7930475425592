import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, inspectionPage, operatorPage, options, page, placeField } from './fields.ts';
import { businessLicence, condition, inspected, ownMaterial, quoted, special, t, workingDays } from './kit.ts';

const law11 = (quote: string) => quoted('取水许可和水资源费征收管理条例', '第十一条', quote);

export const waterAbstractionPermit: CompleteItem = {
  localCode: 'SL01',
  key: 'waterAbstractionPermit',
  summary: t(
    '从江河、湖泊或者地下取水之前要拿的许可。',
    'The permit needed before taking water from a river, a lake or the ground.',
  ),
  conditions: [
    condition(
      'need',
      t('用水合理，采取了节水措施', 'The use is reasonable and saves water'),
      quoted('水法', '第四十八条', '向水行政主管部门或者流域管理机构申请领取取水许可证，并缴纳水资源费，取得取水权'),
    ),
  ],
  plain: {
    r1: t('在地下水禁采区取地下水', 'Ground water is taken in a prohibited area'),
    r2: t('当地取水总量已经到上限，还要增加', 'The area has reached its total and you want more'),
    r3: t('会严重影响水功能区', 'The function of the waters would be gravely harmed'),
    r4: t('取水、退水的布局不合理', 'Intake and return are badly placed'),
    r5: t('自来水能满足，还要自己打井', 'The public supply suffices and you want a well'),
    r6: t('会严重损害他人或者公共利益', 'Others or the public would be gravely harmed'),
    r7: t('项目该备案没有备案', 'The project should have been filed and was not'),
    r8: t('法律规定的其他情形', 'Other grounds set by law'),
  },
  exemptions: [
    {
      text: t(
        '家庭生活、零星散养畜禽少量取水：不用许可。',
        'A little water for a household or a few animals needs no permit.',
      ),
      source: {
        kind: 'generalKnowledge',
        verified: false,
        law: '水法',
        article: '第四十八条',
        note: '但书未在快照逐字核对',
      },
    },
  ],
  materials: [
    businessLicence(1, law11('国务院水行政主管部门规定的其他材料')),
    ownMaterial('application', 2, t('取水申请书', 'Application to take water'), law11('申请书'), {
      hint: t('填完表单自动生成。', 'Made from the form.'),
      necessity: '3',
    }),
    ownMaterial(
      'assessment',
      3,
      t('建设项目水资源论证报告书（表）', 'Water resources assessment'),
      law11('国务院水行政主管部门规定的其他材料'),
      {
        hint: t('取水量少的填论证表就行。', 'A short form is enough for small amounts.'),
      },
    ),
    ownMaterial(
      'thirdParties',
      4,
      t('与第三者利害关系的说明', 'Statement on third parties'),
      law11('与第三者利害关系的相关说明'),
      {
        hint: t('没有影响的写明“没有”。', 'Say so if nobody is affected.'),
      },
    ),
    ownMaterial(
      'projectFiling',
      5,
      t('项目备案材料', 'Filing of the project'),
      law11('属于备案项目的，提供有关备案材料'),
      { when: 'filedProject = true' },
    ),
  ],
  promise: workingDays(20),
  steps: inspected(t('现场核验', 'Check on site'), workingDays(5), [workingDays(8), workingDays(8), workingDays(4)]),
  special: [
    special(
      'hearing',
      t('听证', 'Hearing'),
      workingDays(20),
      quoted(
        '取水许可和水资源费征收管理条例',
        '第十八条',
        '审批机关认为取水涉及社会公共利益需要听证的，应当向社会公告，并举行听证',
      ),
    ),
    special(
      'opinion',
      t('征求意见', 'Asking other bodies'),
      workingDays(10),
      quoted('取水许可和水资源费征收管理条例', '第十九条', '审批机关应当征求城市建设主管部门的意见'),
    ),
  ],
  fee: {
    charged: false,
    rows: [],
    source: {
      kind: 'generalKnowledge',
      verified: false,
      law: '取水许可和水资源费征收管理条例',
      article: '第二十四条',
      quote: '审批机关核发取水许可证只能收取工本费',
      note: '条例允许收工本费；本市不收。2024年12月起水资源费改税，由税务机关征收（一般知识）',
    },
  },
  result: {
    licenceType: 'waterAbstractionPermit',
    name: t('取水许可证', 'Water abstraction permit'),
    validity: t('一般 5 年，最长 10 年', 'Usually 5 years, 10 at most'),
    validityMonths: 60,
    renewal: t('到期 45 日前提出延续申请', 'Apply to renew 45 days before it ends'),
  },
  questions: [
    {
      question: t('打井之前还是之后申请？', 'Before or after drilling the well?'),
      answer: t(
        '之前。批准后才能打井，完工验收合格发证。',
        'Before. Drill after approval; the permit is issued when the works have passed.',
      ),
    },
    {
      question: t('水费怎么算？', 'What does the water cost?'),
      answer: t(
        '按实际取水量缴水资源税，向税务部门申报。',
        'A water resources tax on what you take, filed with the tax office.',
      ),
    },
  ],
  minutesToFill: 20,
  form: {
    key: 'waterAbstractionPermit',
    title: t('取水许可申请表', 'Application for a water abstraction permit'),
    pages: [
      operatorPage(),
      page('water', t('从哪里取水、取多少？', 'Where do you take water, and how much?'), t('取水', 'Water'), [
        placeField('premises', t('取水地点', 'Place')),
        ask('choice', 'waterSource', t('水源', 'Source'), {
          display: 'radio',
          options: options(
            ['surface', '地表水（江河、湖泊、水库）', 'Surface water'],
            ['ground', '地下水', 'Ground water'],
          ),
        }),
        ask('text', 'waterBody', t('河流、湖泊或者井的名称', 'Name of the river, lake or well')),
        ask('number', 'yearlyVolume', t('每年取水量', 'Water a year'), {
          unit: t('万立方米', '10,000 m³'),
          decimals: 4,
          minimum: 0,
          width: 'third',
        }),
        ask('choice', 'purpose', t('用途', 'Purpose'), {
          display: 'multiple',
          options: options(
            ['domestic', '生活', 'Domestic'],
            ['industrial', '工业', 'Industry'],
            ['agricultural', '农业灌溉', 'Irrigation'],
            ['hydropower', '水力发电', 'Hydropower'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('boolean', 'filedProject', t('项目备过案吗', 'Has the project been filed?')),
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
