import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import type { ItemContent } from '../item-content.ts';
import type { ServiceItemOverrides } from '../overrides.ts';
import { cataloguePermissions } from '../permissions.ts';
import { dayOr, versionInForce } from '../resolve.ts';
import { type ExportFilter, exportCondition } from './export-filter.ts';
import { type NationalTask, unknownContent } from './task.ts';

/** A task as it is now, with its open draft if there is one. */
export interface LoadedTask extends NationalTask {
  serviceItemId: string;
  ownVersion: boolean;
  draftBy: string | null;
  /** The open draft is an import's own, which nobody has edited or submitted since: the next import may replace it. */
  draftReplaceable: boolean;
}

/** What the database knows of the tasks that a batch of rows names. */
export interface KnownTasks {
  /** By task code: the task as it is now. */
  existing: Map<string, LoadedTask>;
  /** By basic code. */
  items: Map<
    string,
    {
      id: string;
      name: string;
      typeCode: string;
      audience: string;
      topics: string[];
      localCode: string | null;
      content: ItemContent | null;
    }
  >;
  /** By unified social credit code. */
  organisations: Map<
    string,
    {
      id: string;
      name: string;
      organType: string;
      divisionCode: string;
      centre: NationalTask['centre'];
      /** Whoever imports keeps the items of this organisation. */
      allowed: boolean;
    }
  >;
}

interface TaskRow {
  serviceItemId: string;
  name: string;
  basicCode: string;
  localCode: string | null;
  taskCode: string;
  localTaskCode: string | null;
  typeCode: string;
  level: string;
  organisationCode: string;
  organisationName: string;
  state: string;
  version: number | null;
  effectiveFrom: string | null;
  audience: string;
  topics: string[];
  content: ItemContent | null;
  overrides: ServiceItemOverrides;
  centre: NationalTask['centre'];
  ownVersion: boolean;
  draftBy: string | null;
  draftReplaceable: boolean | null;
}

const stateCodes: Record<string, string> = { active: '1', suspended: '2', cancelled: '3' };

/** Task state code → state of the service item. */
export function stateOfCode(code: string): string {
  return Object.entries(stateCodes).find(([, known]) => known === code)?.[0] ?? 'active';
}

/** The present state of tasks as the national tables would say it, in order of task code. */
export async function loadTasks(
  db: Db,
  where: { taskCodes: readonly string[] } | { after: string; limit: number; filter: ExportFilter },
): Promise<LoadedTask[]> {
  const condition =
    'taskCodes' in where
      ? sql`s.task_code = any(${where.taskCodes as string[]}::text[])`
      : sql`s.task_code > ${where.after} and ${exportCondition(where.filter)}`;
  const { rows } = await sql<TaskRow>`
    select s.id as "serviceItemId", c.name_zh as name, c.basic_code as "basicCode", c.local_code as "localCode",
           s.task_code as "taskCode", s.local_task_code as "localTaskCode", c.type_code as "typeCode", s.level,
           o.unified_social_credit_code as "organisationCode", o.name as "organisationName", s.state, v.version,
           v.effective_from as "effectiveFrom", c.audience, c.topics, coalesce(d.content, v.content) as content, s.overrides,
           coalesce(v.own, false) as "ownVersion", d.edited_by_name as "draftBy",
           d.state = 'draft' and d.edited_by like 'import:%' as "draftReplaceable", h.centre
    from catalogue.service_item s
    join catalogue.catalogue_item c on c.id = s.catalogue_item_id
    join directory.organisation o on o.id = s.organisation_id
    left join lateral (
      select f.*, exists (select from catalogue.item_version w where w.id = f.id and w.service_item_id is not null) as own
      from (${versionInForce(undefined)}) f
    ) v on true
    left join catalogue.item_version d on d.service_item_id = s.id and d.state in ('draft', 'inReview')
    left join lateral (
      select jsonb_build_object('name', h.name, 'address', h.address, 'hours', h.opening_hours, 'phone', coalesce(h.telephone, '')) as centre
      from directory.service_centre h
      where h.division_code = s.division_code and h.kind in ('city', 'county') order by h.id limit 1
    ) h on true
    where ${condition}
    order by s.task_code
    limit ${'limit' in where ? where.limit : 10_000}`.execute(db);
  return rows.map(row => ({
    serviceItemId: row.serviceItemId,
    ownVersion: row.ownVersion,
    draftBy: row.draftBy,
    draftReplaceable: row.draftReplaceable ?? false,
    name: row.name,
    basicCode: row.basicCode,
    localCode: row.localCode ?? '',
    taskCode: row.taskCode,
    localTaskCode: row.localTaskCode ?? '',
    typeCode: row.typeCode,
    level: row.level,
    organisation: { code: row.organisationCode, name: row.organisationName },
    state: stateCodes[row.state] ?? '1',
    version: row.version ?? 1,
    effectiveFrom: row.effectiveFrom,
    audience: row.audience,
    topics: row.topics,
    content: row.content ?? unknownContent(row.name),
    overrides: row.overrides,
    centre: row.centre,
  }));
}

/** Everything that planning a batch needs, in three queries. */
export async function loadKnown(
  db: Db,
  actor: Actor,
  {
    taskCodes,
    basicCodes,
    organisationCodes,
  }: { taskCodes: string[]; basicCodes: string[]; organisationCodes: string[] },
): Promise<KnownTasks> {
  const tasks = await loadTasks(db, { taskCodes });
  const items = await sql<{
    id: string;
    basicCode: string;
    name: string;
    typeCode: string;
    audience: string;
    topics: string[];
    localCode: string | null;
    content: ItemContent | null;
  }>`
    select c.id, c.basic_code as "basicCode", c.name_zh as name, c.type_code as "typeCode", c.audience, c.topics,
           c.local_code as "localCode", v.content
    from catalogue.catalogue_item c
    left join lateral (
      select v.content from catalogue.item_version v
      where v.catalogue_item_id = c.id and v.service_item_id is null and v.state in ('published', 'superseded')
        and v.effective_from <= ${dayOr(undefined)} and (v.effective_to is null or v.effective_to > ${dayOr(undefined)})
      order by (v.level is null) desc, v.version desc limit 1
    ) v on true
    where c.basic_code = any(${basicCodes}::text[])`.execute(db);
  const organisations = await sql<{
    id: string;
    code: string;
    name: string;
    organType: string;
    divisionCode: string;
    centre: NationalTask['centre'];
    allowed: boolean;
  }>`
    select o.id, ${scopeCondition(actor, cataloguePermissions.import, { organisation: 'o.id', division: 'o.division_code' })} as allowed, o.unified_social_credit_code as code, o.name, o.organ_type as "organType", o.division_code as "divisionCode", h.centre
    from directory.organisation o
    left join lateral (
      select jsonb_build_object('name', h.name, 'address', h.address, 'hours', h.opening_hours, 'phone', coalesce(h.telephone, '')) as centre
      from directory.service_centre h
      where h.division_code = o.division_code and h.kind in ('city', 'county') order by h.id limit 1
    ) h on true
    where o.unified_social_credit_code = any(${organisationCodes}::text[])`.execute(db);
  return {
    existing: new Map(tasks.map(task => [task.taskCode, task])),
    items: new Map(items.rows.map(row => [row.basicCode, row])),
    organisations: new Map(organisations.rows.map(row => [row.code, row])),
  };
}
