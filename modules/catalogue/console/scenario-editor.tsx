import {
  api,
  apiPath,
  Button,
  confirm,
  EditPage,
  type FieldProblem,
  FormSection,
  focusField,
  MenuButton,
  NumberField,
  notify,
  ProblemList,
  SelectField,
  SideSection,
  Tag,
  useCommand,
  useDraft,
  useGo,
  useHotkeys,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Scenario, ScenarioQuestion } from '../src/scenario-contract.ts';
import { diffScenarios, type ItemNames } from '../src/scenario-diff.ts';
import { findScenarioProblems } from '../src/scenario-problems.ts';
import { StaleDialog } from './editor-conflict.tsx';
import { LinesField, TextPair } from './editor-fields.tsx';
import { Warnings } from './editor-parts.tsx';
import { useSaving } from './editor-saving.ts';
import { type KeptScenario, type ScenarioVersion, scenariosOutOfDate, scenarioVersionQuery } from './scenario-data.ts';
import { scenarioEditorMessages } from './scenario-editor-words.ts';
import { freshQuestion } from './scenario-ids.ts';
import { ItemsField } from './scenario-items-field.tsx';
import { OrderSection } from './scenario-order.tsx';
import { QuestionSection } from './scenario-question.tsx';
import { useSay } from './scenario-view.tsx';
import { audienceMessages, audiences, useScenarioWords } from './scenario-words.ts';
import { DifferenceList } from './version-differences.tsx';
import './editor-pages.css';

