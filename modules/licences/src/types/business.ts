import type { LicenceType } from '../contract.ts';
import { inventedAuthority, MARKET_REGULATION } from './codes.ts';
import { creditCode, legalRepresentative, line, premises, type } from './fields.ts';

const tax = inventedAuthority('国家税务总局', 7);
const transport = inventedAuthority('交通运输部', 9);
const education = inventedAuthority('教育部', 10);
const labour = inventedAuthority('人力资源和社会保障部', 11);
const government = inventedAuthority('桂林市人民政府', 12);

/** Licences of doing business. */
export const businessTypes: readonly LicenceType[] = [
  type({
    key: 'businessLicence',
    names: ['营业执照', 'Business licence'],
    authority: MARKET_REGULATION,
    suffix: '001',
    real: true,
    holderKind: 'organisation',
    law: '《市场主体登记管理条例》第二十一条',
    numberFormat: '{newCode}',
    definition: {
      layout: 'landscape',
      holderName: ['companyName', 'tradeName', 'name'],
      fields: [
        line('name', '名称', 'Name', { from: ['companyName', 'tradeName', 'name', '@holderName'] }),
        line('companyKind', '类型', 'Kind', {
          codes: {
            limited: ['有限责任公司', 'Limited company'],
            sole: ['有限责任公司（自然人独资）', 'Limited company of one person'],
            partnership: ['合伙企业', 'Partnership'],
            individual: ['个体工商户', 'Individual business'],
          },
        }),
        line('legalRepresentative', '法定代表人（经营者）', 'Legal representative', {
          from: ['legalRepresentative', 'applicantName', '@applicantName'],
        }),
        line('capital', '注册资本', 'Registered capital', { format: 'money' }),
        line('establishedOn', '成立日期', 'Established', { format: 'date', from: ['establishedOn', '@issuedOn'] }),
        line('address', '住所（经营场所）', 'Premises', { format: 'address', from: ['premises', 'address'] }),
        line('scope', '经营范围', 'Business scope'),
        line('creditCode', '统一社会信用代码', 'Unified social credit code', { from: ['@holderCode'] }),
      ],
      note: {
        zh: '市场主体应当于每年一月一日至六月三十日公示上一年度报告。',
        en: 'The annual report is to be published from 1 January to 30 June each year.',
      },
    },
  }),
  type({
    key: 'foodBusinessLicence',
    names: ['食品经营许可证', 'Food business licence'],
    authority: MARKET_REGULATION,
    suffix: 'D02',
    law: '《中华人民共和国食品安全法》第三十五条',
    numberFormat: 'JY{class} {division} {serial:7}',
    definition: {
      layout: 'portrait',
      numberClass: { key: 'businessKind', codes: { retail: '1', catering: '2', canteen: '3' }, otherwise: '2' },
      fields: [
        creditCode,
        legalRepresentative,
        premises,
        line('businessKind', '主体业态', 'Kind of business', {
          codes: {
            catering: ['餐饮服务经营者', 'Restaurant or catering'],
            canteen: ['单位食堂', 'Canteen'],
            retail: ['食品销售经营者', 'Food shop'],
          },
        }),
        line('foods', '经营项目', 'Kinds of food', {
          codes: {
            hot: ['热食类食品制售', 'hot food'],
            cold: ['冷食类食品制售', 'cold food'],
            raw: ['生食类食品制售', 'raw food'],
            pastry: ['糕点类食品制售', 'pastry'],
            drinks: ['自制饮品制售', 'drinks made on the premises'],
            loose: ['散装食品销售', 'loose food'],
          },
        }),
      ],
    },
  }),
  type({
    key: 'foodProductionLicence',
    names: ['食品生产许可证', 'Food production licence'],
    authority: MARKET_REGULATION,
    suffix: 'D03',
    law: '《中华人民共和国食品安全法》第三十五条',
    numberFormat: 'SC1{division}{serial:7}',
    definition: {
      layout: 'portrait',
      fields: [creditCode, legalRepresentative, premises, line('foods', '食品类别', 'Kinds of food')],
    },
  }),
  type({
    key: 'taxRegistration',
    names: ['税务登记信息确认表', 'Confirmation of the tax registration'],
    authority: tax,
    suffix: 'D01',
    holderKind: 'organisation',
    law: '《中华人民共和国税收征收管理法》第十五条',
    numberFormat: '税登〔{year}〕{division}{serial:6}',
    definition: { layout: 'portrait', fields: [creditCode, legalRepresentative, premises] },
  }),
  type({
    key: 'labourDispatchLicence',
    names: ['劳务派遣经营许可证', 'Labour dispatch licence'],
    authority: labour,
    suffix: 'D01',
    holderKind: 'organisation',
    law: '《中华人民共和国劳动合同法》第五十七条',
    numberFormat: '{division}{year}{serial:4}',
    definition: {
      layout: 'portrait',
      fields: [
        creditCode,
        legalRepresentative,
        premises,
        line('capital', '注册资本', 'Registered capital', { format: 'money' }),
      ],
    },
  }),
  type({
    key: 'roadTransportLicence',
    names: ['道路运输经营许可证', 'Road transport licence'],
    authority: transport,
    suffix: 'D01',
    law: '《中华人民共和国道路运输条例》',
    numberFormat: '桂交运管许可{division}字 {serial:6} 号',
    definition: {
      layout: 'portrait',
      fields: [creditCode, legalRepresentative, premises, line('scope', '经营范围', 'Scope')],
    },
  }),
  type({
    key: 'schoolLicence',
    names: ['民办学校办学许可证', 'Licence of a private school'],
    authority: education,
    suffix: 'D01',
    holderKind: 'organisation',
    law: '《中华人民共和国民办教育促进法》',
    numberFormat: '教民 {division}{serial:6} 号',
    definition: {
      layout: 'portrait',
      fields: [
        line('principal', '校长', 'Head'),
        premises,
        line('schoolKind', '学校类型', 'Kind'),
        line('scope', '办学内容', 'Teaching'),
      ],
    },
  }),
  type({
    key: 'approvalDocument',
    names: ['行政审批批准文件', 'Document of approval'],
    authority: government,
    suffix: 'D01',
    law: '《中华人民共和国行政许可法》第三十九条',
    numberFormat: '{division}批〔{year}〕{serial:5}',
    definition: {
      layout: 'portrait',
      fields: [
        line('subject', '批准事项', 'Subject'),
        line('content', '批准内容', 'Content'),
        line('address', '地址', 'Address', { format: 'address', from: ['premises', 'address'] }),
      ],
    },
  }),
];
