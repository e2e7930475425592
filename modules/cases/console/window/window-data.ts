import { api, apiPath, randomKey } from '@onewindow/console-kit';
import type { CaseListItem, CaseReply, DraftReply } from '../../src/contract.ts';

/** A party as identity's routes give it; numbers in it are masked. */
export interface Party {
  id: string;
  kind: string;
  name: string;
  idType: string;
  idMasked: string;
  phoneMasked: string | null;
}

export interface DraftLine {
  id: string;
  title: string;
  currentPage: string | null;
  savedAt: string;
  expiresAt: string;
}

/** One case that came out of a submission, with the receipt if it could be received here. */
export interface ReceivedCase {
  id: string;
  queryCode: string;
  itemName: string;
  documentId: string | null;
  /** By when acceptance is to be answered (行政许可法第三十二条, five working days). */
  acceptanceDue: string | null;
  organisationName: string;
}

export const partyKey = (id: string) => ['party', id];
export const draftKey = (id: string) => ['application', id];

export function fetchDraft(id: string, signal?: AbortSignal): Promise<DraftReply> {
  return api.get<DraftReply>(apiPath`/api/applications/${id}`, { signal }) as Promise<DraftReply>;
}

export function fetchReceivedToday(today: string, signal: AbortSignal): Promise<{ rows: CaseListItem[] }> {
  return api.get('/api/cases', {
    query: { channel: 'window', submittedFrom: today, sort: 'recent', limit: 50 },
    signal,
  });
}

/**
 * Submits a draft and receives every case that it became. Both may be repeated: submitting again gives the same matter,
 * and a case that is received already is only read.
 */
export async function submitAndReceive(
  draftId: string,
  expectedVersion: number,
  key: string,
): Promise<{ queryCode: string; cases: ReceivedCase[] }> {
  const submitted = await api.post<{ queryCode: string; cases: { id: string; queryCode: string; itemName: string }[] }>(
    apiPath`/api/applications/${draftId}/submit`,
    { expectedVersion },
    { key },
  );
  const cases: ReceivedCase[] = [];
  for (const one of submitted.cases) cases.push(await receive(one));
  return { queryCode: submitted.queryCode, cases };
}

async function receive(one: { id: string; queryCode: string; itemName: string }): Promise<ReceivedCase> {
  let found = await readCase(one.id);
  if (found.may.includes('receive')) {
    await api.post(
      apiPath`/api/cases/${one.id}/receive`,
      { expectedVersion: found.case.version },
      { key: randomKey() },
    );
    found = await readCase(one.id);
  }
  return {
    ...one,
    documentId: found.documents.find(document => document.kind === 'receiptOfMaterials')?.id ?? null,
    acceptanceDue: found.acceptance?.due ?? null,
    organisationName: found.case.organisationName,
  };
}

function readCase(id: string): Promise<CaseReply> {
  return api.get<CaseReply>(apiPath`/api/cases/${id}`) as Promise<CaseReply>;
}
