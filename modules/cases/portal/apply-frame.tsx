import {
  type Draft,
  type EvaluatedDraft,
  evaluateDraft,
  findMatterCode,
  getDraft,
  type MaterialSlot,
  materialSlots,
  titledIn,
} from '@onewindow/cases';
import { inLocale } from '@onewindow/forms/evaluator';
import { defineMessages } from '@onewindow/i18n';
import {
  ColumnsLeft,
  Icon,
  Link,
  type PageContext,
  Progress,
  redirect,
  type Step,
  StepList,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { type Acting, actingOf } from './acting.ts';

export const applyMessages = defineMessages({
  zh: {
    materials: '材料',
    check: '检查并提交',
    inName: '以“{name}”的名义办',
    change: '换个名义',
    back: '返回上一页',
    next: '保存并继续',
    later: '存草稿，以后再填',
    saving: '正在保存…',
    saved: '{time} 已自动保存，换台设备也能接着填',
    keptAsDraft: '已存为草稿，{time} 保存。随时可以接着填。',
  },
  en: {
    materials: 'Materials',
    check: 'Check and file',
    inName: 'In the name of {name}',
    change: 'Change',
    back: 'Back',
    next: 'Save and continue',
    later: 'Keep as a draft',
    saving: 'Saving…',
    saved: 'Saved at {time}; you can go on with another device',
    keptAsDraft: 'Kept as a draft, saved at {time}. Go on whenever you like.',
  },
});

/** A draft with all that its pages draw. */
export interface OpenDraft extends EvaluatedDraft {
  draft: Draft;
  slots: MaterialSlot[];
  acting: Acting;
}

/** Reads a draft for one of its pages; one that was submitted leads to its receipt. */
export async function openDraft(
  { db, services, actor, locale }: Pick<PageContext, 'db' | 'services' | 'actor' | 'locale'>,
  id: string,
): Promise<OpenDraft | ReturnType<typeof redirect>> {
  const draft = await getDraft(db, services, actor, { id: uuidOr(id) });
  if (draft.matterId) return redirect(`/matters/${(await findMatterCode(db, draft.matterId)) ?? ''}/receipt`);
  const evaluated = await evaluateDraft(db, services, actor, draft);
  const slots = await materialSlots(db, {
    draft,
    answers: evaluated.form.answers,
    realName: actor.kind !== 'staff',
  });
  const [titled = draft] = await titledIn(db, locale, [draft]);
  return { draft: titled, slots, acting: await actingOf(db, actor), ...evaluated };
}

/** What is no id finds nothing; the database would call it an error of ours. */
export function uuidOr(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : '00000000-0000-0000-0000-000000000000';
}

/** Steps at the left, progress above, in whose name; the page's own work inside. */
export function ApplyFrame({
  open,
  current,
  children,
}: {
  open: OpenDraft;
  current: string;
  children: ReactNode;
}): ReactNode {
  const { locale } = usePortal();
  const t = applyMessages(locale);
  const steps = stepsOf(open, current, locale);
  const at = steps.findIndex(step => step.state === 'current') + 1;
  return (
    <ColumnsLeft side={<StepList title={open.draft.title} steps={steps} />}>
      <Progress at={Math.max(at, 1)} of={steps.length} />
      {open.acting.choices.length > 1 && (
        <p className="ow-note ow-apply-name">
          <Icon name="user" className="ow-icon-small" />
          <span>{t('inName', { name: open.acting.name })}</span>
          <Link href={startHref(open.draft)}>{t('change')}</Link>
        </p>
      )}
      {children}
    </ColumnsLeft>
  );
}

function startHref({ basicCodes, scenarioCode, divisionCode }: Draft): string {
  const query = new URLSearchParams(basicCodes.map(code => ['basicCode', code]));
  if (scenarioCode) query.set('scenario', scenarioCode);
  query.set('division', divisionCode);
  return `/apply/start?${query}`;
}

function stepsOf({ draft, form, slots }: OpenDraft, current: string, locale: 'zh' | 'en'): Step[] {
  const t = applyMessages(locale);
  const complete = new Set(form.completedPages);
  const pages = form.pages.map(({ key, page, untouched }) => ({
    key,
    name: inLocale(page.name ?? page.title, locale),
    done: complete.has(key) && !untouched,
  }));
  const all = [
    ...pages,
    ...(slots.length > 0
      ? [{ key: 'materials', name: t('materials'), done: slots.every(slot => slot.satisfied) }]
      : []),
    { key: 'check', name: t('check'), done: false },
  ];
  const here = all.findIndex(({ key }) => key === current);
  return all.map(({ key, name, done }, index) => ({
    name,
    state: key === current ? 'current' : done && index !== here ? 'done' : 'ahead',
    ...((done || index < here) && { href: `/apply/${draft.id}/${key}` }),
  }));
}

/** Keys of all pages in order: form pages, materials, check. */
function pageKeys({ form, slots }: Pick<OpenDraft, 'form' | 'slots'>): string[] {
  return [...form.pages.map(page => page.key), ...(slots.length > 0 ? ['materials'] : []), 'check'];
}

/** The page on which she stopped, or the first that still wants something. */
export function stoppedAt({ draft, form, slots }: Pick<OpenDraft, 'draft' | 'form' | 'slots'>): string {
  const stopped = form.pages.find(one => one.key === draft.currentPage && !form.completedPages.includes(one.key));
  const first = draft.currentPage ? undefined : form.pages[0]?.key;
  const further = slots.length > 0 ? 'materials' : 'check';
  return stopped?.key ?? form.nextPage ?? first ?? further;
}

/** 第 3 步，共 6 步: how far each draft has come, for a list of them. */
export async function progressOf(
  { db, services, actor }: Pick<PageContext, 'db' | 'services' | 'actor'>,
  ids: readonly string[],
): Promise<Record<string, { at: number; of: number }>> {
  const progress: Record<string, { at: number; of: number }> = {};
  for (const id of ids) {
    const draft = await getDraft(db, services, actor, { id });
    const { form } = await evaluateDraft(db, services, actor, draft);
    const slots = await materialSlots(db, { draft, answers: form.answers, realName: true });
    const keys = pageKeys({ form, slots });
    progress[id] = { at: keys.indexOf(stoppedAt({ draft, form, slots })) + 1, of: keys.length };
  }
  return progress;
}

/** The page before or after, by key. */
export function neighbour({ draft, form, slots }: OpenDraft, current: string, by: 1 | -1): string | undefined {
  const keys = pageKeys({ form, slots });
  const key = keys[keys.indexOf(current) + by];
  return key && `/apply/${draft.id}/${key}`;
}
