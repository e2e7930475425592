import { type Actor, systemActor } from '@onewindow/auth';
import { getCaseClocks } from '@onewindow/cases';
import { builtInCalendar, type LocalDate } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { findOrCreateParty } from '@onewindow/identity';
import { personActor, staffActor, type TestServices, testServices } from '@onewindow/testing';

/*
 * A city of plain rows: two counties with one body each, one item, and cases put straight into their table with the days
 * that a test wants. Made in milliseconds, for modules that look at cases and do not move them.
 */

export interface PlainOrganisation {
  id: string;
  name: string;
  divisionCode: string;
}

export interface PlainCity {
  services: TestServices;
  partyId: string;
  /** 七星区 and 阳朔县. */
  qixing: PlainOrganisation;
  yangshuo: PlainOrganisation;
  /** An item with a promise of 8 and a limit of 20 working days. */
  itemVersionId: string;
  /** An item that is decided on the spot 即办件. */
  instantItemVersionId: string;
}

const divisions = [
  ['450300000000', '桂林市', 'city', null],
  ['450305000000', '七星区', 'county', '450300000000'],
  ['450321000000', '阳朔县', 'county', '450300000000'],
] as const;

export async function makePlainCity(db: Db, { at = '2026-11-09' }: { at?: string } = {}): Promise<PlainCity> {
  const services = testServices(db, { at });
  for (const [code, name, level, parent] of divisions) {
    await sql`insert into directory.division (code, name, level, parent_code, county_code, full_name)
              values (${code}, ${name}, ${level}, ${parent}, ${level === 'county' ? code : null}, ${name})`.execute(db);
  }
  const party = await findOrCreateParty(db, services, systemActor('test'), {
    kind: 'person',
    name: '李云舒（示例）',
    idType: 'citizenId',
    idNumber: '450305199508173029',
  });
  return {
    services,
    partyId: party.id,
    qixing: await addOrganisation(db, {
      name: '七星区行政审批局',
      divisionCode: '450305000000',
      code: '11450305MB0000001A',
    }),
    yangshuo: await addOrganisation(db, {
      name: '阳朔县自然资源局',
      divisionCode: '450321000000',
      code: '11450321MB0000002B',
    }),
    itemVersionId: await addItem(db, {
      basicCode: '000131907000',
      name: '食品经营许可',
      caseType: '2',
      promise: 8,
      statute: 20,
    }),
    instantItemVersionId: await addItem(db, {
      basicCode: '000131908000',
      name: '工本查询',
      caseType: '1',
      promise: 1,
      statute: 20,
    }),
  };
}

async function addOrganisation(
  db: Db,
  { name, divisionCode, code }: { name: string; divisionCode: string; code: string },
): Promise<PlainOrganisation> {
  const { rows } = await sql<{ id: string }>`
    insert into directory.organisation (name, short_name, english_name, organ_type, level_code, division_code, county_code, unified_social_credit_code)
    values (${name}, ${name}, ${name}, 'approval', '4', ${divisionCode}, ${divisionCode}, ${code}) returning id`.execute(
    db,
  );
  return { id: rows[0]?.id ?? '', name, divisionCode };
}

