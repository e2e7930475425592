import { detectKind } from './detect.ts';
import { fileErrors } from './errors.ts';
import { readImageSize } from './image.ts';
import { type FileKind, type KindFacts, kinds, listKinds } from './kinds.ts';
import { extensionOf, normaliseName, withExtension } from './names.ts';
import { inspectPdf } from './pdf.ts';
import type { ByteReader } from './reader.ts';
import type { ZipContents } from './zip.ts';

/** Things a reader should know of before opening a file. */
export type FileWarning = 'javascript' | 'launch' | 'embeddedFiles' | 'macros';

/** What is known of an accepted file. */
export interface FileFacts {
  kind: FileKind;
  mediaType: string;
  /** The name it is kept under; its extension is that of the content. */
  name: string;
  /** Pages of a PDF, else null. */
  pages: number | null;
  warnings: FileWarning[];
}

const MAX_PAGES = 5000;
const MAX_PIXELS = 250_000_000;
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;
/** Plain XML packs to about a twentieth; a hundredth and more is no document. */
const MAX_ZIP_RATIO = 200;
const MAX_ZIP_ENTRIES = 20_000;

/**
 * Decides by its bytes whether a file may come in, and under what name.
 * @throws files.empty, files.mislabelled, files.typeNotAccepted, files.damaged, files.encrypted,
 *   files.expandsTooFar, files.tooManyPages, files.tooManyPixels
 */
export async function inspectFile(
  reader: ByteReader,
  { name: givenName, accept }: { name: string; accept: readonly FileKind[] },
): Promise<FileFacts> {
  if (reader.bytes === 0) throw fileErrors.empty();
  const name = normaliseName(givenName);
  const extension = extensionOf(name);
  const { kind, what, zip } = await detectKind(reader, extension);
  if (kind === undefined || !accept.includes(kind)) throw refuseType({ extension, accept, what });
  const { mediaType, extensions }: KindFacts = kinds[kind];
  const facts: FileFacts = {
    kind,
    mediaType,
    name: withExtension(name, extensions),
    pages: null,
    warnings: [],
  };
  if (kind === 'pdf') return { ...facts, ...(await checkPdf(reader)) };
  if (kind === 'jpg' || kind === 'png' || kind === 'webp') await checkImage(reader, kind);
  if (zip) return { ...facts, warnings: checkZip(zip, kind, reader.bytes) };
  return facts;
}

function refuseType({
  extension,
  accept,
  what,
}: {
  extension: string;
  accept: readonly FileKind[];
  what: { zh: string; en: string };
}): Error {
  const texts = {
    what: what.zh,
    whatEn: what.en,
    accepted: listKinds(accept, 'zh'),
    acceptedEn: listKinds(accept, 'en'),
  };
  const calledAccepted = accept.some(kind => (kinds[kind] as KindFacts).extensions.includes(extension));
  return calledAccepted ? fileErrors.mislabelled({ extension, ...texts }) : fileErrors.typeNotAccepted(texts);
}

async function checkPdf(reader: ByteReader): Promise<{ pages: number; warnings: FileWarning[] }> {
  const label = kinds.pdf.label;
  const facts = await inspectPdf(reader);
  if (facts.encrypted) throw fileErrors.encrypted({ label });
  if (facts.expandsTooFar) throw fileErrors.expandsTooFar({ label });
  if (facts.pages === 0) throw fileErrors.damaged({ label });
  if (facts.pages > MAX_PAGES) throw fileErrors.tooManyPages({ pages: facts.pages, limit: MAX_PAGES });
  const all = ['javascript', 'launch', 'embeddedFiles'] as const;
  return { pages: facts.pages, warnings: all.filter(warning => facts[warning]) };
}

async function checkImage(reader: ByteReader, kind: 'jpg' | 'png' | 'webp'): Promise<void> {
  const size = await readImageSize(reader, kind);
  if (!size || size.width === 0 || size.height === 0) throw fileErrors.damaged({ label: kinds[kind].label });
  if (size.width * size.height > MAX_PIXELS) throw fileErrors.tooManyPixels({ ...size });
}

function checkZip(zip: ZipContents, kind: FileKind, bytes: number): FileWarning[] {
  const label = kinds[kind].label;
  if (zip.encrypted) throw fileErrors.encrypted({ label });
  const bomb =
    zip.unpacked > MAX_UNPACKED_BYTES ||
    zip.unpacked > bytes * MAX_ZIP_RATIO + 1_000_000 ||
    zip.names.length > MAX_ZIP_ENTRIES;
  if (bomb) throw fileErrors.expandsTooFar({ label });
  return zip.names.some(name => /vbaProject\.bin$/i.test(name)) ? ['macros'] : [];
}
