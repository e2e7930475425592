import { checkUnifiedSocialCreditCode } from '@onewindow/codes';
import type { FieldError } from '@onewindow/errors';
import type { LicenceType } from '../contract.ts';

/** What must be put right before a type can be saved, beside the field that it concerns. */
export function checkType(type: LicenceType): FieldError[] {
  const problems: FieldError[] = [];
  const code = checkUnifiedSocialCreditCode(type.code.slice(0, 18));
  if (!code.ok) problems.push({ path: '/type/code', code: code.code, zh: code.zh, en: code.en });
  const unique = type.numberFormat.includes('{serial') || type.numberFormat.includes('{newCode}');
  if (!unique) {
    problems.push({
      path: '/type/numberFormat',
      code: 'serialMissing',
      zh: '证号格式里要有流水号 {serial:7}，不然会重号',
      en: 'The number format needs a {serial:7}, or numbers would repeat',
    });
  }
  if (type.definition.fields.length === 0) {
    problems.push({
      path: '/type/definition/fields',
      code: 'empty',
      zh: '照面上至少要有一栏',
      en: 'The face needs at least one line',
    });
  }
  type.definition.fields.forEach(({ label }, index) => {
    for (const language of ['zh', 'en'] as const) {
      if (label[language].trim() !== '') continue;
      problems.push({
        path: `/type/definition/fields/${index}/label/${language}`,
        code: 'blank',
        zh: '请写栏目名称，中文和英文都要',
        en: 'Name the line, in Chinese and in English',
      });
    }
  });
  const keys = type.definition.fields.map(field => field.key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index) {
      problems.push({
        path: `/type/definition/fields/${index}/key`,
        code: 'twice',
        zh: `字段 ${key} 写了两次`,
        en: `Field ${key} appears twice`,
      });
    }
  });
  return problems;
}
