import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import { loadOrganTypes } from './catalogue-data.ts';
import { isKnownCode } from './code-tables.ts';
import { createDraft, insertFirstDraft } from './create-draft.ts';
import { type Draft, getDraft, keeperDivision, mayKeep } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import { planImplementers } from './implementers.ts';
import { drawBasicCode, readBasicCode, type SetBy } from './item-code.ts';
import type { CatalogueEntry } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';
import { refreshItemSearch } from './search-index.ts';

/** A new item of the catalogue, as its keeper describes it 新建事项. */
export interface NewItem {
  name: { zh: string; en?: string | undefined };
  typeCode: string;
  setBy: SetBy;
  /** Key of data/organ-types.json. */
  organType: string;
  audience: CatalogueEntry['audience'];
  /** Who will handle it once it is published. */
  organisationIds: readonly string[];
  /** As a catalogue has it; left out, the platform draws a provisional one. */
  basicCode?: string | undefined;
  localCode?: string | undefined;
}

/**
 * Makes an item by hand: its entry in the catalogue, who will handle it, and the first draft of its content, which then goes
 * the way of every draft. Everything that is wrong is told at once, each beside its field.
 * @throws catalogue.cityOnly when the unified content is not the actor's; catalogue.itemIncomplete with the fields
 */
export function createItem(db: Db, actor: Actor, input: NewItem): Promise<Draft> {
  return inTransaction(db, async tx => {
    await requireKeeper(tx, actor);
    const problems = [...entryProblems(input), ...(await nameProblems(tx, input))];
    const code = input.basicCode?.trim() ? readBasicCode(input.basicCode, input.typeCode) : undefined;
    if (code && 'refusal' in code) problems.push({ path: '/basicCode', ...code.refusal });
    // Without its parts no code can be drawn, and without a code nobody can be planned for it.
    if (problems.length > 0) throw incomplete([...problems, ...unplanned(input)]);
    const given = code && 'value' in code ? code : undefined;
    const basicCode = given?.value ?? (await drawBasicCode(tx, input));
    const source = given ? (given.setBy === 'state' ? 'national' : 'autonomousRegion') : 'provisional';
    const itemId = await insertEntry(tx, { ...input, basicCode, source });
    const planned = await planImplementers(tx, actor, { itemId, basicCode, ids: input.organisationIds });
    if ('refusal' in planned) throw incomplete([{ path: '/organisationIds', ...planned.refusal }]);
    await sql`
      update catalogue.catalogue_item c
      set levels = (select array_agg(distinct s.level order by s.level) from catalogue.service_item s
                    where s.catalogue_item_id = c.id)
      where c.id = ${itemId}`.execute(tx);
    const draftId = await insertFirstDraft(tx, actor, { itemId, ...input });
    await refreshItemSearch(tx, [basicCode]);
    await appendEvent(tx, actor, {
      type: 'catalogue.itemCreated',
      subject: { kind: 'catalogueItem', id: itemId },
      data: { basicCode, name: input.name.zh, implementers: planned.serviceItemIds.length },
    });
    await appendEvent(tx, actor, {
      type: 'catalogue.draftCreated',
      subject: { kind: 'itemVersion', id: draftId },
      data: { basicCode },
    });
    return getDraft(tx, actor, draftId);
  });
}

/**
 * Lets one more organisation take up an item of the catalogue: its 实施清单, and a draft of its own that begins as what is in
 * force elsewhere. It handles nothing until that draft is published.
 * @throws catalogue.itemNotFound when nothing of it was published; catalogue.itemIncomplete with the field
 */
