import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '@onewindow/config';
import { isAppError } from '@onewindow/errors';
import { Command } from 'commander';
import { addDataCommands } from './commands/data.ts';
import { start, startServer, startWorker } from './commands/start.ts';
import { addUserCommands } from './commands/user.ts';
import { migrateAll, openRuntime } from './runtime.ts';

const program = new Command('onewindow')
  .description('OneWindow 一窗: the platform on which a city runs its government services')
  .addHelpText(
    'after',
    `
Examples:
  npm start                                   everything in one process, with an embedded database and the demonstration city
  onewindow migrate                           bring the database of DATABASE_URL up to date
  onewindow serve                             one HTTP process (run any number)
  onewindow work                              one worker process (run any number)
  onewindow seed --cases 1000000              a large demonstration city
  onewindow import items items.csv --dry-run  check a file of service items, row by row
  onewindow export items > items.csv          the same columns back

Settings come from the environment: PORT, HOST, PUBLIC_URL, DATABASE_URL, MIGRATE_DATABASE_URL, DATABASE_POOL,
ONEWINDOW_DATA, ONEWINDOW_KEY, ONEWINDOW_DEMO, BODY_LIMIT, UPLOAD_LIMIT, TRUST_PROXY, GRACE_SECONDS, LOG_LEVEL. See docs/operations.md.`,
  )
  .showHelpAfterError();

program
  .command('start')
  .description('install nothing, ask nothing: database, migrations, demonstration city, pages, server, worker')
  .action(start);
program.command('serve').description('answer HTTP requests').action(startServer);
program.command('work').description('run jobs, timers and event consumers').action(startWorker);
program
  .command('migrate')
  .description('apply pending migrations (safe to run from several processes at once)')
  .action(async () => {
    const runtime = await openRuntime(loadConfig());
    const applied = await migrateAll(runtime);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
    await runtime.close();
  });
program
  .command('build')
  .description('build portal and console where their sources changed')
  .action(async () => {
    const { buildFrontEnds } = await import('./build.ts');
    await buildFrontEnds();
  });
program
  .command('reset')
  .description('delete the embedded database, files and keys of the demonstration city')
  .action(async () => {
    const config = loadConfig();
    if (config.databaseUrl) {
      console.error('DATABASE_URL is set: reset only deletes the embedded database. Nothing was done.');
      process.exitCode = 1;
      return;
    }
    await rm(join(config.dataDirectory), { recursive: true, force: true });
    console.log(`Deleted ${config.dataDirectory}. The next npm start begins afresh.`);
  });
addDataCommands(program);
addUserCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  // A person at a terminal gets one sentence that says what to do; the stack only when asked for.
  if (isAppError(error)) console.error(`\n${error.zh}\n${error.en}`);
  else
    console.error(
      process.env.LOG_LEVEL === 'debug' ? error : `\n${error instanceof Error ? error.message : String(error)}`,
    );
  process.exit(1);
}
