import type { ReactNode } from 'react';
import type { AnswerError, EvaluatedField, Locale, Lookups } from '../src/answers.ts';
import { type Texts, textsOf } from './texts.ts';

export interface FieldViewProps {
  field: EvaluatedField;
  context: RenderContext;
}

export interface RendererOptions {
  locale: Locale;
  lookups?: Lookups | undefined;
  /**
   * With it the form is controlled: every change is told with the answer's path and the raw value, and the caller evaluates
   * again. Without it the form is plain HTML: inputs with names and buttons, for `parsePageSubmission`.
   */
  onChange?: ((path: string, value: unknown) => void) | undefined;
  /** 不对？ was pressed; without it a button named `_dispute` is posted. */
  onDispute?: ((path: string) => void) | undefined;
  /** The person uses the held value after all; without it a button named `_restore` is posted. */
  onRestore?: ((path: string) => void) | undefined;
  /** `all` after a refused post, `wrong` while somebody is still filling in, `none` on a first visit. Default `all`. */
  showErrors?: 'all' | 'wrong' | 'none' | undefined;
  /** Paths of items that stand unfolded: what `_edit` asked for. */
  openItems?: readonly string[] | undefined;
  /** Level of the headings of items: 2 where the page's question is the h1 above them (default), more within sections. */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Draws materials (uploads live with their own pages). */
  renderMaterial?: ((field: EvaluatedField) => ReactNode) | undefined;
}

export interface RenderContext extends RendererOptions {
  texts: Texts;
  controlled: boolean;
}

export function contextOf(options: RendererOptions): RenderContext {
  return { ...options, texts: textsOf(options.locale), controlled: options.onChange !== undefined };
}

/** The control's id, which error links lead to: `people.0.name` → `f-people-0-name`. */
export function controlId(path: string): string {
  return `f-${path.replace(/[^\w-]+/g, '-')}`;
}

/** Errors that are shown now. */
export function shownErrors(
  errors: readonly AnswerError[],
  context: Pick<RendererOptions, 'showErrors'>,
): readonly AnswerError[] {
  if (context.showErrors === 'none') return [];
  return context.showErrors === 'wrong'
    ? errors.filter(({ code }) => code !== 'required' && code !== 'tooFew')
    : errors;
}

export function messageOf(error: AnswerError, locale: Locale): string {
  return locale === 'en' ? error.en : error.zh;
}
