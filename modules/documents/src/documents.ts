import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import type { DeliveryMethod, DocumentSummary } from './contract.ts';
import { documentErrors } from './errors.ts';
import { documentKinds, isDocumentKind } from './kinds.ts';
import { documentPermissions } from './permissions.ts';

/** A document with everything that its page says. */
export interface DocumentRecord {
  id: string;
  kind: string;
  number: string;
  title: string;
  organisationId: string;
  organisationName: string;
  organisationUscc: string;
  caseId: string | null;
  partyId: string | null;
  addressee: string;
  templateId: string;
  data: Record<string, unknown>;
  personal: Buffer | null;
  issuedOn: string;
  issuedAt: Date;
  issuedByName: string;
  fileId: string | null;
  fileSha256: Buffer | null;
  deliveredAt: Date | null;
  deliveryMethod: DeliveryMethod | null;
  receivedBy: string | null;
}

const columns = sql.raw(`
  id, kind, number, title, organisation_id as "organisationId", organisation_name as "organisationName",
  organisation_uscc as "organisationUscc", case_id as "caseId", party_id as "partyId", addressee, template_id as "templateId",
  data, personal, issued_on as "issuedOn", issued_at as "issuedAt", issued_by_name as "issuedByName", file_id as "fileId",
  file_sha256 as "fileSha256", delivered_at as "deliveredAt", delivery_method as "deliveryMethod", received_by as "receivedBy"`);

/** @throws documents.notFound */
export async function getDocument(db: Db, id: string): Promise<DocumentRecord> {
  const { rows } = await sql<DocumentRecord>`select ${columns} from documents.document where id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw documentErrors.notFound();
  return row;
}

/** The documents of a case in order of issue. Internal ones (审批表, 否定报备表) only when asked for. */
export async function listDocumentsOfCase(
  db: Db,
  caseId: string,
  { includeInternal = false }: { includeInternal?: boolean } = {},
): Promise<DocumentSummary[]> {
  const { rows } = await sql<DocumentRecord>`
    select ${columns} from documents.document where case_id = ${caseId} order by issued_at, id`.execute(db);
  const summaries = rows.map(toSummary);
  return includeInternal ? summaries : summaries.filter(document => !document.internal);
}

export function toSummary(row: DocumentRecord): DocumentSummary {
  const kind = isDocumentKind(row.kind) ? documentKinds[row.kind] : undefined;
  return {
    id: row.id,
    kind: row.kind,
    kindName: kind?.zh ?? row.kind,
    title: row.title,
    number: row.number,
    organisationName: row.organisationName,
    addressee: row.addressee,
    caseId: row.caseId,
    internal: kind?.internal ?? true,
    issuedOn: row.issuedOn,
    issuedAt: row.issuedAt.toISOString(),
    issuedBy: row.issuedByName,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    deliveryMethod: row.deliveryMethod,
    receivedBy: row.receivedBy,
  };
}

/** Decides whether an actor may read a document. */
export type DocumentAccess = (db: Db, actor: Actor, document: DocumentRecord) => Promise<boolean>;

let access: DocumentAccess = defaultAccess;

/**
 * Lets the module that knows cases decide who reads a case's documents; it is asked instead of the rule below for
 * every document that belongs to a case.
 */
export function setDocumentAccess(decide: DocumentAccess): void {
  access = decide;
}

/** True when the actor may read the document. Internal documents are never for applicants. */
export async function canReadDocument(db: Db, actor: Actor, document: DocumentRecord): Promise<boolean> {
  const internal = !isDocumentKind(document.kind) || documentKinds[document.kind].internal;
  if (internal && actor.kind !== 'staff' && actor.kind !== 'system') return false;
  return document.caseId === null ? defaultAccess(db, actor, document) : access(db, actor, document);
}

// The addressee, and staff whose grant reaches the issuing organisation.
async function defaultAccess(_db: Db, actor: Actor, document: DocumentRecord): Promise<boolean> {
  if (actor.partyId !== null && actor.partyId === document.partyId) return true;
  return actor.grants.some(({ permissions, scope }) => {
    if (!permissions.has(documentPermissions.read.name)) return false;
    return scope.kind === 'all' || (scope.kind === 'organisation' && scope.organisationId === document.organisationId);
  });
}
