import { randomUUID } from 'node:crypto';
import { inTransaction, sql } from '@onewindow/db';
import { verifyPdfSignature } from '@onewindow/pdf';
import {
  createTestDatabase,
  personActor,
  staffActor,
  type TestDatabase,
  type TestServices,
  testServices,
} from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canReadDocument, getDocument, listDocumentsOfCase, setDocumentAccess } from './documents.ts';
import { deliverDocument, type IssueDocument, issueDocument } from './issue.ts';
import { documentKinds } from './kinds.ts';
import { documentPermissions } from './permissions.ts';
import { drawDocument, renderDocument, renderDocumentForReference } from './render/render.ts';
import { sampleValues } from './sample.ts';

let database: TestDatabase;
let services: TestServices;
const officer = staffActor();
const organisation = {
  id: randomUUID(),
  name: '桂林市七星区行政审批局（示例）',
  uscc: '11450305MB1H26056W',
  documentWord: '七审批',
};

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database.db);
});
afterAll(() => database.close());

const grant = (overrides: Partial<IssueDocument> = {}): IssueDocument => ({
  kind: 'grantDecision',
  caseId: randomUUID(),
  partyId: randomUUID(),
  organisation: { ...organisation, id: randomUUID() },
  addressee: '李云舒（示例）',
  data: sampleValues(),
  ...overrides,
});
const issue = (input: IssueDocument) => issueDocument(database.db, services, officer, input);