/** A window in a hall of the body's division; a hall of its own for each call. */
export async function addWindow(db: Db, { divisionCode }: PlainOrganisation, number = 3): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with centre as (
      insert into directory.service_centre (name, kind, division_code, county_code, address, opening_hours)
      values ('政务服务中心（示例）', 'county', ${divisionCode}, ${divisionCode}, '（示例地址）', '9:00-17:00') returning id)
    insert into directory.service_window (service_centre_id, number, zone, name)
    select id, ${number}, '社会事务', ${`${number} 号窗口`} from centre returning id`.execute(db);
  return rows[0]?.id ?? '';
}

async function addItem(
  db: Db,
  {
    basicCode,
    name,
    caseType,
    promise,
    statute,
  }: { basicCode: string; name: string; caseType: string; promise: number; statute: number },
): Promise<string> {
  const days = (amount: number) => ({ amount, unit: 'workingDay' });
  const source = { kind: 'law', verified: true, law: '行政许可法', article: '第四十二条' };
  const content = {
    name: { zh: name },
    caseType,
    variants: [{ serial: '01', kind: 'new', name: { zh: `${name}（新办）` } }],
    limits: {
      statutory: { ...days(statute), text: { zh: '' }, source, extension: { ...days(10), source } },
      others: [],
      promise: days(promise),
      acceptance: days(5),
      delivery: days(10),
      steps: [],
      start: 'accepted',
      silence: 'none',
    },
  };
  const item = await sql<{ id: string }>`
    insert into catalogue.catalogue_item (basic_code, name_zh, organ_type, type_code, levels, audience)
    values (${basicCode}, ${name}, 'approval', '01', '{4}', 'both') returning id`.execute(db);
  const version = await sql<{ id: string }>`
    insert into catalogue.item_version (catalogue_item_id, division_code, version, state, content, effective_from, published_at,
                                        edited_by, edited_by_name)
    values (${item.rows[0]?.id ?? ''}, '450300000000', 1, 'published', ${JSON.stringify(content)}::jsonb, '2026-01-01', now(), 'test', '测试')
    returning id`.execute(db);
  return version.rows[0]?.id ?? '';
}

export interface PlainCase {
  organisation?: PlainOrganisation;
  itemVersionId?: string;
  /** `2026-11-09T09:00`, in Guilin's time; default receipt at nine of the day before acceptance. */
  received?: string;
  accepted?: LocalDate | null;
  decided?: string | null;
  outcome?: string;
  concluded?: string | null;
  state?: string;
  pause?: { from: LocalDate; expectedUntil: LocalDate };
  step?: { name: string; level: string; due: LocalDate };
}

let serial = 0;

/** Puts one case into its table with its cached limit, as its own module would have left it. */
export async function addCase(db: Db, city: PlainCity, input: PlainCase = {}): Promise<string> {
  const organisation = input.organisation ?? city.qixing;
  const received = instant(input.received ?? '2026-11-09T09:00');
  const accepted = input.accepted === undefined ? '2026-11-09' : input.accepted;
  const decided = input.decided ? instant(input.decided) : null;
  const concluded = input.concluded ? instant(input.concluded) : null;
  const number = String(++serial).padStart(6, '0');
  const itemVersionId = input.itemVersionId ?? city.itemVersionId;
  const matter = await sql<{ id: string }>`
    insert into cases.matter (query_code, party_id, title, channel, answers, contact_name, submitted_at)
    values (${`M${number}`}, ${city.partyId}, '食品经营许可', 'web', ''::bytea, '李云舒（示例）', ${received}) returning id`.execute(
    db,
  );
  const { rows } = await sql<{ id: string }>`
    insert into cases.case (case_number, query_code, matter_id, item_version_id, basic_code, item_name, organisation_id,
                            organisation_name, division_code, county_code, party_id, applicant_name, applicant_id_masked, channel,
                            state, outcome, submitted_at, received_at, accepted_on, decided_at, concluded_at, paused, step_name, step_due_on)
    values (${`N${number}`}, ${`Q${number}`}, ${matter.rows[0]?.id ?? ''}, ${itemVersionId}, '000131907000', '食品经营许可',
            ${organisation.id}, ${organisation.name}, ${organisation.divisionCode}, ${organisation.divisionCode}, ${city.partyId},
            '李云舒（示例）', '4****************9', 'web', ${input.state ?? (concluded ? 'concluded' : 'accepted')},
            ${input.outcome ?? (decided ? 'granted' : null)}, ${received}, ${received}, ${accepted}, ${decided}, ${concluded},
            ${input.pause !== undefined}, ${input.step?.name ?? null}, ${input.step?.due ?? null})
    returning id`.execute(db);
  const id = rows[0]?.id ?? '';
  if (input.pause) {
    await sql`insert into cases.clock_pause (case_id, ground, law, reason, from_on, expected_until, started_by)
              values (${id}, 'expertReview', '行政许可法第四十五条', '请专家评审布局', ${input.pause.from}, ${input.pause.expectedUntil}, '测试')`.execute(
      db,
    );
  }
  await refreshCaseDue(db, city, id);
  return id;
}

/** Caches the strictest limit again, as every command of a case does. */
export async function refreshCaseDue(db: Db, city: PlainCity, caseId: string): Promise<void> {
  const { rows } = await sql<{ itemVersionId: string }>`
    select item_version_id as "itemVersionId" from cases.case where id = ${caseId}`.execute(db);
  const { clocks } = await getCaseClocks(
    db,
    { id: caseId, itemVersionId: rows[0]?.itemVersionId ?? '' },
    { asOf: city.services.today(), calendar: builtInCalendar },
  );
  const statute = clocks.clocks.find(clock => clock.level === 'statute');
  await sql`
    update cases.case set due_on = ${clocks.clocks[0]?.figures.due ?? null}, due_kind = ${clocks.clocks[0]?.level ?? null},
      statute_due_on = ${statute?.figures.due ?? null}
    where id = ${caseId}`.execute(db);
}

/** An event of a case, by staff unless another actor is given. */
export async function addCaseEvent(
  db: Db,
  city: PlainCity,
  { caseId, type, at, data = {}, actor }: { caseId: string; type: string; at: string; data?: object; actor?: Actor },
): Promise<string> {
  const { id } = await appendEvent(db, actor ?? staffActor({ name: '秦望舒（示例）' }), {
    type,
    subject: { kind: 'case', id: caseId },
    caseId,
    partyId: city.partyId,
    at: instant(at),
    data,
  });
  return id;
}

/** The applicant whose every case is. */
export function applicantOf(city: PlainCity, permissions: Parameters<typeof personActor>[0] = {}): Actor {
  return personActor({ ...permissions, partyId: city.partyId });
}

/** A moment in Guilin's time. */
export function instant(text: string): Date {
  return new Date(`${text.length === 10 ? `${text}T10:00` : text}:00+08:00`);
}
