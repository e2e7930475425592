import type { LicenceType } from '../contract.ts';
import { HOUSING_AND_CONSTRUCTION, inventedAuthority, MARKET_REGULATION } from './codes.ts';
import { creditCode, floorArea, legalRepresentative, line, premises } from './fields.ts';

const health = inventedAuthority('国家卫生健康委员会', 1);
const drugs = inventedAuthority('国家药品监督管理局', 2);
const fire = inventedAuthority('国家消防救援局', 3);
const cityManagement = inventedAuthority('广西壮族自治区住房和城乡建设厅', 4);
const water = inventedAuthority('水利部', 5);
const naturalResources = inventedAuthority('自然资源部', 6);
const tax = inventedAuthority('国家税务总局', 7);
const police = inventedAuthority('公安部', 8);
const transport = inventedAuthority('交通运输部', 9);
const education = inventedAuthority('教育部', 10);
const labour = inventedAuthority('人力资源和社会保障部', 11);
const government = inventedAuthority('桂林市人民政府', 12);

interface Draft extends Omit<LicenceType, 'code' | 'codeSource' | 'authorityName' | 'name' | 'nameEn' | 'holderKind'> {
  names: readonly [zh: string, en: string];
  authority: { name: string; code: string };
  suffix: string;
  real?: boolean;
  holderKind?: LicenceType['holderKind'];
}

function type({ names, authority, suffix, real = false, holderKind = 'both', ...rest }: Draft): LicenceType {
  return {
    ...rest,
    name: names[0],
    nameEn: names[1],
    code: `${authority.code}${suffix}`,
    codeSource: real ? 'real' : 'demonstration',
    authorityName: authority.name,
    holderKind,
  };
}

/**
 * The types that the platform begins with. Only the code of 营业执照 is a real one that could be checked; the others keep
 * the form of the standard and are marked as invented. Number formats are those of the trade where known, else plain.
 */
export const builtInTypes: readonly LicenceType[] = [
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
