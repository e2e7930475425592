import { readFileSync } from 'node:fs';
import { organisationCheckCharacter, socialCreditCheckCharacter } from '@onewindow/codes';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { parse } from 'csv-parse/sync';
import { englishPlace } from './english-names.ts';

/** A kind of organ of which the city and its counties each have one 机关类型. */
export interface OrganType {
  code: string;
  zh: string;
  en: string;
  short: string;
  cityZh?: string;
  countyDistrictZh?: string;
  levels: readonly string[];
}

export interface SeededOrganisation {
  id: string;
  organType: string;
  divisionCode: string;
  level: string;
  name: string;
  unifiedSocialCreditCode: string;
}

export interface SeededDirectory {
  organisations: SeededOrganisation[];
}

/**
 * Approximate residents of the counties in thousands, for the floor-area standard (M1) only. Rounded, not official
 * figures: the keeper enters the census numbers.
 */
const populations: Record<string, number> = {
  '450302': 170,
  '450303': 180,
  '450304': 300,
  '450305': 330,
  '450311': 130,
  '450312': 570,
  '450321': 280,
  '450323': 390,
  '450324': 650,
  '450325': 340,
  '450326': 240,
  '450327': 240,
  '450328': 150,
  '450329': 140,
  '450330': 370,
  '450332': 250,
  '450381': 340,
};

/** Organs that implement no item of the catalogue; with the catalogue's kinds the city has its fifty departments. */
const furtherTypes: readonly OrganType[] = [
  {
    code: 'government-services',
    zh: '政务服务局',
    en: 'Government Services Bureau',
    short: '政务服务',
    levels: ['3', '4'],
  },
  { code: 'audit', zh: '审计局', en: 'Audit Bureau', short: '审计', levels: ['3', '4'] },
];

interface DivisionRow {
  code12: string;
  name: string;
  level: string;
  parent12: string;
}

/**
 * Loads divisions, organisations, service centres and windows. Everything but the divisions is invented for the
 * demonstration (credit codes too, with right check characters). Does nothing when divisions are there already.
 */
export async function seedDirectory(
  db: Db,
  { organTypes }: { organTypes: readonly OrganType[] },
): Promise<SeededDirectory> {
  return inTransaction(db, async tx => {
    const known = await sql`select 1 from directory.division limit 1`.execute(tx);
    if (known.rows.length === 0) {
      const divisions = readDivisions();
      await insertDivisions(tx, divisions);
      await insertOrganisations(tx, divisions, [...organTypes, ...furtherTypes]);
      await insertCentres(tx, divisions);
      await insertWindows(tx);
    }
    await translateNames(tx);
    const { rows } = await sql<SeededOrganisation>`
      select id, organ_type as "organType", division_code as "divisionCode", level_code as level, name,
             unified_social_credit_code as "unifiedSocialCreditCode"
      from directory.organisation`.execute(tx);
    return { organisations: rows };
  });
}

function readDivisions(): DivisionRow[] {
  const text = readFileSync(new URL('../data/guilin-divisions.csv', import.meta.url), 'utf8');
  return parse(text, { columns: true, skip_empty_lines: true, bom: true }) as DivisionRow[];
}

async function insertDivisions(tx: Db, divisions: DivisionRow[]): Promise<void> {
  const names = new Map(divisions.map(row => [row.code12, row]));
  const rows = divisions.map(row => {
    const city = row.level === 'city';
    const parts: string[] = [];
    for (let at: DivisionRow | undefined = row; at; at = names.get(at.parent12)) parts.unshift(at.name);
    return {
      code: row.code12,
      name: row.name,
      level: row.level,
      parent: city ? null : row.parent12,
      county: city ? null : `${row.code12.slice(0, 6)}000000`,
      full: parts.join(''),
      population: row.level === 'county' ? (populations[row.code12.slice(0, 6)] ?? 0) * 1000 : null,
    };
  });
  await sql`
    insert into directory.division (code, name, level, parent_code, county_code, full_name, population)
    select code, name, level, parent, county, "full", population
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(code text, name text, level text, parent text, county text, "full" text, population int)
    order by length(rtrim(code, '0'))`.execute(tx);
}

async function insertOrganisations(tx: Db, divisions: DivisionRow[], organTypes: readonly OrganType[]): Promise<void> {
  const city = divisions.filter(row => row.level === 'city');
  const counties = divisions.filter(row => row.level === 'county');
  const townships = divisions.filter(row => row.level === 'township');
  const places: Record<string, DivisionRow[]> = { '3': city, '4': counties, '5': townships };
  let serial = 0;
  const rows = organTypes.flatMap(type =>
    type.levels.flatMap(level =>
      (places[level] ?? []).map(place => {
        serial++;
        const county = divisions.find(row => row.code12 === `${place.code12.slice(0, 6)}000000`);
        const isDistrict = place.name.endsWith('区');
        const title =
          level === '3' ? (type.cityZh ?? type.zh) : isDistrict ? (type.countyDistrictZh ?? type.zh) : type.zh;
        return {
          name:
            level === '5'
              ? `${county?.name ?? ''}${townshipOrgan(place.name, type)}`
              : `${level === '3' ? '桂林市' : place.name}${title}`,
          short: type.short,
          english: `${type.en}, ${level === '3' ? 'Guilin' : englishPlace(place.name)}`,
          type: type.code,
          level,
          division: place.code12,
          county: level === '3' ? null : `${place.code12.slice(0, 6)}000000`,
          code: demonstrationCode(place.code12.slice(0, 6), serial),
          telephone: `0773-5${String(800_000 + serial).slice(-6)}（示例）`,
        };
      }),
    ),
  );
  await sql`
    insert into directory.organisation (name, short_name, english_name, organ_type, level_code, division_code, county_code,
                                        unified_social_credit_code, telephone)
    select name, short, english, type, level, division, county, code, telephone
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(name text, short text, english text, type text, level text, division text, county text, code text, telephone text)`.execute(
    tx,
  );
}

