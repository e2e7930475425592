import { focusField, useLanguage } from '@onewindow/console-kit';
import type { ContentProblem, Section } from '../src/problem-contract.ts';
import { BasesSection, BasicSection } from './editor-basic.tsx';
import { ChannelsSection, QuestionsSection } from './editor-channels.tsx';
import { ConditionsSection } from './editor-conditions.tsx';
import type { Edited, EditedDraft } from './editor-data.ts';
import { FeeSection } from './editor-fee.tsx';
import type { ItemDraft } from './editor-fields.tsx';
import { HandlingSection, ResultsSection, VariantsSection } from './editor-handling.tsx';
import { LimitsSection } from './editor-limits.tsx';
import { MaterialsSection } from './editor-materials.tsx';
import './editor-pages.css';

/** One part of the editor. */
export function Part({
  section,
  draft,
  loaded,
  before,
}: {
  section: Section;
  draft: ItemDraft;
  loaded: EditedDraft;
  before: Edited['limits'] | undefined;
}) {
  switch (section) {
    case 'basic':
      return <BasicSection draft={draft} />;
    case 'bases':
      return <BasesSection draft={draft} />;
    case 'conditions':
      return <ConditionsSection draft={draft} />;
    case 'limits':
      return <LimitsSection draft={draft} before={before} />;
    case 'materials':
      return <MaterialsSection draft={draft} />;
    case 'fee':
      return <FeeSection draft={draft} />;
    case 'variants':
      return <VariantsSection draft={draft} />;
    case 'handling':
      return <HandlingSection draft={draft} draftId={loaded.draft.id} />;
    case 'results':
      return <ResultsSection draft={draft} />;
    case 'channels':
      return <ChannelsSection draft={draft} basicCode={loaded.draft.basicCode} />;
    case 'questions':
      return <QuestionsSection draft={draft} />;
  }
}

/** 材料 6: parts that are lists say how long they are. */
export function labelOf(section: Section, value: Edited, name: string): string {
  const counts: Partial<Record<Section, number>> = {
    bases: value.bases.length,
    conditions: value.conditions.length,
    materials: value.materials.length,
    variants: value.variants.length,
    questions: value.questions.length,
  };
  const count = counts[section];
  return count ? `${name} ${count}` : name;
}

/** Where a problem is, in words. */
export function placeOf(problems: readonly ContentProblem[], path: string, locale: 'zh' | 'en'): string {
  const found = problems.find(problem => problem.path === path);
  return found ? (locale === 'zh' ? found.placeZh : found.placeEn) : path;
}

/** Remarks that stand in nobody's way, folded away; each leads to its place. */
export function Warnings({ warnings, title }: { warnings: readonly Omit<ContentProblem, 'section'>[]; title: string }) {
  const { locale } = useLanguage();
  return (
    <details className="ow-cat-warnings">
      <summary>{title}</summary>
      <ul>
        {warnings.map(({ path, code, placeZh, placeEn, zh, en }) => (
          <li key={`${path} ${code}`}>
            <button type="button" onClick={() => focusField(path)}>
              <b>{locale === 'zh' ? placeZh : placeEn}</b>
              <span>{locale === 'zh' ? zh : en}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
