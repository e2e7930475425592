import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, holder } from '../test/database.ts';
import { approval } from '../test/draw.ts';
import { addSigner, claimTask, delegateTask, reassignTask, releaseTask } from './assign.ts';
import { completeTask } from './complete-task.ts';
import { getTask, listOpenTasks } from './queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function firstTask(): Promise<string> {
  const { createdTasks } = await begin(database.db, approval('assigned'));
  return createdTasks[0]!.id;
}

test('a claimed task is nobody else’s until it is given back', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const [tang, wei] = [holder('handler', '唐以宁（示例）'), holder('handler', '韦青禾（示例）')];
  expect(await claimTask(db, tang, { taskId })).toMatchObject({ state: 'claimed', assigneeName: '唐以宁（示例）' });
  await expect(claimTask(db, wei, { taskId })).rejects.toMatchObject({ code: 'processes.taskTaken' });
  await expect(completeTask(db, wei, { taskId, action: 'agree' })).rejects.toMatchObject({
    code: 'processes.taskTaken',
  });
  await releaseTask(db, tang, { taskId });
  await expect(claimTask(db, wei, { taskId })).resolves.toMatchObject({ assigneeName: '韦青禾（示例）' });
});

test('a task claimed by two at once belongs to one', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const people = Array.from({ length: 6 }, (_, index) => holder('handler', `经办${index}（示例）`));
  const claims = await Promise.allSettled(people.map(person => claimTask(db, person, { taskId })));
  expect(claims.filter(claim => claim.status === 'fulfilled')).toHaveLength(1);
});

test('a delegate’s answer brings the task back to who delegated it', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const [owner, helper] = [holder('handler', '唐以宁（示例）'), holder('helper', '韦青禾（示例）')];
  await claimTask(db, owner, { taskId });
  await delegateTask(db, owner, { taskId, to: { accountId: helper.accountId!, name: helper.name } });
  await expect(completeTask(db, owner, { taskId, action: 'agree' })).rejects.toMatchObject({ status: 409 });
  const back = await completeTask(db, helper, { taskId, action: 'agree' });
  expect(back).toMatchObject({ kind: 'handBack', createdTasks: [], completedTask: null });
  expect(await getTask(db, taskId)).toMatchObject({
    state: 'claimed',
    assigneeName: '唐以宁（示例）',
    ownerName: null,
  });
  const step = await completeTask(db, owner, { taskId, action: 'agree' });
  expect(step.createdTasks[0]?.nodeId).toBe('review');
});

test('a task waits for the signers that were added to it', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const handler = holder('handler');
  const expert = holder('expert', '蒋若谷（示例）');
  const signers = await addSigner(db, handler, {
    taskId,
    signers: [{ to: { accountId: expert.accountId!, name: expert.name } }, { role: 'legal' }],
  });
  expect(signers).toMatchObject([
    { nameZh: '承办（加签）', level: 'other', state: 'claimed' },
    { nameEn: 'Handle (co-sign)', role: 'legal', state: 'open' },
  ]);
  await expect(completeTask(db, handler, { taskId, action: 'agree' })).rejects.toMatchObject({
    code: 'processes.signersPending',
  });
  const signed = await completeTask(db, expert, { taskId: signers[0]!.id, action: 'agree' });
  expect(signed).toMatchObject({ kind: 'sign', createdTasks: [] });
  await completeTask(db, holder('legal'), { taskId: signers[1]!.id, action: 'disagree' });
  const step = await completeTask(db, handler, { taskId, action: 'agree' });
  expect(step.createdTasks[0]?.nodeId).toBe('review');
});

test('a head gives a task to somebody else', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const other = holder('other', '韦青禾（示例）');
  await reassignTask(db, holder('head'), { taskId, to: { accountId: other.accountId!, name: other.name } });
  await expect(completeTask(db, holder('handler'), { taskId, action: 'agree' })).rejects.toMatchObject({ status: 409 });
  await expect(completeTask(db, other, { taskId, action: 'agree' })).resolves.toMatchObject({ isRepeat: false });
});

test('a work list shows what is mine and what my role may take, by due date, page by page', async () => {
  const { db } = database;
  const person = holder('lister');
  const xml = (limit: string) => approval('listed', limit).replaceAll('role="handler"', 'role="lister"');
  for (const limit of ['5 workingDays', '1 workingDays', '3 workingDays']) await begin(db, xml(limit));
  await begin(db, approval('elsewhere'));
  const first = await listOpenTasks(db, person, { limit: 2 });
  expect(first.rows.map(row => row.dueOn)).toEqual(['2026-03-03', '2026-03-05']);
  await claimTask(db, person, { taskId: first.rows[0]!.id });
  const second = await listOpenTasks(db, person, { limit: 2, after: first.next ?? '' });
  expect(second).toMatchObject({ rows: [{ dueOn: '2026-03-09' }], next: null });
  expect((await listOpenTasks(db, person, { limit: 9 })).rows).toHaveLength(3);
});