/** English names of a city seeded before places were spelt in them. */
async function translateNames(tx: Db): Promise<void> {
  const { rows } = await sql<{ id: string; english: string; place: string }>`
    select o.id, o.english_name as english, d.name as place
    from directory.organisation o join directory.division d on d.code = o.division_code
    where o.english_name ~ '[一-鿿]'`.execute(tx);
  if (rows.length === 0) return;
  const renamed = rows.map(row => ({
    id: row.id,
    english: row.english.replace(/, [^,]*$/, `, ${englishPlace(row.place)}`),
  }));
  await sql`
    update directory.organisation o set english_name = r.english
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as r(id uuid, english text) where r.id = o.id`.execute(
    tx,
  );
}

/** 街道 have an office 办事处 and towns a people's government 人民政府; other organs of a township carry its name. */
function townshipOrgan(place: string, type: OrganType): string {
  const bare = place.replace(/(街道)?办事处$/, '$1');
  if (type.code !== 'township-government') return `${bare}${type.zh.replace(/^公安/, '')}`;
  if (bare.endsWith('街道')) return `${bare}办事处`;
  return /[镇乡]$/.test(bare) ? `${bare}人民政府` : bare;
}

/** An invented code of GB 32100: government organ (11), the division, an organisation code from MB9… and check character. */
function demonstrationCode(division: string, serial: number): string {
  const eight = `MB9${serial.toString().padStart(5, '0')}`;
  const seventeen = `11${division}${eight}${organisationCheckCharacter(eight)}`;
  return seventeen + socialCreditCheckCharacter(seventeen);
}

const hours = '周一至周五 9:00–12:00、13:30–17:00';

interface CentreRow {
  name: string;
  kind: string;
  division: string;
  county: string | null;
  address: string;
  hours: string;
  telephone: string | null;
  area: number;
  standard: number | null;
}

async function insertCentres(tx: Db, divisions: DivisionRow[]): Promise<void> {
  const rows = divisions.flatMap((row, index): CentreRow[] => {
    const county = row.level === 'city' ? null : `${row.code12.slice(0, 6)}000000`;
    const base = { division: row.code12, county, hours, telephone: null };
    switch (row.level) {
      case 'city':
        return [
          {
            ...base,
            name: '桂林市政务服务中心',
            kind: 'city',
            address: '桂林市临桂区（示例地址）',
            area: 16_000,
            standard: null,
            telephone: '0773-12345',
          },
          {
            ...base,
            name: '桂林市公共资源交易中心',
            kind: 'trading',
            address: '桂林市临桂区（示例地址）',
            area: 10_400,
            standard: 10_000,
            telephone: '0773-12345',
          },
        ];
      case 'county': {
        const standard = (populations[row.code12.slice(0, 6)] ?? 0) >= 500 ? 5000 : 3000;
        // Two counties are shown below the standard, so that the check has something to say.
        const area = row.code12.startsWith('450327')
          ? 2600
          : row.code12.startsWith('450324')
            ? 4600
            : standard + 200 * (1 + (index % 7));
        return [
          {
            ...base,
            name: `${row.name}政务服务中心`,
            kind: 'county',
            address: `${row.name}（示例地址）`,
            area,
            standard,
            telephone: '0773-12345',
          },
        ];
      }
      case 'township':
        return [
          {
            ...base,
            name: `${row.name}便民服务中心`,
            kind: 'township',
            address: `${row.name}（示例地址）`,
            area: 100 + (index % 90) - (index % 41 === 0 ? 30 : 0),
            standard: 100,
          },
        ];
      default:
        return [
          {
            ...base,
            name: `${row.name.replace(/(村委会|居委会)$/, '')}便民服务点`,
            kind: 'village',
            address: `${row.name}（示例地址）`,
            area: 15 + (index % 30) - (index % 53 === 0 ? 5 : 0),
            standard: 15,
          },
        ];
    }
  });
  await sql`
    insert into directory.service_centre (name, kind, division_code, county_code, address, opening_hours, telephone, floor_area, standard_area)
    select name, kind, division, county, address, hours, telephone, area, standard
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(name text, kind text, division text, county text, address text, hours text, telephone text, area int, standard int)`.execute(
    tx,
  );
}

/** The city centre's 215 windows in four zones (M5, B5.8), 12 windows in each county centre, 3 in each township's. */
async function insertWindows(tx: Db): Promise<void> {
  await sql`
    insert into directory.service_window (service_centre_id, number, zone, name, organisation_id, floor)
    select s.id, n, z.zone, n || ' 号窗口', o.id, 1 + (n - 1) / 72
    from directory.service_centre s
    cross join lateral generate_series(1, case s.kind when 'city' then 215 when 'county' then 12 else 3 end) as n
    cross join lateral (select (array['商事登记', '建设项目审批', '社会事务', '房屋交易'])[1 + (n - 1) % 4] as zone) z
    left join lateral (
      select o.id from directory.organisation o where o.division_code = s.division_code
      order by md5(o.id::text || n::text) limit 1) o on true
    where s.kind in ('city', 'county', 'township')`.execute(tx);
}
