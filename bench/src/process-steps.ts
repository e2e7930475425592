import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '@onewindow/auth';
import { type Db, discoverMigrations, migrate, openDatabase, startEmbeddedServer } from '@onewindow/db';
import { completeTask, deployProcess, startProcess } from '@onewindow/processes';
import pg from 'pg';
import { createLimit } from './process-steps-limit.ts';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  ratio: number | null;
}

/** A step still to be made: in the engine a task, in the limit a position. */
interface Work {
  step(): Promise<Work[]>;
}

/** So many that two workers rarely meet in one case, as in a city. */
const CASES = 250;
const ROUNDS = 3;
const WORKERS = 16;
export const DEPARTMENTS = 10;
/** Intake, ten departments, summary, delivery. */
export const STEPS = DEPARTMENTS + 3;

/**
 * Steps/s of a process of 13 steps with 10 parallel departments, each step committed durably: through the engine, and by
 * one hand-written SQL statement that changes the same rows of the same tables (the limit). Rounds of both alternate, so
 * that whatever else the machine does falls on both.
 */
export async function run({ json }: { json: boolean }): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  const server = await startEmbeddedServer({ directory, durable: true, maxConnections: 60 });
  const { db, close } = openDatabase({ url: server.appUrl, max: WORKERS });
  const pool = new pg.Pool({
    connectionString: server.appUrl,
    max: WORKERS,
    options: '-c jit=off -c role=onewindow_app',
  });
  // The server goes down at the end before every socket has heard of it.
  pool.on('error', () => {});
  try {
    await migrate(server.ownerUrl, discoverMigrations());
    const engine = await createEngine(db);
    const limit = createLimit(pool, engine.versionId);
    // The first round warms plans, caches and the interpreter; it is not counted.
    await measure(() => engine.begin(false), 10);
    await measure(limit.begin, 10);
    const seconds = { engine: 0, transaction: 0, limit: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      seconds.limit += await measure(limit.begin, CASES);
      seconds.engine += await measure(() => engine.begin(false), CASES);
      seconds.transaction += await measure(() => engine.begin(true), CASES);
    }
    const rate = (spent: number): number => Math.round((ROUNDS * CASES * STEPS) / spent);
    const best = rate(seconds.limit);
    const figure = (name: string, value: number): Figure => ({
      name,
      value,
      unit: 'steps/s',
      limit: best,
      ratio: Number((value / best).toFixed(2)),
    });
    const figures = [
      figure('process-steps', rate(seconds.engine)),
      figure('process-steps-in-transaction', rate(seconds.transaction)),
    ];
    if (!json)
      for (const one of figures) console.log(`${one.name}: ${one.value} of ${one.limit} steps/s (${one.ratio})`);
    return figures;
  } finally {
    await pool.end();
    await close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Seconds that the workers need to finish that many cases; starting them is not counted. */
async function measure(begin: () => Promise<Work>, cases: number): Promise<number> {
  const open: Work[] = [];
  for (let count = 0; count < cases; count += 1) open.push(await begin());
  let left = cases * STEPS;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      // Any open step may be next, as with people: those of one case rarely come at the same moment.
      const at = Math.floor(Math.random() * open.length);
      const [work] = open.splice(at, 1);
      if (!work) {
        await new Promise(done => setImmediate(done));
        continue;
      }
      open.push(...(await work.step()));
      left -= 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return (performance.now() - started) / 1000;
}

async function createEngine(db: Db): Promise<{ versionId: string; begin(inTransaction: boolean): Promise<Work> }> {
  const actor = systemActor('bench');
  const { id: versionId } = await deployProcess(db, actor, { key: 'bench', xml: drawing(), kind: 'general' });
  const toWork = (taskId: string, inTransaction: boolean): Work => ({
    async step() {
      const input = { taskId, action: 'agree' };
      const result = inTransaction
        ? await db.transaction().execute(tx => completeTask(tx, actor, input))
        : await completeTask(db, actor, input);
      return result.createdTasks.map(task => toWork(task.id, inTransaction));
    },
  });
  return {
    versionId,
    async begin(inTransaction) {
      const { createdTasks } = await startProcess(db, actor, {
        processVersionId: versionId,
        business: { kind: 'case', id: randomUUID() },
        variables: { organisation: randomUUID(), division: '450300000000' },
      });
      return toWork(createdTasks[0]?.id ?? '', inTransaction);
    },
  };
}

function drawing(): string {
  const departments = Array.from({ length: DEPARTMENTS }, (_, index) => `department${index + 1}`);
  const tasks = ['intake', ...departments, 'summary', 'deliver'].map(
    id =>
      `<userTask id="${id}" name="${id}" onewindow:level="other" onewindow:role="clerk" onewindow:actions="agree,disagree"/>`,
  );
  let flows = 0;
  const flow = (from: string, to: string): string =>
    `<sequenceFlow id="flow${++flows}" sourceRef="${from}" targetRef="${to}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:onewindow="http://onewindow.dev/bpmn/1.0" id="definitions">
<process id="bench" name="bench" isExecutable="true">
<startEvent id="start"/>${tasks.join('')}<parallelGateway id="fork"/><parallelGateway id="join"/><endEvent id="end"/>
${flow('start', 'intake')}${flow('intake', 'fork')}
${departments.map(id => flow('fork', id) + flow(id, 'join')).join('')}
${flow('join', 'summary')}${flow('summary', 'deliver')}${flow('deliver', 'end')}
</process></definitions>`;
}
