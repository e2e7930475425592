import type { Site } from '@onewindow/portal-kit';

/** The demonstration city. Codes are the 12-digit statistical codes of 国家统计局 2023, in their order. */
export const guilin: Site = {
  city: { zh: '桂林市', en: 'Guilin' },
  hotline: '12345',
  demonstration: true,
  divisions: [
    { code: '450302000000', zh: '秀峰区', en: 'Xiufeng District' },
    { code: '450303000000', zh: '叠彩区', en: 'Diecai District' },
    { code: '450304000000', zh: '象山区', en: 'Xiangshan District' },
    { code: '450305000000', zh: '七星区', en: 'Qixing District' },
    { code: '450311000000', zh: '雁山区', en: 'Yanshan District' },
    { code: '450312000000', zh: '临桂区', en: 'Lingui District' },
    { code: '450321000000', zh: '阳朔县', en: 'Yangshuo County' },
    { code: '450323000000', zh: '灵川县', en: 'Lingchuan County' },
    { code: '450324000000', zh: '全州县', en: 'Quanzhou County' },
    { code: '450325000000', zh: '兴安县', en: 'Xing’an County' },
    { code: '450326000000', zh: '永福县', en: 'Yongfu County' },
    { code: '450327000000', zh: '灌阳县', en: 'Guanyang County' },
    { code: '450328000000', zh: '龙胜各族自治县', en: 'Longsheng Autonomous County' },
    { code: '450329000000', zh: '资源县', en: 'Ziyuan County' },
    { code: '450330000000', zh: '平乐县', en: 'Pingle County' },
    { code: '450332000000', zh: '恭城瑶族自治县', en: 'Gongcheng Autonomous County' },
    { code: '450381000000', zh: '荔浦市', en: 'Lipu City' },
  ],
};