export function addImplementer(
  db: Db,
  actor: Actor,
  { basicCode, organisationId }: { basicCode: string; organisationId: string },
): Promise<Draft> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      select c.id from catalogue.catalogue_item c
      where c.basic_code = ${basicCode} and c.state = 'active'
        and exists (select from catalogue.item_version v
                    where v.catalogue_item_id = c.id and v.state in ('published', 'superseded', 'withdrawn'))
      for share`.execute(tx);
    const itemId = rows[0]?.id;
    if (!itemId) throw catalogueErrors.itemNotFound();
    const planned = await planImplementers(tx, actor, { itemId, basicCode, ids: [organisationId] });
    if ('refusal' in planned) throw incomplete([{ path: '/organisationId', ...planned.refusal }]);
    const [serviceItemId = ''] = planned.serviceItemIds;
    await appendEvent(tx, actor, {
      type: 'catalogue.implementerPlanned',
      subject: { kind: 'serviceItem', id: serviceItemId },
      data: { basicCode, organisationId },
    });
    return createDraft(tx, actor, { basicCode, serviceItemId });
  });
}

/** New items belong to the unified content, which the city keeps. */
async function requireKeeper(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql`
    select 1 from (values (null::uuid, ${keeperDivision}::text)) as v (organisation_id, division_code)
    where ${mayKeep(actor, cataloguePermissions.edit)}`.execute(tx);
  if (rows.length === 0) throw catalogueErrors.cityOnly();
}

function entryProblems({ name, typeCode, organType }: NewItem): FieldError[] {
  const problems: FieldError[] = [];
  if (name.zh.trim() === '') {
    const zh = '写事项的名称，和依据里的叫法一致。';
    problems.push({ path: '/name/zh', code: 'nameMissing', zh, en: 'Write the name of the item as its law has it.' });
  }
  // 00 is the heading over 01 to 10, not a type that an item has.
  if (!isKnownCode('itemType', typeCode) || typeCode === '00') {
    problems.push({ path: '/typeCode', code: 'typeMissing', zh: '选一种事项类型。', en: 'Choose the type of item.' });
  }
  if (!loadOrganTypes().some(type => type.code === organType)) {
    const en = 'Choose the kind of organisation that handles it.';
    problems.push({ path: '/organType', code: 'organTypeMissing', zh: '选由哪个部门来办。', en });
  }
  return problems;
}

/** What can be said of the organisations before anything else is right. */
function unplanned({ organisationIds }: NewItem): FieldError[] {
  if (organisationIds.length > 0) return [];
  const en = 'Choose at least one organisation that handles it.';
  return [{ path: '/organisationIds', code: 'implementerMissing', zh: '至少选一个机构来办。', en }];
}

async function nameProblems(tx: Db, { name, typeCode }: NewItem): Promise<FieldError[]> {
  const { rows } = await sql<{ basicCode: string }>`
    select basic_code as "basicCode" from catalogue.catalogue_item
    where name_zh = ${name.zh.trim()} and type_code = ${typeCode} and state = 'active' limit 1`.execute(tx);
  const known = rows[0];
  if (!known) return [];
  const zh = `目录里已经有同名、同类型的事项，编码 ${known.basicCode}。是同一个就改那一个，不是就把名称写得更清楚。`;
  const en = `There is an item of this name and type already, ${known.basicCode}. Edit that one, or make the name clearer.`;
  return [{ path: '/name/zh', code: 'nameTaken', zh, en }];
}

/** @throws catalogue.itemIncomplete when the code is another item's */
async function insertEntry(
  tx: Db,
  {
    basicCode,
    source,
    name,
    organType,
    typeCode,
    audience,
    localCode,
  }: NewItem & { basicCode: string; source: string },
): Promise<string> {
  const organ = loadOrganTypes().find(type => type.code === organType);
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.catalogue_item (
      basic_code, code_source, local_code, name_zh, name_en, organ_type, organ_text, type_code, levels, audience
    )
    values (${basicCode}, ${source}, ${localCode?.trim() || null}, ${name.zh.trim()}, ${name.en?.trim() || null}, ${organType},
            ${organ?.zh ?? ''}, ${typeCode}, array['7'], ${audience})
    on conflict (basic_code) do nothing
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id) return id;
  const { rows: others } = await sql<{ name: string }>`
    select name_zh as name from catalogue.catalogue_item where basic_code = ${basicCode}`.execute(tx);
  const other = others[0]?.name ?? '';
  const zh = `这个编码是“${other}”的，请核对目录。`;
  throw incomplete([
    { path: '/basicCode', code: 'codeTaken', zh, en: `This code is that of “${other}”; check the catalogue.` },
  ]);
}

function incomplete(fields: FieldError[]) {
  return catalogueErrors.itemIncomplete({ count: fields.length }, { fields });
}
