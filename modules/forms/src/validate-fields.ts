import { isReservedName } from '@onewindow/expressions';
import type { FormDefinition, FormField, LocalisedText } from './definition.ts';
import type { DefinitionProblem } from './validate-definition.ts';

/** Keys, limits, options and texts: everything that can be said without reading an expression. */
export function checkFields(definition: FormDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const pageKeys = new Set<string>();
  const keys = new Map<string, string>();
  checkText(definition.title, 'title', problems);
  for (const [index, page] of definition.pages.entries()) {
    const path = `pages.${index}`;
    if (pageKeys.has(page.key)) add(problems, `${path}.key`, 'duplicateKey', ...doubled(page.key));
    pageKeys.add(page.key);
    checkText(page.title, `${path}.title`, problems);
    if (page.fields.length === 0)
      warn(problems, `${path}.fields`, 'emptyPage', '这一页还没有内容', 'This page has nothing on it yet');
    checkLevel(page.fields, `${path}.fields`, keys, problems);
  }
  return problems;
}

function checkLevel(
  fields: readonly FormField[],
  path: string,
  keys: Map<string, string>,
  problems: DefinitionProblem[],
  inItem = false,
): void {
  for (const [index, field] of fields.entries()) {
    const at = `${path}.${index}`;
    if (keys.has(field.key)) add(problems, `${at}.key`, 'duplicateKey', ...doubled(field.key));
    else keys.set(field.key, at);
    if (isReservedName(field.key)) {
      const { key } = field;
      add(
        problems,
        `${at}.key`,
        'reservedKey',
        `“${key}”是表达式里的词，请换一个标识`,
        `“${key}” is a word of the expression language: choose another key`,
      );
    }
    checkText(field.label, `${at}.label`, problems);
    checkOne(field, at, problems);
    checkHeld(field, at, inItem, problems);
    if (field.kind === 'group') checkLevel(field.fields, `${at}.fields`, keys, problems, inItem);
    if (field.kind === 'repeating') checkLevel(field.fields, `${at}.fields`, new Map(), problems, true);
    if (field.kind === 'table') checkLevel(field.columns, `${at}.columns`, new Map(), problems, true);
  }
}

function checkOne(field: FormField, at: string, problems: DefinitionProblem[]): void {
  if (
    'computed' in field &&
    field.computed !== undefined &&
    (field.prefill !== undefined || field.required !== undefined)
  ) {
    add(
      problems,
      `${at}.computed`,
      'computedAndAsked',
      '算出来的值不能再预填或必填，请去掉一样',
      'A computed value is neither prefilled nor required: take one away',
    );
  }
  switch (field.kind) {
    case 'text':
    case 'longText':
      checkOrder(field.minLength, field.maxLength, `${at}.minLength`, problems);
      if (field.kind === 'text' && field.pattern) checkPattern(field.pattern.regex, `${at}.pattern.regex`, problems);
      break;
    case 'number':
    case 'money':
      checkOrder(field.minimum, field.maximum, `${at}.minimum`, problems);
      break;
    case 'date':
      if (field.minimum !== 'today' && field.maximum !== 'today')
        checkOrder(field.minimum, field.maximum, `${at}.minimum`, problems);
      break;
    case 'choice':
      checkOptions(field, at, problems);
      break;
    case 'material':
      checkOrder(field.minFiles, field.maxFiles, `${at}.minFiles`, problems);
      break;
    case 'repeating':
    case 'table':
      checkOrder(field.minItems, field.maxItems, `${at}.minItems`, problems);
      if (field.kind === 'table') checkTotals(field, at, problems);
      break;
  }
}

/** Within an item a value may be prefilled by its own path (`people.0.healthUntil`), without a source of the whole form. */
function checkHeld(field: FormField, at: string, inItem: boolean, problems: DefinitionProblem[]): void {
  if (inItem || !('held' in field) || !field.held || field.prefill !== undefined) return;
  warn(
    problems,
    `${at}.held`,
    'heldWithoutSource',
    '没有写取值来源，这一项不会有平台已有的值',
    'No source is named: there will be no held value',
  );
}

function checkOptions(field: Extract<FormField, { kind: 'choice' }>, at: string, problems: DefinitionProblem[]): void {
  if ((field.options === undefined) === (field.codeTable === undefined)) {
    add(problems, `${at}.options`, 'options', '选项和码表要写一样，也只写一样', 'Write either options or a code table');
  }
  const values = new Set<string>();
  for (const [index, option] of (field.options ?? []).entries()) {
    if (values.has(option.value))
      add(problems, `${at}.options.${index}.value`, 'duplicateOption', ...doubled(option.value));
    values.add(option.value);
    checkText(option.label, `${at}.options.${index}.label`, problems);
  }
  checkOrder(field.minChoices, field.maxChoices, `${at}.minChoices`, problems);
}

function checkTotals(field: Extract<FormField, { kind: 'table' }>, at: string, problems: DefinitionProblem[]): void {
  for (const [index, key] of (field.totals ?? []).entries()) {
    const column = field.columns.find(candidate => candidate.key === key);
    if (column?.kind === 'number' || column?.kind === 'money') continue;
    add(
      problems,
      `${at}.totals.${index}`,
      'totals',
      `“${key}”不是数字列，不能合计`,
      `“${key}” is not a column of numbers and has no sum`,
    );
  }
}

function checkPattern(regex: string, path: string, problems: DefinitionProblem[]): void {
  try {
    new RegExp(`^(?:${regex})$`, 'u');
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    add(problems, path, 'pattern', `这个格式规则读不出来：${reason}`, `This pattern cannot be read: ${reason}`);
  }
}

function checkOrder<T extends number | string>(
  least: T | undefined,
  most: T | undefined,
  path: string,
  problems: DefinitionProblem[],
): void {
  if (least === undefined || most === undefined || least <= most) return;
  add(
    problems,
    path,
    'limits',
    `最少（${least}）比最多（${most}）还大，请对调或改正`,
    `The least (${least}) is more than the most (${most}): swap or correct them`,
  );
}

function checkText(text: LocalisedText, path: string, problems: DefinitionProblem[]): void {
  if (text.en === '')
    warn(problems, `${path}.en`, 'noEnglish', `“${text.zh}”还没有英文`, `“${text.zh}” has no English yet`);
}

function doubled(key: string): [string, string] {
  return [`“${key}”用了两次，请给其中一个换名`, `“${key}” is used twice: rename one of them`];
}

function add(problems: DefinitionProblem[], path: string, code: string, zh: string, en: string): void {
  problems.push({ path, code, severity: 'error', zh, en });
}

function warn(problems: DefinitionProblem[], path: string, code: string, zh: string, en: string): void {
  problems.push({ path, code, severity: 'warning', zh, en });
}
