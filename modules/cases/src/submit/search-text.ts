import { searchVector } from '@onewindow/search';

/**
 * What a case is found by as text: the applicant's name (also by pinyin) and the numbers by their endings. The item is
 * found through its basic code and the ID number through its blind index, so neither stands in here.
 */
export function searchTextOf(input: { applicantName: string; queryCode: string; caseNumber: string }): string {
  return searchVector([
    { text: input.applicantName, weight: 'A', kind: 'name' },
    { text: input.queryCode, weight: 'A', kind: 'code' },
    { text: input.caseNumber.slice(-12), weight: 'B', kind: 'code' },
  ]);
}
