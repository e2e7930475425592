import { type Actor, scopeCondition } from '@onewindow/auth';
import { findItems } from '@onewindow/catalogue';
import { checkQueryCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { findParty, searchParties } from '@onewindow/identity';
import { matchesAll, queryForms } from '@onewindow/search';
import { caseScope } from '../case-row.ts';
import { casePermissions } from '../permissions.ts';
import { type CaseListRow, listColumns } from './list-cases.ts';

export interface SearchResult {
  rows: CaseListRow[];
  /** What the text was taken for: a number, a person, an item and words. */
  readAs: 'code' | 'party' | 'item' | 'words' | 'empty';
  /** True when there were more; the person is told to add a word. */
  more: boolean;
}

/**
 * Finds cases by anything a person remembers: query code, case number or its end, ID number, telephone, name (also by
 * pinyin), item. Every branch reads an index and stops after `limit` rows.
 */
export async function searchCases(
  db: Db,
  services: Services,
  actor: Actor,
  { text, limit = 20 }: { text: string; limit?: number },
): Promise<SearchResult> {
  const query = text.normalize('NFKC').trim();
  if (query.length === 0) return { rows: [], readAs: 'empty', more: false };
  const scope = scopeCondition(actor, casePermissions.search, caseScope);

  const code = checkQueryCode(query);
  if (code.ok) return found('code', limit, await byColumn(db, scope, sql`c.query_code = ${code.value}`, limit));
  if (/^[0-9A-Z]{40,50}$/i.test(query)) {
    return found('code', limit, await byColumn(db, scope, sql`c.case_number = ${query.toUpperCase()}`, limit));
  }

  const parties = await partiesOf(db, services, query);
  if (parties.length > 0) {
    const rows = await byColumn(db, scope, sql`c.party_id = any(${parties}::uuid[])`, limit);
    if (rows.length > 0) return found('party', limit, rows);
  }

  // A name as it stands in the case. NFKC made its brackets narrow, so it is compared as it was typed.
  const named = await byColumn(db, scope, sql`c.applicant_name = ${text.trim()}`, limit);
  if (named.length > 0) return found('party', limit, named);

  const forms = queryForms(query);
  if (forms.kind === 'empty') return { rows: [], readAs: 'empty', more: false };
  const words = await byColumn(db, scope, matchesAll('c.search', forms), limit);
  if (words.length > 0) return found('words', limit, words);

  const both = await byNameAndItem(db, scope, query, limit);
  if (both.length > 0) return found('words', limit, both);

  const [item] = await findItems(db, { text: query, limit: 1 });
  if (!item) return { rows: [], readAs: 'words', more: false };
  return found('item', limit, await byColumn(db, scope, sql`c.basic_code = ${item.basicCode}`, limit));
}

async function byColumn(
  db: Db,
  scope: ReturnType<typeof scopeCondition>,
  condition: ReturnType<typeof sql>,
  limit: number,
): Promise<CaseListRow[]> {
  const { rows } = await sql<CaseListRow>`
    select ${listColumns} from cases.case c where ${condition} and ${scope}
    order by c.submitted_at desc, c.id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** 李云舒 食品: one of the words names an item, the others the applicant. */
async function byNameAndItem(
  db: Db,
  scope: ReturnType<typeof scopeCondition>,
  query: string,
  limit: number,
): Promise<CaseListRow[]> {
  const words = query.split(/\s+/).slice(0, 4);
  for (const word of words.length > 1 ? words : []) {
    const forms = queryForms(words.filter(other => other !== word).join(' '));
    if (forms.kind === 'empty') continue;
    const items = await findItems(db, { text: word, limit: 20 });
    const codes = items.map(item => item.basicCode);
    const condition = sql`${matchesAll('c.search', forms)} and c.basic_code = any(${codes}::text[])`;
    const rows = codes.length > 0 ? await byColumn(db, scope, condition, limit) : [];
    if (rows.length > 0) return rows;
  }
  return [];
}

function found(readAs: SearchResult['readAs'], limit: number, rows: CaseListRow[]): SearchResult {
  return { rows: rows.slice(0, limit), readAs, more: rows.length > limit };
}

/** Parties by full ID number or telephone only: a name is searched in the cases themselves. */
async function partiesOf(db: Db, services: Services, query: string): Promise<string[]> {
  if (/^\d{17}[\dXx]$/.test(query)) return ids(await findParty(db, services, { idType: 'citizenId', idNumber: query }));
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(query)) {
    return ids(await findParty(db, services, { idType: 'unifiedSocialCreditCode', idNumber: query }));
  }
  if (/^\d{7,12}$/.test(query)) return (await searchParties(db, services, query)).map(party => party.id);
  return [];
}

function ids(party: { id: string } | undefined): string[] {
  return party ? [party.id] : [];
}
