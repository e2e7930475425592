import { Readable } from 'node:stream';
import { namedIn } from '@onewindow/cases';
import { addDays, type LocalDate } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { englishOrganisationNames, getCalendar } from '@onewindow/directory';
import { localeOf, type Route, route, type Services } from '@onewindow/http';
import type { Locale } from '@onewindow/i18n';
import { stringify } from 'csv-stringify';
import { Type } from 'typebox';
import { getCard } from './cards/get-card.ts';
import { type CardFilters, type CardRow, type CardTab, countTabs, exportCards, listCards } from './cards/list-cards.ts';
import { BoardReply, CardListReply, CardReply } from './contract.ts';
import { exportColumns, exportLine } from './export-columns.ts';
import {
  type BoardFilters,
  cardsPerDay,
  cardsPerRule,
  figuresComputedAt,
  loadStrip,
  onPromiseByCounty,
  rankOrganisations,
  rulesInForce,
} from './figures/board.ts';
import type { Colour } from './names.ts';
import { supervisionPermissions } from './permissions.ts';
import { toCardItem, toCardReply, type When } from './reply.ts';

const date = Type.String({ format: 'date' });
const place = {
  county: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  organisation: Type.Optional(Type.String({ format: 'uuid' })),
};
const period = { from: Type.Optional(date), to: Type.Optional(date) };
const cardFilters = {
  ...place,
  ...period,
  tab: Type.Optional(
    Type.Union([
      Type.Literal('open'),
      Type.Literal('new'),
      Type.Literal('awaiting'),
      Type.Literal('explained'),
      Type.Literal('closed'),
      Type.Literal('all'),
    ]),
  ),
  rule: Type.Optional(Type.String({ pattern: '^R-\\d{2,3}$' })),
  colour: Type.Optional(Type.Union([Type.Literal('notice'), Type.Literal('yellow'), Type.Literal('red')])),
  case: Type.Optional(Type.String({ format: 'uuid' })),
};

type Ranking = Awaited<ReturnType<typeof rankOrganisations>>;

interface CardQuery {
  county?: string;
  organisation?: string;
  from?: string;
  to?: string;
  tab?: CardTab;
  rule?: string;
  colour?: Colour;
  case?: string;
}

function filtersOf(query: CardQuery): CardFilters {
  return {
    tab: query.tab ?? 'open',
    countyCode: query.county,
    organisationId: query.organisation,
    ruleCode: query.rule,
    colour: query.colour,
    caseId: query.case,
    from: query.from,
    to: query.to,
  };
}

async function whenOf(db: Db, services: Services): Promise<When> {
  return { today: services.today(), calendar: await getCalendar(db) };
}

/** 近 30 天, unless a period is asked for; at most a year. */
function periodOf(query: { from?: string; to?: string }, today: LocalDate): { from: LocalDate; to: LocalDate } {
  const to = query.to && query.to < today ? query.to : today;
  const from = query.from ?? addDays(to, -29);
  const earliest = addDays(to, -365);
  return { from: from < earliest ? earliest : from, to };
}

export const boardRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/supervision/board',
    permission: supervisionPermissions.read,
    summary: {
      zh: '监督台：数字条、每天的牌、按承诺办结率、部门排名',
      en: 'The board: counts, cards a day, rates and ranking',
    },
    query: Type.Object({ ...place, ...period }),
    reply: BoardReply,
    handler: async ({ db, services, actor, query, request }) => {
      const { today, calendar } = await whenOf(db, services);
      const filters: BoardFilters = { countyCode: query.county, organisationId: query.organisation };
      const span = periodOf(query, today);
      const [strip, days, counties, ranking, rules, byRule, figuresAt] = await Promise.all([
        loadStrip(db, actor, { filters, today }),
        cardsPerDay(db, actor, { filters, today, calendar, workingDays: 30 }),
        onPromiseByCounty(db, actor, { filters, ...span }),
        rankOrganisations(db, actor, { filters, ...span, leastCases: 50 }),
        rulesInForce(db),
        cardsPerRule(db, actor, { filters, ...span }),
        figuresComputedAt(db, today),
      ]);
      return {
        today,
        at: services.now().toISOString(),
        figuresAt: figuresAt?.toISOString() ?? null,
        period: span,
        rules: { ...rules, since: rules.since?.toISOString() ?? null },
        strip,
        days,
        counties,
        ranking: await rankedIn(db, localeOf(request), ranking),
        byRule,
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/supervision/cards',
    permission: supervisionPermissions.read,
    summary: { zh: '监察牌', en: 'Cards' },
    query: Type.Object({
      ...cardFilters,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      after: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: CardListReply,
    handler: async ({ db, services, actor, query: { limit, after, ...query }, request }) => {
      const when = await whenOf(db, services);
      const filters = filtersOf(query);
      const page = await listCards(db, actor, { filters, page: { limit: limit ?? 50, after } });
      const closedSince = query.from ?? addDays(when.today, -29);
      const tabs = after ? null : { ...(await countTabs(db, actor, { filters, closedSince })), closedSince };
      const rows = await namedIn(db, localeOf(request), page.rows);
      return { rows: rows.map(row => toCardItem(row, when)), next: page.next, tabs };
    },
  }),
  route({
    method: 'GET',
    url: '/api/supervision/cards/export',
    permission: supervisionPermissions.export,
    summary: {
      zh: '导出监察牌（CSV，GB/T 39046 表 11 的要素）',
      en: 'Export cards (CSV, elements of GB/T 39046 table 11)',
    },
    query: Type.Object(cardFilters),
    reply: null,
    handler: async ({ db, services, actor, query, reply }) => {
      const csv = stringify({ header: true, columns: exportColumns, bom: true });
      const batches = exportCards(db, actor, { ...filtersOf(query), tab: query.tab ?? 'all' });
      Readable.from(linesOf(batches))
        .on('error', error => csv.destroy(error))
        .pipe(csv);
      reply
        .header('content-disposition', `attachment; filename="cards-${services.today()}.csv"`)
        .type('text/csv; charset=utf-8');
      return reply.send(csv);
    },
  }),
  route({
    method: 'GET',
    url: '/api/supervision/cards/:id',
    permission: supervisionPermissions.read,
    summary: { zh: '一张监察牌：证据、推算、事件、经过', en: 'One card: evidence, derivation, events, history' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: CardReply,
    handler: async ({ db, services, actor, params, request }) => {
      const details = await getCard(db, actor, params.id);
      const [named = details] = await namedIn(db, localeOf(request), [details]);
      return toCardReply(named, await whenOf(db, services));
    },
  }),
];

/** The ranking with its bodies named in the reader's language. */
async function rankedIn(db: Db, locale: Locale, ranking: Ranking): Promise<Ranking> {
  if (locale === 'zh') return ranking;
  const names = await englishOrganisationNames(
    db,
    ranking.rows.map(row => row.organisationName),
  );
  return {
    ...ranking,
    rows: ranking.rows.map(row => ({
      ...row,
      organisationName: names.get(row.organisationName) ?? row.organisationName,
    })),
  };
}

async function* linesOf(batches: AsyncGenerator<CardRow[]>) {
  for await (const batch of batches) for (const row of batch) yield exportLine(row);
}
