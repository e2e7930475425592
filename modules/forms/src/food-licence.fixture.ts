import type { FormDefinition } from './definition.ts';

/** 食品经营许可申请书, as drawn in the mock-ups; persons and firms in the tests are invented （示例）. */
export const foodLicence: FormDefinition = {
  key: 'foodLicence',
  title: { zh: '食品经营许可申请书', en: 'Application for a food business licence' },
  pages: [
    {
      key: 'operator',
      title: { zh: '谁来经营？', en: 'Who runs the business?' },
      name: { zh: '经营者', en: 'Operator' },
      fields: [
        {
          kind: 'text',
          key: 'name',
          label: { zh: '名称', en: 'Name' },
          required: true,
          prefill: ['licence.营业执照.name'],
          held: true,
        },
        {
          kind: 'unifiedSocialCreditCode',
          key: 'creditCode',
          label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
          required: true,
          prefill: ['licence.营业执照.creditCode'],
          held: true,
        },
        {
          kind: 'text',
          key: 'legalPerson',
          label: { zh: '法定代表人', en: 'Legal representative' },
          required: true,
          prefill: ['applicant.name'],
          width: 'half',
        },
        {
          kind: 'phone',
          key: 'contactPhone',
          label: { zh: '联系手机', en: 'Mobile number' },
          hint: { zh: '收进度短信', en: 'For progress messages' },
          required: true,
          accepts: 'mobile',
          width: 'half',
        },
      ],
    },
    {
      key: 'premises',
      title: { zh: '店开在哪里？', en: 'Where are the premises?' },
      name: { zh: '经营场所', en: 'Premises' },
      fields: [
        {
          kind: 'address',
          key: 'premises',
          label: { zh: '地址', en: 'Address' },
          required: true,
          prefill: ['licence.营业执照.address'],
        },
        {
          kind: 'number',
          key: 'area',
          label: { zh: '使用面积', en: 'Floor area' },
          unit: { zh: '平方米', en: 'm²' },
          decimals: 1,
          minimum: 1,
          maximum: 100000,
          required: true,
          width: 'third',
        },
      ],
    },
    {
      key: 'staff',
      title: { zh: '店里有哪些从业人员？', en: 'Who works there?' },
      name: { zh: '从业人员', en: 'Staff' },
      hint: {
        zh: '写直接接触食品的人，还有食品安全管理员。至少一位是食品安全管理员。',
        en: 'People who handle food, and the food safety manager.',
      },
      fields: [
        {
          kind: 'repeating',
          key: 'people',
          label: { zh: '从业人员', en: 'Staff' },
          itemLabel: { zh: '位', en: 'person' },
          itemTitle: 'name',
          minItems: 1,
          maxItems: 50,
          checks: [
            {
              holds: 'some p in value satisfies p.post = "manager"',
              message: {
                zh: '还没有食品安全管理员，请给一位选上',
                en: 'There is no food safety manager yet: please choose one',
              },
            },
          ],
          fields: [
            { kind: 'text', key: 'name', label: { zh: '姓名', en: 'Name' }, required: true, width: 'half' },
            {
              kind: 'choice',
              key: 'post',
              label: { zh: '岗位', en: 'Post' },
              display: 'select',
              required: true,
              width: 'half',
              options: [
                { value: 'manager', label: { zh: '食品安全管理员', en: 'Food safety manager' } },
                { value: 'cook', label: { zh: '厨师', en: 'Cook' } },
                { value: 'cashier', label: { zh: '收银员', en: 'Cashier' } },
              ],
            },
            {
              kind: 'citizenId',
              key: 'citizenId',
              label: { zh: '公民身份号码', en: 'ID number' },
              hint: { zh: '18 位', en: '18 characters' },
              required: true,
              width: 'twoThirds',
            },
            {
              kind: 'date',
              key: 'healthUntil',
              label: { zh: '健康证明有效至', en: 'Health certificate valid until' },
              visible: 'post != "cashier"',
              required: true,
              held: true,
              width: 'twoThirds',
              checks: [
                {
                  holds: 'value > today()',
                  message: {
                    zh: '健康证明过期了，请先续检',
                    en: 'The health certificate has expired: please renew it first',
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      key: 'business',
      title: { zh: '经营什么？', en: 'What is sold?' },
      name: { zh: '经营项目', en: 'Business' },
      fields: [
        {
          kind: 'choice',
          key: 'kinds',
          label: { zh: '经营项目', en: 'Kinds of food' },
          display: 'multiple',
          required: true,
          options: [
            { value: 'hot', label: { zh: '热食类食品制售', en: 'Hot food' } },
            { value: 'cold', label: { zh: '冷食类食品制售', en: 'Cold food' }, visible: 'area >= 10' },
            { value: 'none', label: { zh: '只销售预包装食品', en: 'Packaged food only' }, exclusive: true },
          ],
        },
        {
          kind: 'number',
          key: 'coldRoom',
          label: { zh: '冷食专间面积', en: 'Area of the cold room' },
          unit: { zh: '平方米', en: 'm²' },
          decimals: 1,
          visible: 'list contains(kinds, "cold")',
          required: true,
        },
        {
          kind: 'table',
          key: 'equipment',
          label: { zh: '主要设备', en: 'Main equipment' },
          totals: ['price'],
          columns: [
            { kind: 'text', key: 'article', label: { zh: '名称', en: 'Name' }, required: true },
            { kind: 'number', key: 'quantity', label: { zh: '数量', en: 'Number' }, required: true },
            { kind: 'money', key: 'price', label: { zh: '单价', en: 'Unit price' } },
          ],
        },
        {
          kind: 'money',
          key: 'investment',
          label: { zh: '设备投资', en: 'Investment' },
          computed: 'sum(for e in equipment return e.quantity * e.price)',
        },
      ],
      checks: [
        {
          holds: 'coldRoom <= area',
          message: {
            zh: '专间比店面还大，请核对两个面积',
            en: 'The cold room is larger than the premises: please check both',
          },
          fields: ['coldRoom'],
        },
      ],
    },
    {
      key: 'declare',
      title: { zh: '请您确认', en: 'Please confirm' },
      name: { zh: '声明', en: 'Declaration' },
      fields: [
        {
          kind: 'declaration',
          key: 'truthful',
          label: { zh: '真实性声明', en: 'Declaration' },
          required: true,
          text: { zh: '我确认以上内容真实。', en: 'I confirm that all of this is true.' },
        },
        {
          kind: 'longText',
          key: 'opinion',
          label: { zh: '核查意见', en: 'Opinion of the inspection' },
          access: { apply: 'hide', handle: 'edit', review: 'view' },
          required: true,
        },
      ],
    },
  ],
};

/** Complete answers for {@link foodLicence} at the applicant's step. */
export const completeAnswers = {
  name: '桂林漓岸餐饮管理有限公司（示例）',
  creditCode: '91350100M000100Y43',
  legalPerson: '李云舒（示例）',
  contactPhone: '13800002607',
  premises: { division: '450305000000', detail: '漓江路 26 号 1 层 3 号铺（示例）' },
  area: 86.4,
  people: [
    { name: '李云舒（示例）', post: 'manager', citizenId: '11010519491231002X', healthUntil: '2027-03-11' },
    { name: '唐小满（示例）', post: 'cashier', citizenId: '440524188001010014' },
  ],
  kinds: ['hot', 'cold'],
  coldRoom: 8.5,
  equipment: [{ article: '冷藏柜', quantity: 2, price: 350000 }],
  investment: 700000,
  truthful: true,
};
