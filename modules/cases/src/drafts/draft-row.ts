import type { Actor } from '@onewindow/auth';
import { can } from '@onewindow/auth';
import { type Db, type RawBuilder, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';

/** An application that is still being written 草稿. Its answers are sealed at rest and open here. */
export interface Draft {
  id: string;
  accountId: string;
  partyId: string;
  title: string;
  scenarioCode: string | null;
  basicCodes: string[];
  divisionCode: string;
  itemVersionIds: string[];
  formVersionId: string | null;
  answers: DraftAnswers;
  currentPage: string | null;
  state: 'draft' | 'submitted' | 'discarded';
  channel: string;
  createdAt: Date;
  savedAt: Date;
  expiresAt: Date;
  matterId: string | null;
  version: number;
}

/** What is sealed: the form's answers, and what the applicant said of held values and of the result. */
export interface DraftAnswers {
  form: Answers;
  /** Held values that she says are wrong 不对？, by answer path, with her reason. */
  disputes: Record<string, string>;
  delivery: { method: 'electronic' | 'window' | 'post'; address?: string };
}

const sealContext = 'cases.application.answers';

type Row = Omit<Draft, 'answers'> & { sealed: Buffer };

const columns = sql.raw(`
  d.id, d.account_id as "accountId", d.party_id as "partyId", d.title, d.scenario_code as "scenarioCode",
  d.basic_codes as "basicCodes", d.division_code as "divisionCode", d.item_version_ids as "itemVersionIds",
  d.form_version_id as "formVersionId", d.answers as sealed, d.current_page as "currentPage", d.state, d.channel,
  d.created_at as "createdAt", d.saved_at as "savedAt", d.expires_at as "expiresAt", d.matter_id as "matterId", d.version`);

/** Her own drafts; a window officer goes on with the draft of whoever stands in front of her (双线协同). */
export function draftScope(actor: Actor): RawBuilder<boolean> {
  if (can(actor, casePermissions.receive)) return sql<boolean>`true`;
  return sql<boolean>`d.party_id = ${actor.partyId}`;
}

/** @throws cases.draftNotFound */
export async function getDraft(
  db: Db,
  services: Services,
  actor: Actor,
  { id, lock = false }: { id: string; lock?: boolean },
): Promise<Draft> {
  const { rows } = await sql<Row>`
    select ${columns} from cases.application d
    where d.id = ${id} and d.state <> 'discarded' and ${draftScope(actor)} ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw caseErrors.draftNotFound();
  const { sealed, ...rest } = row;
  return { ...rest, answers: services.crypto.openJson<DraftAnswers>(sealed, sealContext) };
}

/** Whom a draft is for. Tells nobody anything: only to be compared with those in whose name somebody may act. */
export async function findDraftParty(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from cases.application where id = ${id}`.execute(db);
  return rows[0]?.partyId;
}

/** An officer who opens somebody's draft leaves an event that she can see 谁看过我的信息, at most one every half hour. */
export async function recordDraftReading(
  db: Db,
  services: Services,
  actor: Actor,
  draft: Pick<Draft, 'id' | 'partyId' | 'title'>,
): Promise<void> {
  const { rows } = await sql`
    select 1 from platform.event
    where party_id = ${draft.partyId} and subject_id = ${draft.id} and type = 'cases.fileRead'
      and actor_account_id = ${actor.accountId} and at > ${services.now()}::timestamptz - interval '30 minutes'
    limit 1`.execute(db);
  if (rows.length > 0) return;
  await appendEvent(db, actor, {
    type: 'cases.fileRead',
    subject: { kind: 'application', id: draft.id },
    partyId: draft.partyId,
    at: services.now(),
    data: { itemName: draft.title },
  });
}

export function sealAnswers(services: Services, answers: DraftAnswers): Buffer {
  return services.crypto.sealJson(answers, sealContext);
}

/** What a list of drafts shows. */
export interface DraftSummary {
  id: string;
  title: string;
  basicCodes: string[];
  scenarioCode: string | null;
  currentPage: string | null;
  savedAt: Date;
  expiresAt: Date;
}

/** The open drafts of a party, the last saved first. */
export async function listDrafts(db: Db, partyId: string): Promise<DraftSummary[]> {
  const { rows } = await sql<DraftSummary>`
    select d.id, d.title, d.basic_codes as "basicCodes", d.scenario_code as "scenarioCode",
           d.current_page as "currentPage", d.saved_at as "savedAt", d.expires_at as "expiresAt"
    from cases.application d where d.party_id = ${partyId} and d.state = 'draft'
    order by d.saved_at desc, d.id limit 50`.execute(db);
  return rows;
}
