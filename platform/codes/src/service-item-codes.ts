// Codes of service items, ZWFW C0109.1-2018 and GB/T 39554.1-2020: 基本编码 (12) ⊂ 实施编码 (31) ⊂ 业务办理项编码 (33) and
// 材料编码 (34). The local family (GB/T 39046, an..10 and an..24) is kept beside these as plain text, never instead of
// them.
import {
  type Checked,
  type CodeName,
  firstOutside,
  isDigit,
  normaliseWithoutHyphens,
  type Refusal,
  refuse,
  refuseCharacter,
  refuseEmpty,
  refuseLength,
} from './checked.ts';
import { isProvince } from './provinces.ts';
import { checkUnifiedSocialCreditCode } from './social-credit-code.ts';

export interface BasicCode {
  /** Two digits; 00 = set by the State. */
  province: string;
  /** 事项类型: 01 行政许可 … 20 公共服务; a code table, not an enum. */
  itemType: string;
  department: string;
  mainItem: string;
  /** null: the main item has no sub-items (000, or 00Y in the State list). */
  subItem: string | null;
}

export interface TaskCode {
  /** 18-character code of the implementing body. */
  organisation: string;
  /** 行使层级, 1 State … 7 by levels. */
  level: string;
  basicCode: string;
}

const basic = codeName('basicCode', '基本编码', 'basic item code');
const task = codeName('taskCode', '实施编码', 'implementation code');
const handleItem = codeName('handleItemCode', '业务办理项编码', 'handling item code');
const material = codeName('materialCode', '材料编码', 'material code');

function codeName(name: string, zh: string, en: string): CodeName {
  return { name, zh, en, seenOnZh: '事项清单', seenOnEn: 'catalogue' };
}

/** 基本编码: 2 province + 2 item type + 2 department + 3 main item + 3 sub-item. */
export function checkBasicCode(text: string): Checked<BasicCode> {
  const value = normaliseWithoutHyphens(text);
  const refusal = refuseForm(value, {
    named: basic,
    length: 12,
    allowed: (character, at) => isDigit(character) || (at === 11 && character === 'Y'),
  });
  if (refusal) return refusal;
  const province = value.slice(0, 2);
  if (province !== '00' && !isProvince(province)) {
    const zh = `开头两位“${province}”不是省级代码，国家设定的写 00，请对照事项清单再看一遍`;
    return refuse(
      'basicCode.province',
      zh,
      `"${province}" at the start is no province; what the State set begins with 00`,
    );
  }
  const subItem = value.slice(9);
  return {
    ok: true,
    value,
    province,
    itemType: value.slice(2, 4),
    department: value.slice(4, 6),
    mainItem: value.slice(6, 9),
    subItem: subItem === '000' || subItem === '00Y' ? null : subItem,
  };
}

/** 实施编码: 18 of the implementing body + 1 level + 12 basic code; each part is checked by its own rule. */
export function checkTaskCode(text: string): Checked<TaskCode> {
  const value = normaliseWithoutHyphens(text);
  const refusal = refuseForm(value, { named: task, length: 31 });
  return refusal ?? readTaskCode(value, task);
}

/** 业务办理项编码: implementation code + 2 digits. */
export function checkHandleItemCode(text: string): Checked<TaskCode & { taskCode: string; serial: string }> {
  return checkExtended(text, handleItem, 2);
}

/** 材料编码: implementation code + 3 digits. */
export function checkMaterialCode(text: string): Checked<TaskCode & { taskCode: string; serial: string }> {
  return checkExtended(text, material, 3);
}

/** Puts an implementation code together; throws RangeError when a part is not right. */
export function composeTaskCode({ organisation, level, basicCode }: TaskCode): string {
  return valueOrThrow(checkTaskCode(`${organisation}${level}${basicCode}`));
}

/** Implementation code + serial 1 to 99; throws RangeError when a part is not right. */
export function composeHandleItemCode(taskCode: string, serial: number): string {
  return valueOrThrow(checkHandleItemCode(`${taskCode}${String(serial).padStart(2, '0')}`));
}

/** Implementation code + serial 1 to 999; throws RangeError when a part is not right. */
export function composeMaterialCode(taskCode: string, serial: number): string {
  return valueOrThrow(checkMaterialCode(`${taskCode}${String(serial).padStart(3, '0')}`));
}

function valueOrThrow(checked: Checked<object>): string {
  if (!checked.ok) throw new RangeError(`${checked.code}: ${checked.en}`);
  return checked.value;
}

function checkExtended(
  text: string,
  named: CodeName,
  digits: number,
): Checked<TaskCode & { taskCode: string; serial: string }> {
  const value = normaliseWithoutHyphens(text);
  const refusal = refuseForm(value, {
    named,
    length: 31 + digits,
    allowed: (character, at) => at < 31 || isDigit(character),
  });
  if (refusal) return refusal;
  const taskCode = value.slice(0, 31);
  const checked = readTaskCode(taskCode, named);
  return checked.ok ? { ...checked, value, taskCode, serial: value.slice(31) } : checked;
}

interface Form {
  named: CodeName;
  length: number;
  allowed?: (character: string, at: number) => boolean;
}

function refuseForm(value: string, { named, length, allowed }: Form): Refusal | undefined {
  if (value === '') return refuseEmpty(named);
  const count = [...value].length;
  if (count !== length) return refuseLength(named, length, count);
  const outside = firstOutside(
    value,
    (character, at) => /^[0-9A-Z]$/.test(character) && (allowed?.(character, at) ?? true),
  );
  return outside && refuseCharacter(named, outside);
}

/**
 * Reads 31 characters of the right alphabet; refusals carry the outer code's name, because that is the field a person
 * sees.
 */
export function readTaskCode(value: string, named: CodeName = task): Checked<TaskCode> {
  const organisation = checkUnifiedSocialCreditCode(value.slice(0, 18));
  if (!organisation.ok) {
    return refuse(
      `${named.name}.organisation`,
      `前 18 位应是实施主体的统一社会信用代码：${organisation.zh}`,
      `The first 18 characters are the body's unified social credit code: ${organisation.en}`,
    );
  }
  const level = value.charAt(18);
  if (!/[1-7]/.test(level)) {
    const zh = `第 19 位“${level}”是行使层级，应在 1 到 7 之间，请对照事项清单再看一遍`;
    return refuse(`${named.name}.level`, zh, `Character 19, "${level}", is the level of exercise, 1 to 7`);
  }
  const basicCode = checkBasicCode(value.slice(19, 31));
  if (!basicCode.ok) {
    return refuse(
      `${named.name}.basicCode`,
      `第 20 到 31 位是基本编码：${basicCode.zh}`,
      `Characters 20 to 31 are the basic code: ${basicCode.en}`,
    );
  }
  return { ok: true, value, organisation: organisation.value, level, basicCode: basicCode.value };
}
