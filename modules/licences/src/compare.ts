import type { FaceChange, PrintedField } from './contract.ts';

/** What a version of a licence says, as far as a change can touch it. */
export interface Said {
  holderName: string;
  fields: readonly PrintedField[];
  /** `YYYY-MM-DD`; `validTo` null = without end. */
  validFrom: string;
  validTo: string | null;
}

/** What differs between two versions of a licence, in the order of its face; a line that is not there is empty. */
export function compareFaces(before: Said, after: Said): FaceChange[] {
  const keys = [...new Set([...after.fields, ...before.fields].map(field => field.key))];
  const at = (said: Said, key: string) => said.fields.find(field => field.key === key);
  const rows: FaceChange[] = [
    row('@holderName', { zh: '持有人', en: 'Holder' }, before.holderName, after.holderName),
    ...keys.map(key => {
      const [was, is] = [at(before, key), at(after, key)];
      const label = is?.label ?? was?.label ?? { zh: key, en: key };
      return { key, label, before: was?.value ?? nothing, after: is?.value ?? nothing };
    }),
    row('@validFrom', { zh: '有效期自', en: 'Valid from' }, before.validFrom, after.validFrom),
    { ...row('@validTo', { zh: '有效期至', en: 'Valid until' }, '', ''), before: end(before), after: end(after) },
  ];
  return rows.filter(one => one.before.zh !== one.after.zh);
}

const nothing = { zh: '', en: '' };

function row(key: string, label: FaceChange['label'], before: string, after: string): FaceChange {
  return { key, label, before: { zh: before, en: before }, after: { zh: after, en: after } };
}

function end({ validTo }: Said): { zh: string; en: string } {
  return validTo === null ? { zh: '长期', en: 'no expiry' } : { zh: validTo, en: validTo };
}
