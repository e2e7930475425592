import type { ReactNode } from 'react';
import type { AnswerError, EvaluatedField, EvaluatedForm, EvaluatedPage, Locale } from '../src/answers.ts';
import { inLocale } from '../src/display.ts';
import { contextOf, controlId, messageOf, type RendererOptions, shownErrors } from './context.ts';
import { FieldList } from './field-view.tsx';
import { textsOf } from './texts.ts';

export interface FormPageFieldsProps extends RendererOptions {
  page: EvaluatedPage;
}

/**
 * The fields of one page, for the portal (plain HTML), its islands and the console (controlled). The form element, the
 * heading and the buttons belong to the page around it.
 */
export function FormPageFields({ page, ...options }: FormPageFieldsProps): ReactNode {
  const context = contextOf(options);
  return (
    <div className="ow-form-page">
      {/* Enter presses the first button of a form: without this one it would be 移除 or 不对？. */}
      {!context.controlled && <button type="submit" className="ow-form-unseen" tabIndex={-1} aria-hidden="true" />}
      <FieldList fields={page.fields} context={context} />
    </div>
  );
}

export interface FormErrorSummaryProps {
  page: EvaluatedPage;
  locale: Locale;
  showErrors?: RendererOptions['showErrors'];
}

/** At the page's top after a refused post: how many, each with a link to its place. With script it takes the focus. */
export function FormErrorSummary({ page, locale, showErrors }: FormErrorSummaryProps): ReactNode {
  const texts = textsOf(locale);
  const errors = shownErrors(page.errors, { showErrors });
  if (errors.length === 0) return null;
  const labels = labelsOf(page.fields, locale);
  return (
    <div className="ow-form-summary" role="alert" tabIndex={-1} data-focus="">
      <h2 className="ow-form-summary-title">{texts.wrongCount(errors.length)}</h2>
      <ul>
        {errors.map(error => (
          <li key={`${error.path} ${error.code} ${error.zh}`}>
            <a className="ow-form-link" href={`#${controlId(error.path)}`}>
              {lineOf(error, labels, locale)}
            </a>
          </li>
        ))}
      </ul>
      <p className="ow-form-hint">{texts.kept}</p>
    </div>
  );
}

/** A sentence that names its field already needs no name before it. */
function lineOf(error: AnswerError, labels: ReadonlyMap<string, string>, locale: Locale): string {
  const message = messageOf(error, locale);
  const label = labels.get(error.path) ?? labels.get(error.path.replace(/\.(division|detail)$/, ''));
  return label === undefined || message.includes(label)
    ? message
    : `${label}${locale === 'zh' ? '：' : ': '}${message}`;
}

function labelsOf(fields: readonly EvaluatedField[], locale: Locale): Map<string, string> {
  return new Map(
    fields.flatMap(field => [
      [field.path, inLocale(field.field.label, locale)] as const,
      ...labelsOf(field.fields ?? [], locale),
      ...(field.items ?? []).flatMap(item => [...labelsOf(item.fields, locale)]),
    ]),
  );
}

export interface FormProgressProps {
  form: EvaluatedForm;
  /** Key of the page that is drawn. */
  current: string;
  locale: Locale;
  /** Pages after the form's own: materials, check and submit. */
  further?: readonly { key: string; name: string; complete: boolean }[];
  hrefOf?: (key: string) => string;
}

/** One bar a page and “第 3 页，共 6 页”. */
export function FormProgress({ form, current, locale, further = [] }: FormProgressProps): ReactNode {
  const steps = stepsOf({ form, locale, further });
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <div className="ow-form-progress">
      <div className="ow-form-bars" aria-hidden="true">
        {steps.map(({ key }, index) => (
          <span key={key} className={index <= at ? 'ow-form-bar ow-form-bar-done' : 'ow-form-bar'} />
        ))}
      </div>
      <p className="ow-form-hint">{textsOf(locale).pageOf(at + 1, steps.length)}</p>
    </div>
  );
}

/** The list of pages at the side: ticked when complete, numbered otherwise, the present one in bold. */
export function FormPageList({ form, current, locale, further = [], hrefOf }: FormProgressProps): ReactNode {
  const texts = textsOf(locale);
  return (
    <ol className="ow-form-steps">
      {stepsOf({ form, locale, further }).map(({ key, name, complete }, index) => {
        const done = complete && key !== current;
        const state = key === current ? texts.pageCurrent : complete ? texts.pageDone : texts.pageOpen;
        return (
          <li
            key={key}
            className={
              key === current
                ? 'ow-form-step ow-form-step-current'
                : done
                  ? 'ow-form-step ow-form-step-done'
                  : 'ow-form-step'
            }
            aria-current={key === current ? 'step' : undefined}
          >
            <span className="ow-form-step-sign" aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            {hrefOf && key !== current ? <a href={hrefOf(key)}>{name}</a> : <span>{name}</span>}
            <span className="ow-form-unseen">（{state}）</span>
          </li>
        );
      })}
    </ol>
  );
}

function stepsOf({
  form,
  locale,
  further,
}: {
  form: EvaluatedForm;
  locale: Locale;
  further: NonNullable<FormProgressProps['further']>;
}) {
  const own = form.pages.map(({ key, page, complete, untouched }) => ({
    key,
    name: inLocale(page.name ?? page.title, locale),
    // A page of which nothing is required is complete without anybody having seen it; it is ticked once something is there.
    complete: complete && (!untouched || page.fields.every(({ kind }) => kind === 'static')),
  }));
  return [...own, ...further];
}
