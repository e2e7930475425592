import { organisationCheckCharacter, socialCreditCheckCharacter } from '@onewindow/codes';

/** Authorities whose codes can be seen on public licences; their types may carry real codes (GB/T 36904). */
export const MARKET_REGULATION = { name: '国家市场监督管理总局', code: '11100000MB0143028R' } as const;
export const HOUSING_AND_CONSTRUCTION = { name: '住房和城乡建设部', code: '11100000000013338W' } as const;

/** An authority whose code was not at hand: a code that keeps every rule and belongs to nobody. */
export function inventedAuthority(name: string, serial: number): { name: string; code: string } {
  return {
    name,
    code: composeCreditCode({
      prefix: '11',
      division: '100000',
      organisation: `MBDEM0${String(serial).padStart(2, '0')}`,
    }),
  };
}

/** 统一社会信用代码 from its parts; `organisation` are the first eight characters of the organisation code. */
export function composeCreditCode(parts: { prefix: string; division: string; organisation: string }): string {
  const organisation = `${parts.organisation}${organisationCheckCharacter(parts.organisation)}`;
  const seventeen = `${parts.prefix}${parts.division}${organisation}`;
  return `${seventeen}${socialCreditCheckCharacter(seventeen)}`;
}
