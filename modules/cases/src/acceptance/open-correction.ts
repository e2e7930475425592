import type { Actor } from '@onewindow/auth';
import { mergeMaterials } from '@onewindow/catalogue/contract';
import { type Db, sql } from '@onewindow/db';
import {
  type Answers,
  type EvaluatedForm,
  type EvaluatedPage,
  evaluateForm,
  type FormDefinition,
  type Lookups,
  type Prefill,
  parsePageSubmission,
} from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { lookupsOf, prefillOf } from '../drafts/evaluate-draft.ts';
import type { MaterialFile } from '../drafts/materials.ts';
import { caseErrors } from '../errors.ts';
import { type CaseDetails, getCase } from '../queries/get-case.ts';
import { formOf, openMatterAnswers } from '../submit/matter-answers.ts';
import { pagesToCorrect } from './correction-pages.ts';
import type { CorrectionItem } from './request-correction.ts';
import { listStagedFiles } from './stage-correction.ts';

/** A material that may be handed in anew. */
export interface CorrectionSlot {
  slot: string;
  name: { zh: string; en?: string };
  /** What the notice says about it; absent when the whole case was returned. */
  what: string | undefined;
  /** It must come with the correction. */
  asked: boolean;
  files: MaterialFile[];
}

export interface OpenCorrection {
  details: CaseDetails;
  items: CorrectionItem[];
  /** Where everything may be changed because the case was returned before receipt. */
  returned: boolean;
  slots: CorrectionSlot[];
  definition: FormDefinition | undefined;
  /** The keys of the answers that may be changed. */
  keys: string[];
  answers: Answers;
  disputes: Record<string, string>;
  prefill: Prefill;
  lookups: Lookups;
  /** Of every item of the matter: what a joint form asks depends on them. */
  basicCodes: string[];
}

/**
 * All that the page of corrections needs: what was told, what may be changed, what is staged.
 * @throws cases.notFound; cases.wrongState when nothing is to be corrected
 */
export async function openCorrection(
  db: Db,
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<OpenCorrection> {
  const details = await getCase(db, services, actor, caseId);
  const { row, context } = details;
  const returned = row.state === 'returned';
  if (!returned && row.state !== 'correctionRequested') throw caseErrors.notWaiting();
  const items = returned ? [] : ((details.correction?.items ?? []) as CorrectionItem[]);
  const staged = await listStagedFiles(db, row.id);
  const merged = mergeMaterials([{ basicCode: row.basicCode, content: context.item.content }]);
  const known = new Map(merged.map(entry => [entry.key.replace('/', '.'), entry.material.name]));
  const asked = items.filter(item => item.kind === 'material');
  // Something else that was told, such as a statement, may come as a file of its own.
  const others = items.filter(item => item.kind === 'other');
  const wanted = returned ? [...known.keys()] : [...new Set([...asked, ...others].map(item => item.target))];
  const form = await formOf(db, row.matterId);
  const matter = await openMatterAnswers(db, services, row.matterId);
  const everyKey = form ? form.pages.flatMap(page => page.fields.flatMap(keysOf)) : [];
  const askedKeys = items.filter(item => item.kind === 'answer').map(item => item.target.split('.')[0] ?? '');
  return {
    details,
    items,
    returned,
    slots: wanted.map(slot => ({
      slot,
      name: known.get(slot) ?? { zh: items.find(item => item.target === slot)?.label ?? slot },
      what: items.find(item => item.target === slot)?.what,
      asked: asked.some(item => item.target === slot),
      files: staged.filter(file => file.slot === slot),
    })),
    definition: form,
    keys: returned ? everyKey : everyKey.filter(key => askedKeys.includes(key)),
    answers: matter.form,
    disputes: matter.disputes,
    prefill: await prefillOf(db, services, actor, row.partyId),
    lookups: await lookupsOf(db, row.partyId),
    basicCodes: await codesOf(db, row.matterId),
  };
}

export interface ReadCorrection {
  form: EvaluatedForm;
  /** The pages with nothing but the fields that may be changed. */
  pages: EvaluatedPage[];
  /** The answers that may be changed, as they are now. */
  changed: Answers;
  /** Something other than 交上去 was pressed: add, remove, edit. */
  editing: boolean;
}

/** Lays what was posted over the stored answers and evaluates it; without a post it is the stored answers. */
export function readCorrection(
  open: OpenCorrection,
  { posted, today }: { posted?: URLSearchParams | undefined; today: string },
): ReadCorrection | undefined {
  const { definition } = open;
  if (!definition || open.keys.length === 0) return undefined;
  let answers = open.answers;
  let editing = false;
  for (const page of posted ? definition.pages : []) {
    const read = parsePageSubmission(page, posted ?? '', answers);
    answers = read.answers;
    editing ||= read.action.kind !== 'continue';
  }
  const laid = layCorrection(open, { answers, today });
  return laid && { ...laid, editing };
}

/** The stored answers with those that may be changed taken from `answers`, evaluated. */
export function layCorrection(
  open: OpenCorrection,
  { answers, today }: { answers: Answers; today: string },
): Omit<ReadCorrection, 'editing'> | undefined {
  const { definition, keys } = open;
  if (!definition || keys.length === 0) return undefined;
  const allowed = new Set(keys);
  const kept = Object.fromEntries(
    Object.entries({ ...open.answers, ...answers }).map(([key, value]) => [
      key,
      allowed.has(key) ? value : open.answers[key],
    ]),
  );
  const form = evaluateForm(definition, kept, {
    today,
    prefill: open.prefill,
    disputes: open.disputes,
    lookups: open.lookups,
    // A joint form asks only what the departments that were applied to need.
    context: { item: { codes: open.basicCodes } },
  });
  const changed = Object.fromEntries(Object.entries(form.answers).filter(([key]) => allowed.has(key)));
  return { form, pages: pagesToCorrect(form, keys), changed };
}

async function codesOf(db: Db, matterId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct basic_code as code from cases.case where matter_id = ${matterId} order by 1`.execute(db);
  return rows.map(row => row.code);
}

type AnyField = FormDefinition['pages'][number]['fields'][number];

function keysOf(field: AnyField): string[] {
  if (field.kind === 'static') return [];
  return field.kind === 'group' ? field.fields.flatMap(keysOf) : [field.key];
}
