import { type Actor, scopeCondition } from '@onewindow/auth';
import {
  type Db,
  decodeCursor,
  type LocalDate,
  type Page,
  type PageRequest,
  pageOf,
  type RawBuilder,
  sql,
} from '@onewindow/db';
import type { CallBackResult, CallBackState } from './levels.ts';
import { ratingPermissions } from './permissions.ts';

/** A rating as staff see it in lists. */
export interface RatingRow {
  id: string;
  caseId: string;
  contact: number;
  contactKind: 'visit' | 'handling';
  channel: string;
  satisfaction: number;
  tags: string[];
  text: string | null;
  partyId: string;
  organisationId: string;
  organisationName: string;
  countyCode: string;
  basicCode: string;
  itemName: string;
  staffName: string | null;
  workNumber: string | null;
  windowNumber: number | null;
  /** The hall in which the window is. */
  windowCentre: string | null;
  /** Who entered it, when she did not do so herself. */
  collectedBy: string | null;
  ratedAt: Date;
  excluded: boolean;
  callBackState: CallBackState | null;
  callBackDueOn: LocalDate | null;
}

const ratingColumns = sql.raw(`
  r.id, r.case_id as "caseId", r.contact, r.contact_kind as "contactKind", r.channel, r.satisfaction, r.tags, r.text,
  r.party_id as "partyId", r.organisation_id as "organisationId", r.organisation_name as "organisationName",
  r.county_code as "countyCode", r.basic_code as "basicCode", r.item_name as "itemName", r.staff_name as "staffName",
  r.work_number as "workNumber", r.window_number as "windowNumber", r.window_centre as "windowCentre",
  r.collected_by as "collectedBy", r.rated_at as "ratedAt",
  r.excluded_at is not null as excluded, b.state as "callBackState", b.due_on as "callBackDueOn"`);

export interface RatingFilters {
  organisationId?: string | undefined;
  basicCode?: string | undefined;
  countyCode?: string | undefined;
  satisfaction?: number | undefined;
  /** Only 不满意 and 非常不满意. */
  bad?: boolean | undefined;
  channel?: string | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

const ratingScope = { organisation: 'r.organisation_id', division: 'r.division_code' } as const;

/** Ratings in the reader's jurisdiction, newest first. */
export async function listRatings(
  db: Db,
  actor: Actor,
  { filters, page }: { filters: RatingFilters; page: PageRequest },
): Promise<Page<RatingRow>> {
  const where = [scopeCondition(actor, ratingPermissions.read, ratingScope), ...conditions(filters)];
  const after = decodeCursor(page.after, 2);
  if (after) where.push(sql<boolean>`(r.rated_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<RatingRow & { key: string }>`
    select ${ratingColumns}, r.rated_at::text as key
    from ratings.rating r left join ratings.call_back b on b.rating_id = r.id
    where ${sql.join(where, sql` and `)}
    order by r.rated_at desc, r.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key, row.id]);
}

function conditions(filters: RatingFilters): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  const add = (part: RawBuilder<boolean>) => parts.push(part);
  if (filters.organisationId) add(sql<boolean>`r.organisation_id = ${filters.organisationId}`);
  if (filters.basicCode) add(sql<boolean>`r.basic_code = ${filters.basicCode}`);
  if (filters.countyCode) add(sql<boolean>`r.county_code = ${filters.countyCode}`);
  if (filters.satisfaction) add(sql<boolean>`r.satisfaction = ${filters.satisfaction}`);
  if (filters.bad) add(sql<boolean>`r.satisfaction >= 4`);
  if (filters.channel) add(sql<boolean>`r.channel = ${filters.channel}`);
  if (filters.from) add(sql<boolean>`r.rated_at >= ${filters.from}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (filters.to) add(sql<boolean>`r.rated_at < (${filters.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return parts;
}

/** Rows of an export in batches: a million need no more memory than a thousand. */
export async function* exportRatings(db: Db, actor: Actor, filters: RatingFilters): AsyncGenerator<RatingRow[]> {
  let after: string | undefined;
  do {
    const page = await listRatings(db, actor, { filters, page: { limit: 1000, after } });
    yield page.rows;
    after = page.next ?? undefined;
  } while (after);
}

/** A bad rating with its call-back. */
export interface CallBackListRow extends RatingRow {
  state: CallBackState;
  dueOn: LocalDate;
  result: CallBackResult | null;
  note: string | null;
  ledgerDueOn: LocalDate | null;
  calledBackAt: Date | null;
  calledBackBy: string | null;
  reviewNote: string | null;
  reviewedAt: Date | null;
  reviewedBy: string | null;
  version: number;
}

/** Call-backs in one state, the most urgent first, in the jurisdiction in which the actor may see ratings. */
export async function listCallBacks(
  db: Db,
  actor: Actor,
  { state, organisationId, page }: { state: CallBackState; organisationId?: string | undefined; page: PageRequest },
): Promise<Page<CallBackListRow>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<CallBackListRow>`
    select ${ratingColumns}, b.state, b.due_on as "dueOn", b.result, b.note, b.ledger_due_on as "ledgerDueOn",
           b.called_back_at as "calledBackAt", b.called_back_by as "calledBackBy", b.review_note as "reviewNote",
           b.reviewed_at as "reviewedAt", b.reviewed_by as "reviewedBy", b.version
    from ratings.call_back b join ratings.rating r on r.id = b.rating_id
    where b.state = ${state}
      and ${scopeCondition(actor, ratingPermissions.read, { organisation: 'b.organisation_id', division: 'b.division_code' })}
      and (${organisationId ?? null}::uuid is null or b.organisation_id = ${organisationId ?? null}::uuid)
      and (b.due_on, b.rating_id) > (${after?.[0] ?? '0001-01-01'}::date, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by b.due_on, b.rating_id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.dueOn, row.id]);
}

interface NewCallBack {
  ratingId: string;
  basicCode: string;
  itemName: string;
  satisfaction: number;
  dueOn: LocalDate;
  at: Date;
}

/** Call-backs newly opened that the actor may record, newest first; for telling her of them. */
export async function listNewCallBacks(
  db: Db,
  actor: Actor,
  { since, limit }: { since: Date; limit: number },
): Promise<NewCallBack[]> {
  const { rows } = await sql<NewCallBack>`
    select b.rating_id as "ratingId", r.basic_code as "basicCode", r.item_name as "itemName", r.satisfaction, b.due_on as "dueOn", r.rated_at as at
    from ratings.call_back b join ratings.rating r on r.id = b.rating_id
    where b.state = 'open' and r.rated_at >= ${since}
      and ${scopeCondition(actor, ratingPermissions.callBack, { organisation: 'b.organisation_id', division: 'b.division_code' })}
    order by r.rated_at desc limit ${limit}`.execute(db);
  return rows;
}

/** How many wait, and how many of them are past their limit as of a day. */
export async function countCallBacks(
  db: Db,
  actor: Actor,
  today: LocalDate,
): Promise<{ open: number; overdue: number; calledBack: number }> {
  const { rows } = await sql<{ open: number; overdue: number; calledBack: number }>`
    select count(*) filter (where b.state = 'open')::int as open,
           count(*) filter (where b.state = 'open' and b.due_on < ${today}::date)::int as overdue,
           count(*) filter (where b.state = 'calledBack')::int as "calledBack"
    from ratings.call_back b
    where b.state in ('open', 'calledBack')
      and ${scopeCondition(actor, ratingPermissions.read, { organisation: 'b.organisation_id', division: 'b.division_code' })}`.execute(
    db,
  );
  return rows[0] ?? { open: 0, overdue: 0, calledBack: 0 };
}
