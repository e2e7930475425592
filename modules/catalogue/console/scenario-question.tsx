import { Button, Checkbox, ErrorLine, FormSection, SelectField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Scenario, ScenarioAnswer, ScenarioQuestion } from '../src/scenario-contract.ts';
import type { ItemNames } from '../src/scenario-diff.ts';
import { keptSourceOf } from './editor-basic.tsx';
import { type Fields, TextPair } from './editor-fields.tsx';
import { SourceBox } from './editor-source.tsx';
import { freshAnswer } from './scenario-ids.ts';
import { ItemsField } from './scenario-items-field.tsx';
import { useSay } from './scenario-view.tsx';

const messages = defineMessages({
  zh: {
    title: '第 {n} 问',
    up: '上移',
    down: '下移',
    remove: '移除',
    of: '{act}第 {n} 问',
    text: '问题',
    hint: '提示',
    multiple: '可以选几个',
    when: '什么时候问',
    whenHint: '只能依据前面的问题',
    always: '都问',
    after: '答了“{text}”里的哪一个才问',
    answer: '回答 {n}',
    removeAnswer: '移除回答 {n}',
    answerText: '回答',
    adds: '要办的事项',
    warning: '提醒',
    reason: '为什么要办',
    addAnswer: '加一个回答',
  },
  en: {
    title: 'Question {n}',
    up: 'Up',
    down: 'Down',
    remove: 'Remove',
    of: '{act}: question {n}',
    text: 'Question',
    hint: 'Hint',
    multiple: 'Several answers may be chosen',
    when: 'Asked when',
    whenHint: 'it may depend on an earlier question only',
    always: 'always',
    after: 'after which answer to “{text}”',
    answer: 'Answer {n}',
    removeAnswer: 'Remove answer {n}',
    answerText: 'Answer',
    adds: 'Items that it adds',
    warning: 'Note to the person',
    reason: 'Why they are needed',
    addAnswer: 'Add an answer',
  },
});

type Draft = Fields & { value: Scenario };

/** One question with its answers: when it is asked, and what each answer adds and why. */
export function QuestionSection({
  draft,
  at,
  names,
  before,
  onNamed,
  onChange,
}: {
  draft: Draft;
  at: number;
  names: ItemNames;
  /** Questions of the version before: their ids are not given again. */
  before: readonly ScenarioQuestion[];
  onNamed(names: ItemNames): void;
  onChange(questions: ScenarioQuestion[]): void;
}) {
  const t = useMessages(messages);
  const { questions } = draft.value;
  const question = questions[at];
  if (!question) return null;
  const path = `/questions/${at}`;
  const n = at + 1;
  const multiple = draft.field<boolean | undefined>(`${path}/multiple`);
  const answers = draft.field<ScenarioAnswer[]>(`${path}/answers`);
  const known = [...question.answers, ...(before.find(one => one.id === question.id)?.answers ?? [])];
  function move(to: number) {
    const next = [...questions];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(to, 0, moved);
    onChange(next);
  }
  const act = (name: 'up' | 'down' | 'remove', run: () => void) => (
    <Button kind="link" aria-label={t('of', { act: t(name), n })} onClick={run}>
      {t(name)}
    </Button>
  );
  return (
    <FormSection
      title={t('title', { n })}
      note={
        <span className="ow-cat-question-acts">
          {at > 0 && act('up', () => move(at - 1))}
          {at < questions.length - 1 && act('down', () => move(at + 1))}
          {act('remove', () => onChange(questions.filter((_, i) => i !== at)))}
        </span>
      }
    >
      <TextPair draft={draft} path={`${path}/text`} label={t('text')} />
      <TextPair draft={draft} path={`${path}/hint`} label={t('hint')} optional />
      <When draft={draft} at={at} />
      <div className="ow-span-4">
        <Checkbox
          label={t('multiple')}
          checked={multiple.value ?? false}
          onChange={on => multiple.onChange(on || undefined)}
        />
      </div>
      <div className="ow-span-4 ow-cat-answers" data-path={`${path}/answers`}>
        {answers.error && <ErrorLine>{answers.error}</ErrorLine>}
        {question.answers.map((answer, i) => (
          <fieldset key={answer.id} className="ow-cat-window">
            <legend>
              {t('answer', { n: i + 1 })}
              <Button
                kind="link"
                aria-label={t('removeAnswer', { n: i + 1 })}
                onClick={() => answers.onChange(question.answers.filter(one => one !== answer))}
              >
                {t('remove')}
              </Button>
            </legend>
            <div className="ow-fields ow-fields-2 ow-cat-tight">
              <TextPair draft={draft} path={`${path}/answers/${i}/text`} label={t('answerText')} />
              <ItemsField
                {...draft.field<string[]>(`${path}/answers/${i}/adds`)}
                label={t('adds')}
                names={names}
                onNamed={onNamed}
              />
              {answer.adds.length > 0 && (
                <SourceBox {...keptSourceOf(draft, `${path}/answers/${i}/reason`)} label={t('reason')} />
              )}
              <TextPair draft={draft} path={`${path}/answers/${i}/warning`} label={t('warning')} optional />
            </div>
          </fieldset>
        ))}
        <div>
          <Button icon="plus" onClick={() => answers.onChange([...question.answers, freshAnswer(known)])}>
            {t('addAnswer')}
          </Button>
        </div>
      </div>
    </FormSection>
  );
}

/** Whether it depends on an earlier answer. */
function When({ draft, at }: { draft: Draft; at: number }) {
  const t = useMessages(messages);
  const say = useSay();
  const earlier = draft.value.questions.slice(0, at);
  const { value, onChange, error, path } = draft.field<ScenarioQuestion['when']>(`/questions/${at}/when`);
  if (earlier.length === 0 && !value) return null;
  const asked = earlier.find(question => question.id === value?.question);
  const short = (question: ScenarioQuestion, i: number) => `${i + 1}. ${say(question.text)}`;
  return (
    <>
      <SelectField<string>
        path={path}
        label={t('when')}
        hint={t('whenHint')}
        span={4}
        error={error}
        value={asked ? asked.id : value ? null : 'always'}
        options={[
          { value: 'always', label: t('always') },
          ...earlier.map((question, i) => ({ value: question.id, label: short(question, i) })),
        ]}
        onChange={next => onChange(!next || next === 'always' ? undefined : { question: next, answers: [] })}
      />
      {asked && value && (
        <fieldset className="ow-edit-field ow-span-4">
          <legend>{t('after', { text: say(asked.text) })}</legend>
          {asked.answers.map(answer => (
            <Checkbox
              key={answer.id}
              label={say(answer.text)}
              checked={value.answers.includes(answer.id)}
              onChange={on =>
                onChange({
                  ...value,
                  answers: on ? [...value.answers, answer.id] : value.answers.filter(one => one !== answer.id),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
