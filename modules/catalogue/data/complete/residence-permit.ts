import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, options, page, personPage, placeField } from './fields.ts';
import { applicantHerself, calendarDays, identityOf, ownMaterial, quoted, t, twoLevels } from './kit.ts';

const law9 = quoted('居住证暂行条例', '第九条', '提交本人居民身份证、本人相片以及居住地住址、就业、就读等证明材料');

export const residencePermit: CompleteItem = {
  localCode: 'GA06',
  key: 'residencePermit',
  summary: t(
    '在桂林住满半年的外地人，可以办居住证。',
    'Whoever has lived here for half a year may get a residence permit.',
  ),
  plain: {
    c1: t(
      '住满半年，并且有稳定的工作、稳定的住所，或者连续就读，有一样就行',
      'Half a year here, with steady work, a steady home or continuous schooling: one of them is enough',
    ),
  },
  materials: [
    identityOf(1, applicantHerself, law9),
    ownMaterial('photo', 2, t('本人照片', 'Photograph'), law9, {
      hint: t('手机拍的白底证件照就行。', 'A white-background photograph from your phone will do.'),
    }),
    ownMaterial('home', 3, t('居住证明', 'Proof of your home'), law9, {
      hint: t(
        '租赁合同、房产证，或者单位、学校的住宿证明。',
        'Lease, title deed, or a statement of employer or school.',
      ),
      when: 'ground = "home"',
    }),
    ownMaterial('work', 4, t('就业证明', 'Proof of work'), law9, {
      hint: t('劳动合同或者社保记录。', 'Contract or social insurance record.'),
      when: 'ground = "work"',
    }),
    ownMaterial('study', 5, t('就读证明', 'Proof of schooling'), law9, {
      hint: t('学生证或者学校证明。', 'Student card or a statement of the school.'),
      when: 'ground = "study"',
    }),
  ],
  promise: calendarDays(10),
  steps: twoLevels(calendarDays(6), calendarDays(4)),
  result: {
    licenceType: 'residencePermit',
    name: t('居住证', 'Residence permit'),
    validity: t('每年签注一次', 'Endorsed every year'),
    validityMonths: 12,
    renewal: t('每住满一年前的一个月内签注', 'Endorse it in the month before each full year'),
  },
  questions: [
    {
      question: t('还没住满半年呢？', 'What if it is not half a year yet?'),
      answer: t(
        '先在社区登记居住，满半年就能办。',
        'Register with the community first; after half a year you can apply.',
      ),
    },
  ],
  channels: { express: true },
  minutesToFill: 5,
  form: {
    key: 'residencePermit',
    title: t('居住证申领表', 'Application for a residence permit'),
    pages: [
      personPage(),
      page('residence', t('住在哪里？', 'Where do you live?'), t('居住', 'Residence'), [
        placeField('residence', t('现住址', 'Present address')),
        ask('date', 'livingSince', t('从哪天住到现在', 'Living here since'), { maximum: 'today', width: 'half' }),
        ask('choice', 'ground', t('凭什么办', 'On which ground'), {
          display: 'radio',
          options: options(
            ['work', '稳定就业', 'Work'],
            ['home', '稳定住所', 'Home'],
            ['study', '连续就读', 'Schooling'],
          ),
        }),
        ask('text', 'workplace', t('单位或者学校', 'Employer or school'), { visible: 'ground != "home"' }),
      ]),
      declarationPage(),
    ],
  },
};
