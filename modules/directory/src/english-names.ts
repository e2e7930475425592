import { pinyin } from 'pinyin-pro';

/** Readings that only the place itself has (圩, a market, is xū in Guangxi and wéi elsewhere), and a name that is a phrase. */
const localReadings: Record<string, string> = { 大圩: 'Daxu', 新圩: 'Xinxu', 桂林华侨: 'Guilin Overseas Chinese' };

/** Kinds of divisions with their English, longest first; GB/T 28039 spells the name, the kind is translated. */
const kinds: readonly [suffix: string, english: string][] = [
  ['旅游经济区管理委员会', 'Tourism and Economic Zone Administration'],
  ['各族自治县', 'Various Nationalities Autonomous County'],
  ['瑶族自治县', 'Yao Autonomous County'],
  ['街道办事处', 'Subdistrict'],
  ['瑶族乡', 'Yao Township'],
  ['苗族乡', 'Miao Township'],
  ['回族乡', 'Hui Township'],
  ['居委会', 'Community'],
  ['村委会', 'Village'],
  ['区街道', 'Subdistrict'],
  ['街道', 'Subdistrict'],
  ['社区', 'Community'],
  ['市', 'City'],
  ['县', 'County'],
  ['区', 'District'],
  ['镇', 'Town'],
  ['乡', 'Township'],
  ['村', 'Village'],
];

/** A division's name in English: 七星区 → Qixing District, 兴安县 → Xing’an County, 东山瑶族乡 → Dongshan Yao Township. */
export function englishPlace(name: string): string {
  const kind = kinds.find(([suffix]) => name.endsWith(suffix) && name.length > suffix.length + 1);
  if (!kind) return romanise(name);
  return `${romanise(name.slice(0, -kind[0].length))} ${kind[1]}`;
}

/** 雁山 → Yanshan; a syllable that begins with a vowel is set off (兴安 → Xing’an). */
function romanise(han: string): string {
  const local = localReadings[han];
  if (local) return local;
  const word = pinyin(han, { toneType: 'none', type: 'array', v: false })
    .map((syllable, index) => (index > 0 && /^[aoe]/.test(syllable) ? `’${syllable}` : syllable))
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
