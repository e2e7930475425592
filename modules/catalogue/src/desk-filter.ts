import { parseChoice } from '@onewindow/console-kit/list-contract';
import { sql } from '@onewindow/db';
import { matchesAlike, matchesAll, queryForms } from '@onewindow/search';
import { dayOr } from './resolve.ts';

/** What the keeper's list can be asked for. Choices are texts as in an address: `a,b` one of these, `!a` all but. */
export interface DeskFilter {
  /** Words, pinyin, initials, a slip of the pen, a basic code, a task code, a local code. */
  q?: string | undefined;
  organType?: string | undefined;
  type?: string | undefined;
  state?: string | undefined;
  /** `true` can be applied for online; `false` not yet. */
  complete?: string | undefined;
  /** `true`: must be corrected before it can be published. */
  problems?: string | undefined;
  /** `true`: some element was never checked against its source. */
  unverified?: string | undefined;
  /** `true`: rests on a law that may have been amended since. */
  stale?: string | undefined;
  /** Basic codes of a selection, by commas. */
  ids?: string | undefined;
}

/** States of an item in the keeper's eyes; one item may be in several, e.g. in force and in review. */
export const deskStates = [
  'inForce',
  'scheduled',
  'draft',
  'inReview',
  'withdrawn',
  'unpublished',
  'cancelled',
] as const;

const stateConditions: Record<string, ReturnType<typeof sql>> = {
  inForce: sql`(d.standing = 'published' and d.effective_from <= ${dayOr(undefined)})`,
  scheduled: sql`(d.standing = 'published' and d.effective_from > ${dayOr(undefined)})`,
  draft: sql`d.drafts > 0`,
  inReview: sql`d.in_review > 0`,
  withdrawn: sql`d.standing = 'withdrawn'`,
  unpublished: sql`d.standing = 'unpublished'`,
  cancelled: sql`d.standing = 'cancelled'`,
};

/** Condition on desk row `d`. */
export function deskCondition(filter: DeskFilter) {
  return sql.join(
    [
      words(filter.q),
      oneOf('d.organ_type', filter.organType),
      oneOf('d.type_code', filter.type),
      states(filter.state),
      flag(sql`d.complete`, filter.complete),
      flag(sql`d.problems > 0`, filter.problems),
      flag(sql`d.unverified > 0`, filter.unverified),
      flag(restsOnOldLaw, filter.stale),
      oneOf('d.basic_code', filter.ids),
    ],
    sql` and `,
  );
}

const restsOnOldLaw = sql`exists (
  select from catalogue.legal_basis b join catalogue.law l on l.name = b.law
  where b.item_version_id = d.version_id and l.stale_risk is not null)`;

function flag(holds: ReturnType<typeof sql>, text: string | undefined) {
  if (text !== 'true' && text !== 'false') return sql`true`;
  return text === 'true' ? holds : sql`not (${holds})`;
}

function oneOf(column: string, text: string | undefined) {
  const choice = parseChoice(text);
  if (!choice) return sql`true`;
  const holds = sql`${sql.ref(column)} = any(${choice.values}::text[])`;
  return choice.negated ? sql`not ${holds}` : holds;
}

function states(text: string | undefined) {
  const choice = parseChoice(text);
  const known = choice?.values.flatMap(value => stateConditions[value] ?? []) ?? [];
  if (!choice || known.length === 0) return sql`true`;
  const holds = sql`(${sql.join(known, sql` or `)})`;
  return choice.negated ? sql`not ${holds}` : holds;
}

function words(q: string | undefined) {
  const text = q?.trim() ?? '';
  if (text === '') return sql`true`;
  const code = `${text.replace(/[\s\\%_]/g, '').toUpperCase()}%`;
  const forms = queryForms(text);
  const documents = sql`select e.code from catalogue.item_search e where e.kind in ('item', 'unpublished')`;
  // What only sounds alike is for slips of the pen: it counts where nothing holds the words.
  const found =
    forms.kind === 'empty'
      ? sql`false`
      : sql`d.basic_code in (${documents} and (${matchesAll('e.search', forms)} or (
          ${matchesAlike('e.sounds', forms)} and not exists (${documents} and ${matchesAll('e.search', forms)}))))`;
  const isCode = /^[0-9A-Z-]{4,}%$/.test(code);
  return sql`(
    ${found}
    or ${isCode ? sql`d.basic_code like ${code}` : sql`false`}
    or ${isCode ? sql`exists (select from catalogue.service_item t where t.catalogue_item_id = d.catalogue_item_id and t.task_code like ${code})` : sql`false`}
    or exists (select from catalogue.catalogue_item n where n.id = d.catalogue_item_id and upper(n.local_code) = upper(${text})))`;
}
