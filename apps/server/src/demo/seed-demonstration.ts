import { systemActor } from '@onewindow/auth';
import { loadOrganTypes, seedCatalogue } from '@onewindow/catalogue';
import { type Db, openDatabase, sql } from '@onewindow/db';
import { seedDirectory } from '@onewindow/directory';
import { ensureBuiltInTemplates } from '@onewindow/documents';
import { allConsumers, appendEvent, eventsOfSubject } from '@onewindow/events';
import { skipToPresent } from '@onewindow/jobs';
import { ensureBuiltInTypes } from '@onewindow/licences';
import { seedRatings } from '@onewindow/ratings';
import { seedCards, seedSupervision } from '@onewindow/supervision';
import type { Runtime } from '../runtime.ts';
import { seedAccounts } from './accounts.ts';
import { seedCases } from './cases.ts';

export { demonstrationAccounts } from './accounts.ts';

/** Loads the demonstration city once: directory, items, templates, accounts and cases. Repeatable; adds only what is missing. */
export async function seedDemonstration(
  runtime: Runtime,
  { cases = 2000, progress }: { cases?: number; progress: (message: string) => void },
): Promise<void> {
  const { db, services } = runtime;
  const actor = systemActor('示范数据');
  if ((await loadedCases(db)) >= cases) return;
  const began = performance.now();
  const step = (message: string) =>
    progress(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${message}`);
  progress('Loading the demonstration city 示范城市 …');
  const directory = await seedDirectory(db, { organTypes: loadOrganTypes() });
  step(`directory: ${directory.organisations.length} organisations`);
  const catalogue = await seedCatalogue(db, actor, { organisations: directory.organisations });
  step(
    `catalogue: ${catalogue.items} items, ${catalogue.complete} complete, ${catalogue.serviceItems} implementations`,
  );
  await ensureBuiltInTemplates(db);
  await ensureBuiltInTypes(db);
  await seedSupervision(db);
  await seedAccounts(db, services);
  step('accounts');
  const made = await seedCases(runtime, { cases, progress: step });
  step(`cases: ${made}`);
  const cards = await seedCards(db, services, {
    progress(looked) {
      if (looked % 5000 === 0 && looked > 0) step(`supervision: ${looked} strained cases looked back at`);
    },
  });
  step(`supervision: ${cards} cards`);
  step(`ratings: ${await seedRatings(db, services)}`);
  await gatherStatistics(runtime.ownerUrl);
  step('statistics');
  // What happened in the invented past has been judged; consumers begin with what happens from now on.
  await skipToPresent(
    db,
    allConsumers().map(consumer => consumer.name),
  );
  await appendEvent(db, actor, { type: 'demonstration.loaded', subject: loadedSubject, data: { cases } });
}

const loadedSubject = { kind: 'demonstration', id: '00000000-0000-7000-8000-000000000002' };

/** How many cases were asked for the last time that all was loaded to its end; 0 where a start was cut off before. */
async function loadedCases(db: Db): Promise<number> {
  const events = await eventsOfSubject(db, loadedSubject.id);
  return Math.max(0, ...events.map(event => Number(event.data.cases)));
}

/** Lets the planner know what was loaded at once; only the owner of the tables may. */
async function gatherStatistics(ownerUrl: string): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, max: 1, role: null });
  try {
    await sql`set statement_timeout = 0`.execute(owner.db);
    await sql`vacuum (analyze)`.execute(owner.db);
  } finally {
    await owner.close();
  }
}
