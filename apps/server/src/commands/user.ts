import { systemActor } from '@onewindow/auth';
import { loadConfig } from '@onewindow/config';
import { sql } from '@onewindow/db';
import { createStaffMember } from '@onewindow/directory';
import { defineErrors } from '@onewindow/errors';
import { roles, setPassword } from '@onewindow/identity';
import type { Command } from 'commander';
import { openRuntime } from '../runtime.ts';

const errors = defineErrors('user', {
  unknownRole: {
    status: 422,
    zh: '没有角色“{role}”。可选：{known}',
    en: 'There is no role “{role}”. Known roles: {known}',
  },
  unknownOrganisation: { status: 422, zh: '没有叫“{name}”的机构。', en: 'No organisation is called “{name}”.' },
  unknownLogin: { status: 422, zh: '没有登录名“{login}”。', en: 'No account has the login “{login}”.' },
});

/** `onewindow user add|password|roles`: the first administrators of an installation are made here, not on the web. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('staff accounts from the command line');
  user
    .command('add <login>')
    .description('add a staff member with one role; the password is read from ONEWINDOW_PASSWORD')
    .requiredOption('--name <name>', 'name as shown')
    .requiredOption('--organisation <name>', 'exact name of the organisation')
    .requiredOption('--role <role>', 'role; see: onewindow user roles')
    .option('--number <workNumber>', 'work number (default: the login)')
    .action(async (login: string, options: { name: string; organisation: string; role: string; number?: string }) => {
      if (!roles.some(role => role.name === options.role)) {
        throw errors.unknownRole({ role: options.role, known: roles.map(role => role.name).join(', ') });
      }
      const runtime = await openRuntime(loadConfig());
      try {
        const { rows } = await sql<{ id: string; name: string; divisionCode: string }>`
          select id, name, division_code as "divisionCode" from directory.organisation where name = ${options.organisation}`.execute(
          runtime.db,
        );
        const organisation = rows[0];
        if (!organisation) throw errors.unknownOrganisation({ name: options.organisation });
        const { accountId } = await createStaffMember(runtime.db, systemActor('command line'), {
          organisation,
          name: options.name,
          workNumber: options.number ?? login,
          post: options.role,
          login,
          password: process.env.ONEWINDOW_PASSWORD ?? '',
          roles: [{ role: options.role, scope: { kind: 'organisation', organisationId: organisation.id } }],
        });
        console.log(`Added ${login} (${accountId}).`);
      } finally {
        await runtime.close();
      }
    });
  user
    .command('password <login>')
    .description('set a new password (from ONEWINDOW_PASSWORD) and end the account’s sessions')
    .action(async (login: string) => {
      const runtime = await openRuntime(loadConfig());
      try {
        const { rows } = await sql<{
          id: string;
        }>`select id from identity.account where login = ${login.toLowerCase()}`.execute(runtime.db);
        if (!rows[0]) throw errors.unknownLogin({ login });
        await setPassword(runtime.db, systemActor('command line'), {
          accountId: rows[0].id,
          password: process.env.ONEWINDOW_PASSWORD ?? '',
        });
        console.log('Done; sessions of this account have ended.');
      } finally {
        await runtime.close();
      }
    });
  user
    .command('roles')
    .description('list the roles')
    .action(() => {
      for (const role of roles) console.log(`${role.name.padEnd(22)} ${role.zh}  ${role.en}`);
    });
}
