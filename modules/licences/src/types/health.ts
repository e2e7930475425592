import type { LicenceType } from '../contract.ts';
import { inventedAuthority } from './codes.ts';
import { creditCode, floorArea, legalRepresentative, line, premises, type } from './fields.ts';

const health = inventedAuthority('国家卫生健康委员会', 1);
const drugs = inventedAuthority('国家药品监督管理局', 2);
const fire = inventedAuthority('国家消防救援局', 3);
const police = inventedAuthority('公安部', 8);

/** Licences of health, drugs, safety and of persons. */
export const healthTypes: readonly LicenceType[] = [
  type({
    key: 'hygieneLicence',
    names: ['公共场所卫生许可证', 'Hygiene licence for a public place'],
    authority: health,
    suffix: 'D01',
    law: '《公共场所卫生管理条例》第四条',
    numberFormat: '桂卫公证字〔{year}〕第 {division}{serial:4} 号',
    definition: {
      layout: 'portrait',
      fields: [
        legalRepresentative,
        premises,
        line('placeKind', '许可项目', 'Kind of place', {
          codes: {
            hotel: ['宾馆、旅店、民宿', 'Hotel or guesthouse'],
            hair: ['理发、美容', 'Hairdresser or beauty salon'],
            bath: ['公共浴室', 'Public bath'],
            pool: ['游泳场馆', 'Swimming pool'],
            cinema: ['影剧院、歌舞厅', 'Cinema or dance hall'],
            shop: ['商场、书店', 'Shop'],
          },
        }),
        floorArea,
      ],
    },
  }),
  type({
    key: 'healthCertificate',
    names: ['健康证明', 'Health certificate'],
    authority: health,
    suffix: 'D02',
    holderKind: 'person',
    law: '《中华人民共和国食品安全法》第四十五条',
    numberFormat: 'JK{division}{year}{serial:6}',
    definition: {
      layout: 'portrait',
      fields: [
        line('category', '从业类别', 'Kind of work'),
        line('clinic', '体检机构', 'Examined by'),
        line('examinedOn', '体检日期', 'Examined on', { format: 'date' }),
      ],
    },
  }),
  type({
    key: 'medicalInstitutionLicence',
    names: ['医疗机构执业许可证', 'Licence of a medical institution'],
    authority: health,
    suffix: 'D03',
    holderKind: 'organisation',
    law: '《医疗机构管理条例》',
    numberFormat: 'PDY{division}{serial:6}',
    definition: {
      layout: 'portrait',
      fields: [legalRepresentative, premises, line('departments', '诊疗科目', 'Departments')],
    },
  }),
  type({
    key: 'pharmacyLicence',
    names: ['药品经营许可证', 'Pharmacy licence'],
    authority: drugs,
    suffix: 'D01',
    law: '《中华人民共和国药品管理法》第五十一条',
    numberFormat: '桂CB{division}{serial:4}',
    definition: {
      layout: 'portrait',
      fields: [
        creditCode,
        legalRepresentative,
        premises,
        line('drugs', '经营范围', 'Scope', {
          codes: {
            otc: ['非处方药', 'over the counter'],
            prescription: ['处方药', 'prescription'],
            herbs: ['中药饮片', 'Chinese herbal pieces'],
            biological: ['生物制品', 'biological products'],
          },
        }),
      ],
    },
  }),
  type({
    key: 'medicalDeviceLicence',
    names: ['医疗器械经营许可证', 'Medical device licence'],
    authority: drugs,
    suffix: 'D02',
    law: '《医疗器械监督管理条例》',
    numberFormat: '桂桂食药监械经营许{year}{serial:4}号',
    definition: {
      layout: 'portrait',
      fields: [creditCode, legalRepresentative, premises, line('scope', '经营范围', 'Scope')],
    },
  }),
  type({
    key: 'pharmacistQualification',
    names: ['执业药师注册证', 'Registration of a pharmacist'],
    authority: drugs,
    suffix: 'D03',
    holderKind: 'person',
    law: '《中华人民共和国药品管理法》第五十二条',
    numberFormat: '45{year}{serial:8}',
    definition: {
      layout: 'portrait',
      fields: [
        line('category', '执业类别', 'Category'),
        line('practice', '执业范围', 'Practice'),
        line('employer', '执业单位', 'Employer'),
      ],
    },
  }),
  type({
    key: 'residentIdentityCard',
    names: ['居民身份证', 'Resident identity card'],
    authority: police,
    suffix: 'D01',
    holderKind: 'person',
    law: '《中华人民共和国居民身份证法》第二条',
    numberFormat: 'ID{division}{serial:9}',
    definition: {
      layout: 'portrait',
      fields: [
        line('sex', '性别', 'Sex', { public: false }),
        line('bornOn', '出生日期', 'Born', { format: 'date', public: false }),
      ],
    },
  }),
  type({
    key: 'fireSafetyOpinion',
    names: ['公众聚集场所投入使用、营业前消防安全检查意见书', 'Opinion of the fire safety inspection before opening'],
    authority: fire,
    suffix: 'D01',
    law: '《中华人民共和国消防法》第十五条',
    numberFormat: '{division}消安检字〔{year}〕第 {serial:4} 号',
    definition: {
      layout: 'portrait',
      fields: [
        legalRepresentative,
        line('address', '场所地址', 'Address', { format: 'address', from: ['premises', 'address'] }),
        line('venueKind', '场所性质', 'Kind of place', {
          codes: {
            restaurant: ['饭店、餐馆', 'Restaurant'],
            hotel: ['宾馆、旅店', 'Hotel'],
            shop: ['商场、集贸市场', 'Shop or market'],
            entertainment: ['歌舞厅、网吧等娱乐场所', 'Entertainment'],
            sport: ['体育馆、健身场所', 'Sport'],
            other: ['其他', 'Other'],
          },
        }),
        line('area', '建筑面积', 'Floor area', {
          format: 'number',
          from: ['premisesArea', 'area'],
          unit: { zh: '平方米', en: 'm²' },
        }),
        line('floors', '所在楼层', 'Floors'),
      ],
    },
  }),
];
