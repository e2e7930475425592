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
import { defineMessages } from '@onewindow/i18n';
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
import { labelOf, Part, placeOf, Warnings } from './editor-parts.tsx';
import { useSaving } from './editor-saving.ts';
import { DifferenceList } from './version-differences.tsx';
import { VersionLife } from './version-life.tsx';
import { useVersionWords } from './version-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    back: '事项',
    tag: '草稿 {number}',
    online: '线上{number}，在办 {n} 件仍按它走完',
    onlineNone: '线上{number}',
    first: '还没有发布过',
    preview: '当申请人看',
    save: '存草稿',
    submit: '提交审核',
    submitted: '已提交，等另一个人审核',
    undo: '撤销',
    more: '更多',
    discard: '丢弃这份草稿',
    discardTitle: '丢弃这份草稿？',
    discardText: '草稿会删掉，找不回来。线上的版本不受影响。',
    discardFirst: '还没有发布过：丢弃草稿，事项和要来办的机构也一起删掉，编码可以再用。',
    discardOwn: '这个机构还没有开始办：丢弃草稿，它也不再列在这个事项里。',
    discarded: '草稿已丢弃',
    fixFirst: '还有 {n} 处要改',
    fixText: '改好再提交审核。每一处都在右边，点一下就到那里。',
    notSaved: '还没存上，先看一下是什么没存上。',
    warnings: '提醒 {n} 处，不改也能提交',
    compare: '和{number}比',
    review: '审核',
    returned: '退回修改：{reason}',
    codes: '基本编码',
    columns: '字段名用国家目录的列名。',
    label: '{name} {n}',
  },
  en: {
    back: 'Item',
    tag: 'Draft, {number}',
    online: '{number} is online; {n} running cases stay on it',
    onlineNone: '{number} is online',
    first: 'never published yet',
    preview: 'See as an applicant',
    save: 'Save draft',
    submit: 'Submit for review',
    submitted: 'Submitted; somebody else reviews it',
    undo: 'Undo',
    more: 'More',
    discard: 'Discard this draft',
    discardTitle: 'Discard this draft?',
    discardText: 'The draft is deleted for good. The version online is not touched.',
    discardFirst:
      'It was never published: with the draft, the item and the organisations that were to handle it are deleted; its code can be used again.',
    discardOwn: 'This organisation has not begun to handle it: with the draft, it leaves the item.',
    discarded: 'Draft discarded',
    fixFirst: '{n} to fix first',
    fixText: 'Mend them and submit again. Each is listed at the right and leads to its place.',
    notSaved: 'Not saved yet; please look at what could not be saved.',
    warnings: '{n} remarks; they do not stand in the way',
    compare: 'Against {number}',
    review: 'Review',
    returned: 'Returned: {reason}',
    codes: 'Basic code',
    columns: 'Field names are the columns of the national catalogue.',
    label: '{name} {n}',
  },
});

/** The editor of a draft 事项编辑: all parts on one page, saved by itself, checked while it is written. */
export function DraftEditor({ loaded }: { loaded: EditedDraft }) {
  const t = useMessages(messages);
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
