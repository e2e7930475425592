export {
  AppError,
  allErrors,
  defineErrors,
  type ErrorTable,
  type FieldError,
  isAppError,
  type Problem,
  toProblem,
} from './errors.ts';
