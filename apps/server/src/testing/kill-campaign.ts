import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Runtime } from '../runtime.ts';
import { type AuditResult, auditCommands, takeBaseline } from './kill-audit.ts';
import { keepServing, type ServedProcess } from './served-process.ts';
import { type GivenCommand, startOfficers } from './working-officers.ts';

export interface KillCampaign extends AuditResult {
  /** Processes ended by SIGKILL while they answered requests. */
  kills: number;
  /** Commands that were answered with success. */
  acknowledged: number;
  /** Commands under way when their process was killed: the connection broke before the answer, and they were sent again. */
  broken: number;
  /** Times that a command was sent again with its key, also because the other process was down just then. */
  retried: number;
  /** Commands that were answered with a refusal: somebody else was first. */
  refused: number;
  /** Tasks that were worked on, a subset of the acknowledged. */
  worked: number;
}

/**
 * Kills one of two HTTP processes again and again (SIGKILL, so nothing can be put in order first) while officers work
 * through both; then audits that every acknowledged command is there exactly once and nothing is half done.
 *
 * A process is killed only once it has answered a command since its start: on a slow machine all kills would otherwise
 * hit processes that nobody has reached yet.
 * @param runtime a seeded city; its database and folder are shared by both processes
 * @param kills how many to make; each comes 100 to 600 ms after its process was found at work
 */
export async function runKillCampaign(
  runtime: Runtime,
  { kills, progress = () => {} }: { kills: number; progress?: (message: string) => void },
): Promise<KillCampaign> {
  const baseline = await takeBaseline(runtime.db);
  const processes = await Promise.all([keepServing(runtime), keepServing(runtime)]);
  progress('two processes listen');
  const officers = await startOfficers(processes.map(one => one.base)).catch(async (error: unknown) => {
    await Promise.all(processes.map(one => one.end()));
    throw error;
  });
  progress('everybody is signed in');
  const before = new Map<ServedProcess, number>();
  let made = 0;
  let commands: GivenCommand[];
  try {
    for (; made < kills; made++) {
      const chosen = await oneAtWork(processes, one => officers.answeredBy(one.base) > (before.get(one) ?? 0));
      await delay(randomInt(100, 601));
      await chosen.kill();
      before.set(chosen, officers.answeredBy(chosen.base));
      if ((made + 1) % 10 === 0) progress(`${made + 1} kills, ${officers.given()} commands answered`);
    }
  } finally {
    // Whatever has been sent is tried until it is answered, so that nothing stays unknown.
    commands = await officers.stop();
    await Promise.all(processes.map(one => one.end()));
  }
  const done = commands.filter(one => one.answer === 'acknowledged');
  return {
    kills: made,
    acknowledged: done.length,
    broken: commands.filter(one => one.broken > 0).length,
    retried: commands.reduce((sum, one) => sum + one.retries, 0),
    refused: commands.length - done.length,
    worked: done.filter(one => one.kind === 'work').length,
    ...(await auditCommands(runtime.db, { commands, baseline })),
  };
}

async function oneAtWork(
  processes: readonly ServedProcess[],
  hasAnswered: (one: ServedProcess) => boolean,
): Promise<ServedProcess> {
  const patience = performance.now() + 10_000;
  for (;;) {
    // When all work is done nobody answers any more, and whoever listens is taken.
    const working = processes.filter(one => one.listens() && (hasAnswered(one) || performance.now() > patience));
    const chosen = working[randomInt(Math.max(1, working.length))];
    if (chosen) return chosen;
    await delay(20);
  }
}
