import { createHash } from 'node:crypto';
import { type Actor, anonymousActor, type Channel, type Grant, type Scope } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { permissionsOfRole } from './roles.ts';

export const sessionCookieName = 'onewindow_session';

/** What a session cookie and a request say about the caller. */
export interface SessionCookie {
  token: string | undefined;
  requestId: string;
  channel?: Channel;
}

interface Row {
  sessionId: string;
  accountId: string;
  kind: 'person' | 'organisation' | 'staff';
  name: string;
  partyId: string | null;
  actingPartyId: string | null;
  actingName: string | null;
  staffId: string | null;
  organisationId: string | null;
  organisationName: string | null;
  unitId: string | null;
  divisionCode: string | null;
  touch: boolean;
  grants:
    | { role: string; scope: string; organisation: string | null; unit: string | null; division: string | null }[]
    | null;
}

/** Idle time after which a session ends: a staff desk is often shared, a resident fills in forms over an evening. */
export const idleMinutes = { staff: 60, person: 720, organisation: 720 } as const;

/** Finds the actor of a session token in one query; anybody without a live session is anonymous. */
export async function authenticate(db: Db, { token, requestId, channel = 'web' }: SessionCookie): Promise<Actor> {
  if (!token || token.length > 200) return anonymousActor(requestId, channel);
  const { rows } = await sql<Row>`
    select s.id as "sessionId", a.id as "accountId", a.kind, a.name, a.party_id as "partyId",
           acting.id as "actingPartyId", acting.name as "actingName", a.staff_id as "staffId",
           coalesce(post.organisation_id, a.organisation_id) as "organisationId",
           coalesce(post.organisation_name, a.organisation_name) as "organisationName",
           case when post.id is null then a.unit_id else post.unit_id end as "unitId",
           coalesce(post.division_code, a.division_code) as "divisionCode", s.last_seen_at < now() - interval '1 minute' as touch,
           (select json_agg(json_build_object('role', g.role, 'scope', g.scope_kind, 'organisation', g.organisation_id,
                                              'unit', g.unit_id, 'division', g.division_code))
            from identity.role_grant g
            where g.account_id = a.id and g.posting_id is not distinct from post.id and g.revoked_at is null
              and (g.valid_until is null or g.valid_until > now())) as grants
    from identity.session s
    join identity.account a on a.id = s.account_id and a.status = 'active'
    -- A post that was taken away ends the working in it at once: she is back in her own.
    left join identity.posting post on post.id = s.posting_id and post.account_id = a.id and post.ended_at is null
    -- A mandate that was revoked or has run out ends the acting at once, in sessions that are open too.
    left join identity.party acting on acting.id = s.acting_party_id and exists (
      select from identity.mandate m
      where m.agent_party_id = a.party_id and m.principal_party_id = acting.id and m.revoked_at is null
        and m.valid_from <= (now() at time zone 'Asia/Shanghai')::date
        and (m.valid_until is null or m.valid_until >= (now() at time zone 'Asia/Shanghai')::date))
    where s.token_hash = ${hashToken(token)} and s.revoked_at is null and s.expires_at > now()
      and s.last_seen_at > now() - case when a.kind = 'staff'
        then make_interval(mins => ${idleMinutes.staff}) else make_interval(mins => ${idleMinutes.person}) end`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return anonymousActor(requestId, channel);
  if (row.touch) await sql`update identity.session set last_seen_at = now() where id = ${row.sessionId}`.execute(db);
  return { ...toActor(row, requestId, row.kind === 'staff' ? 'window' : channel), sessionId: row.sessionId };
}

/** Only the hash of a token is stored: a stolen table opens no session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toActor(row: Row, requestId: string, channel: Channel): Actor {
  const grants = (row.grants ?? []).flatMap(toGrant);
  return {
    kind: row.kind,
    accountId: row.accountId,
    name: row.name,
    partyId: row.actingPartyId ?? row.partyId,
    staffId: row.staffId,
    organisationId: row.organisationId,
    organisationName: row.organisationName ?? row.actingName,
    unitId: row.unitId,
    divisionCode: row.divisionCode,
    roles: [...new Set(grants.map(grant => grant.role))],
    grants,
    channel,
    requestId,
  };
}

function toGrant(row: NonNullable<Row['grants']>[number]): Grant[] {
  const scope = toScope(row);
  return scope ? [{ role: row.role, permissions: permissionsOfRole(row.role), scope }] : [];
}

function toScope(row: NonNullable<Row['grants']>[number]): Scope | undefined {
  if (row.scope === 'own' || row.scope === 'all') return { kind: row.scope };
  if (row.scope === 'unit' && row.unit) return { kind: 'unit', unitId: row.unit };
  if (row.scope === 'organisation' && row.organisation)
    return { kind: 'organisation', organisationId: row.organisation };
  if (row.scope === 'division' && row.division) return { kind: 'division', code: row.division };
  return undefined;
}

/** The actor that an account would be if it were signed in: for seeding, imports and tests, never for requests. */
export async function loadActor(
  db: Db,
  { login, requestId }: { login: string; requestId: string },
): Promise<Actor | undefined> {
  const { rows } = await sql<Row>`
    select a.id as "sessionId", a.id as "accountId", a.kind, a.name, a.party_id as "partyId", null as "actingPartyId",
           null as "actingName", a.staff_id as "staffId", a.organisation_id as "organisationId",
           a.organisation_name as "organisationName", a.unit_id as "unitId", a.division_code as "divisionCode", false as touch,
           (select json_agg(json_build_object('role', g.role, 'scope', g.scope_kind, 'organisation', g.organisation_id,
                                              'unit', g.unit_id, 'division', g.division_code))
            from identity.role_grant g
            where g.account_id = a.id and g.posting_id is null and g.revoked_at is null) as grants
    from identity.account a where a.login = ${login} and a.status = 'active'`.execute(db);
  const row = rows[0];
  return row && toActor(row, requestId, row.kind === 'staff' ? 'window' : 'web');
}
