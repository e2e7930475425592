export * from './case-number.ts';
export { type Checked, normaliseCode, type Refusal } from './checked.ts';
export * from './citizen-id.ts';
export * from './contact.ts';
export * from './division-code.ts';
export * from './document-number.ts';
export * from './investment-project-code.ts';
export * from './iso7064.ts';
export * from './licence-identifier.ts';
export * from './masks.ts';
export * from './plate-number.ts';
export { provinces } from './provinces.ts';
export * from './query-code.ts';
export {
  type BasicCode,
  checkBasicCode,
  checkHandleItemCode,
  checkMaterialCode,
  checkTaskCode,
  composeHandleItemCode,
  composeMaterialCode,
  composeTaskCode,
  type TaskCode,
} from './service-item-codes.ts';
export * from './social-credit-code.ts';
