import type { LicenceType } from '../contract.ts';
import { HOUSING_AND_CONSTRUCTION, inventedAuthority } from './codes.ts';
import { creditCode, legalRepresentative, line, premises, type } from './fields.ts';

const cityManagement = inventedAuthority('广西壮族自治区住房和城乡建设厅', 4);
const water = inventedAuthority('水利部', 5);
const naturalResources = inventedAuthority('自然资源部', 6);

/** Licences of land, building, water and the look of the city. */
export const buildingTypes: readonly LicenceType[] = [
  type({
    key: 'outdoorAdvertisingPermit',
    names: ['户外广告设置许可证', 'Permit for outdoor advertising'],
    authority: cityManagement,
    suffix: 'D01',
    law: '《城市市容和环境卫生管理条例》第十一条',
    numberFormat: '{division}户广〔{year}〕{serial:4}',
    definition: {
      layout: 'portrait',
      fields: [
        line('address', '设置地址', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('signKind', '类别', 'Kind', {
          codes: {
            shop: ['门头招牌', 'Shop sign'],
            wall: ['墙面广告', 'On a wall'],
            roof: ['屋顶广告', 'On a roof'],
            standing: ['落地广告', 'Standing'],
          },
        }),
        line('signText', '内容', 'Text'),
        line('signArea', '面积', 'Area', { format: 'number', unit: { zh: '平方米', en: 'm²' } }),
      ],
    },
  }),
  type({
    key: 'sewagePermit',
    names: ['城镇污水排入排水管网许可证', 'Permit to drain into the network'],
    authority: HOUSING_AND_CONSTRUCTION,
    suffix: 'D01',
    law: '《城镇排水与污水处理条例》第二十一条',
    numberFormat: '{division}排许字第 {serial:6} 号',
    definition: {
      layout: 'portrait',
      fields: [
        legalRepresentative,
        line('address', '排水地址', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('drainageKind', '排水户类别', 'Kind', {
          codes: {
            catering: ['餐饮', 'Catering'],
            industry: ['工业', 'Industry'],
            construction: ['建筑施工', 'Construction'],
            medical: ['医疗', 'Medical'],
            other: ['其他', 'Other'],
          },
        }),
        line('dailyVolume', '日排水量', 'Daily volume', { format: 'number', unit: { zh: '立方米', en: 'm³' } }),
      ],
    },
  }),
  type({
    key: 'constructionPermit',
    names: ['建筑工程施工许可证', 'Construction permit'],
    authority: HOUSING_AND_CONSTRUCTION,
    suffix: 'D02',
    law: '《中华人民共和国建筑法》第七条',
    numberFormat: '{division}{year}{serial:6}',
    definition: {
      layout: 'landscape',
      fields: [
        line('projectName', '工程名称', 'Project'),
        line('projectCode', '项目代码', 'Project code'),
        line('address', '建设地址', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('floorArea', '建设规模', 'Size', { format: 'number', unit: { zh: '平方米', en: 'm²' } }),
        line('contractPrice', '合同价格', 'Contract price', { format: 'money' }),
        line('startOn', '合同开工日期', 'Start', { format: 'date' }),
        line('finishOn', '合同竣工日期', 'Completion', { format: 'date' }),
      ],
      note: {
        zh: '自发证之日起三个月内应予施工，逾期应办理延期手续，不办理延期或延期次数、时间超过法定时间的，本证自行废止。',
        en: 'Work must begin within three months of issue; later only with an extension, otherwise this permit lapses.',
      },
    },
  }),
  type({
    key: 'gasBusinessLicence',
    names: ['燃气经营许可证', 'Gas business licence'],
    authority: HOUSING_AND_CONSTRUCTION,
    suffix: 'D03',
    holderKind: 'organisation',
    law: '《城镇燃气管理条例》第十五条',
    numberFormat: '桂{year}{division}{serial:4}',
    definition: {
      layout: 'portrait',
      fields: [creditCode, legalRepresentative, premises, line('scope', '经营类别和区域', 'Kind and area')],
    },
  }),
  type({
    key: 'landUsePlanningPermit',
    names: ['建设用地规划许可证', 'Planning permit for land use'],
    authority: naturalResources,
    suffix: 'D01',
    law: '《中华人民共和国城乡规划法》第三十七条、第三十八条',
    numberFormat: '地字第 {division}{year}{serial:5} 号',
    definition: {
      layout: 'portrait',
      fields: [
        line('projectName', '项目名称', 'Project'),
        line('address', '用地位置', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('landArea', '用地面积', 'Area', { format: 'number', unit: { zh: '平方米', en: 'm²' } }),
        line('landUse', '土地用途', 'Use'),
      ],
    },
  }),
  type({
    key: 'constructionPlanningPermit',
    names: ['建设工程规划许可证', 'Planning permit for construction'],
    authority: naturalResources,
    suffix: 'D02',
    law: '《中华人民共和国城乡规划法》第四十条',
    numberFormat: '建字第 {division}{year}{serial:5} 号',
    definition: {
      layout: 'portrait',
      fields: [
        line('projectName', '建设项目名称', 'Project'),
        line('address', '建设位置', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('floorArea', '建设规模', 'Size', { format: 'number', unit: { zh: '平方米', en: 'm²' } }),
      ],
    },
  }),
  type({
    key: 'realEstateCertificate',
    names: ['不动产权证书', 'Certificate of real estate ownership'],
    authority: naturalResources,
    suffix: 'D03',
    law: '《不动产登记暂行条例》第二十一条',
    numberFormat: '桂（{year}）桂林市不动产权第 {serial:7} 号',
    definition: {
      layout: 'portrait',
      fields: [
        line('address', '坐落', 'Place', { format: 'address', from: ['premises', 'address'], public: false }),
        line('unitNumber', '不动产单元号', 'Unit number', { public: false }),
        line('rights', '权利类型', 'Rights'),
        line('use', '用途', 'Use'),
        line('area', '面积', 'Area', { format: 'number', unit: { zh: '平方米', en: 'm²' } }),
      ],
    },
  }),
  type({
    key: 'waterAbstractionPermit',
    names: ['取水许可证', 'Water abstraction permit'],
    authority: water,
    suffix: 'D01',
    law: '《取水许可和水资源费征收管理条例》第二条',
    numberFormat: 'D{division}S{year}-{serial:4}',
    definition: {
      layout: 'portrait',
      fields: [
        legalRepresentative,
        line('address', '取水地点', 'Place', { format: 'address', from: ['premises', 'address'] }),
        line('waterSource', '水源类型', 'Source', {
          codes: { surface: ['地表水', 'Surface water'], ground: ['地下水', 'Ground water'] },
        }),
        line('yearlyVolume', '许可取水量', 'Permitted volume', {
          format: 'number',
          unit: { zh: '万立方米/年', en: '10,000 m³ a year' },
        }),
        line('purpose', '取水用途', 'Purpose', {
          codes: {
            domestic: ['生活', 'Domestic'],
            industrial: ['工业', 'Industry'],
            agricultural: ['农业灌溉', 'Irrigation'],
            hydropower: ['水力发电', 'Hydropower'],
            other: ['其他', 'Other'],
          },
        }),
      ],
    },
  }),
];