describe('issuing a document', () => {
  test('numbers it by body, kind and year', async () => {
    const body = { ...organisation, id: randomUUID() };
    const at = new Date('2026-11-26T02:00:00Z');
    const numbers: string[] = [];
    for (let i = 0; i < 2; i++) numbers.push((await issue(grant({ organisation: body, at }))).number);
    const other = await issue(grant({ kind: 'acceptanceNotice', organisation: body, at }));
    const next = await issue(grant({ organisation: body, at: new Date('2026-12-31T16:00:00Z') }));
    expect([...numbers, other.number, next.number]).toEqual([
      '七审批准〔2026〕1号',
      '七审批准〔2026〕2号',
      '七审批受〔2026〕1号',
      '七审批准〔2027〕1号',
    ]);
  });

  test('leaves no gap and no double when many are issued at once and some fail', async () => {
    const body = { ...organisation, id: randomUUID() };
    const attempts = Array.from({ length: 24 }, (_, index) =>
      inTransaction(database.db, async tx => {
        const document = await issueDocument(tx, services, officer, grant({ organisation: body }));
        if (index % 3 === 0) throw new Error('the decision fails');
        return document.number;
      }).catch(() => undefined),
    );
    const numbers = (await Promise.all(attempts)).filter(number => number !== undefined);
    const serials = numbers.map(number => Number(/〕(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  test('writes its event in the same transaction', async () => {
    const input = grant();
    const document = await issue(input);
    const { rows } = await sql<{ type: string; data: { number: string } }>`
      select type, data from platform.event where subject_id = ${document.id}`.execute(database.db);
    expect(rows).toEqual([{ type: 'documents.issued', data: expect.objectContaining({ number: document.number }) }]);
  });

  test('refuses a refusal without reasons, saying which fields are missing', async () => {
    const { reasons: _, ...data } = sampleValues();
    await expect(issue(grant({ kind: 'refusalDecision', data }))).rejects.toThrowError(
      expect.objectContaining({
        code: 'documents.incomplete',
        fields: [expect.objectContaining({ path: '/data/reasons' })],
      }),
    );
  });

  test('names what is no licence without the word licence', async () => {
    const permit = await issue(grant());
    const other = await issue(grant({ data: { ...sampleValues(), otherThanPermit: true } }));
    expect([permit.title, other.title]).toEqual(['准予行政许可决定书', '准予决定书']);
  });

  test('lists in a proof of delivery what was decided in the case', async () => {
    const input = grant();
    const decision = await issue(input);
    const { documents: _, ...data } = sampleValues();
    const receipt = await issue({ ...input, kind: 'deliveryReceipt', data });
    const stored = await getDocument(database.db, receipt.id);
    expect(stored.data.documents).toEqual([{ title: '准予行政许可决定书', number: decision.number, copies: 1 }]);
  });
});

describe('the PDF of a document', () => {
  test.each(Object.keys(documentKinds) as (keyof typeof documentKinds)[])(
    '%s is drawn, and signed where it is sealed',
    async kind => {
      const document = await issue(grant({ kind }));
      const bytes = await renderDocument(services, document.id);
      const report = await verifyPdfSignature(bytes);
      expect(report.valid).toBe(documentKinds[kind].sealed);
      if (report.valid) expect(report).toMatchObject({ organisation: organisation.name, uscc: organisation.uscc });
    },
  );

  test('is the same for everybody, also when two ask at once', async () => {
    const { id } = await issue(grant());
    const [one, two] = await Promise.all([renderDocument(services, id), renderDocument(services, id)]);
    expect(one.equals(two)).toBe(true);
    expect((await renderDocument(services, id)).equals(one)).toBe(true);
  });

  test('comes from the stored data alone: drawing twice gives the same bytes', async () => {
    const { id } = await issue(grant({ personal: { idNumber: '11010519491231002X' } }));
    const document = await getDocument(database.db, id);
    const draw = async () => Buffer.from((await drawDocument(database.db, services, document, 'zh')).bytes);
    expect((await draw()).equals(await draw())).toBe(true);
  });

  test('keeps personal data out of the clear columns', async () => {
    const { id } = await issue(grant({ personal: { contactPhone: '13800002607' } }));
    const { rows } = await sql<{
      text: string;
    }>`select d::text as text from documents.document d where id = ${id}`.execute(database.db);
    expect(rows[0]?.text).not.toContain('13800002607');
  });

  test('has an English reading without signature', async () => {
    const { id } = await issue(grant());
    expect(await verifyPdfSignature(await renderDocumentForReference(services, id))).toMatchObject({
      problem: 'unsigned',
    });
  });
});

describe('reading documents', () => {
  test('shows an applicant the documents of her case without the internal ones', async () => {
    const input = grant();
    await issue(input);
    await issue({ ...input, kind: 'approvalForm' });
    expect(await listDocumentsOfCase(database.db, input.caseId ?? '')).toHaveLength(1);
    expect(await listDocumentsOfCase(database.db, input.caseId ?? '', { includeInternal: true })).toHaveLength(2);
  });

  test('lets the addressee and the issuing body read, and nobody else', async () => {
    const input = grant({ caseId: null });
    const document = await getDocument(database.db, (await issue(input)).id);
    const own = staffActor({ permissions: [documentPermissions.read], organisationId: input.organisation.id });
    const may = (actor: ReturnType<typeof personActor>) => canReadDocument(database.db, actor, document);
    expect(await may(personActor({ partyId: input.partyId ?? '' }))).toBe(true);
    expect(await may(own)).toBe(true);
    expect(await may(personActor())).toBe(false);
    expect(await may(staffActor({ permissions: [documentPermissions.read] }))).toBe(false);
    expect(await may(staffActor({ organisationId: input.organisation.id }))).toBe(false);
  });

  test('asks the module of cases for documents of a case, but never shows internal ones to applicants', async () => {
    const input = grant();
    const decision = await getDocument(database.db, (await issue(input)).id);
    const form = await getDocument(database.db, (await issue({ ...input, kind: 'approvalForm' })).id);
    setDocumentAccess(async () => true);
    expect(await canReadDocument(database.db, personActor(), decision)).toBe(true);
    expect(await canReadDocument(database.db, personActor(), form)).toBe(false);
  });
});

describe('delivery', () => {
  test('is recorded once, with its event', async () => {
    const { id } = await issue(grant());
    const deliver = (receivedBy: string) =>
      deliverDocument(database.db, services, officer, { documentId: id, method: 'direct', receivedBy });
    await deliver('李云舒（示例）');
    await expect(deliver('别人')).rejects.toMatchObject({ code: 'documents.alreadyDelivered' });
    expect(await getDocument(database.db, id)).toMatchObject({
      receivedBy: '李云舒（示例）',
      deliveryMethod: 'direct',
    });
  });

  test('by electronic means may be reported twice', async () => {
    const { id } = await issue(grant());
    const deliver = () => deliverDocument(database.db, services, officer, { documentId: id, method: 'electronic' });
    await deliver();
    await expect(deliver()).resolves.toBeUndefined();
  });
});
