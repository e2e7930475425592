import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { createAccount, grantRole, type ScopeInput } from '@onewindow/identity';
import { directoryErrors } from './errors.ts';
import type { Organisation } from './queries.ts';

export interface NewStaffMember {
  organisation: Pick<Organisation, 'id' | 'name' | 'divisionCode'>;
  unitId?: string | null;
  name: string;
  workNumber: string;
  post: string;
  login: string;
  password: string;
  passwordHash?: string;
  roles: { role: string; scope: ScopeInput }[];
  demonstration?: boolean;
}

/**
 * A new staff member with account and grants, in one transaction.
 * @throws directory.workNumberTaken, identity.loginTaken, identity.weakPassword
 */
export async function createStaffMember(
  db: Db,
  actor: Actor,
  input: NewStaffMember,
): Promise<{ staffId: string; accountId: string }> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      insert into directory.staff_member (organisation_id, unit_id, name, work_number, post)
      values (${input.organisation.id}, ${input.unitId ?? null}, ${input.name}, ${input.workNumber}, ${input.post})
      on conflict (work_number) do nothing returning id`.execute(tx);
    const staffId = rows[0]?.id;
    if (!staffId) throw directoryErrors.workNumberTaken({ number: input.workNumber });
    const accountId = await createAccount(tx, actor, {
      kind: 'staff',
      login: input.login,
      name: input.name,
      password: input.password,
      ...(input.passwordHash && { passwordHash: input.passwordHash }),
      staff: {
        staffId,
        organisationId: input.organisation.id,
        organisationName: input.organisation.name,
        unitId: input.unitId ?? null,
        divisionCode: input.organisation.divisionCode,
      },
      demonstration: input.demonstration ?? false,
    });
    for (const { role, scope } of input.roles) await grantRole(tx, actor, { accountId, role, scope });
    await appendEvent(tx, actor, { type: 'directory.staffJoined', subject: { kind: 'staffMember', id: staffId } });
    return { staffId, accountId };
  });
}
