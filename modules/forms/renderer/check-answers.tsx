import type { ReactNode } from 'react';
import type { Locale } from '../src/answers.ts';
import type { AnswerRow, AnswerSection } from '../src/check-your-answers.ts';
import { controlId } from './context.ts';
import { LinkGlyph } from './frame.tsx';
import { textsOf } from './texts.ts';

export interface CheckAnswersProps {
  sections: readonly AnswerSection[];
  locale: Locale;
  /** Where 修改 and 不对？ lead: the page of the form, with the field as anchor. Without it there are no actions. */
  hrefOf?: ((page: string) => string) | undefined;
}

/** 提交前，再看一遍: every answer in words, with 修改 for what was written and 不对？ for what was held. */
export function CheckAnswers({ sections, locale, hrefOf }: CheckAnswersProps): ReactNode {
  return (
    <div className="ow-form-check">
      {sections.map(section => (
        <section key={section.page} aria-labelledby={`check-${section.page}`}>
          <h2 className="ow-form-check-title" id={`check-${section.page}`}>
            {section.title}
          </h2>
          <dl className="ow-form-rows">
            {section.rows.map(row => (
              <Row key={row.path} row={row} locale={locale} hrefOf={hrefOf} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Row({
  row,
  locale,
  hrefOf,
}: {
  row: AnswerRow;
  locale: Locale;
  hrefOf: CheckAnswersProps['hrefOf'];
}): ReactNode {
  const texts = textsOf(locale);
  return (
    <div className={row.hasErrors ? 'ow-form-row ow-form-row-wrong' : 'ow-form-row'}>
      <dt>{row.label}</dt>
      <dd className="ow-form-row-value">
        {row.value.length === 0 && <p className="ow-form-nothing">{texts.notAnswered}</p>}
        {!row.items && row.value.map((line, index) => <p key={`${index} ${line}`}>{line}</p>)}
        {row.items?.map(item => (
          <div key={item.title} className="ow-form-row-item">
            <p className="ow-form-row-item-title">{item.title}</p>
            {item.rows
              .filter(({ value }) => value.length > 0)
              .map(inner => (
                <p key={inner.path}>
                  <span className="ow-form-hint">{inner.label}</span> {inner.value.join(' ')}
                </p>
              ))}
          </div>
        ))}
        {row.source && (
          <p className="ow-form-source">
            <LinkGlyph />
            <span>{row.source}</span>
          </p>
        )}
      </dd>
      <dd className="ow-form-row-action">
        {hrefOf && row.action && (
          <a className="ow-form-link" href={`${hrefOf(row.page)}#${controlId(row.path)}`}>
            {row.action === 'dispute' ? texts.dispute : texts.edit}
            <span className="ow-form-unseen">{row.label}</span>
          </a>
        )}
      </dd>
    </div>
  );
}
