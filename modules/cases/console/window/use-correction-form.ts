import { useDates } from '@onewindow/console-kit';
import {
  type Answers,
  type EvaluatedPage,
  evaluateForm,
  type FormDefinition,
  type Lookups,
  type Prefill,
  withAnswer,
} from '@onewindow/forms/evaluator';
import { useMemo, useState } from 'react';
import { pagesToCorrect } from '../../src/acceptance/correction-pages.ts';
import type { CorrectionReply } from '../../src/contract-corrections.ts';
import { useDivisionLookups } from './division-lookups.ts';

export interface CorrectionForm {
  /** Nothing but what may be changed, evaluated as the server does. */
  pages: EvaluatedPage[];
  lookups: Lookups;
  /** What the officer has changed so far, by top-level key. */
  changed: Answers;
  change(path: string, value: unknown): void;
}

/** The answers of a correction under the officer's hands; nothing is written before it is handed in. */
export function useCorrectionForm({ form }: CorrectionReply): CorrectionForm {
  const { today } = useDates();
  const lookups = useDivisionLookups();
  const [changed, setChanged] = useState<Answers>({});
  const pages = useMemo(() => {
    if (!form) return [];
    const answers = { ...(form.answers as Answers), ...changed };
    const evaluated = evaluateForm(form.definition as unknown as FormDefinition, answers, {
      today,
      prefill: form.prefill as unknown as Prefill,
      disputes: form.disputes,
      lookups,
      context: { item: { codes: form.basicCodes } },
    });
    return pagesToCorrect(evaluated, form.keys);
  }, [form, changed, today, lookups]);
  return {
    pages,
    lookups,
    changed,
    change: (path, value) =>
      setChanged(known => {
        const key = path.split('.')[0] ?? path;
        const next = withAnswer({ ...(form?.answers as Answers | undefined), ...known }, path, value);
        return { ...known, [key]: next[key] };
      }),
  };
}
