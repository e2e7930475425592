// 机动车号牌号码 (GA 36): province + issuing office + five characters, six on new-energy vehicles; no I and no O.
import { type Checked, type CodeName, normaliseCode, refuse, refuseEmpty } from './checked.ts';

export interface PlateNumber {
  kind: 'ordinary' | 'newEnergy' | 'police' | 'trailer' | 'training' | 'hongKongMacao' | 'consular';
  /** 桂C·A12345. */
  printed: string;
}

const named: CodeName = {
  name: 'plateNumber',
  zh: '车牌号',
  en: 'plate number',
  seenOnZh: '行驶证',
  seenOnEn: 'vehicle licence',
};

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const endings: Record<string, PlateNumber['kind']> = {
  警: 'police',
  挂: 'trailer',
  学: 'training',
  港: 'hongKongMacao',
  澳: 'hongKongMacao',
  领: 'consular',
};

const ordinary = new RegExp(`^[${provinces}][A-HJ-Z](?=.*\\d)[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9警挂学港澳领]$`);
// Small vehicles carry the energy letter in front, large ones at the end (GA 36-2018).
const newEnergy = new RegExp(`^[${provinces}][A-HJ-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`);

export function checkPlateNumber(text: string): Checked<PlateNumber> {
  const value = normaliseCode(text).replace(/[·•・.-]/g, '');
  if (value === '') return refuseEmpty(named);
  const kind = newEnergy.test(value)
    ? 'newEnergy'
    : ordinary.test(value)
      ? (endings[value.slice(-1)] ?? 'ordinary')
      : undefined;
  if (kind) return { ok: true, value, kind, printed: `${value.slice(0, 2)}·${value.slice(2)}` };
  if (!provinces.includes(value.charAt(0))) {
    return refuse(
      'plateNumber.province',
      '车牌号以省的简称开头，如 桂C·A1234，请对照行驶证再看一遍',
      'A plate number begins with the province, as in 桂C·A1234',
    );
  }
  if (/[IO]/.test(value.slice(2))) {
    return refuse(
      'plateNumber.character',
      '车牌号里没有字母 I 和 O，可能是数字 1 和 0，请对照行驶证再看一遍',
      'Plate numbers have no I and no O; they may be 1 and 0',
    );
  }
  return refuse(
    'plateNumber.form',
    '车牌号是 7 位，新能源车 8 位，如 桂C·A1234、桂C·D12345，请对照行驶证再看一遍',
    'A plate number has 7 characters, 8 for new-energy vehicles; compare it with the vehicle licence',
  );
}
