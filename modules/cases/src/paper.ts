import type { Actor } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { divisionTree } from '@onewindow/directory';
import { type DocumentKindName, type IssuedDocument, issueDocument } from '@onewindow/documents';
import type { Services } from '@onewindow/http';
import type { CaseRow } from './case-row.ts';
import type { CaseContext } from './context.ts';

/** Issues a document 文书 of a case with the facts that every document states; `data` adds what this kind needs. */
export async function issuePaper(
  tx: Db,
  services: Services,
  actor: Actor,
  {
    row,
    context,
    kind,
    data = {},
  }: { row: CaseRow; context: CaseContext; kind: DocumentKindName; data?: Record<string, unknown> },
): Promise<IssuedDocument> {
  const { organisation, item } = context;
  const { limits, bases } = item.content;
  const [basis] = bases;
  return issueDocument(tx, services, actor, {
    kind,
    caseId: row.id,
    partyId: row.partyId,
    organisation: { id: organisation.id, name: organisation.name, uscc: organisation.unifiedSocialCreditCode },
    addressee: row.applicantName,
    at: context.now,
    data: withoutNull({
      matter: row.itemName,
      caseNumber: row.caseNumber,
      queryCode: row.queryCode,
      appliedOn: localDateOf(row.submittedAt),
      receivedOn: row.receivedAt && localDateOf(row.receivedAt),
      acceptedOn: row.acceptedOn,
      promiseDays: limits.promise?.unit === 'workingDay' ? limits.promise.amount : null,
      statutoryDays: limits.statutory?.unit === 'workingDay' ? limits.statutory.amount : null,
      law: basis?.law && basis.article ? `《${basis.law}》${basis.article}` : '《中华人民共和国行政许可法》第三十八条',
      reconsiderationBody: await reconsiderationBody(tx, organisation.divisionCode),
      court: '有管辖权的人民法院',
      contactPhone: organisation.telephone,
      receivedBy: actor.kind === 'staff' ? actor.name : null,
      otherThanPermit: item.typeCode === '01' ? null : true,
      ...data,
    }),
  });
}

/** 行政复议法（2023）§24: the people's government of the body's own level decides on reconsideration. */
async function reconsiderationBody(tx: Db, divisionCode: string): Promise<string> {
  const path = (await divisionTree(tx)).path(divisionCode);
  return `${path?.map(node => node.name.zh).join('') ?? '本级'}人民政府`;
}

function withoutNull(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));
}
