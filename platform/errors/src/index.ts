export {
  AppError,
  allErrors,
  atField,
  defineErrors,
  type ErrorTable,
  type FieldError,
  fieldErrorOf,
  isAppError,
  type Problem,
  toProblem,
} from './errors.ts';
