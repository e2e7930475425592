import { type Actor, scopeCondition } from '@onewindow/auth';
import { caseFigureColumns, caseFiguresByDay, countOpenCases } from '@onewindow/cases';
import { addDays, type Calendar, type LocalDate } from '@onewindow/clock';
import { type Db, type RawBuilder, sql } from '@onewindow/db';
import { cardScope } from '../cards/lock-card.ts';
import { supervisionPermissions } from '../permissions.ts';

/** What a board is narrowed to, inside the reader's jurisdiction. */
export interface BoardFilters {
  countyCode?: string | undefined;
  organisationId?: string | undefined;
}

/** The strip of counts at the top 数字条. */
export interface Strip {
  open: number;
  openYesterday: number;
  concludedYesterday: number;
  /** Of those concluded with a decision: the share in time, 0 to 1; null when there were none. */
  onPromiseYesterday: number | null;
  dueToday: number;
  dueTodayNotAtApproval: number;
  yellow: { open: number; today: number };
  red: { open: number; today: number };
  awaiting: { open: number; dueToday: number; overdue: number };
}

/** Counts of the moment: open cases and open cards are few, and of today's and yesterday's cases only one index range is read. */
export async function loadStrip(
  db: Db,
  actor: Actor,
  { filters, today }: { filters: BoardFilters; today: LocalDate },
): Promise<Strip> {
  const where = caseWhere(actor, filters);
  const [open, days, cards] = await Promise.all([
    countOpenCases(db, { today, where }),
    caseFiguresByDay(db, { from: addDays(today, -1), to: today, where }),
    countOpenCards(db, actor, { filters, today }),
  ]);
  const sum = (day: LocalDate, key: 'submitted' | 'concluded' | 'decided' | 'onPromise') =>
    days.reduce((total, row) => total + (row.day === day ? row[key] : 0), 0);
  const yesterday = addDays(today, -1);
  const decided = sum(yesterday, 'decided');
  return {
    open: open.open,
    openYesterday: open.open - sum(today, 'submitted') + sum(today, 'concluded'),
    concludedYesterday: sum(yesterday, 'concluded'),
    onPromiseYesterday: decided === 0 ? null : sum(yesterday, 'onPromise') / decided,
    dueToday: open.dueToday,
    dueTodayNotAtApproval: open.dueTodayNotAtApproval,
    ...cards,
  };
}

