/** Door of the evaluator: pure TypeScript for the browser, the server, the window and tests. */
export * from './answers.ts';
export {
  type AnswerRow,
  type AnswerSection,
  type CheckOptions,
  checkYourAnswers,
} from './check-your-answers.ts';
export * from './definition.ts';
export { type AnswerChange, diffAnswers } from './diff.ts';
export { displayDate, displaySource, displayValue, inLocale, maskValue } from './display.ts';
export { itemTitle, type LineContext, linesOf } from './display-fields.ts';
export { formatMoney, formatNumber, moneyInput } from './display-numbers.ts';
export { evaluateForm } from './evaluate.ts';
export { type FieldAt, listFields, prefillSources, sensitivePaths } from './fields.ts';
export { type JsonSchema, toJsonSchema } from './json-schema.ts';
export * from './limits.ts';
export { withAnswer } from './paths.ts';
export { CITY_DIVISION, divisionLevel, divisionPrefix } from './read-structured.ts';
export { type FormBody, type PageAction, type PageSubmission, parsePageSubmission } from './submission.ts';
