import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { isAppError } from '@onewindow/errors';
import {
  attachFile,
  defineUploadPurpose,
  detachFile,
  type FileRecord,
  fileKinds,
  registerFileAccess,
} from '@onewindow/files';
import type { Material, MaterialFile } from './content.ts';
import { mayKeep } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import type { ItemContent } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';

const referenceKind = 'catalogue.sample';

/** What a blank form 空表 or a filled-in one 样表 may be: to be printed, or to be written on. */
export const samplePurpose = defineUploadPurpose({
  name: referenceKind,
  accept: ['pdf', 'docx', 'xlsx', 'ofd', 'jpg', 'png'],
  maxBytes: 20 * 1024 ** 2,
});

// The files of a version that was ever published are everybody's; those of a draft, of whoever keeps it.
registerFileAccess(referenceKind, async (db: Db, actor: Actor, versionId: string) => {
  const { rows } = await sql`
    select 1 from catalogue.item_version v
    where v.id = ${versionId}
      and (v.state in ('published', 'superseded', 'withdrawn')
        or ${mayKeep(actor, cataloguePermissions.read)} or ${mayKeep(actor, cataloguePermissions.edit)})`.execute(db);
  return rows.length > 0;
});

/** The two files that a material may have. */
const slots = ['blankFile', 'sampleFile'] as const;

/** Ids of the files of a content, each once. */
function filesOf({ materials }: Pick<ItemContent, 'materials'>): string[] {
  return [...new Set(materials.flatMap(material => slots.flatMap(slot => material[slot]?.id ?? [])))];
}

/**
 * Lets a version use the files of its materials and no others. Every file is read again: what its name, size and type are is
 * said by the platform, not by who sends the content; who may not read a file cannot give it to the public.
 * @throws catalogue.sampleRefused at the material's field
 */
export async function useSampleFiles(
  tx: Db,
  actor: Actor,
  { versionId, before, content }: { versionId: string; before: ItemContent | null; content: ItemContent },
): Promise<ItemContent> {
  const reference = { kind: referenceKind, id: versionId };
  const kept = new Set(filesOf(content));
  const known = new Map<string, MaterialFile>();
  for (const material of before?.materials ?? []) {
    for (const slot of slots) {
      const file = material[slot];
      if (file && kept.has(file.id)) known.set(file.id, file);
      else if (file) await detachFile(tx, file.id, reference);
    }
  }
  const materials: Material[] = [];
  for (const [index, material] of content.materials.entries()) {
    const files: Partial<Pick<Material, (typeof slots)[number]>> = {};
    for (const slot of slots) {
      const id = material[slot]?.id;
      if (!id) continue;
      const file =
        known.get(id) ?? (await take(tx, actor, id, { reference, path: `/content/materials/${index}/${slot}` }));
      known.set(id, file);
      files[slot] = file;
    }
    materials.push({ ...material, ...files });
  }
  return { ...content, materials };
}

async function take(
  tx: Db,
  actor: Actor,
  id: string,
  { reference, path }: { reference: { kind: string; id: string }; path: string },
): Promise<MaterialFile> {
  const file = await attachFile(tx, actor, id, reference).catch((error: unknown) => {
    if (isAppError(error) && error.status < 500) throw refused(path);
    throw error;
  });
  if (!isSample(file)) throw refused(path);
  const { name, bytes, mediaType } = file;
  return { id, name, bytes, mediaType };
}

/** A person may name any purpose when she uploads; what counts is what the file is. */
function isSample({ mediaType, bytes }: FileRecord): boolean {
  const accepted = samplePurpose.accept.map(kind =>
    kind in fileKinds ? fileKinds[kind as keyof typeof fileKinds].mediaType : kind,
  );
  return accepted.some(type => type === mediaType) && bytes <= (samplePurpose.maxBytes ?? 0);
}

function refused(path: string) {
  const { zh, en } = catalogueErrors.sampleRefused();
  return catalogueErrors.sampleRefused({}, { fields: [{ path, code: 'sampleRefused', zh, en }] });
}

/** Ends the use of the files of a draft that is thrown away. */
export async function dropSampleFiles(tx: Db, versionId: string, content: ItemContent): Promise<void> {
  for (const id of filesOf(content)) await detachFile(tx, id, { kind: referenceKind, id: versionId });
}
