import { openDatabase, sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, holder } from '../test/database.ts';
import { end, flow, gateway, model, process, start, task } from '../test/draw.ts';
import { completeTask } from './complete-task.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const CASES = 6;
const departments = ['a', 'b', 'c', 'd'];
const clerkTask = (id: string): string => task(id, 'onewindow:role="clerk"');
const drawing = model(
  process(
    'killed',
    start(),
    gateway('parallel', 'fork'),
    ...departments.map(clerkTask),
    gateway('parallel', 'join'),
    clerkTask('last'),
    end(),
    ...departments.map(id => flow(`fork > ${id} > join`)),
    flow('start > fork, join > last > end'),
  ),
);

test('connections killed in the middle of steps lose no acknowledged step and make none twice', async () => {
  const other = openDatabase({ url: database.appUrl, max: 4 });
  const pools = [database.db, other.db];
  const clerk = holder('clerk');
  const open: string[] = [];
  for (let count = 0; count < CASES; count += 1) {
    const { createdTasks } = await begin(database.db, drawing);
    open.push(...createdTasks.map(one => one.id));
  }
  const acknowledged: string[] = [];
  const done = new Set<string>();
  const all = CASES * (departments.length + 1);

  const worker = async (index: number): Promise<void> => {
    const db = pools[index % 2]!;
    while (done.size < all) {
      const taskId = open.splice(Math.floor(Math.random() * open.length), 1)[0];
      if (!taskId || done.has(taskId)) {
        await new Promise(done => setImmediate(done));
        continue;
      }
      try {
        const work = (tx: typeof db) => completeTask(tx, clerk, { taskId });
        const step = index % 3 === 0 ? await db.transaction().execute(work) : await work(db);
        // A step whose answer was lost has made tasks that only the database knows of.
        open.push(...(step.isRepeat ? await newTasksOf(taskId) : step.createdTasks.map(one => one.id)));
        done.add(taskId);
        if (!step.isRepeat) acknowledged.push(taskId);
      } catch {
        open.push(taskId);
      }
    }
  };

  let isOver = false;
  let kills = 0;
  const killer = async (): Promise<void> => {
    while (!isOver) {
      const { rows } = await sql<{ killed: boolean }>`
        select pg_terminate_backend(pid) as killed from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state = 'active'
          and application_name = 'onewindow' and query like '%processes.%'
        order by random() limit 1`.execute(database.owner);
      kills += rows.length;
    }
  };
  const killing = killer();
  await Promise.all(Array.from({ length: 6 }, (_, index) => worker(index)));
  isOver = true;
  await killing;
  await other.close();

  expect(kills).toBeGreaterThan(0);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  const { rows } = await sql<{ state: string; version: number; steps: number; done: number; tokens: number }>`
    select i.state, i.version,
      (select count(*)::int from processes.step s where s.instance_id = i.id) as steps,
      (select count(*)::int from processes.task t where t.instance_id = i.id and t.state = 'done') as done,
      (select count(*)::int from processes.token t where t.instance_id = i.id) as tokens
    from processes.instance i`.execute(database.db);
  const steps = departments.length + 2;
  expect(rows).toEqual(
    Array.from({ length: CASES }, () => ({
      state: 'completed',
      version: steps,
      steps,
      done: departments.length + 1,
      tokens: 0,
    })),
  );
});

async function newTasksOf(taskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from processes.task t
    where t.state = 'open' and t.node = 'last'
      and t.instance_id = (select instance_id from processes.task where id = ${taskId})`.execute(database.db);
  return rows.map(row => row.id);
}
