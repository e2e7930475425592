import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { atField } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import {
  createAccount,
  givePostingTo,
  grantRole,
  identityErrors,
  requireManages,
  requireStaffRole,
  type ScopeInput,
} from '@onewindow/identity';
import { directoryErrors } from './errors.ts';
import { getOrganisation, type Organisation } from './queries.ts';

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
    if (!staffId) throw atField('/workNumber', directoryErrors.workNumberTaken({ number: input.workNumber }));
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

/**
 * A security administrator takes somebody on: staff member, account and one role over the organisation. The first password
 * is told in person, and changed by its owner.
 * @throws directory.organisationNotFound, directory.workNumberTaken, identity.beyondJurisdiction, identity.roleUnknown,
 *   identity.loginTaken, identity.badLogin, identity.weakPassword
 */
export async function takeOn(
  db: Db,
  actor: Actor,
  input: { organisationId: string; role: string } & Pick<
    NewStaffMember,
    'name' | 'workNumber' | 'post' | 'login' | 'password'
  >,
): Promise<{ staffId: string; accountId: string }> {
  const { organisationId, role, ...member } = input;
  requireStaffRole(role);
  if (!/^\S{3,100}$/.test(member.login.trim())) throw atField('/login', identityErrors.badLogin());
  const organisation = await getOrganisation(db, organisationId);
  requireManages(actor, organisation);
  const scope = { kind: 'organisation', organisationId } as const;
  return createStaffMember(db, actor, { ...member, organisation, roles: [{ role, scope }] });
}

/**
 * Gives somebody a further post 兼任 at another organisation.
 * @throws directory.organisationNotFound, and what identity's `givePostingTo` throws
 */
export async function postTo(
  db: Db,
  actor: Actor,
  { organisationId, ...input }: { accountId: string; organisationId: string; title: string; role: string },
): Promise<string> {
  const organisation = await getOrganisation(db, organisationId);
  return givePostingTo(db, actor, { ...input, organisation });
}
