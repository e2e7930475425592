/** Draws evaluated forms, for portal and console. Only React is needed; styles in `./forms.css`. */
export { CheckAnswers, type CheckAnswersProps } from './check-answers.tsx';
export { controlId, type RendererOptions } from './context.ts';
export {
  FormErrorSummary,
  type FormErrorSummaryProps,
  FormPageFields,
  type FormPageFieldsProps,
  FormPageList,
  FormProgress,
  type FormProgressProps,
} from './form-page.tsx';
