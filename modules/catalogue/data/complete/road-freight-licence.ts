import type { CompleteItem } from '../../src/complete-item.ts';
import { ask, declarationPage, operatorPage, options, page, placeField } from './fields.ts';
import { businessLicence, calendarDays, heldMaterial, ownMaterial, quoted, rule, t, threeLevels } from './kit.ts';

const law21 = (quote: string) => quoted('道路运输条例', '第二十一条', quote);

export const roadFreightLicence: CompleteItem = {
  localCode: 'JT02',
  key: 'roadFreightLicence',
  summary: t('用货车拉货做生意之前要拿的许可。', 'The licence needed to carry goods by road for money.'),
  plain: {
    c1: t('有合适的、检测合格的车辆', 'Suitable vehicles that have passed inspection'),
    c2: t('驾驶员符合规定', 'Drivers meet the conditions'),
    c3: t('有健全的安全生产管理制度', 'There are safety rules'),
  },
  exemptions: [
    {
      text: t(
        '总质量 4500 千克及以下的普通货车：不用许可，也不用营运证。',
        'Ordinary vans of up to 4,500 kg need neither licence nor vehicle certificate.',
      ),
      source: rule('道路运输条例', '第二十四条', '第三款，未在快照逐字核对'),
    },
  ],
  materials: [
    businessLicence(1, law21('有与其经营业务相适应并经检测合格的车辆')),
    heldMaterial('vehicleLicences', 2, t('车辆行驶证和检测合格证明', 'Vehicle licences and inspection reports'), {
      issuer: t('公安、交通部门', 'Police and transport'),
      licenceType: 'vehicleLicence',
      source: law21('有与其经营业务相适应并经检测合格的车辆'),
    }),
    heldMaterial('driverLicences', 3, t('驾驶员驾驶证和从业资格证', 'Driving licences and qualifications'), {
      issuer: t('公安、交通部门', 'Police and transport'),
      licenceType: 'drivingLicence',
      source: law21('有符合本条例第二十二条规定条件的驾驶人员'),
    }),
    ownMaterial('safetyRules', 4, t('安全生产管理制度', 'Safety rules'), law21('有健全的安全生产管理制度'), {
      hint: t('一辆车的个体户可以用示范文本。', 'Owners of one vehicle may use the model text.'),
      sample: t(
        '驾驶员守则、车辆日检、装载限重、事故报告。',
        'Rules for drivers, daily checks, load limits, reporting accidents.',
      ),
    }),
  ],
  promise: calendarDays(10),
  steps: threeLevels(calendarDays(4), calendarDays(3), calendarDays(3)),
  result: {
    licenceType: 'roadTransportLicence',
    name: t('道路运输经营许可证、车辆营运证', 'Road transport licence and vehicle certificates'),
    validity: t('4 年', '4 years'),
    validityMonths: 48,
  },
  questions: [
    {
      question: t('加车要重新办吗？', 'Do I need a new licence for another vehicle?'),
      answer: t('不用，加车只办车辆营运证。', 'No, only a certificate for that vehicle.'),
    },
  ],
  minutesToFill: 10,
  form: {
    key: 'roadFreightLicence',
    title: t('道路货物运输经营申请表', 'Application for a road freight licence'),
    pages: [
      operatorPage(),
      page('vehicles', t('有哪些车？', 'Which vehicles?'), t('车辆', 'Vehicles'), [
        placeField('premises', t('经营地址', 'Address')),
        ask('choice', 'goods', t('拉什么货', 'Goods'), {
          display: 'multiple',
          options: options(
            ['general', '普通货物', 'General'],
            ['container', '集装箱', 'Containers'],
            ['refrigerated', '冷藏保鲜', 'Refrigerated'],
            ['tank', '罐式容器', 'Tanks'],
            ['oversize', '大型物件', 'Oversize'],
          ),
        }),
        {
          kind: 'repeating',
          key: 'vehicles',
          label: t('车辆', 'Vehicles'),
          itemLabel: t('辆', 'vehicle'),
          itemTitle: 'plate',
          minItems: 1,
          maxItems: 200,
          fields: [
            ask('text', 'plate', t('车牌号', 'Number plate'), {
              code: true,
              width: 'half',
              hint: t('例如 桂C12345', 'For example 桂C12345'),
            }),
            ask('number', 'mass', t('总质量', 'Gross mass'), {
              unit: t('千克', 'kg'),
              minimum: 1,
              maximum: 120000,
              width: 'half',
              checks: [
                {
                  holds: 'value > 4500',
                  message: t(
                    '4500 千克及以下不用办，请只写更重的车。',
                    'Up to 4,500 kg no licence is needed; enter heavier vehicles only.',
                  ),
                },
              ],
            }),
            ask('date', 'inspectedUntil', t('检验有效期至', 'Inspection valid until'), {
              minimum: 'today',
              width: 'half',
            }),
            ask('text', 'driver', t('驾驶员', 'Driver'), { width: 'half' }),
          ],
        },
      ]),
      declarationPage(),
    ],
  },
};
