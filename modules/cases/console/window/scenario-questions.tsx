import type { ScenarioAnswers, ScenarioQuestion } from '@onewindow/catalogue/contract';
import { Checkbox, ErrorLine, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Static } from 'typebox';

type Question = Static<typeof ScenarioQuestion>;
type Answer = Question['answers'][number];

const messages = defineMessages({
  zh: { some: '可以选几个', missing: '还没问到这一题' },
  en: { some: 'several may apply', missing: 'Not answered yet' },
});

/** The questions that the answers so far call for, all on one sheet: an officer reads them aloud and ticks. */
export function ScenarioQuestions({
  questions,
  answers,
  missing,
  onAnswer,
}: {
  questions: readonly Question[];
  answers: ScenarioAnswers;
  /** Ids of those to be marked as unanswered. */
  missing: readonly string[];
  onAnswer(id: string, chosen: readonly string[]): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const word = ({ zh, en }: { zh: string; en?: string | undefined }) => say({ zh, en: en ?? zh });
  return (
    <ol className="ow-window-questions">
      {questions.map(({ id, text, hint, multiple, answers: choices }) => {
        const chosen = answers[id] ?? [];
        return (
          <li key={id}>
            <fieldset id={`question-${id}`}>
              <legend>
                {word(text)}
                {multiple && <span className="ow-muted"> {t('some')}</span>}
              </legend>
              {hint && <p className="ow-muted">{word(hint)}</p>}
              {missing.includes(id) && <ErrorLine>{t('missing')}</ErrorLine>}
              <div className="ow-window-choices">
                {choices.map((choice: Answer) =>
                  multiple ? (
                    <Checkbox
                      key={choice.id}
                      label={word(choice.text)}
                      checked={chosen.includes(choice.id)}
                      onChange={on =>
                        onAnswer(id, on ? [...chosen, choice.id] : chosen.filter(one => one !== choice.id))
                      }
                    />
                  ) : (
                    <label key={choice.id} className="ow-window-choice">
                      <input
                        type="radio"
                        name={`question-${id}`}
                        checked={chosen[0] === choice.id}
                        onChange={() => onAnswer(id, [choice.id])}
                      />
                      <span>{word(choice.text)}</span>
                    </label>
                  ),
                )}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}
