import { type Actor, systemActor } from '@onewindow/auth';
import { composeTaskCode } from '@onewindow/codes';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { deployForm } from '@onewindow/forms';
import { deployProcess } from '@onewindow/processes';
import { itemApprovalSteps, jointForms } from '../data/complete/index.ts';
import { buildApprovalProcess, buildJointProcess } from './bpmn-builder.ts';
import { type CatalogueData, loadCatalogueData, loadOrganTypes, loadScenarios } from './catalogue-data.ts';
import { codeTables } from './code-tables.ts';
import { processKeyOf, processXmlOf } from './complete-item.ts';
import { keeperDivision } from './drafts.ts';
import { recordCitations } from './legal-basis.ts';
import { countProblems } from './problem-count.ts';
import type { Scenario } from './scenario-contract.ts';
import { refreshItemSearch, refreshScenarioSearch } from './search-index.ts';

/** An organisation as the directory seeded it. */
export interface SeedOrganisation {
  id: string;
  organType: string;
  divisionCode: string;
  /** 行使层级 code: 3 city, 4 county, 5 township. */
  level: string;
  unifiedSocialCreditCode: string;
}

export interface SeededCatalogue {
  items: number;
  complete: number;
  serviceItems: number;
  scenarios: number;
}

/**
 * Loads code tables, laws, the items with a published version each, the forms and processes of the complete ones,
 * one 实施清单 for each organisation that implements an item, the scenarios and the search documents. Does nothing when
 * items are there already.
 */
export async function seedCatalogue(
  db: Db,
  actor: Actor,
  {
    organisations,
    effectiveFrom = '2026-01-01',
  }: { organisations: readonly SeedOrganisation[]; effectiveFrom?: LocalDate },
): Promise<SeededCatalogue> {
  const data = loadCatalogueData();
  const scenarios = loadScenarios();
  return inTransaction(db, async tx => {
    await seedCodeTables(tx);
    const known = await sql<{ count: number }>`select count(*)::int as count from catalogue.catalogue_item`.execute(tx);
    if ((known.rows[0]?.count ?? 0) > 0) return countSeeded(tx);
    await insertLaws(tx, data);
    await insertItems(tx, data);
    const versions = await deployForms(tx, actor, data);
    await insertVersions(tx, { data, versions, effectiveFrom });
    await insertServiceItems(tx, { data, organisations });
    await insertScenarios(tx, { scenarios, versions });
    await refreshItemSearch(tx);
    await refreshScenarioSearch(tx);
    return countSeeded(tx);
  });
}

async function countSeeded(tx: Db): Promise<SeededCatalogue> {
  const { rows } = await sql<SeededCatalogue>`
    select (select count(*)::int from catalogue.catalogue_item) as items,
           (select count(*)::int from catalogue.item_version where form_version_id is not null and state = 'published') as complete,
           (select count(*)::int from catalogue.service_item) as "serviceItems",
           (select count(*)::int from catalogue.scenario_version where state = 'published') as scenarios`.execute(tx);
  return rows[0] ?? { items: 0, complete: 0, serviceItems: 0, scenarios: 0 };
}

/** The code lists of the standards, version 1; a list that is there already stays as it is. */
export async function seedCodeTables(tx: Db): Promise<void> {
  const tables = codeTables.map(({ name, zh, en, source }) => ({ name, zh, en, source }));
  const values = codeTables.flatMap(table =>
    table.values.map(([code, zh, en], position) => ({ name: table.name, code, zh, en, position })),
  );
  await sql`
    insert into catalogue.code_table (name, version, zh, en, source)
    select name, 1, zh, en, source
    from jsonb_to_recordset(${JSON.stringify(tables)}::jsonb) as r (name text, zh text, en text, source text)
    on conflict do nothing`.execute(tx);
  await sql`
    insert into catalogue.code_value (table_name, version, code, zh, en, position)
    select name, 1, code, zh, en, position
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as r (name text, code text, zh text, en text, position int)
    on conflict do nothing`.execute(tx);
}

async function insertLaws(tx: Db, { laws }: CatalogueData): Promise<void> {
  await sql`
    insert into catalogue.law (name, version, in_force, path, stale_risk)
    select name, version, "inForce", path, "staleRisk"
    from jsonb_to_recordset(${JSON.stringify(laws)}::jsonb)
      as r (name text, version date, "inForce" date, path text, "staleRisk" text)
    on conflict do nothing`.execute(tx);
}

async function insertItems(tx: Db, { items }: CatalogueData): Promise<void> {
  const rows = items.map(({ entry: { name, ...entry } }) => ({ ...entry, zh: name.zh, en: name.en ?? null }));
  await sql`
    insert into catalogue.catalogue_item (
      basic_code, code_source, local_code, name_zh, name_en, organ_type, organ_text, type_code, levels, audience, topics, aliases
    )
    select "basicCode", "codeSource", "localCode", zh, en, "organType", "organText", "typeCode", levels, audience, topics, aliases
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("basicCode" text, "codeSource" text, "localCode" text, zh text, en text, "organType" text, "organText" text,
            "typeCode" text, levels text[], audience text, topics text[], aliases text[])`.execute(tx);
}

/** Key of a form or process → the id of the version deployed. */
type Deployed = Map<string, string>;

const itemApprovalKey = 'itemApproval';
const jointApprovalKey = 'jointApproval';

