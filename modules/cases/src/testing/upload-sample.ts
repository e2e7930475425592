import { Readable } from 'node:stream';
import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { documentKinds, putFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { PDFDocument } from 'pdf-lib';
import { attachMaterial } from '../drafts/materials.ts';

/** Uploads a one-page PDF into a slot of a draft. */
export async function uploadSample(
  db: Db,
  services: Services,
  actor: Actor,
  { applicationId, slot, name = '样例.pdf' }: { applicationId: string; slot: string; name?: string },
): Promise<void> {
  const fileId = await sampleFile(services, actor, name);
  await attachMaterial(db, services, actor, { applicationId, slot, fileId, name });
}

/** A one-page PDF in the store of files, not yet attached to anything. Returns its id. */
export async function sampleFile(services: Services, actor: Actor, name: string): Promise<string> {
  const file = await putFile(services, Readable.from([await samplePdf()]), {
    name,
    accept: documentKinds,
    maxBytes: 1_000_000,
    createdBy: actor.accountId,
  });
  return file.id;
}

let cached: Promise<Uint8Array> | undefined;

function samplePdf(): Promise<Uint8Array> {
  cached ??= PDFDocument.create().then(document => {
    document.addPage([595, 842]);
    return document.save();
  });
  return cached;
}
