import { loadConfig } from '@onewindow/config';
import { Command, InvalidArgumentError } from 'commander';
import { seedDemonstration } from '../demo/seed-demonstration.ts';
import { migrateAll, openRuntime } from '../runtime.ts';
import { exportItemsTo, importItemsFrom } from './items.ts';

/** `onewindow seed|import|export`. */
export function addDataCommands(program: Command): void {
  program
    .command('seed')
    .description('load the demonstration city; with --cases, as many cases as asked for')
    .option('--cases <number>', 'how many cases', wholeNumber, 2000)
    .action(async ({ cases }: { cases: number }) => {
      const runtime = await openRuntime(loadConfig());
      await migrateAll(runtime);
      await seedDemonstration(runtime, { cases, progress: message => console.log(message) });
      await runtime.close();
    });
  program
    .command('import')
    .description('import data')
    .addCommand(
      new Command('items')
        .description(
          'service items in the national column names (CSV or JSON); every problem is told by row and column',
        )
        .argument('<file>', 'file, or - for standard input')
        .option('--dry-run', 'check only')
        .option('--publish', 'publish what is imported at once instead of leaving drafts')
        .action(importItemsFrom),
    );
  program
    .command('export')
    .description('export data')
    .addCommand(
      new Command('items')
        .description('service items in the national column names, to standard output')
        .option('--format <format>', 'csv or json', 'csv')
        .action(exportItemsTo),
    );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 20_000_000)
    throw new InvalidArgumentError('a whole number up to 20000000 is wanted');
  return value;
}
