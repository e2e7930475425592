import { type Actor, type Permission, scopeCondition } from '@onewindow/auth';
import type { Words } from '@onewindow/clock';
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
import type { CardState, Colour } from '../names.ts';
import { supervisionPermissions } from '../permissions.ts';
import { cardScope } from './lock-card.ts';

/** A card as lists show it. */
export interface CardRow {
  id: string;
  serial: number;
  raisedOn: LocalDate;
  raisedAt: Date;
  colour: Colour;
  score: number;
  ruleCode: string;
  ruleVersion: number;
  ruleName: Words;
  reason: Words;
  summary: Words;
  events: number;
  hasDerivation: boolean;
  caseId: string;
  caseNumber: string;
  queryCode: string;
  typeCode: string;
  basicCode: string;
  itemName: string;
  organisationId: string;
  organisationName: string;
  countyCode: string;
  state: CardState;
  explainDueOn: LocalDate | null;
  explanation: string | null;
  explainedBy: string | null;
  explainedAt: Date | null;
  decision: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  version: number;
  /** How the case stands now, which the card's own text cannot know. */
  caseState: string | null;
  caseDueOn: LocalDate | null;
  caseDecidedAt: Date | null;
  caseConcludedAt: Date | null;
}

export const cardColumns = sql.raw(`
  k.id, k.serial::int as serial, k.raised_on as "raisedOn", k.raised_at as "raisedAt", k.colour, v.score,
  k.rule_code as "ruleCode", v.version as "ruleVersion", json_build_object('zh', v.name_zh, 'en', v.name_en) as "ruleName",
  json_build_object('zh', k.reason_zh, 'en', k.reason_en) as reason, k.evidence->'summary' as summary,
  jsonb_array_length(k.evidence->'events') as events, jsonb_typeof(k.evidence->'clock') = 'object' as "hasDerivation",
  k.case_id as "caseId", k.subject->>'caseNumber' as "caseNumber", k.subject->>'queryCode' as "queryCode",
  k.subject->>'typeCode' as "typeCode", k.basic_code as "basicCode", k.item_name as "itemName",
  k.organisation_id as "organisationId", k.organisation_name as "organisationName", k.county_code as "countyCode", k.state,
  k.explain_due_on as "explainDueOn", k.explanation, k.explained_by as "explainedBy", k.explained_at as "explainedAt",
  k.decision, k.decided_by as "decidedBy", k.decided_at as "decidedAt", k.version,
  c.state as "caseState", c.due_on as "caseDueOn", c.decided_at as "caseDecidedAt", c.concluded_at as "caseConcludedAt"`);

export const cardTables = sql.raw(`
  supervision.card k join supervision.rule_version v on v.id = k.rule_version_id
  left join cases.public_case_v1 c on c.id = k.case_id`);

/** `open` is everything not yet decided: 今天的牌. */
export type CardTab = 'open' | 'new' | 'awaiting' | 'explained' | 'closed' | 'all';

export interface CardFilters {
  tab?: CardTab | undefined;
  countyCode?: string | undefined;
  organisationId?: string | undefined;
  ruleCode?: string | undefined;
  colour?: Colour | undefined;
  caseId?: string | undefined;
  /** Raised in this span of days. */
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

/** Cards in the actor's jurisdiction, newest first, keyset-paged on an index. */
export async function listCards(
  db: Db,
  actor: Actor,
  {
    filters,
    page,
    permission = supervisionPermissions.read,
  }: { filters: CardFilters; page: PageRequest; permission?: Permission },
): Promise<Page<CardRow>> {
  const where = [scopeCondition(actor, permission, cardScope), ...cardConditions(filters)];
  const after = decodeCursor(page.after, 2);
  if (after) where.push(sql<boolean>`(k.raised_at, k.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<CardRow & { key: string }>`
    select ${cardColumns}, k.raised_at::text as key from ${cardTables}
    where ${sql.join(where, sql` and `)}
    order by k.raised_at desc, k.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key, row.id]);
}

const tabConditions: Record<CardTab, RawBuilder<boolean> | undefined> = {
  open: sql<boolean>`k.decided_at is null`,
  new: sql<boolean>`k.state = 'new'`,
  awaiting: sql<boolean>`k.state = 'awaitingExplanation'`,
  explained: sql<boolean>`k.state = 'explained'`,
  closed: sql<boolean>`k.decided_at is not null`,
  all: undefined,
};

/** WHERE fragments of the filters, on `k`. */
export function cardConditions(filters: CardFilters): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  const add = (part: RawBuilder<boolean> | undefined) => part && parts.push(part);
  add(tabConditions[filters.tab ?? 'all']);
  if (filters.countyCode) add(sql<boolean>`k.county_code = ${filters.countyCode}`);
  if (filters.organisationId) add(sql<boolean>`k.organisation_id = ${filters.organisationId}`);
  if (filters.ruleCode) add(sql<boolean>`k.rule_code = ${filters.ruleCode}`);
  if (filters.colour) add(sql<boolean>`k.colour = ${filters.colour}`);
  if (filters.caseId) add(sql<boolean>`k.case_id = ${filters.caseId}`);
  if (filters.from) add(sql<boolean>`k.raised_at >= ${filters.from}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (filters.to) add(sql<boolean>`k.raised_at < (${filters.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return parts;
}

export interface TabCounts {
  open: number;
  new: number;
  awaiting: number;
  explained: number;
  /** Decided since the first day asked for. */
  closed: number;
}

/** Numbers beside the tabs. Open cards are few; closed ones are counted over the period only. */
export async function countTabs(
  db: Db,
  actor: Actor,
  { filters, closedSince }: { filters: CardFilters; closedSince: LocalDate },
): Promise<TabCounts> {
  const scope = scopeCondition(actor, supervisionPermissions.read, cardScope);
  const where = sql.join([scope, ...cardConditions({ ...filters, tab: 'all' })], sql` and `);
  const { rows } = await sql<TabCounts>`
    select count(*)::int as open,
           count(*) filter (where k.state = 'new')::int as new,
           count(*) filter (where k.state = 'awaitingExplanation')::int as awaiting,
           count(*) filter (where k.state = 'explained')::int as explained,
           (select count(*)::int from supervision.card k
            where k.decided_at >= ${closedSince}::date::timestamp at time zone 'Asia/Shanghai' and ${where}) as closed
    from supervision.card k where k.decided_at is null and ${where}`.execute(db);
  return rows[0] ?? { open: 0, new: 0, awaiting: 0, explained: 0, closed: 0 };
}

/** Rows of an export in batches, so that any number needs the memory of a thousand. */
export async function* exportCards(db: Db, actor: Actor, filters: CardFilters): AsyncGenerator<CardRow[]> {
  let after: string | undefined;
  do {
    const page = await listCards(db, actor, {
      filters,
      page: { limit: 1000, after },
      permission: supervisionPermissions.export,
    });
    yield page.rows;
    after = page.next ?? undefined;
  } while (after);
}
