import { type Actor, scopeCondition } from '@onewindow/auth';
import { checkTaskCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { defineJob } from '@onewindow/jobs';
import { loadOrganTypes } from './catalogue-data.ts';
import { cataloguePermissions } from './permissions.ts';

/** An organisation that could handle an item. */
export interface PossibleImplementer {
  id: string;
  name: string;
  englishName: string;
  /** 行使层级 code. */
  level: string;
  divisionCode: string;
  divisionName: string;
  unifiedSocialCreditCode: string;
  /** It handles the item that was named already, or will. */
  implements: boolean;
}

/**
 * The organisations of a kind within the keeper's jurisdiction, from the city down; where a place has none of the kind, the
 * kind above it (不动产登记中心 → 自然资源局).
 */
export async function listPossibleImplementers(
  db: Db,
  actor: Actor,
  { organType, basicCode }: { organType: string; basicCode?: string | undefined },
): Promise<PossibleImplementer[]> {
  const parent = loadOrganTypes().find(type => type.code === organType)?.parent;
  const kinds = parent ? [organType, parent] : [organType];
  const { rows } = await sql<PossibleImplementer & { organType: string }>`
    select ${columns(basicCode)}, o.organ_type as "organType"
    from directory.organisation o join directory.division d on d.code = o.division_code
    where o.organ_type = any(${kinds}::text[]) and ${mayEditOf(actor)}
    order by o.level_code, o.division_code, o.name`.execute(db);
  const place = (row: PossibleImplementer) => `${row.level} ${row.divisionCode}`;
  const own = new Set(rows.filter(row => row.organType === organType).map(place));
  return rows.filter(row => row.organType === organType || !own.has(place(row))).map(({ organType: _, ...row }) => row);
}

/** Those of the organisations named that the keeper may speak for. */
async function readImplementers(
  tx: Db,
  actor: Actor,
  { ids, basicCode }: { ids: readonly string[]; basicCode: string },
): Promise<PossibleImplementer[]> {
  const { rows } = await sql<PossibleImplementer>`
    select ${columns(basicCode)}
    from directory.organisation o join directory.division d on d.code = o.division_code
    where o.id = any(${ids as string[]}::uuid[]) and ${mayEditOf(actor)}`.execute(tx);
  return rows;
}

const columns = (basicCode: string | undefined) => sql`
  o.id, o.name, o.english_name as "englishName", o.level_code as level, o.division_code as "divisionCode",
  d.name as "divisionName", o.unified_social_credit_code as "unifiedSocialCreditCode",
  exists (select from catalogue.service_item s join catalogue.catalogue_item c on c.id = s.catalogue_item_id
          where s.organisation_id = o.id and c.basic_code = ${basicCode ?? null}::text and s.state <> 'cancelled') as implements`;

function mayEditOf(actor: Actor) {
  return scopeCondition(actor, cataloguePermissions.edit, { organisation: 'o.id', division: 'o.division_code' });
}

/**
 * Plans who will handle an item: one 实施清单 each, with the task code (31) made of the body's credit code, its level and the
 * basic code. They handle nothing until a version for them is published. Answers with what is wrong instead of planning.
 */
export async function planImplementers(
  tx: Db,
  actor: Actor,
  { itemId, basicCode, ids }: { itemId: string; basicCode: string; ids: readonly string[] },
): Promise<{ serviceItemIds: string[] } | { refusal: Omit<FieldError, 'path'> }> {
  const found = await readImplementers(tx, actor, { ids, basicCode });
  const refusal = whyNotThese(found, new Set(ids).size, basicCode);
  if (refusal) return { refusal };
  const rows = found.map(one => ({
    organisation: one.id,
    division: one.divisionCode,
    level: one.level,
    taskCode: taskCodeOf(one, basicCode).value,
  }));
  const { rows: made } = await sql<{ id: string }>`
    insert into catalogue.service_item (catalogue_item_id, organisation_id, division_code, level, task_code, state)
    select ${itemId}::uuid, r.organisation, r.division, r.level, r."taskCode", 'planned'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (organisation uuid, division text, level text, "taskCode" text)
    on conflict (task_code) do update
      set state = 'planned', organisation_id = excluded.organisation_id, division_code = excluded.division_code,
          overrides = '{}', revision = service_item.revision + 1
      where service_item.state = 'cancelled'
    returning id`.execute(tx);
  return { serviceItemIds: made.map(row => row.id) };
}

function taskCodeOf(one: PossibleImplementer, basicCode: string) {
  const text = `${one.unifiedSocialCreditCode}${one.level}${basicCode}`;
  const checked = checkTaskCode(text);
  return { value: text, checked };
}

function whyNotThese(
  found: readonly PossibleImplementer[],
  wanted: number,
  basicCode: string,
): Omit<FieldError, 'path'> | undefined {
  if (wanted === 0) {
    const zh = '至少选一个机构来办。';
    return { code: 'implementerMissing', zh, en: 'Choose at least one organisation that handles it.' };
  }
  if (found.length < wanted) {
    const zh = '选的机构里有不归您管的，请重新选。';
    return {
      code: 'implementerElsewhere',
      zh,
      en: 'Some organisation chosen is outside your jurisdiction; choose again.',
    };
  }
  const known = found.find(one => one.implements);
  if (known) {
    const zh = `${known.name}已经在办这个事项，或者等着发布，不用再加。`;
    const en = `${known.englishName} handles this item already, or will once it is published.`;
    return { code: 'implementerKnown', zh, en };
  }
  for (const one of found) {
    const { checked } = taskCodeOf(one, basicCode);
    if (checked.ok) continue;
    const zh = `${one.name}编不出实施编码：${checked.zh}。`;
    return { code: checked.code, zh, en: `No implementation code for ${one.englishName}: ${checked.en}.` };
  }
  return undefined;
}

/**
 * From the publication of a line on, the organisations that it was made for handle the item. Those with a draft of their own
 * wait for that one.
 */
export async function activatePlanned(
  tx: Db,
  { itemId, level, serviceItemId }: { itemId: string; level: string | null; serviceItemId: string | null },
): Promise<void> {
  await sql`
    with begun as (
      update catalogue.service_item s set state = 'active'
      where s.catalogue_item_id = ${itemId} and s.state = 'planned'
        and case when ${serviceItemId}::uuid is not null then s.id = ${serviceItemId}::uuid
                 else (${level}::text is null or s.level = ${level}::text)
                   and not exists (select from catalogue.item_version o where o.service_item_id = s.id) end
      returning s.level
    )
    update catalogue.catalogue_item c
    set levels = (select array_agg(distinct l order by l) from unnest(c.levels || array(select level from begun)) as l)
    where c.id = ${itemId} and exists (select from begun where not begun.level = any(c.levels))`.execute(tx);
}

/** Versions that take effect today: whoever waited for one begins to handle its item. */
export const beginImplementingJob = defineJob({
  name: 'catalogue.beginImplementing',
  schedule: '1 0 * * *',
  async handle({ services: { db, today } }) {
    const { rows } = await sql<{ itemId: string; level: string | null; serviceItemId: string | null }>`
      select distinct v.catalogue_item_id as "itemId", v.level, v.service_item_id as "serviceItemId"
      from catalogue.service_item s
      join catalogue.item_version v on v.catalogue_item_id = s.catalogue_item_id
      where s.state = 'planned' and v.state = 'published' and v.effective_from <= ${today()}`.execute(db);
    for (const line of rows) await activatePlanned(db, line);
  },
});