async function deployForms(tx: Db, actor: Actor, { items }: CatalogueData): Promise<Deployed> {
  const deployed: Deployed = new Map();
  for (const { entry, complete } of items) {
    if (!complete) continue;
    const form = await deployForm(tx, actor, { key: complete.key, definition: complete.form });
    deployed.set(complete.key, form.id);
    const key = processKeyOf(complete);
    const process = await deployProcess(tx, actor, { key, kind: 'approval', xml: processXmlOf(complete, entry.name) });
    deployed.set(key, process.id);
  }
  const codes = new Map(items.map(({ entry }) => [entry.localCode, entry.basicCode]));
  for (const definition of jointForms(localCode => codes.get(localCode) ?? '')) {
    deployed.set(definition.key, (await deployForm(tx, actor, { key: definition.key, definition })).id);
  }
  const approval = {
    key: itemApprovalKey,
    name: { zh: '部门审批' },
    steps: itemApprovalSteps,
    organisation: 'item.organisation',
  };
  await deployProcess(tx, actor, { key: itemApprovalKey, kind: 'approval', xml: buildApprovalProcess(approval) });
  const joint = buildJointProcess({ key: jointApprovalKey, name: { zh: '并联审批' }, called: itemApprovalKey });
  deployed.set(
    jointApprovalKey,
    (await deployProcess(tx, actor, { key: jointApprovalKey, kind: 'general', xml: joint })).id,
  );
  return deployed;
}

/** One unified version for all levels of each item; what the data does not know stays unverified and is shown so. */
async function insertVersions(
  tx: Db,
  { data, versions, effectiveFrom }: { data: CatalogueData; versions: Deployed; effectiveFrom: LocalDate },
): Promise<void> {
  const rows = data.items.map(({ entry, content, complete }) => ({
    basicCode: entry.basicCode,
    content,
    form: complete ? versions.get(complete.key) : null,
    process: complete ? versions.get(processKeyOf(complete)) : null,
    licence: complete?.result.licenceType ?? null,
  }));
  const importer = systemActor('catalogue-import');
  const { rows: inserted } = await sql<{ id: string; basicCode: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r ("basicCode" text, content jsonb, form uuid, process uuid, licence text)
    ), made as (
      insert into catalogue.item_version (
        catalogue_item_id, division_code, version, state, content, form_version_id, process_version_id, licence_type,
        effective_from, edited_by, edited_by_name, published_at, published_by, published_by_name
      )
      select c.id, ${keeperDivision}, 1, 'published', g.content, g.form, g.process, g.licence, ${effectiveFrom}::date,
             'import', ${importer.name}, now(), 'seed', '演示数据（示例）'
      from given g join catalogue.catalogue_item c on c.basic_code = g."basicCode"
      returning id, catalogue_item_id
    )
    select m.id, c.basic_code as "basicCode" from made m join catalogue.catalogue_item c on c.id = m.catalogue_item_id`.execute(
    tx,
  );
  await countProblems(
    tx,
    inserted.map(row => row.id),
  );
  const ids = new Map(inserted.map(row => [row.basicCode, row.id]));
  await recordCitations(
    tx,
    data.items.map(({ entry, content }) => ({ id: ids.get(entry.basicCode) ?? '', content })),
  );
}

/**
 * Who implements what: at each of the item's levels every organisation of its kind; where a place has none, the parent kind
 * (不动产登记中心 → 自然资源局); at township level the township or the police station.
 */
async function insertServiceItems(
  tx: Db,
  { data, organisations }: { data: CatalogueData; organisations: readonly SeedOrganisation[] },
): Promise<void> {
  const parents = new Map(loadOrganTypes().map(type => [type.code, type.parent]));
  const byKind = groupBy(organisations, one => `${one.organType} ${one.level}`);
  const places = groupBy(organisations, one => one.level);
  const rows = data.items.flatMap(({ entry }) =>
    entry.levels.flatMap(level => {
      const kind = level === '5' && entry.organType !== 'police-station' ? 'township-government' : entry.organType;
      const chosen = new Map((byKind.get(`${kind} ${level}`) ?? []).map(one => [one.divisionCode, one]));
      const parent = parents.get(kind);
      if (parent) {
        for (const one of byKind.get(`${parent} ${level}`) ?? [])
          if (!chosen.has(one.divisionCode)) chosen.set(one.divisionCode, one);
      }
      if (chosen.size === 0 && !places.has(level)) return [];
      return [...chosen.values()].map(one => ({
        basicCode: entry.basicCode,
        organisation: one.id,
        division: one.divisionCode,
        level,
        taskCode: composeTaskCode({ organisation: one.unifiedSocialCreditCode, level, basicCode: entry.basicCode }),
      }));
    }),
  );
  await sql`
    insert into catalogue.service_item (catalogue_item_id, organisation_id, division_code, level, task_code)
    select c.id, g.organisation, g.division, g.level, g."taskCode"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g ("basicCode" text, organisation uuid, division text, level text, "taskCode" text)
    join catalogue.catalogue_item c on c.basic_code = g."basicCode"
    on conflict (task_code) do nothing`.execute(tx);
}

async function insertScenarios(
  tx: Db,
  { scenarios, versions }: { scenarios: Scenario[]; versions: Deployed },
): Promise<void> {
  const rows = scenarios.map((content, position) => ({
    code: content.code,
    position,
    content,
    form: content.joint?.formKey ? (versions.get(content.joint.formKey) ?? null) : null,
    process: content.joint?.processKey ? (versions.get(content.joint.processKey) ?? null) : null,
  }));
  await sql`
    insert into catalogue.scenario_version (code, version, position, content, form_version_id, process_version_id, published_by_name)
    select code, 1, position, content, form, process, '演示数据（示例）'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (code text, position int, content jsonb, form uuid, process uuid)`.execute(tx);
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
