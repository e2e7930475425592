import {
  api,
  apiPath,
  Button,
  confirm,
  dismissNotice,
  EditPage,
  type FieldProblem,
  focusField,
  MenuButton,
  notify,
  ProblemError,
  ProblemList,
  SideSection,
  Tag,
  useCommand,
  useDraft,
  useGo,
  useHotkeys,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { diffContent } from '../src/diff.ts';
import { sectionNames, sections } from '../src/problem-contract.ts';
import { findProblems } from '../src/problems.ts';
import { StaleDialog } from './editor-conflict.tsx';
import {
  bodyOf,
  type Draft,
  type Edited,
  type EditedDraft,
  editedOf,
  itemQuery,
  outOfDate,
  publishedQuery,
  runningQuery,
  versionQuery,
} from './editor-data.ts';
import { editorFormMessages } from './editor-form-words.ts';
import { labelOf, Part, placeOf, Warnings } from './editor-parts.tsx';
import { useSaving } from './editor-saving.ts';
import { DifferenceList } from './version-differences.tsx';
import { VersionLife } from './version-life.tsx';
import { useVersionWords } from './version-words.ts';
import './editor-pages.css';

/** The editor of a draft 事项编辑: all parts on one page, saved by itself, checked while it is written. */
export function DraftEditor({ loaded }: { loaded: EditedDraft }) {
  const t = useMessages(editorFormMessages);
  const { locale } = useLanguage();
  const words = useVersionWords();
  const go = useGo();
  const client = useQueryClient();
  const { draft: version, previous } = loaded;
  const { id, basicCode, typeCode } = version;
  const item = useQuery(itemQuery(basicCode));
  const before = useQuery({ ...publishedQuery(previous?.id ?? ''), enabled: previous !== null });
  const running = useQuery(runningQuery(basicCode));

  const findAll = useCallback(
    (value: Edited) =>
      findProblems(value, {
        typeCode,
        hasForm: value.formVersionId !== null,
        hasProcess: value.processVersionId !== null,
      }),
    [typeCode],
  );
  const check = useCallback(
    (value: Edited): FieldProblem[] =>
      findAll(value)
        .filter(problem => problem.severity === 'error')
        .map(({ path, code, zh, en }) => ({ path, code, message: locale === 'zh' ? zh : en })),
    [findAll, locale],
  );
  const [refused, setRefused] = useState<readonly FieldProblem[]>([]);
  const draft = useDraft(
    useMemo(() => editedOf(version), [version]),
    { problems: refused, check },
  );
  const saving = useSaving<Edited, Draft>(draft, {
    id,
    revision: version.revision,
    save: async (value, revision, key) =>
      (await api.put<EditedDraft>(apiPath`/api/catalogue/drafts/${id}`, { revision, ...bodyOf(value) }, { key })).draft,
    load: async () => (await api.get<EditedDraft>(apiPath`/api/catalogue/drafts/${id}`)).draft,
  });
  const { theirs } = saving;
  // What no draft may hold (a serial of one digit) the server refuses by field; the content is one member of its body.
  const { error: refusal } = saving.command;
  useEffect(() => {
    const fields = refusal instanceof ProblemError ? refusal.fields : [];
    setRefused(fields.map(field => ({ ...field, path: field.path.replace(/^\/content/, '') })));
  }, [refusal]);
  const problems = useMemo(() => findAll(draft.value), [findAll, draft.value]);
  const errors = problems.filter(problem => problem.severity === 'error');
  const warnings = problems.filter(problem => problem.severity === 'warning');
  const differences = useMemo(
    () => (before.data ? diffContent(before.data.content, draft.value) : []),
    [before.data, draft.value],
  );

  // Whoever goes on to mend has read it; it must not stand over what she presses next.
  const told = useRef<number>(undefined);
  useEffect(() => {
    if (told.current !== undefined) dismissNotice(told.current);
  }, [draft.value]);

  const submit = useCommand<number, EditedDraft>({
    send: (revision, key) => api.post(apiPath`/api/catalogue/drafts/${id}/submit`, { revision }, { key }),
    invalidates: outOfDate,
    done: t('submitted'),
    onDone: answer => client.setQueryData(versionQuery(id).queryKey, answer),
  });
  const discard = useCommand<void>({
    send: (_, key) => api.delete(apiPath`/api/catalogue/drafts/${id}`, { key }),
    invalidates: outOfDate,
    done: t('discarded'),
    onDone() {
      draft.saved();
      go(goesWhole ? '/catalogue' : `/catalogue/items/${basicCode}`);
    },
  });

  async function trySubmit() {
    const [first] = errors;
    if (first) {
      told.current = notify({ tone: 'problem', title: t('fixFirst', { n: errors.length }), detail: t('fixText') });
      focusField(first.path);
      return;
    }
    if (await saving.flush()) await submit.run(saving.revision());
    else notify({ tone: 'problem', title: t('notSaved') });
  }
  // The first draft of an item takes the item with it, that of a planned organisation the organisation.
  const places = item.data?.serviceItems ?? [];
  const goesWhole = previous === null && !version.serviceItemId && places.every(place => place.planned);
  const isPlanned = places.some(place => place.planned && place.serviceItemId === version.serviceItemId);
  async function askToDiscard() {
    const body = t(goesWhole ? 'discardFirst' : isPlanned ? 'discardOwn' : 'discardText');
    const sure = await confirm({ title: t('discardTitle'), body, act: t('discard'), final: true });
    if (sure) await discard.run();
  }
  async function preview() {
    // Opened at once, while the press counts as the person's own; it goes to the guide when the draft is kept.
    const tab = window.open('', '_blank');
    await saving.flush();
    if (tab) tab.location.href = `/items/${basicCode}/versions/${id}`;
  }

  useHotkeys([
    { keys: 'Ctrl+S', label: t('save'), whileTyping: true, run: () => void saving.flush() },
    { keys: 'Ctrl+Enter', label: t('submit'), whileTyping: true, run: () => void trySubmit() },
    { keys: 'Ctrl+Z', label: t('undo'), run: draft.undo },
  ]);

  const number = previous ? words.number(previous) : '';
  const count = previous && running.data?.get(previous.id);
  return (
    <>
      <EditPage
        title={(locale === 'en' && item.data?.nameEn) || (item.data?.name ?? draft.value.name.zh)}
        back={{ label: t('back'), to: `/catalogue/items/${basicCode}` }}
        tag={<Tag kind="outline">{t('tag', { number: words.number(version) })}</Tag>}
        note={
          <span>
            {previous ? (count ? t('online', { number, n: count }) : t('onlineNone', { number })) : t('first')}
          </span>
        }
        saveState={saving.state}
        actions={
          <>
            {draft.canUndo && (
              <Button icon="undo" onClick={draft.undo}>
                {t('undo')}
              </Button>
            )}
            <Button onClick={() => void preview()}>{t('preview')}</Button>
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
        sections={sections.map(section => ({
          key: section,
          label: labelOf(section, draft.value, sectionNames[section][locale]),
          problems: errors.filter(problem => problem.section === section).length,
          content: <Part section={section} draft={draft} loaded={loaded} before={before.data?.content.limits} />,
        }))}
        below={
          <>
            {t('codes')}
            <br />
            <span className="ow-mono">{basicCode}</span>
            <p>{t('columns')}</p>
          </>
        }
        side={
          <>
            {version.returnedReason && (
              <p className="ow-cat-returned">{t('returned', { reason: version.returnedReason })}</p>
            )}
            <ProblemList problems={draft.problems('')} label={path => placeOf(errors, path, locale)} />
            {warnings.length > 0 && <Warnings warnings={warnings} title={t('warnings', { n: warnings.length })} />}
            {previous && (
              <SideSection title={t('compare', { number })}>
                <DifferenceList differences={differences} />
              </SideSection>
            )}
            <SideSection title={t('review')}>
              <VersionLife version={version} />
            </SideSection>
          </>
        }
      />
      {theirs && (
        <StaleDialog<Edited>
          base={draft.base}
          mine={draft.value}
          theirs={{
            by: theirs.editedByName,
            at: theirs.editedAt,
            isDraft: theirs.state === 'draft',
            value: editedOf(theirs),
          }}
          diff={diffContent}
          onBoth={merged => {
            draft.saved(editedOf(theirs));
            draft.set(merged);
            saving.settle(theirs.revision);
          }}
          onTheirs={() => {
            draft.saved(editedOf(theirs));
            saving.settle(theirs.revision);
            if (theirs.state !== 'draft') void client.invalidateQueries({ queryKey: versionQuery(id).queryKey });
          }}
          onClose={() => saving.settle(saving.revision())}
        />
      )}
    </>
  );
}
