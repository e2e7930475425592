import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { type AppError, fieldErrorOf, isAppError } from '@onewindow/errors';
import type { Services } from '@onewindow/http';
import { checkParty, findOrCreateParty, getParty } from '@onewindow/identity';
import type { CaseRow } from '../case-row.ts';
import { caseErrors } from '../errors.ts';

/** As what somebody asks at a window: the applicant herself, who represents an organisation by law, or whom either sent. */
export type AskerKind = 'applicant' | 'representative' | 'agent';

export interface WithdrawalAsker {
  kind: AskerKind;
  /** Not of the applicant herself: her name and number stand in the case. */
  name?: string | undefined;
  idType?: 'citizenId' | 'passport' | 'other' | undefined;
  idNumber?: string | undefined;
  /** The officer has held the identity document, and of an agent the authorisation 授权委托书, in her hands. */
  checked: boolean;
}

/** Who asked, as the event keeps it; the number is sealed with the party. */
export interface AskedBy {
  kind: AskerKind;
  name: string;
  idMasked: string;
  partyId: string;
}

/**
 * Who asked at a window for a withdrawal 撤回: nobody withdraws for somebody who did not ask (民法典第一百六十五条: an agent
 * shows her authorisation).
 * @throws cases.askerNeeded, cases.askerNotAsked online, cases.askerWrong with one entry for each field
 */
export async function askedByOf(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, asker }: { row: CaseRow; asker: WithdrawalAsker | undefined },
): Promise<AskedBy | undefined> {
  if (actor.kind !== 'staff') {
    if (asker) throw caseErrors.askerNotAsked();
    return undefined;
  }
  if (!asker) throw caseErrors.askerNeeded();
  const applicant = await getParty(tx, row.partyId);
  if (asker.kind === 'applicant' && applicant.kind === 'organisation') throw wrong('kind', caseErrors.askerIsBody());
  if (asker.kind === 'representative' && applicant.kind === 'person') throw wrong('kind', caseErrors.askerIsPerson());
  if (!asker.checked) throw wrong('checked', caseErrors.askerUnchecked());
  if (asker.kind === 'applicant')
    return { kind: 'applicant', name: row.applicantName, idMasked: row.applicantIdMasked, partyId: row.partyId };
  const party = {
    kind: 'person' as const,
    name: asker.name ?? '',
    idType: asker.idType ?? 'citizenId',
    idNumber: asker.idNumber ?? '',
  };
  atAsker(() => checkParty(party));
  const found = await findOrCreateParty(tx, services, actor, party);
  if (found.id === row.partyId) throw wrong('kind', caseErrors.askerIsApplicant());
  return { kind: asker.kind, name: found.name, idMasked: found.idMasked, partyId: found.id };
}

function wrong(field: string, error: AppError): AppError {
  return caseErrors.askerWrong({}, { fields: [fieldErrorOf(`/askedBy/${field}`, error)] });
}

/** What identity finds wrong with a person, at the fields of this form. */
function atAsker(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!isAppError(error)) throw error;
    const fields = error.fields.map(field => ({ ...field, path: `/askedBy${field.path}` }));
    throw caseErrors.askerWrong({}, { fields });
  }
}
