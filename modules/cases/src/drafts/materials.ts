import type { Actor } from '@onewindow/auth';
import { getItemVersion } from '@onewindow/catalogue';
import { type MergedMaterial, mergeMaterials } from '@onewindow/catalogue/contract';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { evaluateCondition } from '@onewindow/expressions';
import { attachFile } from '@onewindow/files';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { listLicencesOfParty } from '@onewindow/licences';
import { caseErrors } from '../errors.ts';
import { materialReference } from '../file-access.ts';
import { type Draft, getDraft } from './draft-row.ts';

/** A file or licence that stands for a material. */
export interface MaterialFile {
  id: string;
  slot: string;
  name: string;
  source: string;
  trustLevel: 'A' | 'B' | 'C' | 'D';
  fileId: string | null;
  licenceId: string | null;
  sourceNote: string | null;
  disputedReason: string | null;
  bytes: number | null;
  pages: number | null;
  mediaType: string | null;
  addedBy: string;
  addedAt: Date;
  /** 原件已核对: who held the original beside it, and when. */
  originalSeenBy: string | null;
  originalSeenAt: Date | null;
}

/** One line of the list of materials: what is asked for and what is there. */
export interface MaterialSlot {
  slot: string;
  name: { zh: string; en?: string };
  hint: { zh: string; en?: string } | null;
  sample: { zh: string; en?: string } | null;
  required: boolean;
  /** 容缺后补: may follow later. */
  deferrable: boolean;
  /** Where the platform has it from; then the applicant hands nothing in, unless she disputes it. */
  held: { source: 'licence' | 'realName'; note: { zh: string; en: string }; licenceId: string | null } | null;
  /** She says that what the platform holds is not right 不对？; then she hands in her own. */
  disputed: boolean;
  files: MaterialFile[];
  satisfied: boolean;
}

/** The key under which a merged material is stored; a slot id never changes meaning. */
function slotOf(merged: MergedMaterial): string {
  return merged.key.replace('/', '.');
}

/** The files that are attached to a draft (or, with `matterId`, to a submitted matter). */
export async function listFiles(
  db: Db,
  owner: { applicationId: string } | { matterId: string },
): Promise<MaterialFile[]> {
  const where =
    'applicationId' in owner ? sql`m.application_id = ${owner.applicationId}` : sql`m.matter_id = ${owner.matterId}`;
  const { rows } = await sql<MaterialFile>`
    select m.id, m.slot, m.name, m.source, m.trust_level as "trustLevel", m.file_id as "fileId",
           m.licence_id as "licenceId", m.source_note as "sourceNote", m.disputed_reason as "disputedReason",
           f.bytes, f.pages, f.media_type as "mediaType", m.added_by as "addedBy", m.added_at as "addedAt",
           m.original_seen_by as "originalSeenBy", m.original_seen_at as "originalSeenAt"
    from cases.material m left join platform.file f on f.id = m.file_id
    where ${where} and m.removed_at is null order by m.added_at, m.id`.execute(db);
  return rows;
}

/** A file of a submitted matter under the name of the material that it answers, as the item calls it. */
export type MatterMaterial = MaterialFile & { material: { zh: string; en?: string } };

