import { type Actor, systemActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { findOrganisation, type Organisation } from '@onewindow/directory';
import { ensureBuiltInTemplates } from '@onewindow/documents';
import { createAccount, findOrCreateParty, permissionsOfRole } from '@onewindow/identity';
import { ensureBuiltInTypes } from '@onewindow/licences';
import { personActor, staffActor, type TestDatabase, type TestServices, testServices } from '@onewindow/testing';

/** A city with one applicant and the staff of one department: what a case needs to live. */
export interface World {
  services: TestServices;
  applicant: Actor;
  department: Organisation;
  window: Actor;
  handler: Actor;
  reviewer: Actor;
  approver: Actor;
  /** Another department's approver, who may see nothing of it. */
  stranger: Actor;
}

const qixing = '450305000000';

/** Makes the people. @param database a copy of `catalogueGround` */
export async function makeWorld({ db }: TestDatabase, { at = '2026-11-09' }: { at?: string } = {}): Promise<World> {
  const services = testServices(db, { at });
  const system = systemActor('test');
  await ensureBuiltInTemplates(db);
  await ensureBuiltInTypes(db);
  const department = await departmentOf('market-regulation');
  const other = await departmentOf('fire-rescue');
  const applicant = await makeApplicant();
  return {
    services,
    applicant,
    department,
    window: await makeStaff('windowOfficer', department, { kind: 'division', code: qixing }),
    handler: await makeStaff('handler', department),
    reviewer: await makeStaff('reviewer', department),
    approver: await makeStaff('approver', department),
    stranger: await makeStaff('approver', other),
  };

  async function departmentOf(organType: string): Promise<Organisation> {
    const found = await findOrganisation(db, { organType, divisionCode: qixing });
    if (!found) throw new Error(`no ${organType}`);
    return found;
  }

  async function makeApplicant(): Promise<Actor> {
    const party = await findOrCreateParty(db, services, system, {
      kind: 'person',
      name: '李云舒（示例）',
      idType: 'citizenId',
      idNumber: '450305199508173029',
      phone: '13800002607',
      address: '桂林市七星区漓江路 26 号（示例）',
    });
    const accountId = await createAccount(db, system, {
      kind: 'person',
      login: 'applicant',
      name: party.name,
      password: 'a long password',
      partyId: party.id,
    });
    const actor = personActor({ accountId, partyId: party.id, name: party.name });
    return {
      ...actor,
      grants: [{ role: 'resident', permissions: permissionsOfRole('resident'), scope: { kind: 'own' } }],
    };
  }

  async function makeStaff(
    role: string,
    organisation: Organisation,
    scope?: { kind: 'division'; code: string },
  ): Promise<Actor> {
    const login = `${role}-${organisation.organType}`;
    const accountId = await createAccount(db, system, {
      kind: 'staff',
      login,
      name: `${role}（示例）`,
      password: 'a long password',
    });
    await sql`update identity.account set organisation_id = ${organisation.id} where id = ${accountId}`.execute(db);
    const actor = staffActor({
      accountId,
      name: `${role}（示例）`,
      organisationId: organisation.id,
      organisationName: organisation.name,
      role,
    });
    return {
      ...actor,
      grants: [
        {
          role,
          permissions: permissionsOfRole(role),
          scope: scope ?? { kind: 'organisation', organisationId: organisation.id },
        },
      ],
    };
  }
}
