import { type Db, sql } from '@onewindow/db';
import { roles } from './roles.ts';

/** A member of staff as colleagues see her: what she does in one organisation. */
export interface Colleague {
  accountId: string;
  name: string;
  /** Disabled accounts are found only by their id. */
  active: boolean;
  /** Roles that she holds in the organisation, in her own post or a further one 兼任. */
  roles: string[];
  /** The names of further posts that some of these roles belong to. */
  posts: string[];
}

interface InOrganisation {
  organisationId: string;
}

// A role counts where it is granted for the body, and, in somebody's own post there, when it is granted for the body's
// division or everywhere. A further post that has ended gives nothing.
const heldThere = ({ organisationId }: InOrganisation) => sql`
  g.revoked_at is null and (g.valid_until is null or g.valid_until > now())
  and (g.posting_id is null or p.ended_at is null)
  and (g.organisation_id = ${organisationId}::uuid
    or (a.organisation_id = ${organisationId}::uuid and g.posting_id is null and g.scope_kind in ('division', 'all')))`;

const columns = sql`
  a.id as "accountId", a.name, a.status = 'active' as active, array_agg(distinct g.role order by g.role) as roles,
  array_remove(array_agg(distinct p.title), null) as posts`;

/**
 * Colleagues of one organisation who hold any of the given roles in it, by name, active accounts only.
 * @param q part of a name or login
 */
export async function listColleagues(
  db: Db,
  {
    organisationId,
    anyOf,
    q = '',
    limit,
  }: InOrganisation & { anyOf: readonly string[]; q?: string | undefined; limit: number },
): Promise<Colleague[]> {
  const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Colleague>`
    select ${columns}
    from (
      select account_id from identity.role_grant
      where organisation_id = ${organisationId}::uuid and revoked_at is null
      union select id from identity.account where organisation_id = ${organisationId}::uuid
    ) near
    join identity.account a on a.id = near.account_id
    join identity.role_grant g on g.account_id = a.id
    left join identity.posting p on p.id = g.posting_id
    where a.kind = 'staff' and a.status = 'active' and g.role = any(${anyOf}::text[])
      and ${heldThere({ organisationId })} and (a.name ilike ${like} or a.login ilike ${like})
    group by a.id order by a.name, a.id limit ${limit}`.execute(db);
  return rows;
}

/** One member of staff with her roles in an organisation, none when she has none there; undefined when there is no such account. */
export async function findColleague(
  db: Db,
  { organisationId, accountId }: InOrganisation & { accountId: string },
): Promise<Colleague | undefined> {
  const { rows } = await sql<Omit<Colleague, 'roles'> & { roles: (string | null)[] }>`
    select ${columns}
    from identity.account a
    left join (identity.role_grant g left join identity.posting p on p.id = g.posting_id)
      on g.account_id = a.id and ${heldThere({ organisationId })}
    where a.id = ${accountId}::uuid and a.kind = 'staff'
    group by a.id`.execute(db);
  const row = rows[0];
  return row && { ...row, roles: row.roles.filter(role => role !== null) };
}

/** The roles that carry a permission, by name. */
export function rolesWith(permission: string): string[] {
  return roles.filter(role => role.permissions.includes(permission)).map(role => role.name);
}