function caseWhere(actor: Actor, filters: BoardFilters): RawBuilder<boolean> {
  const parts = [scopeCondition(actor, supervisionPermissions.read, caseFigureColumns)];
  if (filters.countyCode) parts.push(sql<boolean>`c.county_code = ${filters.countyCode}`);
  if (filters.organisationId) parts.push(sql<boolean>`c.organisation_id = ${filters.organisationId}`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function cardWhere(actor: Actor, filters: BoardFilters): RawBuilder<boolean> {
  const parts = [scopeCondition(actor, supervisionPermissions.read, cardScope)];
  if (filters.countyCode) parts.push(sql<boolean>`k.county_code = ${filters.countyCode}`);
  if (filters.organisationId) parts.push(sql<boolean>`k.organisation_id = ${filters.organisationId}`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function figureWhere(actor: Actor, filters: BoardFilters): RawBuilder<boolean> {
  const scope = { organisation: 'f.organisation_id', division: 'f.division_code' } as const;
  const parts = [scopeCondition(actor, supervisionPermissions.read, scope)];
  if (filters.countyCode) parts.push(sql<boolean>`f.county_code = ${filters.countyCode}`);
  if (filters.organisationId) parts.push(sql<boolean>`f.organisation_id = ${filters.organisationId}`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

async function countOpenCards(
  db: Db,
  actor: Actor,
  { filters, today }: { filters: BoardFilters; today: LocalDate },
): Promise<Pick<Strip, 'yellow' | 'red' | 'awaiting'>> {
  const { rows } = await sql<{
    yellow: number;
    yellowToday: number;
    red: number;
    redToday: number;
    awaiting: number;
    dueToday: number;
    overdue: number;
  }>`
    select count(*) filter (where k.colour = 'yellow')::int as yellow,
           count(*) filter (where k.colour = 'yellow' and k.raised_on = ${today}::date)::int as "yellowToday",
           count(*) filter (where k.colour = 'red')::int as red,
           count(*) filter (where k.colour = 'red' and k.raised_on = ${today}::date)::int as "redToday",
           count(*) filter (where k.state = 'awaitingExplanation')::int as awaiting,
           count(*) filter (where k.state = 'awaitingExplanation' and k.explain_due_on = ${today}::date)::int as "dueToday",
           count(*) filter (where k.state = 'awaitingExplanation' and k.explain_due_on < ${today}::date)::int as overdue
    from supervision.card k where k.decided_at is null and ${cardWhere(actor, filters)}`.execute(db);
  const row = rows[0];
  return {
    yellow: { open: row?.yellow ?? 0, today: row?.yellowToday ?? 0 },
    red: { open: row?.red ?? 0, today: row?.redToday ?? 0 },
    awaiting: { open: row?.awaiting ?? 0, dueToday: row?.dueToday ?? 0, overdue: row?.overdue ?? 0 },
  };
}

export interface CardDay {
  day: LocalDate;
  notice: number;
  yellow: number;
  red: number;
}

/** Cards raised on each of the last working days; a day off appears when cards were raised on it. Withdrawn ones do not count. */
export async function cardsPerDay(
  db: Db,
  actor: Actor,
  {
    filters,
    today,
    calendar,
    workingDays,
  }: { filters: BoardFilters; today: LocalDate; calendar: Calendar; workingDays: number },
): Promise<CardDay[]> {
  const from = calendar.addWorkingDays(addDays(today, 1), -workingDays);
  const { rows } = await sql<{ day: LocalDate; colour: 'notice' | 'yellow' | 'red'; count: number }>`
    select k.raised_on::text as day, k.colour, count(*)::int as count from supervision.card k
    where k.raised_on between ${from}::date and ${today}::date and k.state <> 'withdrawn' and ${cardWhere(actor, filters)}
    group by k.raised_on, k.colour`.execute(db);
  const of = (day: LocalDate, colour: string) => rows.find(row => row.day === day && row.colour === colour)?.count ?? 0;
  const days: CardDay[] = [];
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const one = { day, notice: of(day, 'notice'), yellow: of(day, 'yellow'), red: of(day, 'red') };
    if (calendar.isWorkingDay(day) || one.notice + one.yellow + one.red > 0) days.push(one);
  }
  return days;
}

export interface CountyRate {
  code: string;
  name: string;
  /** Concluded with a decision in the period. */
  decided: number;
  onPromise: number;
  /** 0 to 1; null without any. */
  rate: number | null;
}

/** 按承诺办结率 of each county over a period, from the daily figures. Counties without cases are there too. */
export async function onPromiseByCounty(
  db: Db,
  actor: Actor,
  { filters, from, to }: { filters: BoardFilters; from: LocalDate; to: LocalDate },
): Promise<CountyRate[]> {
  const { rows } = await sql<CountyRate>`
    select d.code, d.name, coalesce(s.decided, 0)::int as decided, coalesce(s.on_promise, 0)::int as "onPromise",
           case when s.decided > 0 then s.on_promise::float8 / s.decided end as rate
    from directory.division d
    left join (
      select f.county_code, sum(f.decided) as decided, sum(f.on_promise) as on_promise from supervision.daily_figure f
      where f.day between ${from}::date and ${to}::date and ${figureWhere(actor, { organisationId: filters.organisationId })}
      group by f.county_code) s on s.county_code = d.code
    where d.level = 'county' order by d.code`.execute(db);
  return rows;
}

export interface RankedOrganisation {
  organisationId: string;
  organisationName: string;
  cards: number;
  score: number;
  cases: number;
  /** Cards for each hundred cases. */
  per100: number;
}

export interface Ranking {
  rows: RankedOrganisation[];
  /** Of all bodies in the reader's jurisdiction, also those with few cases. */
  average: number | null;
  leastCases: number;
}

/**
 * 部门排名: yellow and red cards for each hundred cases that came in, most first; bodies with few cases are left out, a
 * single card would put them on top. Withdrawn cards do not count.
 */
export async function rankOrganisations(
  db: Db,
  actor: Actor,
  { filters, from, to, leastCases }: { filters: BoardFilters; from: LocalDate; to: LocalDate; leastCases: number },
): Promise<Ranking> {
  const { rows } = await sql<RankedOrganisation>`
    with came as (
      select f.organisation_id, max(f.organisation_name) as name, sum(f.submitted)::int as cases
      from supervision.daily_figure f
      where f.day between ${from}::date and ${to}::date and ${figureWhere(actor, filters)}
      group by f.organisation_id
    ), raised as (
      select k.organisation_id, max(k.organisation_name) as name, count(*)::int as cards, sum(v.score)::int as score
      from supervision.card k join supervision.rule_version v on v.id = k.rule_version_id
      where k.raised_on between ${from}::date and ${to}::date and k.colour in ('yellow', 'red') and k.state <> 'withdrawn'
        and ${cardWhere(actor, filters)}
      group by k.organisation_id
    )
    select coalesce(c.organisation_id, r.organisation_id) as "organisationId", coalesce(c.name, r.name) as "organisationName",
           coalesce(r.cards, 0) as cards, coalesce(r.score, 0) as score, coalesce(c.cases, 0) as cases,
           case when c.cases > 0 then coalesce(r.cards, 0) * 100.0::float8 / c.cases else 0 end as per100
    from came c full join raised r on r.organisation_id = c.organisation_id
    order by per100 desc, cards desc, "organisationId"`.execute(db);
  const cases = rows.reduce((total, row) => total + row.cases, 0);
  const cards = rows.reduce((total, row) => total + row.cards, 0);
  return {
    rows: rows.filter(row => row.cases >= leastCases).slice(0, 100),
    average: cases === 0 ? null : (cards * 100) / cases,
    leastCases,
  };
}

export interface RulesInForce {
  active: number;
  /** The highest version among them. */
  version: number;
  since: Date | null;
}

export async function rulesInForce(db: Db): Promise<RulesInForce> {
  const { rows } = await sql<RulesInForce>`
    select count(*)::int as active, coalesce(max(version), 0) as version, max(active_from) as since
    from supervision.rule_version where state = 'active'`.execute(db);
  return rows[0] ?? { active: 0, version: 0, since: null };
}

/** Until when the daily figures of a day were computed. */
export async function figuresComputedAt(db: Db, day: LocalDate): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select computed_at as at from supervision.daily_figure_run where day = ${day}`.execute(db);
  return rows[0]?.at ?? null;
}

export interface RuleCount {
  code: string;
  name: { zh: string; en: string };
  colour: string;
  open: number;
  raised: number;
}

/** Cards of each rule: open now, and raised in the period: 牌按规则. */
export async function cardsPerRule(
  db: Db,
  actor: Actor,
  { filters, from, to }: { filters: BoardFilters; from: LocalDate; to: LocalDate },
): Promise<RuleCount[]> {
  const where = cardWhere(actor, filters);
  const { rows } = await sql<RuleCount>`
    select v.rule_code as code, json_build_object('zh', v.name_zh, 'en', v.name_en) as name, v.colour,
           (select count(*)::int from supervision.card k
            where k.rule_code = v.rule_code and k.decided_at is null and ${where}) as open,
           (select count(*)::int from supervision.card k
            where k.rule_code = v.rule_code and k.state <> 'withdrawn' and ${where}
              and k.raised_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
              and k.raised_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai') as raised
    from supervision.rule_version v where v.state = 'active' order by v.rule_code`.execute(db);
  return rows;
}
