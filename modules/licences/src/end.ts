import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type RawBuilder, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import type { LicenceEnded } from './contract.ts';
import { licenceErrors } from './errors.ts';
import { getLicence, type LicenceRow } from './queries.ts';

export interface EndLicence {
  licenceId: string;
  /** Told to the holder and to everybody who verifies the licence. */
  reason: string;
  /** Legal basis: 《中华人民共和国行政许可法》第七十条第（一）项 … */
  law: string | null;
  /** Number of the decision 文号. */
  document?: string | null;
  caseId?: string | null;
  /** Revision that the decider saw; a stale one is refused. */
  revision?: number;
  at?: Date;
}

interface Act {
  code: string;
  event: string;
  zh: string;
  en: string;
}

const acts = {
  annul: { code: '04', event: 'licences.annulled', zh: '注销', en: 'annulled' },
  revoke: { code: '03', event: 'licences.revoked', zh: '撤销', en: 'revoked' },
  forfeit: { code: '07', event: 'licences.forfeited', zh: '吊销', en: 'forfeited' },
} as const satisfies Record<string, Act>;

export type EndingAct = keyof typeof acts;

/**
 * 注销 (行政许可法 §70): the licence is over, by expiry, death, dissolution, revocation, or the holder's wish. From the
 * commit on the public page says so. @throws licences.notFound, licences.notInForce, licences.reasonNeeded, licences.stale
 */
export function annulLicence(db: Db, services: Services, actor: Actor, input: EndLicence): Promise<LicenceRow> {
  return endLicence(db, services, actor, 'annul', input);
}

/** 撤销 (行政许可法 §69): it should never have been issued. The law must be given. @throws as annulLicence, licences.lawNeeded */
export function revokeLicence(db: Db, services: Services, actor: Actor, input: EndLicence): Promise<LicenceRow> {
  return endLicence(db, services, actor, 'revoke', input);
}

/** 吊销 (行政处罚法 §9): taken away as a penalty. The law must be given. @throws as annulLicence, licences.lawNeeded */
export function forfeitLicence(db: Db, services: Services, actor: Actor, input: EndLicence): Promise<LicenceRow> {
  return endLicence(db, services, actor, 'forfeit', input);
}

/** The same with a jurisdiction: outside it the licence is not found. */
export async function endLicence(
  db: Db,
  services: Services,
  actor: Actor,
  name: EndingAct,
  input: EndLicence,
  scope: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<LicenceRow> {
  const act: Act = acts[name];
  const reason = input.reason.trim();
  const law = input.law?.trim() || null;
  if ([...reason].length < 2)
    throw licenceErrors.reasonNeeded({}, { fields: [field('/reason', '请写明理由', 'Give the reason')] });
  if (name !== 'annul' && law === null)
    throw licenceErrors.lawNeeded({}, { fields: [field('/law', '请写明法律依据', 'Give the law')] });
  const at = input.at ?? services.now();
  const document = input.document?.trim() || null;
  const stale = input.revision === undefined ? sql`` : sql`and l.revision = ${input.revision}`;

  return inTransaction(db, async tx => {
    const { rows } = await sql<{ caseId: string | null; partyId: string | null; number: string; typeKey: string }>`
      with ended as (
        update licences.licence l set status_code = ${act.code}, status_since = ${at}, status_reason = ${reason}, status_law = ${law},
          status_document = ${document}, status_by = ${actor.organisationName ?? actor.name}, revision = l.revision + 1
        where l.id = ${input.licenceId} and l.status_code = '01' ${stale} and ${scope}
        returning l.id, l.case_id, l.holder_party_id, l.number, l.type_key
      ), history as (
        insert into licences.status_change (licence_id, from_code, to_code, at, reason, law, document, by_name, organisation_name, case_id)
        select id, '01', ${act.code}, ${at}::timestamptz, ${reason}, ${law}::text, ${document}::text, ${actor.name}, ${actor.organisationName}::text,
          ${input.caseId ?? null}::uuid
        from ended
      )
      select case_id as "caseId", holder_party_id as "partyId", number, type_key as "typeKey" from ended`.execute(tx);
    const ended = rows[0];
    if (!ended) throw await whyNot(tx, input, act, scope);
    const licence = await getLicence(tx, input.licenceId);
    const payload: LicenceEnded = { typeName: licence.typeName, number: ended.number, reason, law, document };
    await appendEvent(tx, actor, {
      type: act.event,
      subject: { kind: 'licence', id: input.licenceId },
      caseId: input.caseId ?? ended.caseId,
      partyId: ended.partyId,
      at,
      data: payload,
    });
    return licence;
  });
}

async function whyNot(tx: Db, input: EndLicence, act: Act, scope: RawBuilder<boolean>): Promise<Error> {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select l.status_code as code, s.zh, s.en from licences.licence l join licences.status s on s.code = l.status_code
    where l.id = ${input.licenceId} and ${scope}`.execute(tx);
  const current = rows[0];
  if (!current) return licenceErrors.notFound();
  if (current.code === '01') return licenceErrors.stale();
  return licenceErrors.notInForce({ status: current.zh, statusEn: current.en, action: act.zh, actionEn: act.en });
}

function field(path: string, zh: string, en: string) {
  return { path, code: 'required', zh, en };
}
