import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Db, sql } from '@onewindow/db';
import { openFile, putFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { ensureCertificateAuthority, signPdf } from '@onewindow/pdf';
import type { TemplateBlock, TemplateContent } from '../contract.ts';
import { type DocumentRecord, getDocument } from '../documents.ts';
import { documentErrors } from '../errors.ts';
import { openPersonal } from '../issue.ts';
import { documentKinds, isDocumentKind } from '../kinds.ts';
import type { Locale } from './fill.ts';
import { type LaidOutDocument, layOutDocument } from './layout.ts';

const MAX_BYTES = 20_000_000;

/**
 * The PDF of a document, signed with the issuing body's seal certificate where its kind carries a seal. It is drawn when
 * first asked for and kept: everybody after gets the same bytes.
 * @throws documents.notFound
 */
export async function renderDocument(services: Services, documentId: string): Promise<Buffer> {
  const document = await getDocument(services.db, documentId);
  if (document.fileId !== null) return readWhole(await openFile(services, document.fileId));
  const { bytes, seal } = await drawDocument(services.db, services, document, 'zh');
  const sealed = isDocumentKind(document.kind) && documentKinds[document.kind].sealed;
  const final = sealed ? await signDocument(services, document, bytes, seal) : bytes;
  return keepFirst(services, document, Buffer.from(final));
}

/** The English reading of a document: unsigned, without seal, for reference only. @throws documents.notFound */
export async function renderDocumentForReference(services: Services, documentId: string): Promise<Buffer> {
  const document = await getDocument(services.db, documentId);
  const { bytes } = await drawDocument(services.db, services, document, 'en');
  return Buffer.from(bytes);
}

/** Draws the page from the stored data alone: the same document gives the same bytes. */
export async function drawDocument(
  db: Db,
  services: Services,
  document: DocumentRecord,
  locale: Locale,
): Promise<LaidOutDocument> {
  const content = await contentOf(db, document.templateId);
  const sealed = isDocumentKind(document.kind) && documentKinds[document.kind].sealed && locale === 'zh';
  const demonstration = services.config.demonstration;
  return layOutDocument({
    content,
    locale,
    values: {
      reconsiderationBody: '本级人民政府',
      court: '有管辖权的人民法院',
      ...document.data,
      ...openPersonal(services, document.personal),
      addressee: document.addressee,
      organisation: document.organisationName,
      issuedOn: document.issuedOn,
    },
    number: document.number,
    organisationName: document.organisationName,
    issuedOn: document.issuedOn,
    issuedAt: document.issuedAt,
    ...(sealed && { sealCaption: demonstration ? '示例签发' : '行政审批专用章' }),
    ...(demonstration && { footNote: '示例' }),
  });
}

function signDocument(
  services: Services,
  document: DocumentRecord,
  bytes: Uint8Array,
  seal: LaidOutDocument['seal'],
): Promise<Uint8Array> {
  return ensureCertificateAuthority(join(services.config.dataDirectory, 'certificates')).then(async authority =>
    signPdf(bytes, {
      certificate: await authority.sealCertificate({
        id: document.organisationId,
        name: document.organisationName,
        uscc: document.organisationUscc,
      }),
      reason: `签发${document.title} ${document.number}`,
      at: services.now(),
      ...(seal && { place: seal }),
    }),
  );
}

// Two people may ask at once: the file recorded first is the document, the other is never shown.
async function keepFirst(services: Services, document: DocumentRecord, bytes: Buffer): Promise<Buffer> {
  const file = await putFile(services, Readable.from([bytes]), {
    name: `${document.title}${document.number}.pdf`,
    maxBytes: MAX_BYTES,
    accept: ['application/pdf'],
  });
  const { rows } = await sql<{ fileId: string }>`
    update documents.document set file_id = ${file.id}, file_sha256 = decode(${file.sha256}, 'hex')
    where id = ${document.id} and file_id is null
    returning file_id as "fileId"`.execute(services.db);
  if (rows[0]) return bytes;
  const { fileId } = await getDocument(services.db, document.id);
  return fileId === null ? bytes : readWhole(await openFile(services, fileId));
}

async function contentOf(db: Db, templateId: string): Promise<TemplateContent> {
  const { rows } = await sql<{ title: TemplateContent['title']; blocks: TemplateBlock[] }>`
    select title, blocks from documents.template where id = ${templateId}`.execute(db);
  const row = rows[0];
  if (!row) throw documentErrors.templateNotFound();
  return row;
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
