import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { directoryErrors } from './errors.ts';

export interface Organisation {
  id: string;
  name: string;
  shortName: string;
  englishName: string;
  organType: string;
  levelCode: string;
  divisionCode: string;
  countyCode: string | null;
  unifiedSocialCreditCode: string;
  telephone: string | null;
}

export interface ServiceCentre {
  id: string;
  name: string;
  kind: string;
  divisionCode: string;
  address: string;
  openingHours: string;
  telephone: string | null;
  floorArea: number | null;
  standardArea: number | null;
  meetsStandard: boolean | null;
  windows: number;
}

export interface Division {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
  fullName: string;
  children: number;
}

const organisationColumns = sql.raw(`
  o.id, o.name, o.short_name as "shortName", o.english_name as "englishName", o.organ_type as "organType",
  o.level_code as "levelCode", o.division_code as "divisionCode", o.county_code as "countyCode",
  o.unified_social_credit_code as "unifiedSocialCreditCode", o.telephone`);

const divisionColumns = sql.raw(`
  d.code, d.name, d.level, d.parent_code as "parentCode", d.full_name as "fullName",
  (select count(*)::int from directory.division c where c.parent_code = d.code) as children`);

const centreColumns = sql.raw(`
  s.id, s.name, s.kind, s.division_code as "divisionCode", s.address, s.opening_hours as "openingHours", s.telephone,
  s.floor_area as "floorArea", s.standard_area as "standardArea", s.floor_area >= s.standard_area as "meetsStandard",
  (select count(*)::int from directory.service_window w where w.service_centre_id = s.id) as windows`);

/** @throws directory.organisationNotFound */
export async function getOrganisation(db: Db, id: string): Promise<Organisation> {
  const { rows } =
    await sql<Organisation>`select ${organisationColumns} from directory.organisation o where o.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw directoryErrors.organisationNotFound();
  return row;
}

/** The organisation of a kind at a place, e.g. the market regulation bureau of one county. */
export async function findOrganisation(
  db: Db,
  { organType, divisionCode }: { organType: string; divisionCode: string },
): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns} from directory.organisation o
    where o.organ_type = ${organType} and o.division_code = ${divisionCode}`.execute(db);
  return rows[0];
}

/** English names of organisations by their Chinese ones, for pages that hold only those; unknown ones are missing. */
export async function englishOrganisationNames(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; english: string }>`
    select name, english_name as english from directory.organisation where name = any(${[...new Set(names)]})`.execute(
    db,
  );
  return new Map(rows.map(row => [row.name, row.english]));
}

/** Organisations of one division (or all), in order of name. */
export async function listOrganisations(
  db: Db,
  { divisionCode, q, page }: { divisionCode?: string | undefined; q?: string | undefined; page: PageRequest },
): Promise<Page<Organisation>> {
  const after = decodeCursor(page.after, 1);
  const { rows } = await sql<Organisation>`
    select ${organisationColumns} from directory.organisation o
    where (${divisionCode ?? null}::text is null or o.division_code = ${divisionCode ?? null})
      and (${q ?? null}::text is null or o.name ilike '%' || ${q ?? ''} || '%')
      and (${after?.[0] ?? null}::uuid is null or o.id > ${after?.[0] ?? null}::uuid)
    order by o.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.id]);
}

/** The divisions directly under one, or those whose full name holds a text. */
export async function listDivisions(
  db: Db,
  { parentCode, q }: { parentCode?: string | undefined; q?: string | undefined },
): Promise<Division[]> {
  const { rows } = q
    ? await sql<Division>`select ${divisionColumns} from directory.division d
        where d.full_name ilike ${`%${q}%`} order by d.code limit 50`.execute(db)
    : await sql<Division>`select ${divisionColumns} from directory.division d
        where d.parent_code = ${parentCode ?? '450300000000'} order by d.code`.execute(db);
  return rows;
}

/** The 17 counties and districts of the city. */
export async function listCounties(db: Db): Promise<{ code: string; name: string; population: number | null }[]> {
  const { rows } = await sql<{ code: string; name: string; population: number | null }>`
    select code, name, population from directory.division where level = 'county' order by code`.execute(db);
  return rows;
}

/** Service centres of a kind and place; `meetsStandard` compares the floor area with the standard (M1-M4). */
export async function listServiceCentres(
  db: Db,
  {
    kind,
    countyCode,
    meetsStandard,
    page,
  }: {
    kind?: string | undefined;
    countyCode?: string | undefined;
    meetsStandard?: boolean | undefined;
    page: PageRequest;
  },
): Promise<Page<ServiceCentre>> {
  const after = decodeCursor(page.after, 1);
  const { rows } = await sql<ServiceCentre>`
    select ${centreColumns} from directory.service_centre s
    where (${kind ?? null}::text is null or s.kind = ${kind ?? null})
      and (${countyCode ?? null}::text is null or s.county_code = ${countyCode ?? null})
      and (${meetsStandard ?? null}::boolean is null or (s.floor_area >= s.standard_area) = ${meetsStandard ?? null}::boolean)
      and (${after?.[0] ?? null}::uuid is null or s.id > ${after?.[0] ?? null}::uuid)
    order by s.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.id]);
}