/** What a submitted matter brought, each file with the material that it answers. */
export async function listMatterMaterials(db: Db, matterId: string): Promise<MatterMaterial[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct item_version_id as id from cases.case where matter_id = ${matterId} order by item_version_id`.execute(
    db,
  );
  const versions = await Promise.all(rows.map(row => getItemVersion(db, row.id)));
  const merged = mergeMaterials(versions.map(version => ({ basicCode: version.basicCode, content: version.content })));
  const names = new Map(merged.map(entry => [slotOf(entry), entry.material.name]));
  return (await listFiles(db, { matterId })).map(file => ({
    ...file,
    material: names.get(file.slot) ?? { zh: file.name },
  }));
}

/** What a draft must bring: the items' materials merged, those whose condition holds, with what is there already. */
export async function materialSlots(
  db: Db,
  {
    draft,
    answers,
    realName,
  }: { draft: Pick<Draft, 'id' | 'partyId' | 'itemVersionIds' | 'answers'>; answers: Answers; realName: boolean },
): Promise<MaterialSlot[]> {
  const versions = await Promise.all(draft.itemVersionIds.map(id => getItemVersion(db, id)));
  const merged = mergeMaterials(versions.map(version => ({ basicCode: version.basicCode, content: version.content })));
  const [files, licences] = [
    await listFiles(db, { applicationId: draft.id }),
    (await listLicencesOfParty(db, { partyId: draft.partyId, page: { limit: 100 } })).rows,
  ];
  return merged
    .filter(({ material }) => material.when === undefined || evaluateCondition(material.when, answers))
    .map(entry => {
      const { material } = entry;
      const slot = slotOf(entry);
      const attached = files.filter(file => file.slot === slot);
      const licence =
        material.fetch?.from === 'licence'
          ? licences.find(one => one.status === 'valid' && one.typeKey === material.fetch?.licenceType)
          : undefined;
      const held: MaterialSlot['held'] = licence
        ? {
            source: 'licence',
            licenceId: licence.id,
            note: {
              zh: `${licence.holderName} · 电子证照库 · ${licence.issuedOn} 签发`,
              en: `${licence.holderName} · licence library · issued ${licence.issuedOn}`,
            },
          }
        : material.fetch?.from === 'identity' && realName
          ? {
              source: 'realName',
              licenceId: null,
              note: { zh: '实名登录时已核验 · 公安人口信息', en: 'Verified when you signed in with your real name' },
            }
          : null;
      const required = material.necessity !== '2';
      const deferrable = material.necessity === '3';
      const disputed = held !== null && Object.hasOwn(draft.answers.disputes, `material.${slot}`);
      return {
        slot,
        name: material.name,
        hint: material.hint ?? null,
        sample: material.sample ?? null,
        required,
        deferrable,
        held,
        disputed,
        files: attached,
        satisfied: (held !== null && !disputed) || attached.length > 0 || !required || deferrable,
      };
    });
}

export interface AttachMaterial {
  applicationId: string;
  slot: string;
  fileId: string;
  name: string;
}

/**
 * Puts an uploaded file into a slot of a draft. Whoever uses it must check it (trust C, 国办函〔2016〕108号) until an officer
 * has compared it with the original (`markOriginal`, trust B).
 * @throws cases.draftNotFound, cases.materialUnknown
 */
export async function attachMaterial(
  db: Db,
  services: Services,
  actor: Actor,
  input: AttachMaterial,
): Promise<{ id: string }> {
  return inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id: input.applicationId, lock: true });
    if (draft.state !== 'draft') throw caseErrors.draftNotFound();
    const slots = await slotsOf(tx, draft);
    if (!slots.has(input.slot)) throw caseErrors.materialUnknown();
    const atWindow = actor.kind === 'staff';
    const { rows } = await sql<{ id: string }>`
      insert into cases.material (application_id, slot, name, source, trust_level, file_id, added_by, added_at)
      values (${draft.id}, ${input.slot}, ${input.name}, ${atWindow ? 'window' : 'applicant'}, 'C',
              ${input.fileId}, ${actor.name}, ${services.now()})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await attachFile(tx, actor, input.fileId, { kind: materialReference, id });
    await appendEvent(tx, actor, {
      type: 'cases.materialAdded',
      subject: { kind: 'application', id: draft.id },
      partyId: draft.partyId,
      at: services.now(),
      data: { slot: input.slot, name: input.name },
    });
    return { id };
  });
}

/** Takes a file back out of a draft; the file itself stays until nothing refers to it any more. */
export async function removeMaterial(
  db: Db,
  services: Services,
  actor: Actor,
  { applicationId, materialId }: { applicationId: string; materialId: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id: applicationId, lock: true });
    if (draft.state !== 'draft') throw caseErrors.draftNotFound();
    await sql`update cases.material set removed_at = ${services.now()}
              where id = ${materialId} and application_id = ${applicationId} and removed_at is null`.execute(tx);
  });
}

async function slotsOf(db: Db, draft: Draft): Promise<Set<string>> {
  const versions = await Promise.all(draft.itemVersionIds.map(id => getItemVersion(db, id)));
  return new Set(
    mergeMaterials(versions.map(version => ({ basicCode: version.basicCode, content: version.content }))).map(slotOf),
  );
}
