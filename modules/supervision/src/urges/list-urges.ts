import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, decodeCursor, type LocalDate, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { supervisionPermissions } from '../permissions.ts';

export interface UrgeRow {
  id: string;
  caseId: string;
  cardId: string | null;
  caseNumber: string;
  queryCode: string;
  itemName: string;
  organisationId: string;
  organisationName: string;
  countyCode: string;
  content: string;
  answerDueOn: LocalDate;
  urgedBy: string;
  urgedAt: Date;
  state: 'open' | 'answered';
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  version: number;
}

const urgeColumns = sql.raw(`
  u.id, u.case_id as "caseId", u.card_id as "cardId", u.subject->>'caseNumber' as "caseNumber",
  u.subject->>'queryCode' as "queryCode", u.item_name as "itemName", u.organisation_id as "organisationId",
  u.organisation_name as "organisationName", u.county_code as "countyCode", u.content,
  u.answer_due_on as "answerDueOn", u.urged_by as "urgedBy", u.urged_at as "urgedAt", u.state, u.answer,
  u.answered_by as "answeredBy", u.answered_at as "answeredAt", u.version`);

const urgeScope = { organisation: 'u.organisation_id', division: 'u.division_code' } as const;

/** 督办 in one state, the one due first at the top. */
export async function listUrges(
  db: Db,
  actor: Actor,
  { state, page }: { state: 'open' | 'answered'; page: PageRequest },
): Promise<Page<UrgeRow>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<UrgeRow>`
    select ${urgeColumns} from supervision.urge u
    where u.state = ${state} and ${scopeCondition(actor, supervisionPermissions.read, urgeScope)}
      and (u.answer_due_on, u.id) > (${after?.[0] ?? '0001-01-01'}::date, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by u.answer_due_on, u.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.answerDueOn, row.id]);
}

/** Everything that was urged about one case, oldest first. */
export async function listUrgesOfCase(db: Db, actor: Actor, caseId: string): Promise<UrgeRow[]> {
  const { rows } = await sql<UrgeRow>`
    select ${urgeColumns} from supervision.urge u
    where u.case_id = ${caseId} and ${scopeCondition(actor, supervisionPermissions.read, urgeScope)}
    order by u.urged_at, u.id limit 100`.execute(db);
  return rows;
}