/** The windows of one centre in order of number. */
export async function listWindows(
  db: Db,
  serviceCentreId: string,
): Promise<{ id: string; number: number; zone: string; name: string; organisationName: string | null }[]> {
  const { rows } = await sql<{
    id: string;
    number: number;
    zone: string;
    name: string;
    organisationName: string | null;
  }>`
    select w.id, w.number, w.zone, w.name, o.name as "organisationName"
    from directory.service_window w left join directory.organisation o on o.id = w.organisation_id
    where w.service_centre_id = ${serviceCentreId} order by w.number`.execute(db);
  return rows;
}

/** Staff of one organisation in order of name. */
export async function listStaff(
  db: Db,
  { organisationId, page }: { organisationId: string; page: PageRequest },
): Promise<
  Page<{
    id: string;
    name: string;
    workNumber: string;
    post: string;
    organisationName: string;
    status: string;
    accountId: string | null;
  }>
> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<{
    id: string;
    name: string;
    workNumber: string;
    post: string;
    organisationName: string;
    status: string;
    accountId: string | null;
  }>`
    select m.id, m.name, m.work_number as "workNumber", m.post, o.name as "organisationName", m.status,
           (select a.id from identity.account a where a.staff_id = m.id limit 1) as "accountId"
    from directory.staff_member m join directory.organisation o on o.id = m.organisation_id
    where m.organisation_id = ${organisationId}
      and (${after?.[0] ?? null}::text is null or (m.name, m.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::uuid))
    order by m.name, m.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.name, row.id]);
}

/** One service centre. @throws directory.centreNotFound */
export async function getServiceCentre(db: Db, id: string): Promise<ServiceCentre> {
  const { rows } = await sql<ServiceCentre>`
    select ${centreColumns} from directory.service_centre s where s.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw directoryErrors.centreNotFound();
  return row;
}

/** One authorisation 授权: which person of the body may do which steps of what. */
export interface Authorisation {
  id: string;
  staffName: string;
  basicCode: string | null;
  powers: string[];
  validFrom: string;
  validUntil: string | null;
}

/** Authorisations of one organisation that are not revoked, by person. */
export async function listAuthorisations(db: Db, organisationId: string): Promise<Authorisation[]> {
  const { rows } = await sql<Authorisation>`
    select a.id, m.name as "staffName", a.basic_code as "basicCode", a.powers, a.valid_from as "validFrom",
           a.valid_until as "validUntil"
    from directory.authorisation a join directory.staff_member m on m.id = a.staff_id
    where a.organisation_id = ${organisationId} and a.revoked_at is null
    order by m.name, a.id limit 500`.execute(db);
  return rows;
}

/** What stands in each county: bodies, centres, windows, and how many centres reach the standard area. */
export interface CountyFigures {
  code: string;
  name: string;
  organisations: number;
  centres: number;
  measured: number;
  meeting: number;
  windows: number;
}

/** One row for each of the 17 counties, for the schematic map. */
export async function countyFigures(db: Db): Promise<CountyFigures[]> {
  const { rows } = await sql<CountyFigures>`
    select d.code, d.name,
           (select count(*)::int from directory.organisation o where o.county_code = d.code) as organisations,
           count(s.id)::int as centres,
           count(s.id) filter (where s.floor_area is not null and s.standard_area is not null)::int as measured,
           count(s.id) filter (where s.floor_area >= s.standard_area)::int as meeting,
           coalesce(sum((select count(*) from directory.service_window w where w.service_centre_id = s.id)), 0)::int as windows
    from directory.division d
    left join directory.service_centre s on s.county_code = d.code
    where d.level = 'county' group by d.code, d.name order by d.code`.execute(db);
  return rows;
}