/** The editor of a scenario's draft 情形编辑: its words, the tree of questions, and what each answer adds. */
export function ScenarioEditor({ loaded }: { loaded: KeptScenario }) {
  const t = useMessages(scenarioEditorMessages);
  const ta = useMessages(audienceMessages);
  const { locale } = useLanguage();
  const say = useSay();
  const words = useScenarioWords();
  const go = useGo();
  const client = useQueryClient();
  const { scenario: version, previous } = loaded;
  const { id, code } = version;
  const home = previous ? `/catalogue/scenarios/${code}` : '/catalogue/scenarios';
  const url = apiPath`/api/catalogue/scenario-drafts/${id}`;
  // Names of items that were added here join those that the server told.
  const [names, setNames] = useState<ItemNames>(loaded.items);
  const published = useMemo(() => new Set(Object.keys(names)), [names]);
  const findAll = useCallback((value: Scenario) => findScenarioProblems(value, published), [published]);
  const check = useCallback(
    (value: Scenario): FieldProblem[] =>
      findAll(value)
        .filter(problem => problem.severity === 'error')
        .map(({ path, code: kind, zh, en }) => ({ path, code: kind, message: locale === 'zh' ? zh : en })),
    [findAll, locale],
  );
  const draft = useDraft<Scenario>(version.content, { check });
  const saving = useSaving<Scenario, ScenarioVersion>(draft, {
    id,
    revision: version.revision,
    save: async (content, revision, key) => (await api.put<KeptScenario>(url, { revision, content }, { key })).scenario,
    load: async () => (await api.get<KeptScenario>(apiPath`/api/catalogue/scenario-versions/${id}`)).scenario,
  });
  const { theirs } = saving;
  const problems = useMemo(() => findAll(draft.value), [findAll, draft.value]);
  const errors = problems.filter(problem => problem.severity === 'error');
  const warnings = problems.filter(problem => problem.severity === 'warning');
  const before = loaded.before;
  const differences = useMemo(
    () => (before ? diffScenarios(before, draft.value, names) : []),
    [before, draft.value, names],
  );

  const submit = useCommand<number, KeptScenario>({
    send: (revision, key) => api.post(`${url}/submit`, { revision }, { key }),
    invalidates: scenariosOutOfDate,
    done: t('submitted'),
    onDone: answer => client.setQueryData(scenarioVersionQuery(id).queryKey, answer),
  });
  const discard = useCommand<void>({
    send: (_, key) => api.delete(url, { key }),
    done: t('discarded'),
    onDone() {
      draft.saved();
      go(home);
      for (const queryKey of scenariosOutOfDate) void client.invalidateQueries({ queryKey, refetchType: 'none' });
    },
  });
  async function trySubmit() {
    const [first] = errors;
    if (first) {
      notify({ tone: 'problem', title: t('fixFirst', { n: errors.length }), detail: t('fixText') });
      focusField(first.path);
      return;
    }
    if (await saving.flush()) await submit.run(saving.revision());
    else notify({ tone: 'problem', title: t('notSaved') });
  }
  async function askToDiscard() {
    const sure = await confirm({ title: t('discardTitle'), body: t('discardText'), act: t('discard'), final: true });
    if (sure) await discard.run();
  }
  useHotkeys([
    { keys: 'Ctrl+S', label: t('save'), whileTyping: true, run: () => void saving.flush() },
    { keys: 'Ctrl+Enter', label: t('submit'), whileTyping: true, run: () => void trySubmit() },
    { keys: 'Ctrl+Z', label: t('undo'), run: draft.undo },
  ]);

  const { questions } = draft.value;
  const setQuestions = (next: ScenarioQuestion[]) => draft.field<ScenarioQuestion[]>('/questions').onChange(next);
  const learn = (found: ItemNames) => setNames(known => ({ ...known, ...found }));
  const number = previous ? words.number(previous.version) : '';
  const inside = (path: string) => draft.problems(path).length;
  return (
    <>
      <EditPage
        title={say(draft.value.name) || code}
        back={{ label: t('back'), to: home }}
        tag={<Tag kind="outline">{t('tag', { number: words.number(version.version) })}</Tag>}
        saveState={saving.state}
        actions={
          <>
            {draft.canUndo && (
              <Button icon="undo" onClick={draft.undo}>
                {t('undo')}
              </Button>
            )}
            <Button busy={saving.command.pending} onClick={() => void saving.flush()}>
              {t('save')}
            </Button>
            <Button kind="solid" busy={submit.pending} onClick={() => void trySubmit()}>
              {t('submit')}
            </Button>
            <MenuButton
              label={t('more')}
              menuLabel={t('more')}
              items={[{ key: 'discard', label: t('discard'), run: () => void askToDiscard() }]}
            />
          </>
        }
        sections={[
          {
            key: 'basics',
            label: t('basics'),
            problems: inside('/name') + inside('/summary') + inside('/always') + inside('/joint'),
            content: (
              <FormSection title={t('basics')}>
                <TextPair draft={draft} path="/name" label={t('name')} hint={t('nameHint')} />
                <TextPair draft={draft} path="/summary" label={t('summary')} rows={2} optional empty={null} />
                <SelectField
                  {...draft.field<Scenario['audience']>('/audience')}
                  label={t('audience')}
                  options={audiences.map(value => ({ value, label: ta(value) }))}
                />
                <LinesField draft={draft} path="/aliases" label={t('aliases')} />
                <ItemsField
                  {...draft.field<string[]>('/always')}
                  label={t('always')}
                  hint={t('alwaysHint')}
                  names={names}
                  onNamed={learn}
                />
                {draft.value.joint && (
                  <NumberField
                    {...draft.field<number>('/joint/days')}
                    label={t('jointDays')}
                    hint={t('jointDaysHint')}
                    unit={t('workingDays')}
                    span={2}
                    min={1}
                    max={999}
                    onChange={days => draft.field<number>('/joint/days').onChange(days ?? 1)}
                  />
                )}
              </FormSection>
            ),
          },
          ...questions.map((question, at) => ({
            key: question.id,
            label: t('nth', { n: at + 1, text: shortened(say(question.text)) || t('fresh') }),
            problems: inside(`/questions/${at}`),
            content: (
              <QuestionSection
                draft={draft}
                at={at}
                names={names}
                onNamed={learn}
                onChange={setQuestions}
                before={before?.questions ?? []}
              />
            ),
          })),
          {
            key: 'order',
            label: t('order'),
            problems: inside('/order'),
            content: <OrderSection draft={draft} names={names} onNamed={learn} />,
          },
        ]}
        {...(draft.value.joint && { below: <p>{t('fixed')}</p> })}
        side={
          <>
            {version.returnedReason && (
              <p className="ow-cat-returned">{t('returned', { reason: version.returnedReason })}</p>
            )}
            {version.takenBackByName && <p className="ow-muted">{t('takenBack', { name: version.takenBackByName })}</p>}
            <div className="ow-cat-add">
              <Button
                icon="plus"
                onClick={() => {
                  const fresh = freshQuestion([...questions, ...(before?.questions ?? [])]);
                  setQuestions([...questions, fresh]);
                  requestAnimationFrame(() => focusField(`/questions/${questions.length}/text`));
                }}
              >
                {t('add')}
              </Button>
            </div>
            <ProblemList
              problems={draft.problems('')}
              label={path => {
                const found = errors.find(problem => problem.path === path);
                return found ? (locale === 'zh' ? found.placeZh : found.placeEn) : path;
              }}
            />
            {warnings.length > 0 && <Warnings warnings={warnings} title={t('warnings', { n: warnings.length })} />}
            {before && (
              <SideSection title={t('compare', { number })}>
                <DifferenceList differences={differences} />
              </SideSection>
            )}
          </>
        }
      />
      {theirs && (
        <StaleDialog<Scenario>
          base={draft.base}
          mine={draft.value}
          theirs={{
            by: theirs.editedByName,
            at: theirs.editedAt,
            isDraft: theirs.state === 'draft',
            value: theirs.content,
          }}
          diff={(one, other) => diffScenarios(one, other, names)}
          onBoth={merged => {
            draft.saved(theirs.content);
            draft.set(merged);
            saving.settle(theirs.revision);
          }}
          onTheirs={() => {
            draft.saved(theirs.content);
            saving.settle(theirs.revision);
            if (theirs.state !== 'draft') {
              void client.invalidateQueries({ queryKey: scenarioVersionQuery(id).queryKey });
            }
          }}
          onClose={() => saving.settle(saving.revision())}
        />
      )}
    </>
  );
}

/** The beginning of a question, for the list of parts: twice as many letters as characters fit in a line. */
function shortened(text: string): string {
  const room = /[\u3400-\u9fff]/.test(text) ? 12 : 24;
  return text.length > room + 1 ? `${text.slice(0, room)}…` : text;
}
