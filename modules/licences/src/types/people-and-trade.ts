import type { LicenceType } from '../contract.ts';
import { inventedAuthority } from './codes.ts';
import { creditCode, legalRepresentative, line, premises, type } from './fields.ts';

const police = inventedAuthority('公安部', 8);
const education = inventedAuthority('教育部（资格考试）', 41);
const publication = inventedAuthority('国家新闻出版署', 42);
const tobacco = inventedAuthority('国家烟草专卖局', 43);
const forestry = inventedAuthority('国家林业和草原局', 44);

/** What people carry, and licences of single trades. */
export const peopleAndTradeTypes: readonly LicenceType[] = [
  type({
    key: 'drivingLicence',
    names: ['机动车驾驶证', 'Driving licence'],
    authority: police,
    suffix: 'D11',
    holderKind: 'person',
    law: '《中华人民共和国道路交通安全法》第十九条',
    numberFormat: 'JZ{division}{year}{serial:6}',
    definition: { layout: 'portrait', fields: [line('vehicleClass', '准驾车型', 'Vehicle class')] },
  }),
  type({
    key: 'vehicleLicence',
    names: ['机动车行驶证', 'Vehicle licence'],
    authority: police,
    suffix: 'D12',
    law: '《中华人民共和国道路交通安全法》第八条',
    numberFormat: 'XZ{division}{year}{serial:6}',
    definition: {
      layout: 'portrait',
      fields: [line('plateNumber', '号牌号码', 'Plate number'), line('vehicleKind', '车辆类型', 'Kind of vehicle')],
    },
  }),
  type({
    key: 'residencePermit',
    names: ['居住证', 'Residence permit'],
    authority: police,
    suffix: 'D13',
    holderKind: 'person',
    law: '《居住证暂行条例》第二条',
    numberFormat: 'JZZ{division}{year}{serial:6}',
    definition: {
      layout: 'portrait',
      // Where a person lives is nobody else's business: not on the public page of verification.
      fields: [line('residence', '居住地址', 'Residence', { format: 'address', public: false })],
    },
  }),
  type({
    key: 'teacherQualification',
    names: ['教师资格证书', 'Teacher’s certificate'],
    authority: education,
    suffix: 'D01',
    holderKind: 'person',
    law: '《中华人民共和国教师法》第十条',
    numberFormat: '{year}{division}{serial:6}',
    definition: {
      layout: 'portrait',
      fields: [line('teacherKind', '资格种类', 'Kind'), line('subject', '任教学科', 'Subject')],
    },
  }),
  type({
    key: 'examinationCertificate',
    names: ['学历证书或者考试合格证明', 'Diploma or examination certificate'],
    authority: education,
    suffix: 'D02',
    holderKind: 'person',
    law: '《教师资格条例》第十五条',
    numberFormat: 'KS{division}{year}{serial:6}',
    definition: { layout: 'portrait', fields: [line('examination', '学历或者考试', 'Diploma or examination')] },
  }),
  type({
    key: 'publicationLicence',
    names: ['出版物经营许可证', 'Publication licence'],
    authority: publication,
    suffix: 'D01',
    law: '《出版管理条例》第三十五条',
    numberFormat: '新出发{division}字第 {serial:5} 号',
    definition: {
      layout: 'portrait',
      fields: [creditCode, legalRepresentative, premises, line('scope', '经营范围', 'Scope')],
    },
  }),
  type({
    key: 'tobaccoRetailLicence',
    names: ['烟草专卖零售许可证', 'Tobacco retail licence'],
    authority: tobacco,
    suffix: 'D01',
    law: '《中华人民共和国烟草专卖法》第十六条',
    numberFormat: '{division}{year}{serial:5}',
    definition: { layout: 'portrait', fields: [creditCode, legalRepresentative, premises] },
  }),
  type({
    key: 'treeFellingPermit',
    names: ['林木采伐许可证', 'Tree felling permit'],
    authority: forestry,
    suffix: 'D01',
    law: '《中华人民共和国森林法》第五十六条',
    numberFormat: '{division}采字〔{year}〕{serial:5} 号',
    definition: {
      layout: 'portrait',
      fields: [
        line('place', '采伐地点', 'Place', { format: 'address' }),
        line('treeKind', '树种', 'Kind of tree'),
        line('volume', '采伐蓄积', 'Volume', { format: 'number', unit: { zh: '立方米', en: 'm³' } }),
      ],
    },
  }),
];
