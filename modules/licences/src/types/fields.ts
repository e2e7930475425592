import type { LicenceType, LicenceTypeField } from '../contract.ts';

// Short words for writing licence types as data.

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;
type Rest = Partial<Omit<LicenceTypeField, 'key' | 'label' | 'codes'>> & { codes?: Words };

/** A line of the face; public unless it says otherwise. */
export function line(key: string, zh: string, en: string, { codes, ...rest }: Rest = {}): LicenceTypeField {
  const words =
    codes &&
    Object.fromEntries(Object.entries(codes).map(([code, [wordZh, wordEn]]) => [code, { zh: wordZh, en: wordEn }]));
  return { key, label: { zh, en }, format: 'text', public: true, ...(words && { codes: words }), ...rest };
}

export const premises = line('address', '经营场所', 'Premises', { format: 'address', from: ['premises', 'address'] });
export const legalRepresentative = line('legalRepresentative', '法定代表人（负责人）', 'Legal representative', {
  from: ['legalRepresentative', 'personInCharge'],
});
export const creditCode = line('creditCode', '统一社会信用代码', 'Unified social credit code', {
  from: ['creditCode', '@holderCode'],
});
export const floorArea = line('area', '营业面积', 'Floor area', {
  format: 'number',
  from: ['premisesArea', 'area'],
  unit: { zh: '平方米', en: 'm²' },
});

interface Draft extends Omit<LicenceType, 'code' | 'codeSource' | 'authorityName' | 'name' | 'nameEn' | 'holderKind'> {
  names: readonly [zh: string, en: string];
  authority: { name: string; code: string };
  suffix: string;
  real?: boolean;
  holderKind?: LicenceType['holderKind'];
}

/** A type from the few words that differ. */
export function type({ names, authority, suffix, real = false, holderKind = 'both', ...rest }: Draft): LicenceType {
  return {
    ...rest,
    name: names[0],
    nameEn: names[1],
    code: `${authority.code}${suffix}`,
    codeSource: real ? 'real' : 'demonstration',
    authorityName: authority.name,
    holderKind,
  };
}
