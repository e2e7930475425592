import type { FormDefinition } from '@onewindow/forms/evaluator';
import { expect, test } from 'vitest';
import { chosenPrefill, type LicenceOffer, licenceFieldOf, withoutFormerChoice } from './chosen-licence.ts';

const label = { zh: '题', en: 'Question' };
const definition: FormDefinition = {
  key: 'change',
  title: label,
  pages: [
    {
      key: 'which',
      title: label,
      fields: [
        { kind: 'licence', key: 'licence', label, types: ['food'] },
        { kind: 'text', key: 'holderName', label, prefill: ['chosen.licence.holderName'] },
        { kind: 'text', key: 'why', label },
      ],
    },
  ],
};
const offer = (id: string, holderName: string, type = 'food'): LicenceOffer => ({
  id,
  type,
  name: { zh: '食品经营许可证' },
  number: id,
  issuedBy: { zh: '七星区市场监督管理局' },
  holderName,
  content: { legalRepresentative: '李云舒' },
  issuedOn: '2026-11-09',
});
const offers = [offer('a', '甲店'), offer('b', '乙店'), offer('c', '丙店', 'fire')];

test('a form begins with what stands on the licence that is chosen, and with nothing before one is', () => {
  const held = chosenPrefill(definition, { licence: 'b' }, offers);
  expect(held['chosen.licence.holderName']).toMatchObject({ value: '乙店', reference: 'b', trust: 'A' });
  expect(held['chosen.licence.legalRepresentative']).toMatchObject({ value: '李云舒' });
  expect(chosenPrefill(definition, {}, offers)).toEqual({});
});

test('a licence of another type, or one that is not offered, gives nothing', () => {
  expect(chosenPrefill(definition, { licence: 'c' }, offers)).toEqual({});
  expect(chosenPrefill(definition, { licence: 'somebody else’s' }, offers)).toEqual({});
});

test('answers that began with the former licence go when another is chosen, and nothing else does', () => {
  const before = { licence: 'a', holderName: '甲店', why: '改名' };
  expect(withoutFormerChoice(definition, { before, given: { licence: 'b' } })).toEqual({ licence: 'b', why: '改名' });
  expect(withoutFormerChoice(definition, { before, given: { licence: 'a' } })).toEqual(before);
  expect(withoutFormerChoice(definition, { before: { holderName: '甲店' }, given: { licence: 'a' } })).toEqual({
    licence: 'a',
    holderName: '甲店',
  });
  const both = { licence: 'b', holderName: '新店' };
  expect(withoutFormerChoice(definition, { before, given: both })).toEqual({ ...both, why: '改名' });
});

test('the field that names the licence is the one that offers the item’s type', () => {
  expect(licenceFieldOf(definition, 'food')).toBe('licence');
  expect(licenceFieldOf(definition, 'fire')).toBeUndefined();
  expect(licenceFieldOf(definition, null)).toBeUndefined();
});
