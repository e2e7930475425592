/** The 17 counties and districts of Guilin on a grid of four columns, neighbours beside neighbours. 示意图，不表边界. */
export interface Tile {
  /** County code of GB/T 2260. */
  code: string;
  zh: string;
  en: string;
  column: number;
  row: number;
}

export const guilinTiles: readonly Tile[] = [
  { code: '450328', zh: '龙胜', en: 'Longsheng', column: 2, row: 1 },
  { code: '450329', zh: '资源', en: 'Ziyuan', column: 3, row: 1 },
  { code: '450324', zh: '全州', en: 'Quanzhou', column: 4, row: 1 },
  { code: '450323', zh: '灵川', en: 'Lingchuan', column: 2, row: 2 },
  { code: '450325', zh: '兴安', en: 'Xing’an', column: 3, row: 2 },
  { code: '450327', zh: '灌阳', en: 'Guanyang', column: 4, row: 2 },
  { code: '450312', zh: '临桂', en: 'Lingui', column: 1, row: 3 },
  { code: '450302', zh: '秀峰', en: 'Xiufeng', column: 2, row: 3 },
  { code: '450303', zh: '叠彩', en: 'Diecai', column: 3, row: 3 },
  { code: '450326', zh: '永福', en: 'Yongfu', column: 1, row: 4 },
  { code: '450304', zh: '象山', en: 'Xiangshan', column: 2, row: 4 },
  { code: '450305', zh: '七星', en: 'Qixing', column: 3, row: 4 },
  { code: '450332', zh: '恭城', en: 'Gongcheng', column: 4, row: 4 },
  { code: '450311', zh: '雁山', en: 'Yanshan', column: 2, row: 5 },
  { code: '450321', zh: '阳朔', en: 'Yangshuo', column: 3, row: 5 },
  { code: '450330', zh: '平乐', en: 'Pingle', column: 4, row: 5 },
  { code: '450381', zh: '荔浦', en: 'Lipu', column: 3, row: 6 },
];
