import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { type DocumentKind, issueDocument } from '@onewindow/documents';
import type { Services } from '@onewindow/http';
import type { CaseRow } from './case-row.ts';
import type { CaseContext } from './context.ts';

/** Issues a document 文书 of a case with the facts that every document states; `data` adds what this kind needs. */
export async function issuePaper(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, context, kind, data = {} }: { row: CaseRow; context: CaseContext; kind: DocumentKind; data?: Record<string, unknown> },
): Promise<{ id: string; number: string }> {
  const { organisation } = context;
  return issueDocument(tx, services, actor, {
    kind,
    caseId: row.id,
    partyId: row.partyId,
    organisation: { id: organisation.id, name: organisation.name, uscc: organisation.unifiedSocialCreditCode },
    at: context.now,
    data: {
      applicantName: row.applicantName,
      applicantIdMasked: row.applicantIdMasked,
      itemName: row.itemName,
      caseNumber: row.caseNumber,
      queryCode: row.queryCode,
      submittedAt: row.submittedAt.toISOString(),
      acceptedOn: row.acceptedOn,
      ...data,
    },
  });
}
