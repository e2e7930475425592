import type { CompleteItem } from '../../src/complete-item.ts';
import { areaField, ask, declarationPage, inspectionPage, options, page, persons, placeField } from './fields.ts';
import { article45, inspected, ownMaterial, quoted, special, t, workingDays } from './kit.ts';

const law15 = (quote: string) => quoted('民办教育促进法', '第十五条', quote);

export const kindergartenApproval: CompleteItem = {
  localCode: 'JY02',
  key: 'kindergartenApproval',
  summary: t('办幼儿园之前要拿的办学许可。', 'The approval needed to open a kindergarten.'),
  plain: {
    c1: t('有组织机构和章程', 'An organisation and articles'),
    c2: t('园长、教师、保育员、卫生保健和安保人员齐备', 'Head, teachers, carers, health and security staff'),
    c3: t('选址安全，符合要求', 'A safe place that meets the rules'),
    c4: t('规模和班额符合标准', 'Size and classes within the standard'),
    c5: t('园舍、保健室、设施和户外场地符合要求', 'Building, health room, equipment and outdoor space'),
    c6: t('有办学资金和稳定的经费来源', 'Funds and a steady income'),
    c7: t('卫生评价合格', 'A passed hygiene assessment'),
    c8: t('法律法规规定的其他条件', 'Other conditions set by law'),
  },
  materials: [
    ownMaterial('preparation', 1, t('筹设批准书', 'Approval to prepare'), law15('筹设批准书'), {
      hint: t('直接申请正式设立的不用交。', 'Not when you apply directly.'),
      when: 'prepared = true',
    }),
    ownMaterial('report', 2, t('筹设情况报告', 'Report on the preparation'), law15('筹设情况报告')),
    ownMaterial(
      'articles',
      3,
      t('章程和首届决策机构名单', 'Articles and first board'),
      law15('学校章程、首届学校理事会、董事会或者其他决策机构组成人员名单'),
    ),
    ownMaterial('assets', 4, t('资产的有效证明', 'Proof of assets'), law15('学校资产的有效证明文件')),
    ownMaterial(
      'staffProof',
      5,
      t('园长、教师、财会人员的资格证明', 'Qualifications of head, teachers and accountant'),
      law15('校长、教师、财会人员的资格证明文件'),
      {
        hint: t('教师资格证平台能查到的不用交。', 'Teachers’ certificates the platform finds need not be handed in.'),
      },
    ),
  ],
  promise: { amount: 1, unit: 'month' },
  steps: inspected(t('现场评估', 'Assessment on site'), workingDays(10), [
    workingDays(8),
    workingDays(8),
    workingDays(4),
  ]),
  special: [special('assessment', t('专家评估', 'Expert assessment'), workingDays(15), article45)],
  result: {
    licenceType: 'schoolLicence',
    name: t('办学许可证', 'School licence'),
    validity: t('5 年', '5 years'),
    validityMonths: 60,
  },
  questions: [
    {
      question: t('可以不筹设，直接申请吗？', 'May I apply without preparing first?'),
      answer: t(
        '可以。已经具备办学条件、达到设置标准的，直接申请正式设立。',
        'Yes, if you already meet the conditions and standards.',
      ),
    },
    {
      question: t('拿到许可证还要办什么？', 'What next?'),
      answer: t(
        '再办法人登记：非营利的到民政，营利的到市场监管。',
        'Register as a legal person: not for profit with civil affairs, for profit with market regulation.',
      ),
    },
  ],
  minutesToFill: 20,
  form: {
    key: 'kindergartenApproval',
    title: t('幼儿园设立申请表', 'Application to open a kindergarten'),
    pages: [
      page('founder', t('谁来办？', 'Who opens it?'), t('举办者', 'Founder'), [
        ask('text', 'founder', t('举办者', 'Founder'), { prefill: ['applicant.name'] }),
        ask('text', 'founderId', t('证件号码', 'ID or credit code'), {
          prefill: ['applicant.idNumber'],
          code: true,
          sensitive: true,
        }),
        ask('phone', 'contactPhone', t('联系手机', 'Mobile number'), {
          accepts: 'mobile',
          prefill: ['applicant.phone'],
          width: 'half',
        }),
        ask('boolean', 'prepared', t('筹设过吗', 'Was it prepared with approval?')),
      ]),
      page('kindergarten', t('什么样的幼儿园？', 'What kind of kindergarten?'), t('幼儿园', 'Kindergarten'), [
        ask('text', 'schoolName', t('幼儿园名称', 'Name')),
        placeField('premises', t('地址', 'Address')),
        ask('choice', 'nature', t('性质', 'Nature'), {
          display: 'radio',
          options: options(
            ['nonProfit', '非营利性', 'Not for profit'],
            ['profit', '营利性', 'For profit'],
            ['public', '公办', 'Public'],
          ),
        }),
        ask('number', 'classes', t('班数', 'Classes'), { minimum: 1, maximum: 60, width: 'third' }),
        ask('number', 'children', t('幼儿人数', 'Children'), {
          unit: persons,
          minimum: 1,
          maximum: 2000,
          width: 'third',
          checks: [
            {
              holds: 'classes = null or value <= classes * 35',
              message: t(
                '每班不超过 35 人，请核对班数和人数。',
                'A class has 35 children at most; please check both numbers.',
              ),
            },
          ],
        }),
        areaField('buildingArea', t('园舍建筑面积', 'Floor area')),
        areaField('outdoorArea', t('户外场地面积', 'Outdoor area')),
        ask('boolean', 'canteen', t('自办食堂吗', 'Own canteen?')),
      ]),
      page('staff', t('有哪些工作人员？', 'Who works there?'), t('人员', 'Staff'), [
        {
          kind: 'repeating',
          key: 'people',
          label: t('工作人员', 'Staff'),
          itemLabel: t('位', 'person'),
          itemTitle: 'name',
          minItems: 1,
          maxItems: 200,
          checks: [
            {
              holds: 'some p in value satisfies p.post = "head"',
              message: t('还没有园长，请加上。', 'There is no head yet: please add one.'),
            },
          ],
          fields: [
            ask('text', 'name', t('姓名', 'Name'), { width: 'half' }),
            ask('choice', 'post', t('岗位', 'Post'), {
              display: 'select',
              width: 'half',
              options: options(
                ['head', '园长', 'Head'],
                ['teacher', '教师', 'Teacher'],
                ['carer', '保育员', 'Carer'],
                ['health', '卫生保健人员', 'Health'],
                ['security', '保安', 'Security'],
                ['cook', '炊事员', 'Cook'],
                ['other', '其他', 'Other'],
              ),
            }),
            ask('citizenId', 'citizenId', t('公民身份号码', 'Citizen ID number')),
            ask('text', 'qualificationNumber', t('教师资格证号', 'Number of the teacher’s certificate'), {
              visible: 'post = "teacher" or post = "head"',
              code: true,
            }),
          ],
        },
      ]),
      inspectionPage(),
      declarationPage(),
    ],
  },
};
