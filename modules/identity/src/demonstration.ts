import { type Db, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { roles } from './roles.ts';

/** An invented person, company or member of staff of the demonstration city. */
export interface DemonstrationAccount {
  login: string;
  name: string;
  kind: 'person' | 'organisation' | 'staff';
  organisation: string;
  roles: { zh: string; en: string }[];
}

/** The accounts that sign-in pages offer, and their one password; nothing in a real city. */
export async function listDemonstrationAccounts(
  db: Db,
  services: Services,
): Promise<{ password: string; rows: DemonstrationAccount[] }> {
  const { demonstration, demonstrationPassword } = services.config;
  if (!demonstration || !demonstrationPassword) return { password: '', rows: [] };
  const { rows } = await sql<Omit<DemonstrationAccount, 'roles'> & { roles: string[] }>`
    select a.login, a.name, a.kind, coalesce(a.organisation_name, '') as organisation,
           array(select distinct g.role from identity.role_grant g where g.account_id = a.id and g.revoked_at is null) as roles
    from identity.account a where a.demonstration order by a.kind desc, a.created_at, a.id limit 100`.execute(db);
  return {
    password: demonstrationPassword,
    rows: rows.map(row => ({
      ...row,
      roles: row.roles.flatMap(name => {
        const role = roles.find(candidate => candidate.name === name);
        return role ? [{ zh: role.zh, en: role.en }] : [];
      }),
    })),
  };
}
