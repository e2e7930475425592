/** Result licences of the complete items and the licences that materials are fetched from, for the licence library. */
import type { Bilingual } from '../../src/complete-item.ts';
import { t } from './kit.ts';

export interface LicenceTypeSeed {
  key: string;
  name: Bilingual;
  /** Kind of organisation that issues it (data/organ-types.json). */
  organType: string;
  holder: 'person' | 'organisation' | 'both';
  /** Null = without term. */
  validityMonths: number | null;
}

const type = (
  key: string,
  zh: string,
  en: string,
  organType: string,
  holder: LicenceTypeSeed['holder'],
  validityMonths: number | null = null,
): LicenceTypeSeed => ({
  key,
  name: t(zh, en),
  organType,
  holder,
  validityMonths,
});

export const licenceTypes: LicenceTypeSeed[] = [
  type('businessLicence', '营业执照', 'Business licence', 'market-regulation', 'organisation'),
  type('healthCertificate', '食品从业人员健康证明', 'Health certificate', 'health', 'person', 12),
  type('foodBusinessLicence', '食品经营许可证', 'Food business licence', 'market-regulation', 'both', 60),
  type(
    'fireSafetyOpinion',
    '公众聚集场所投入使用、营业前消防安全检查意见书',
    'Fire safety inspection opinion',
    'fire-rescue',
    'both',
  ),
  type(
    'sewagePermit',
    '污水排入排水管网许可证',
    'Permit to drain into the network',
    'housing-construction',
    'both',
    60,
  ),
  type(
    'outdoorAdvertisingPermit',
    '户外广告设置许可证',
    'Permit for outdoor advertising',
    'urban-management',
    'both',
    24,
  ),
  type('taxRegistration', '税务登记信息确认表', 'Confirmation of the tax registration', 'taxation', 'both'),
  type('constructionPermit', '建筑工程施工许可证', 'Construction permit', 'housing-construction', 'organisation'),
  type(
    'landUsePlanningPermit',
    '建设用地规划许可证',
    'Planning permit for land use',
    'natural-resources',
    'organisation',
  ),
  type(
    'constructionPlanningPermit',
    '建设工程规划许可证',
    'Planning permit for construction works',
    'natural-resources',
    'organisation',
  ),
  type('hygieneLicence', '公共场所卫生许可证', 'Hygiene licence', 'health', 'both', 48),
  type('pharmacyLicence', '药品经营许可证', 'Pharmacy licence', 'market-regulation', 'organisation', 60),
  type('pharmacistQualification', '执业药师资格证书', 'Pharmacist’s qualification', 'human-resources', 'person'),
  type('waterAbstractionPermit', '取水许可证', 'Water abstraction permit', 'water-resources', 'both', 60),
  type('treeFellingPermit', '林木采伐许可证', 'Tree felling permit', 'forestry', 'both', 12),
  type('teacherQualification', '教师资格证书', 'Teacher’s certificate', 'education', 'person'),
  type(
    'examinationCertificate',
    '学历证书、教师资格考试合格证明',
    'Diploma or examination certificate',
    'education',
    'person',
  ),
  type('roadTransportLicence', '道路运输经营许可证', 'Road transport licence', 'transport', 'both', 48),
  type('vehicleLicence', '机动车行驶证', 'Vehicle licence', 'vehicle-administration', 'both'),
  type('drivingLicence', '机动车驾驶证', 'Driving licence', 'vehicle-administration', 'person'),
  type('publicationLicence', '出版物经营许可证', 'Publication licence', 'press-publication', 'both', 72),
  type('labourDispatchLicence', '劳务派遣经营许可证', 'Labour dispatch licence', 'human-resources', 'organisation', 36),
  type('schoolLicence', '民办学校办学许可证', 'School licence', 'education', 'both', 60),
  type('tobaccoRetailLicence', '烟草专卖零售许可证', 'Tobacco retail licence', 'tobacco', 'both', 60),
  type('residencePermit', '居住证', 'Residence permit', 'public-security', 'person', 12),
];
