/** The licence that an application names 要变更的证照, as a form sees it. Pure: the browser at a window runs it as the server does. */
import type { Answers, FormDefinition, LicenceChoice, Prefill } from '@onewindow/forms/evaluator';
import { listFields } from '@onewindow/forms/evaluator';

/** A licence of the applicant that a form may offer, with what stands on it. */
export interface LicenceOffer extends LicenceChoice {
  holderName: string;
  content: Record<string, unknown>;
  issuedOn: string;
}

/**
 * What stands on the licences that were chosen, for fields that begin with it: `chosen.<field>.<line of the licence>` and
 * `chosen.<field>.holderName`.
 */
export function chosenPrefill(definition: FormDefinition, answers: Answers, offers: readonly LicenceOffer[]): Prefill {
  const held: Record<string, Prefill[string]> = {};
  for (const { path, field } of listFields(definition)) {
    if (field.kind !== 'licence') continue;
    const offer = offers.find(one => one.id === answers[path] && field.types.includes(one.type));
    if (!offer) continue;
    const { name, issuedBy, issuedOn, id } = offer;
    const source = { zh: `取自${name.zh}`, en: `From the licence ${name.en ?? name.zh}` };
    for (const [key, value] of Object.entries({ ...offer.content, holderName: offer.holderName })) {
      held[`chosen.${path}.${key}`] = { value, source, issuer: issuedBy, issuedOn, trust: 'A', reference: id };
    }
  }
  return held;
}

/**
 * Answers that began with what stood on another licence go when that licence is no longer the one chosen, unless they were
 * answered together with the new choice: the values of one licence must not be taken for those of another.
 */
export function withoutFormerChoice(
  definition: FormDefinition,
  { before, given }: { before: Answers; given: Answers },
): Answers {
  const after = { ...before, ...given };
  const changed = listFields(definition)
    .filter(({ path, field }) => field.kind === 'licence' && before[path] != null && before[path] !== after[path])
    .map(({ path }) => `chosen.${path}.`);
  if (changed.length === 0) return after;
  const stale = listFields(definition).filter(
    ({ path, field }) =>
      !Object.hasOwn(given, path) &&
      'prefill' in field &&
      field.prefill?.some(source => changed.some(start => source.startsWith(start))),
  );
  const gone = new Set(stale.map(({ path }) => path));
  return Object.fromEntries(Object.entries(after).filter(([key]) => !gone.has(key)));
}

/** The field in which a form asks for a licence of a type; undefined when it does not. */
export function licenceFieldOf(definition: FormDefinition, typeKey: string | null): string | undefined {
  return listFields(definition).find(
    ({ field }) => field.kind === 'licence' && typeKey !== null && field.types.includes(typeKey),
  )?.path;
}
