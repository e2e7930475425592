import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, options, page, personPage } from './fields.ts';
import {
  applicantHerself,
  calendarDays,
  condition,
  heldMaterial,
  identityOf,
  ownMaterial,
  quoted,
  special,
  t,
  threeLevels,
  workingDays,
} from './kit.ts';

const law15 = (quote: string) => quoted('教师资格条例', '第十五条', quote);

export const teacherQualification: CompleteItem = {
  localCode: 'JY03',
  key: 'teacherQualification',
  summary: t(
    '当老师要有的资格，每年春季、秋季各受理一次。',
    'The qualification that teachers need; applications are taken in spring and autumn.',
  ),
  conditions: [
    condition(
      'place',
      t('户籍或者任教学校在本地', 'You are registered or teach here'),
      quoted('教师资格条例', '第十三条', '由申请人户籍所在地或者申请人任教学校所在地的县级人民政府教育行政部门认定'),
    ),
    condition(
      'education',
      t('学历合格，或者教师资格考试合格', 'You have the education required or have passed the examination'),
      law15('学历证书或者教师资格考试合格证明'),
    ),
    condition(
      'health',
      t('体检合格', 'You have passed the medical examination'),
      law15('教育行政部门或者受委托的高等学校指定的医院出具的体格检查证明'),
    ),
  ],
  materials: [
    identityOf(1, applicantHerself, law15('身份证明')),
    heldMaterial('education', 2, t('学历证书或者教师资格考试合格证明', 'Diploma or proof of the examination'), {
      issuer: t('教育部门', 'Education authority'),
      licenceType: 'examinationCertificate',
      source: law15('学历证书或者教师资格考试合格证明'),
    }),
    ownMaterial(
      'medical',
      3,
      t('体格检查证明', 'Medical certificate'),
      law15('教育行政部门或者受委托的高等学校指定的医院出具的体格检查证明'),
      {
        hint: t('在指定医院体检，医院名单在通知里。', 'From one of the hospitals named in the notice.'),
      },
    ),
    ownMaterial(
      'conduct',
      4,
      t('思想品德鉴定和无犯罪记录', 'Statement on conduct and no criminal record'),
      law15(
        '户籍所在地的街道办事处、乡人民政府或者工作单位、所毕业的学校对其思想品德、有无犯罪记录等方面情况的鉴定及证明材料',
      ),
      {
        hint: t(
          '无犯罪记录由平台向公安查询，您不用去开；品德可以写承诺书。',
          'The platform asks the police for the record; for conduct you may sign a commitment.',
        ),
        necessity: '3',
      },
    ),
  ],
  promise: calendarDays(20),
  steps: threeLevels(calendarDays(10), calendarDays(6), calendarDays(4)),
  special: [
    special(
      'interview',
      t('面试试讲', 'Interview and trial lesson'),
      workingDays(10),
      quoted('教师资格条例', '第十六条', '应当进行面试和试讲，考察其教育教学能力'),
    ),
  ],
  result: {
    licenceType: 'teacherQualification',
    name: t('教师资格证书', 'Teacher’s certificate'),
    validity: t('全国有效', 'Valid in the whole country'),
  },
  questions: [
    {
      question: t('错过了受理时间怎么办？', 'What if I missed the period?'),
      answer: t('等下一季，可以先把草稿存好。', 'Wait for the next one; your draft is kept.'),
    },
    {
      question: t('三十日从哪天算？', 'From when do the 30 days run?'),
      answer: t(
        '从受理期限结束那天的第二天算（教师资格条例第十六条）。',
        'From the day after the period for applications ends (Teacher Qualification Regulations, article 16).',
      ),
    },
  ],
  channels: {
    visits: 1,
    visitReason: t(
      '体检要到指定医院；需要试讲的还要到场。',
      'The medical examination, and a trial lesson where asked for.',
    ),
  },
  minutesToFill: 10,
  form: {
    key: 'teacherQualification',
    title: t('教师资格认定申请表', 'Application for a teacher’s qualification'),
    pages: [
      personPage([
        ask('choice', 'basis', t('在本地的依据', 'Why here'), {
          display: 'radio',
          options: options(
            ['household', '户籍在本地', 'Registered here'],
            ['school', '任教学校在本地', 'The school is here'],
            ['residence', '持本地居住证', 'Residence permit'],
          ),
        }),
      ]),
      page('education', t('学历和申请的资格', 'Education and qualification'), t('学历', 'Education'), [
        ask('choice', 'qualification', t('申请哪一种', 'Which one'), {
          display: 'select',
          options: options(
            ['kindergarten', '幼儿园教师', 'Kindergarten'],
            ['primary', '小学教师', 'Primary school'],
            ['junior', '初级中学教师', 'Junior secondary school'],
            ['senior', '高级中学教师', 'Senior secondary school'],
            ['vocational', '中等职业学校教师', 'Vocational school'],
          ),
        }),
        ask('text', 'subject', t('任教学科', 'Subject'), { visible: 'qualification != "kindergarten"' }),
        ask('text', 'school', t('毕业学校', 'School or university')),
        ask('choice', 'degree', t('最高学历', 'Highest education'), {
          display: 'select',
          options: options(
            ['college', '大专', 'College'],
            ['bachelor', '本科', 'Bachelor'],
            ['master', '硕士', 'Master'],
            ['doctor', '博士', 'Doctor'],
          ),
        }),
        ask('text', 'examinationNumber', t('考试合格证明编号', 'Number of the examination certificate'), {
          code: true,
          required: false,
        }),
        ask('choice', 'mandarin', t('普通话等级', 'Mandarin level'), {
          display: 'radio',
          options: options(
            ['1a', '一级甲等', 'I A'],
            ['1b', '一级乙等', 'I B'],
            ['2a', '二级甲等', 'II A'],
            ['2b', '二级乙等', 'II B'],
          ),
        }),
      ]),
      declarationPage(),
    ],
  },
};
