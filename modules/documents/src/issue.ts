import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import type { DeliveryMethod, DocumentDelivered, DocumentIssued } from './contract.ts';
import { documentErrors } from './errors.ts';
import { type DocumentKindName, documentKinds } from './kinds.ts';
import { dateInWords, fillText, isPresent, localDateOf } from './render/fill.ts';
import { getPublishedTemplate } from './templates.ts';

/** The body in whose name a document is issued. */
export interface IssuingOrganisation {
  id: string;
  name: string;
  /** 统一社会信用代码. */
  uscc: string;
  /** 机关代字, put before the kind's word in the number: 七审批 + 准 → 七审批准〔2026〕18号. */
  documentWord?: string;
}

export interface IssueDocument {
  kind: DocumentKindName;
  caseId?: string | null;
  /** The party to whom it is addressed, who may read it. */
  partyId?: string | null;
  organisation: IssuingOrganisation;
  /** The addressee as printed; `data.addressee` unless told. */
  addressee?: string;
  /**
   * What fills the template. The built-in texts use matter, caseNumber, queryCode, appliedOn, receivedOn, acceptedOn, dueOn,
   * acceptanceDueOn, correctionDueOn (dates `YYYY-MM-DD`), promiseDays, statutoryDays, reasons, facts, law, competentBody,
   * materials (`{ name, form, copies, note }`), corrections (`{ item, instruction }`), opinions (`{ step, opinion, by, at }`),
   * procedure, startedOn, expectedDays, conductedBy, hearing, days, deemed, checkers, findings, content, validFrom, validTo,
   * licenceType, licenceNumber, effectiveOn, receivedBy, contactPerson, contactPhone, contactAddress, reconsiderationBody,
   * court. `documentKinds[kind].required` names those without which a kind is refused.
   * `otherThanPermit: true` where the matter is not an administrative licence (公共服务, 行政确认 …).
   */
  data: Record<string, unknown>;
  /** Values that are personal data (ID number, telephone, address): kept encrypted and printed like the others. */
  personal?: Record<string, unknown>;
  /** The moment of issue; now unless told (seeding, imports). */
  at?: Date;
}

export interface IssuedDocument {
  id: string;
  number: string;
  title: string;
  issuedAt: Date;
}

/** Kinds whose matter is a 行政许可 carry the word in their title; others do not. */
const PERMIT_WORD = '行政许可';
const PERSONAL_CONTEXT = 'documents.document.personal';

/**
 * Issues a document 签发文书: allocates its number and stores what is printed, in the caller's transaction with the event
 * `documents.issued`. Numbers of one body, kind and year have no gaps and no doubles, whatever happens at once. The PDF
 * is drawn when somebody first asks for it, so that a decision never waits for it.
 * @throws documents.incomplete when something is missing that the law requires the kind to say
 */
export async function issueDocument(
  db: Db,
  services: Services,
  actor: Actor,
  input: IssueDocument,
): Promise<IssuedDocument> {
  const kind = documentKinds[input.kind];
  const missing = kind.required.filter(key => !isPresent(input.data, key) && !isPresent(input.personal ?? {}, key));
  if (missing.length > 0) {
    throw documentErrors.incomplete({ kind: kind.zh, kindEn: kind.en }, { fields: missing.map(missingField) });
  }
  const addressee = input.addressee ?? input.data.addressee;
  if (typeof addressee !== 'string' || addressee === '')
    throw documentErrors.incomplete({ kind: kind.zh, kindEn: kind.en }, { fields: [missingField('addressee')] });
  const at = input.at ?? services.now();
  const issuedOn = localDateOf(at);
  const year = Number(issuedOn.slice(0, 4));
  const word = `${input.organisation.documentWord ?? ''}${kind.word}`;

  return inTransaction(db, async tx => {
    const template = await getPublishedTemplate(tx, input.kind);
    const data: Record<string, unknown> = {
      ...(await deliveredDocuments(tx, input)),
      ...input.data,
      permitWord: isPresent(input.data, 'otherThanPermit') ? '' : PERMIT_WORD,
    };
    const title = fillText(template.content.title, data, 'zh');
    const personal = input.personal && services.crypto.sealJson(input.personal, PERSONAL_CONTEXT);
    const { rows } = await sql<IssuedDocument>`
      with serial as (
        insert into documents.serial as s (organisation_id, kind, year, last)
        values (${input.organisation.id}, ${input.kind}, ${year}, 1)
        on conflict (organisation_id, kind, year) do update set last = s.last + 1
        returning last
      )
      insert into documents.document (
        kind, number, year, serial, organisation_id, organisation_name, organisation_uscc, case_id, party_id, addressee,
        title, template_id, data, personal, issued_on, issued_at, issued_by_account_id, issued_by_name
      )
      select ${input.kind}, ${word}::text || '〔' || ${year}::int || '〕' || last || '号', ${year}, last, ${input.organisation.id},
        ${input.organisation.name}, ${input.organisation.uscc}, ${input.caseId ?? null}, ${input.partyId ?? null},
        ${addressee}, ${title}, ${template.id}, ${JSON.stringify(data)}::jsonb, ${personal ?? null}::bytea, ${issuedOn}::date,
        ${at}, ${actor.accountId}, ${actor.name}
      from serial
      returning id, number, title, issued_at as "issuedAt"`.execute(tx);
    const document = rows[0];
    if (!document) throw new Error('insert returned no row');
    const payload: DocumentIssued = { kind: input.kind, number: document.number, title };
    await appendEvent(tx, actor, {
      type: 'documents.issued',
      subject: { kind: 'document', id: document.id },
      caseId: input.caseId,
      partyId: input.partyId,
      at,
      data: payload,
    });
    return document;
  });
}

