import type { ScenarioAnswers } from '@onewindow/catalogue/contract';
import { api, apiPath, randomKey } from '@onewindow/console-kit';
import type { CaseListItem } from '../../src/contract.ts';
import type { DraftReply, ReceivedReply } from '../../src/contract-applications.ts';
import type { CorrectionReply, WaitingReply } from '../../src/contract-corrections.ts';

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

/** An item of the catalogue as the window finds it. */
export interface FoundItem {
  basicCode: string;
  name: string;
  nameEn: string | null;
  /** It has a form and a process. */
  online: boolean;
}

interface Implementer {
  divisionCode: string;
  organisationName: string;
}

/** Who handles an item, as a query. */
export function implementersOf(basicCode: string) {
  return {
    queryKey: ['implementers', basicCode],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<{ rows: Implementer[] }>(apiPath`/api/catalogue/items/${basicCode}/implementers`, { signal }),
  };
}

/** 桂林市, GB/T 2260. */
export const cityDivision = '450300000000';

export async function fetchCounties(signal: AbortSignal): Promise<{ code: string; name: string }[]> {
  const { rows } = await api.get<{ rows: { code: string; name: string }[] }>('/api/divisions', {
    query: { parent: cityDivision },
    signal,
  });
  return rows;
}

interface Resolved {
  items: FoundItem[];
  materials: {
    key: string;
    material: { name: { zh: string; en?: string } };
    neededFor: { basicCode: string }[];
  }[];
}

/** The items that follow from a scenario's answers, with what is to be handed in for them. */
export function fetchResolved(code: string, answers: ScenarioAnswers, signal: AbortSignal): Promise<Resolved> {
  return api.post<Resolved>(
    apiPath`/api/catalogue/scenarios/${code}/resolve`,
    { answers },
    { key: randomKey(), signal },
  ) as Promise<Resolved>;
}

/** One case that came out of a submission, with the receipt when it was received here. */
export type ReceivedCase = ReceivedReply['cases'][number];

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

/** Submits a draft and receives every case that it became; once more gives the same cases and receipts. */
export function submitAndReceive(id: string, expectedVersion: number, key: string): Promise<ReceivedReply> {
  return api.post<ReceivedReply>(apiPath`/api/applications/${id}/receive`, { expectedVersion }, { key });
}

/** What waits for an applicant's correction in this window's jurisdiction, as a query. */
export function waitingOf(partyId: string) {
  return {
    queryKey: ['corrections', partyId],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<WaitingReply>('/api/corrections', { query: { party: partyId }, signal }),
  };
}

export function fetchCorrection(caseId: string, signal?: AbortSignal): Promise<CorrectionReply> {
  return api.get<CorrectionReply>(apiPath`/api/cases/${caseId}/correction`, { signal }) as Promise<CorrectionReply>;
}

/** 原件已核对: the officer has held the paper beside the file. */
export async function markOriginal(draftId: string, materialId: string, seen: boolean): Promise<void> {
  await api.put(apiPath`/api/applications/${draftId}/materials/${materialId}/original`, { seen }, { key: randomKey() });
}

/** Where a material stands on the page. */
export function slotId(slot: string): string {
  return `material-${slot.replace(/[^\w-]+/g, '-')}`;
}
