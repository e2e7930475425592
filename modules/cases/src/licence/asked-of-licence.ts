import type { ItemContent, LicenceAct } from '@onewindow/catalogue';
import type { LocalDate } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import type { Answers } from '@onewindow/forms/contract';
import { licenceContentOf, validityOf } from '../handling/licence-content.ts';

/** What the answers of an application say of the licence: its lines, its holder's name and, when it is renewed, its term. */
export function changeAskedFor({
  act,
  answers,
  content,
  today,
}: {
  act: LicenceAct;
  answers: Answers;
  content: ItemContent;
  today: LocalDate;
}) {
  const { holderName } = answers;
  return {
    content: licenceContentOf(answers),
    ...(typeof holderName === 'string' && holderName.trim() !== '' && { holderName: holderName.trim() }),
    ...(act === 'renew' && validityOf(content, today)),
    issuedOn: today,
  };
}

/** The licence that a case names; null for one that issues a new one. */
export async function namedLicenceOf(db: Db, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select named_licence_id as id from cases.case where id = ${caseId}`.execute(db);
  return rows[0]?.id ?? null;
}
