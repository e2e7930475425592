// 投资项目统一代码: year-division-industry-type-serial, 24 characters with the hyphens (2026-450305-65-01-123456).
import { type Checked, type CodeName, normaliseCode, refuse, refuseEmpty } from './checked.ts';
import { isProvince } from './provinces.ts';

export interface InvestmentProjectCode {
  year: number;
  division: string;
  /** Two digits of GB/T 4754. */
  industry: string;
  projectType: string;
  serial: string;
}

const named: CodeName = {
  name: 'investmentProjectCode',
  zh: '投资项目统一代码',
  en: 'investment project code',
  seenOnZh: '赋码通知',
  seenOnEn: 'notice that gave it',
};

/** Takes the code with or without hyphens; `value` has them. */
export function checkInvestmentProjectCode(text: string): Checked<InvestmentProjectCode> {
  const typed = normaliseCode(text).replace(/[-‐‑‒–—―−]/g, '');
  if (typed === '') return refuseEmpty(named);
  const match = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/.exec(typed);
  if (!match) {
    return refuse(
      'investmentProjectCode.form',
      '投资项目统一代码是 20 位数字，写成 2026-450305-65-01-123456 这样，请对照赋码通知再看一遍',
      'An investment project code has 20 digits, written like 2026-450305-65-01-123456',
    );
  }
  const [, year = '', division = '', industry = '', projectType = '', serial = ''] = match;
  // 0000 and 100000 stand for projects of the State; the platform began in 2015.
  if (Number(year) < 2000 || !(isProvince(division.slice(0, 2)) || /^(000000|100000)$/.test(division))) {
    return refuse(
      'investmentProjectCode.parts',
      `开头应是年份和区划，“${year}-${division}”对不上，请对照赋码通知再看一遍`,
      `It begins with a year and a division; "${year}-${division}" is neither`,
    );
  }
  const value = [year, division, industry, projectType, serial].join('-');
  return { ok: true, value, year: Number(year), division, industry, projectType, serial };
}
