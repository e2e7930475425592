import type { Config } from '@onewindow/config';
import { type Acceptable, documentKinds } from './kinds.ts';

/** What may be uploaded for one use. */
export interface UploadPurpose {
  /** Names the use in `POST /api/uploads`, e.g. `cases.material`. */
  name: string;
  accept: readonly Acceptable[];
  /** Default: the installation's limit (`UPLOAD_LIMIT`). */
  maxBytes?: number;
}

/** The purpose of an upload that names none. */
const documents: UploadPurpose = { name: 'document', accept: documentKinds };
const purposes = new Map<string, UploadPurpose>([[documents.name, documents]]);

/** A module says what it takes. It checks again when it attaches the file, for a person may name any purpose. */
export function defineUploadPurpose(purpose: UploadPurpose): UploadPurpose {
  purposes.set(purpose.name, purpose);
  return purpose;
}

/** The purpose with its limit in bytes; an unknown one is the default. */
export function purposeOf(name: string, config: Config): Required<UploadPurpose> {
  const purpose = purposes.get(name) ?? documents;
  return { ...purpose, maxBytes: Math.min(purpose.maxBytes ?? config.uploadLimit, config.uploadLimit) };
}
