import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, holder } from '../test/database.ts';
import { approval } from '../test/draw.ts';
import { claimTask, delegateTask, endDelegation, reassignTask, releaseTask } from './assign.ts';
import { completeTask } from './complete-task.ts';
import { countHeldTasks, countOpenTasks, listAnsweredTasks, listHeldTasks, listHolders } from './held.ts';
import { getTask, listNewTasks, listOpenTasks } from './queries.ts';
import { addSigner, withdrawSigner } from './signers.ts';

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

test('whoever holds a task is told who gave it, how and why', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const [owner, helper] = [holder('handler', '唐以宁（示例）'), holder('helper', '韦青禾（示例）')];
  const to = { accountId: helper.accountId!, name: helper.name };
  expect((await claimTask(db, owner, { taskId })).given).toMatchObject({ kind: 'claimed', byName: owner.name });
  const since = new Date('2026-03-02T02:00:00Z');
  await delegateTask(db, owner, { taskId, to, note: '去现场看一看', at: new Date('2026-03-02T03:00:00Z') });
  const [news] = await listNewTasks(db, helper, { since, limit: 5 });
  expect(news?.given).toMatchObject({ kind: 'delegated', byName: owner.name, note: '去现场看一看' });
  await completeTask(db, helper, { taskId, action: 'agree', at: new Date('2026-03-02T04:00:00Z') });
  expect((await listNewTasks(db, owner, { since, limit: 5 }))[0]?.given).toMatchObject({
    kind: 'handedBack',
    byName: helper.name,
  });
  await reassignTask(db, holder('head', '陆长宁（示例）'), { taskId, to, note: '唐以宁休假' });
  expect((await getTask(db, taskId))?.given).toMatchObject({ kind: 'handedOver', note: '唐以宁休假' });
});

test('a delegation ends by either of the two, and by nobody else', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const [owner, helper] = [holder('handler', '唐以宁（示例）'), holder('helper', '韦青禾（示例）')];
  const to = { accountId: helper.accountId!, name: helper.name };
  await claimTask(db, owner, { taskId });
  await expect(endDelegation(db, owner, { taskId })).rejects.toMatchObject({ code: 'processes.notDelegated' });
  for (const ends of [owner, helper]) {
    await delegateTask(db, owner, { taskId, to });
    await expect(endDelegation(db, holder('handler'), { taskId })).rejects.toMatchObject({
      code: 'processes.notYours',
    });
    expect(await endDelegation(db, ends, { taskId })).toMatchObject({ assigneeName: owner.name, ownerName: null });
  }
});

test('a question is taken back until it is answered, by who asked or who holds the task', async () => {
  const { db } = database;
  const taskId = await firstTask();
  const owner = holder('handler', '唐以宁（示例）');
  const [first, second] = [holder('expert', '蒋若谷（示例）'), holder('expert', '何知夏（示例）')];
  await claimTask(db, owner, { taskId });
  const [one, two] = await addSigner(db, owner, {
    taskId,
    question: '排烟够不够',
    signers: [first, second].map(({ accountId, name }) => ({ to: { accountId: accountId!, name } })),
  });
  expect(one?.given).toMatchObject({ kind: 'asked', byName: owner.name, note: '排烟够不够' });
  await completeTask(db, first, { taskId: one!.id, action: 'agree', at: new Date('2026-03-03T01:00:00Z') });
  await expect(withdrawSigner(db, owner, { taskId: one!.id })).rejects.toMatchObject({ code: 'processes.taskDone' });
  await expect(withdrawSigner(db, second, { taskId: two!.id })).rejects.toMatchObject({ code: 'processes.taskTaken' });
  const since = new Date('2026-03-01T00:00:00Z');
  expect(await listAnsweredTasks(db, owner, { since, limit: 5 })).toEqual([]);
  await withdrawSigner(db, owner, { taskId: two!.id });
  await expect(completeTask(db, second, { taskId: two!.id, action: 'agree' })).rejects.toMatchObject({
    code: 'processes.taskCancelled',
  });
  expect(await listAnsweredTasks(db, owner, { since, limit: 5 })).toMatchObject([{ task: { id: taskId }, answers: 1 }]);
  await expect(completeTask(db, owner, { taskId, action: 'agree' })).resolves.toMatchObject({ isRepeat: false });
});

test('a work list is asked for by why a task stands in it, and counted so', async () => {
  const { db } = database;
  const xml = approval('kinds').replaceAll('role="handler"', 'role="sorter"');
  const [person, other] = [holder('sorter', '唐以宁（示例）'), holder('sorter', '韦青禾（示例）')];
  const to = { accountId: person.accountId!, name: person.name };
  const ids: string[] = [];
  for (let left = 4; left > 0; left--) ids.push((await begin(db, xml)).createdTasks[0]!.id);
  const [open, mine, delegated, asked] = ids as [string, string, string, string];
  await claimTask(db, person, { taskId: mine });
  await claimTask(db, other, { taskId: delegated });
  await delegateTask(db, other, { taskId: delegated, to });
  await claimTask(db, other, { taskId: asked });
  const [question] = await addSigner(db, other, { taskId: asked, signers: [{ to }] });
  const found = async (kind: 'mine' | 'open' | 'delegated' | 'cosign') =>
    (await listOpenTasks(db, person, { limit: 9, kind })).rows.map(row => row.id);
  expect(await found('mine')).toEqual([mine]);
  expect(await found('open')).toEqual([open]);
  expect(await found('delegated')).toEqual([delegated]);
  expect(await found('cosign')).toEqual([question!.id]);
  expect(await countOpenTasks(db, person)).toEqual({ mine: 1, open: 1, delegated: 1, cosign: 1 });
  const { organisationId } = person;
  const held = await listHeldTasks(db, {
    organisationIds: [organisationId!],
    kind: 'case',
    holder: person.accountId!,
    page: { limit: 9 },
  });
  expect(held.rows.map(row => row.id)).toEqual([mine, delegated]);
  const holders = await listHolders(db, { organisationIds: [organisationId!], kind: 'case', limit: 50 });
  expect(holders).toContainEqual({ accountId: person.accountId, name: person.name, tasks: 2 });
  expect((await countHeldTasks(db, [person.accountId!])).get(person.accountId!)).toBe(3);
});
