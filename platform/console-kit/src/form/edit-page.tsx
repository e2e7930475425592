import { defineMessages, formatTime } from '@onewindow/i18n';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '../api/problem.ts';
import { Icon } from '../control/icon.tsx';
import { useMessages } from '../language/language.tsx';
import { TopBar, type TopBarProps } from '../shell/top-bar.tsx';
import type { SaveState } from './use-draft.ts';
import './form.css';

const messages = defineMessages({
  zh: {
    sections: '各部分',
    problems: '{n} 处要改',
    fix: '提交前要改的 {n} 处',
    fine: '没有要改的',
    saving: '正在保存…',
    saved: '{time} 已保存',
    failed: '还没存上，改动都在这里',
    aside: '检查和版本',
    jump: '跳到',
    withProblems: '{label}（{n} 处要改）',
  },
  en: {
    sections: 'Sections',
    problems: '{n} to fix',
    fix: '{n} to fix before submitting',
    fine: 'Nothing to fix',
    saving: 'Saving…',
    saved: 'Saved at {time}',
    failed: 'Not saved yet; your changes are here',
    aside: 'Checks and versions',
    jump: 'Go to',
    withProblems: '{label} ({n} to fix)',
  },
});

export interface EditSection {
  key: string;
  label: string;
  /** What is wrong in it; the number stands beside its name. */
  problems: number;
  content: ReactNode;
}

/** Under this key the checks at the right, or below on a phone, are one of the places to go to. */
const asideKey = 'checks';

/**
 * An object with many parts on one page: the parts at the left with a tick or the number of problems, the fields in the
 * middle, checks, differences and review at the right. Where there is no room for three columns, one field that stays in
 * sight leads to the parts and says which is being read.
 */
export function EditPage({
  sections,
  below,
  side,
  saveState,
  ...bar
}: Omit<TopBarProps, 'search' | 'tabs'> & {
  sections: readonly EditSection[];
  /** Under the list of parts: codes, remarks. */
  below?: ReactNode;
  side: ReactNode;
  saveState?: SaveState;
}) {
  const t = useMessages(messages);
  const [current, hold] = useCurrentPart(sections);
  function goTo(key: string) {
    hold(key);
    document.getElementById(key)?.scrollIntoView({ block: 'start' });
  }
  return (
    <>
      <TopBar
        {...bar}
        search={false}
        note={
          <>
            {bar.note}
            {saveState && <SavedNote state={saveState} />}
          </>
        }
      />
      <main id="main" tabIndex={-1} className="ow-main ow-rail ow-edit">
        <label className="ow-edit-jump">
          <span>{t('jump')}</span>
          <select className="ow-input" value={current} onChange={event => goTo(event.target.value)}>
            {sections.map(({ key, label, problems }) => (
              <option key={key} value={key}>
                {problems > 0 ? t('withProblems', { label, n: problems }) : label}
              </option>
            ))}
            <option value={asideKey}>{t('aside')}</option>
          </select>
        </label>
        <nav className="ow-edit-nav" aria-label={t('sections')}>
          <ul>
            {sections.map(section => (
              <li key={section.key}>
                <a
                  href={`#${section.key}`}
                  aria-current={section.key === current ? 'location' : undefined}
                  onClick={event => {
                    event.preventDefault();
                    goTo(section.key);
                  }}
                >
                  {section.label}
                  {section.problems > 0 ? (
                    <>
                      <span className="ow-edit-count" aria-hidden="true">
                        {section.problems}
                      </span>
                      <span className="ow-sr">{t('problems', { n: section.problems })}</span>
                    </>
                  ) : (
                    <Icon name="check" size={14} />
                  )}
                </a>
              </li>
            ))}
          </ul>
          {below && <div className="ow-edit-below">{below}</div>}
        </nav>
        <div className="ow-edit-middle">
          {sections.map(section => (
            <div key={section.key} id={section.key} className="ow-edit-anchor">
              {section.content}
            </div>
          ))}
        </div>
        <aside id={asideKey} className="ow-edit-side ow-edit-anchor" aria-label={t('aside')}>
          {side}
        </aside>
      </main>
    </>
  );
}

/**
 * The part that is being read: the last one whose head has passed the upper third of what is in sight. One that was gone to
 * stays the current one until the person scrolls, for the last parts cannot reach the top.
 */
function useCurrentPart(sections: readonly EditSection[]): [current: string, hold: (key: string) => void] {
  const [current, setCurrent] = useState(sections[0]?.key ?? '');
  const held = useRef(false);
  const keys = sections.map(section => section.key).join(' ');
  useEffect(() => {
    const watched = [...keys.split(' '), asideKey].flatMap(key => document.getElementById(key) ?? []);
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        // With three columns the checks are always in sight; they count only where they stand below everything else.
        const last = watched.filter(one => seen.has(one) && (one.id !== asideKey || seen.size === 1)).at(-1);
        if (last && !held.current) setCurrent(last.id);
      },
      { rootMargin: '-15% 0px -65% 0px' },
    );
    for (const one of watched) observer.observe(one);
    const release = () => {
      held.current = false;
    };
    for (const by of ['wheel', 'touchmove', 'keydown'] as const)
      window.addEventListener(by, release, { passive: true });
    return () => {
      observer.disconnect();
      for (const by of ['wheel', 'touchmove', 'keydown'] as const) window.removeEventListener(by, release);
    };
  }, [keys]);
  return [
    current,
    key => {
      held.current = true;
      setCurrent(key);
    },
  ];
}

/** 10:31 已保存: with the time, never only 已保存. */
export function SavedNote({ state }: { state: SaveState }) {
  const t = useMessages(messages);
  return (
    <span role="status">
      {state.kind === 'saving' && t('saving')}
      {state.kind === 'saved' && t('saved', { time: formatTime(state.at) })}
      {state.kind === 'failed' && t('failed')}
    </span>
  );
}

/** 提交前要改的 2 处: each goes to its field. */
export function ProblemList({
  problems,
  label,
}: {
  problems: readonly FieldProblem[];
  label(path: string): ReactNode;
}) {
  const t = useMessages(messages);
  return (
    <section className="ow-side-section">
      <h2 className="ow-side-title">{problems.length > 0 ? t('fix', { n: problems.length }) : t('fine')}</h2>
      <ul className="ow-problem-list">
        {problems.map(problem => (
          <li key={`${problem.path} ${problem.code}`}>
            <button type="button" onClick={() => focusField(problem.path)}>
              <b>{label(problem.path)}</b>
              <span>{problem.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A part of the right column: heading and content. */
export function SideSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="ow-side-section">
      <h2 className="ow-side-title">{title}</h2>
      {children}
    </section>
  );
}

/** Brings the field of a pointer into view and puts the cursor into it; where it has none, its row's or its part's. */
export function focusField(path: string): void {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const frame = document.querySelector(`[data-path="${CSS.escape(at)}"]`);
    if (!frame) continue;
    frame.scrollIntoView({ block: 'center' });
    frame
      .querySelector<HTMLElement>('input, textarea, select, [role="combobox"], button')
      ?.focus({ preventScroll: true });
    return;
  }
}
