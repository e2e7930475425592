import type { RuleVersionItem } from '../src/contract.ts';
import { type RuleKind, ruleKinds } from '../src/rules/kinds.ts';

type Words = { zh: string; en: string };

export const versionStates: Record<RuleVersionItem['state'], Words> = {
  draft: { zh: '草稿', en: 'draft' },
  active: { zh: '在用', en: 'in force' },
  retired: { zh: '已停用', en: 'retired' },
};

export const levelNames: Record<string, Words> = {
  handle: { zh: '承办', en: 'handling' },
  review: { zh: '审查', en: 'review' },
  approve: { zh: '审批', en: 'approval' },
};

/** GB/T 39046 annex A.6 办件类型. */
export const caseTypeNames: Record<string, Words> = {
  '1': { zh: '即办件', en: 'on the spot' },
  '2': { zh: '承诺件', en: 'with a promise' },
  '3': { zh: '上报件', en: 'reported upwards' },
  '4': { zh: '联办件', en: 'joint' },
};

const units: Record<string, Words> = {
  workingDay: { zh: '个工作日', en: 'working days' },
  minute: { zh: '分钟', en: 'minutes' },
};

export function kindOf(kind: string) {
  return ruleKinds[kind as RuleKind];
}

export function unitOf(unit: string): Words | undefined {
  return units[unit];
}

/** One threshold in words: 还剩不多于 1 个工作日. */
export function thresholdText(
  { kind, thresholds }: Pick<RuleVersionItem, 'kind' | 'thresholds'>,
  locale: 'zh' | 'en',
): string {
  const values = thresholds as Record<string, unknown>;
  return kindOf(kind)
    .thresholds.filter(one => values[one.key] !== undefined && values[one.key] !== false)
    .map(one => {
      const value = valueText(one.key, values[one.key], locale);
      const unit = units[one.unit]?.[locale];
      return value === '' ? one[locale] : `${one[locale]} ${value}${unit ? ` ${unit}` : ''}`;
    })
    .join(locale === 'zh' ? '；' : '; ');
}

/** The value of a threshold as people read it. */
export function valueText(key: string, value: unknown, locale: 'zh' | 'en'): string {
  if (value === true) return '';
  if (key === 'usedShare') return `${Math.round(Number(value) * 100)}%`;
  if (Array.isArray(value)) {
    return value
      .map(one => (levelNames[String(one)] ?? caseTypeNames[String(one)])?.[locale] ?? String(one))
      .join(locale === 'zh' ? '、' : ', ');
  }
  return String(value);
}