// A proof of delivery lists what was delivered: unless told otherwise, what was decided in the case.
async function deliveredDocuments(tx: Db, { kind, caseId }: IssueDocument): Promise<Record<string, unknown>> {
  if (kind !== 'deliveryReceipt' || !caseId) return {};
  const { rows } = await sql<{ title: string; number: string; copies: number }>`
    select title, number, 1 as copies from documents.document
    where case_id = ${caseId} and kind like '%Decision' order by issued_at, id`.execute(tx);
  return { documents: rows };
}

export interface DeliverDocument {
  documentId: string;
  method: DeliveryMethod;
  /** Who signed for it, or null for electronic delivery and announcement. */
  receivedBy?: string | null;
  at?: Date;
}

/**
 * Records delivery 送达, once. A repeated electronic delivery changes nothing and is no error.
 * @throws documents.notFound, documents.alreadyDelivered
 */
export function deliverDocument(db: Db, services: Services, actor: Actor, input: DeliverDocument): Promise<void> {
  const at = input.at ?? services.now();
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ number: string; caseId: string | null; partyId: string | null }>`
      update documents.document set delivered_at = ${at}, delivery_method = ${input.method}, received_by = ${input.receivedBy ?? null}
      where id = ${input.documentId} and delivered_at is null
      returning number, case_id as "caseId", party_id as "partyId"`.execute(tx);
    const row = rows[0];
    if (!row) return refuseSecondDelivery(tx, input);
    const payload: DocumentDelivered = {
      number: row.number,
      method: input.method,
      receivedBy: input.receivedBy ?? null,
    };
    await appendEvent(tx, actor, {
      type: 'documents.delivered',
      subject: { kind: 'document', id: input.documentId },
      caseId: row.caseId,
      partyId: row.partyId,
      at,
      data: payload,
    });
  });
}

async function refuseSecondDelivery(tx: Db, input: DeliverDocument): Promise<void> {
  const { rows } = await sql<{ deliveredAt: Date; method: string }>`
    select delivered_at as "deliveredAt", delivery_method as method from documents.document where id = ${input.documentId}`.execute(
    tx,
  );
  const existing = rows[0];
  if (!existing) throw documentErrors.notFound();
  if (existing.method === 'electronic' && input.method === 'electronic') return;
  throw documentErrors.alreadyDelivered({ date: dateInWords(localDateOf(existing.deliveredAt), 'zh') });
}

/** Opens what `issueDocument` sealed. */
export function openPersonal(services: Services, personal: Buffer | null): Record<string, unknown> {
  return personal === null ? {} : services.crypto.openJson<Record<string, unknown>>(personal, PERSONAL_CONTEXT);
}

function missingField(key: string): FieldError {
  return { path: `/data/${key}`, code: 'required', zh: `缺少 ${key}`, en: `${key} is missing` };
}
