import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';

/** Where a new grant holds 管辖范围. */
export type ScopeInput =
  | { kind: 'own' }
  | { kind: 'all' }
  | { kind: 'unit'; unitId: string }
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'division'; code: string };

/** Gives an account a role over a jurisdiction, in its own post or another; the grant and its event are one transaction. */
export async function grantRole(
  db: Db,
  actor: Actor,
  {
    accountId,
    role,
    scope,
    validUntil,
    postingId,
  }: { accountId: string; role: string; scope: ScopeInput; validUntil?: Date; postingId?: string },
): Promise<string> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      insert into identity.role_grant (account_id, role, scope_kind, organisation_id, unit_id, division_code, valid_until,
                                       posting_id)
      values (${accountId}, ${role}, ${scope.kind}, ${scope.kind === 'organisation' ? scope.organisationId : null},
              ${scope.kind === 'unit' ? scope.unitId : null}, ${scope.kind === 'division' ? scope.code : null},
              ${validUntil ?? null}, ${postingId ?? null})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await appendEvent(tx, actor, {
      type: 'identity.roleGranted',
      subject: { kind: 'account', id: accountId },
      data: { role, scope },
    });
    return id;
  });
}

/** Lets one party act for another 授权代办, e.g. a legal representative 法定代表人 for the company. */
export async function createMandate(
  db: Db,
  actor: Actor,
  input: {
    principalPartyId: string;
    agentPartyId: string;
    relation: string;
    validFrom: LocalDate;
    validUntil?: LocalDate;
  },
): Promise<string> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      insert into identity.mandate (principal_party_id, agent_party_id, relation, valid_from, valid_until)
      values (${input.principalPartyId}, ${input.agentPartyId}, ${input.relation}, ${input.validFrom}, ${input.validUntil ?? null})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await appendEvent(tx, actor, {
      type: 'identity.mandateGiven',
      subject: { kind: 'mandate', id },
      partyId: input.principalPartyId,
      data: { agentPartyId: input.agentPartyId, relation: input.relation },
    });
    return id;
  });
}

/** Whom a party may act for today. */
export async function listMandatesOf(
  db: Db,
  agentPartyId: string,
): Promise<{ id: string; partyId: string; name: string; relation: string; validUntil: LocalDate | null }[]> {
  const { rows } = await sql<{
    id: string;
    partyId: string;
    name: string;
    relation: string;
    validUntil: LocalDate | null;
  }>`
    select m.id, p.id as "partyId", p.name, m.relation, m.valid_until as "validUntil"
    from identity.mandate m
    join identity.party p on p.id = m.principal_party_id
    where m.agent_party_id = ${agentPartyId} and m.revoked_at is null
      and m.valid_from <= (now() at time zone 'Asia/Shanghai')::date
      and (m.valid_until is null or m.valid_until >= (now() at time zone 'Asia/Shanghai')::date)
    order by m.id limit 100`.execute(db);
  return rows;
}
