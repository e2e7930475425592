/** 满意度 of GB/T 39046-2020 annex A.8: 1 is best. A page that shows five stars converts with `starsOf`. */
export const satisfactionLevels = [
  { code: 1, zh: '非常满意', en: 'Very satisfied' },
  { code: 2, zh: '满意', en: 'Satisfied' },
  { code: 3, zh: '基本满意', en: 'Fairly satisfied' },
  { code: 4, zh: '不满意', en: 'Dissatisfied' },
  { code: 5, zh: '非常不满意', en: 'Very dissatisfied' },
] as const;

/** 差评: levels 4 and 5 (国办发〔2019〕51号); each opens a call-back. */
export function isBad(satisfaction: number): boolean {
  return satisfaction >= 4;
}

/** Five stars for level 1, one star for level 5. */
export function starsOf(satisfaction: number): number {
  return 6 - satisfaction;
}

export interface RatingTag {
  code: string;
  /** Offered beside good levels, bad ones or both kinds of contact. */
  tone: 'good' | 'bad';
  contact: 'visit' | 'handling' | 'both';
  zh: string;
  en: string;
}

/** What the national indicators ask about: online the guide, ease and speed; on site speed, skill and manner. */
export const ratingTags: readonly RatingTag[] = [
  { code: 'fast', tone: 'good', contact: 'both', zh: '办得快', en: 'Quick' },
  { code: 'clearGuide', tone: 'good', contact: 'handling', zh: '指南清楚', en: 'Clear guide' },
  { code: 'easyOnline', tone: 'good', contact: 'handling', zh: '网上好操作', en: 'Easy online' },
  { code: 'fewMaterials', tone: 'good', contact: 'both', zh: '材料少', en: 'Few papers' },
  { code: 'toldOnce', tone: 'good', contact: 'both', zh: '一次说清', en: 'Told everything at once' },
  { code: 'friendly', tone: 'good', contact: 'visit', zh: '态度好', en: 'Friendly' },
  { code: 'skilled', tone: 'good', contact: 'visit', zh: '业务熟', en: 'Knows the work' },
  { code: 'slow', tone: 'bad', contact: 'both', zh: '等得久', en: 'Slow' },
  { code: 'unclearGuide', tone: 'bad', contact: 'handling', zh: '指南看不懂', en: 'Unclear guide' },
  { code: 'hardOnline', tone: 'bad', contact: 'handling', zh: '网上难操作', en: 'Hard to use online' },
  { code: 'moreMaterials', tone: 'bad', contact: 'both', zh: '要了指南以外的材料', en: 'Papers beyond the guide' },
  { code: 'manyTrips', tone: 'bad', contact: 'both', zh: '跑了多趟', en: 'Too many trips' },
  { code: 'unfriendly', tone: 'bad', contact: 'visit', zh: '态度不好', en: 'Unfriendly' },
  { code: 'unskilled', tone: 'bad', contact: 'visit', zh: '说不清楚', en: 'Could not explain' },
  { code: 'late', tone: 'bad', contact: 'handling', zh: '超过承诺时间', en: 'Later than promised' },
];

/** What happened after a bad rating 差评: put right at once, into the ledger with a date, explained, or an appeal. */
export const callBackResults = {
  fixed: { zh: '当即整改', en: 'Put right at once' },
  ledger: { zh: '建台账限期解决', en: 'In the ledger, with a date' },
  explained: { zh: '缺乏法定依据，已解释', en: 'No legal basis, explained' },
  malicious: { zh: '误评或恶意差评，申诉', en: 'Mistaken or malicious, appealed' },
} as const;

export type CallBackResult = keyof typeof callBackResults;

export const callBackStates = {
  open: { zh: '待回访', en: 'to be called back' },
  calledBack: { zh: '已回访，待复核', en: 'called back, to be reviewed' },
  reviewed: { zh: '已复核', en: 'reviewed' },
} as const;

export type CallBackState = keyof typeof callBackStates;
