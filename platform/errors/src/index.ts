export {
  AppError,
  type ErrorTable,
  type FieldError,
  allErrors,
  defineErrors,
  isAppError,
  type Problem,
  toProblem,
} from './errors.ts';
