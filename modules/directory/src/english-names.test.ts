import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { englishPlace } from './english-names.ts';

test('divisions are spelt as on the map, with their kind in English', () => {
  const named = (names: string[]) => names.map(englishPlace);
  expect(named(['桂林市', '七星区', '兴安县', '龙胜各族自治县', '恭城瑶族自治县', '平乐县'])).toEqual([
    'Guilin City',
    'Qixing District',
    'Xing’an County',
    'Longsheng Various Nationalities Autonomous County',
    'Gongcheng Yao Autonomous County',
    'Pingle County',
  ]);
  expect(named(['大圩镇', '七星区街道', '东山瑶族乡', '桂林华侨旅游经济区管理委员会'])).toEqual([
    'Daxu Town',
    'Qixing Subdistrict',
    'Dongshan Yao Township',
    'Guilin Overseas Chinese Tourism and Economic Zone Administration',
  ]);
});

test('no division keeps a Chinese character', () => {
  const text = readFileSync(new URL('../data/guilin-divisions.csv', import.meta.url), 'utf8');
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true }) as { name: string }[];
  expect(rows.map(row => englishPlace(row.name)).filter(name => /[^\x20-\x7eü’]/.test(name))).toEqual([]);
});
