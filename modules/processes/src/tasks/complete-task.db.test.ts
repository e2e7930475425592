import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getInstanceView } from '../instances/view.ts';
import { begin, deploy, holder } from '../test/database.ts';
import { approval, element, end, flow, gateway, model, process, start, task } from '../test/draw.ts';
import { completeTask } from './complete-task.ts';
import { getTask } from './queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const parallel = model(
  process(
    'parallel',
    start(),
    gateway('parallel', 'fork'),
    task('a', 'onewindow:role="clerk"'),
    task('b', 'onewindow:role="clerk"'),
    gateway('parallel', 'join'),
    task('after', 'onewindow:role="clerk"'),
    end(),
    flow('start > fork > a > join > after > end, fork > b > join'),
  ),
);

describe('completing a task', () => {
  test('goes through handling, review and approval to the end that the decision chooses', async () => {
    const { db } = database;
    const started = await begin(db, approval('food'));
    const [first] = started.createdTasks;
    expect(first).toMatchObject({
      nodeId: 'handle',
      nameZh: '承办',
      nameEn: 'Handle',
      level: 'handle',
      role: 'handler',
    });
    expect(first?.dueOn).toBe('2026-03-05');
    let step = await completeTask(db, holder('handler'), { taskId: first!.id, action: 'agree' });
    expect(step.createdTasks.map(one => one.nodeId)).toEqual(['review']);
    step = await completeTask(db, holder('reviewer'), { taskId: step.createdTasks[0]!.id, action: 'agree' });
    step = await completeTask(db, holder('approver'), {
      taskId: step.createdTasks[0]!.id,
      action: 'disagree',
      variables: { reason: '场所不符' },
    });
    expect(step.ended).toHaveLength(1);
    expect(step.ended[0]).toMatchObject({ status: 'completed', endNode: 'denied', variables: { reason: '场所不符' } });
    const view = await getInstanceView(db, { instanceId: started.instanceId });
    expect(view.steps.map(one => one.kind)).toEqual(['start', 'complete', 'complete', 'complete']);
    expect(view.passed.map(one => one.element)).toContain('toDenied');
    expect(view.standing).toEqual([]);
  });

  test('again with the same action reports it, with another says who did what', async () => {
    const { db } = database;
    const { createdTasks } = await begin(db, approval('twice'));
    const taskId = createdTasks[0]!.id;
    await completeTask(db, holder('handler', '唐以宁（示例）'), { taskId, action: 'agree' });
    const again = await completeTask(db, holder('handler'), { taskId, action: 'agree' });
    expect(again).toMatchObject({ isRepeat: true, createdTasks: [], completedTask: { id: taskId, action: 'agree' } });
    await expect(completeTask(db, holder('handler'), { taskId, action: 'disagree' })).rejects.toMatchObject({
      code: 'processes.taskDone',
      status: 409,
      data: { doneBy: '唐以宁（示例）', action: 'agree' },
    });
  });

  test('is refused to who does not hold its role there, and with an action that the step does not have', async () => {
    const { db } = database;
    const { createdTasks } = await begin(db, approval('refused'));
    const taskId = createdTasks[0]!.id;
    await expect(completeTask(db, holder('approver'), { taskId, action: 'agree' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(completeTask(db, holder('handler'), { taskId, action: 'shrug' })).rejects.toMatchObject({
      code: 'processes.actionUnknown',
    });
    await expect(
      completeTask(db, holder('handler'), { taskId, action: 'agree', expectedVersion: 7 }),
    ).rejects.toMatchObject({ code: 'processes.staleVersion' });
    expect((await getTask(db, taskId))?.state).toBe('open');
  });

  test.each(['in a transaction', 'without one'])(
    'lets two branches be done at once, and the join waits for both (%s)',
    async how => {
      const { db } = database;
      const { createdTasks, instanceId } = await begin(db, parallel);
      const finish = (taskId: string) =>
        how === 'without one'
          ? completeTask(db, holder('clerk'), { taskId })
          : db.transaction().execute(tx => completeTask(tx, holder('clerk'), { taskId }));
      const results = await Promise.all(createdTasks.map(one => finish(one.id)));
      expect(results.flatMap(one => one.createdTasks.map(made => made.nodeId))).toEqual(['after']);
      const view = await getInstanceView(db, { instanceId });
      expect(view.standing).toEqual([{ nodeId: 'after', state: 'waiting', count: 1 }]);
    },
  );

  test.each(['in a transaction', 'without one'])('by two people at once is done once (%s)', async how => {
    const { db } = database;
    const { createdTasks } = await begin(db, approval('race'));
    const taskId = createdTasks[0]!.id;
    const finish = (action: string) =>
      how === 'without one'
        ? completeTask(db, holder('handler'), { taskId, action })
        : db.transaction().execute(tx => completeTask(tx, holder('handler'), { taskId, action }));
    const results = await Promise.allSettled(['agree', 'disagree', 'agree', 'disagree'].map(finish));
    const done = results.flatMap(one => (one.status === 'fulfilled' && !one.value.isRepeat ? [one.value] : []));
    expect(done).toHaveLength(1);
    const refused = results.flatMap(one => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['processes.taskDone', 'processes.taskDone']);
  });

  test('leaves nothing behind when its transaction does not stand', async () => {
    const { db } = database;
    const { createdTasks, instanceId } = await begin(db, approval('undone'));
    const taskId = createdTasks[0]!.id;
    await db
      .transaction()
      .execute(async tx => {
        await completeTask(tx, holder('handler'), { taskId, action: 'agree' });
        throw new Error('the power went');
      })
      .catch(() => {});
    expect((await getTask(db, taskId))?.state).toBe('open');
    const { rows } = await sql<{ steps: number; tasks: number }>`
      select (select count(*)::int from processes.step where instance_id = ${instanceId}) as steps,
        (select count(*)::int from processes.task where instance_id = ${instanceId}) as tasks`.execute(db);
    expect(rows[0]).toEqual({ steps: 1, tasks: 1 });
  });

  test('that leads nowhere changes nothing and says where it stopped', async () => {
    const { db } = database;
    const xml = model(
      process(
        'stuck',
        start(),
        task('a', 'onewindow:role="clerk"'),
        gateway('exclusive', 'choice'),
        end('left'),
        end('right'),
        flow('start > a > choice, choice > left: answer = 1, choice > right: answer = 2'),
      ),
    );
    const { createdTasks } = await begin(db, xml);
    const taskId = createdTasks[0]!.id;
    await expect(completeTask(db, holder('clerk'), { taskId })).rejects.toMatchObject({
      code: 'processes.failed',
      zh: expect.stringContaining('choice'),
    });
    expect((await getTask(db, taskId))?.state).toBe('open');
    const step = await completeTask(db, holder('clerk'), { taskId, variables: { answer: 2 } });
    expect(step.ended[0]?.endNode).toBe('right');
  });
});

describe('publishing a process', () => {
  test('names every element that cannot run', async () => {
    const xml = model(
      process(
        'bad',
        start(),
        '<choreographyTask id="dance" name="跳舞"/>',
        element('serviceTask', 'call', 'onewindow:handler="nobody"'),
        element('scriptTask', 'code', 'scriptFormat="javascript"', '<script>1</script>'),
        flow('start > call > code'),
      ),
    );
    const error = await deploy(database.db, xml).catch(one => one);
    expect(error).toMatchObject({ code: 'processes.notDeployable', status: 422 });
    expect(error.fields.map((field: { code: string }) => field.code)).toEqual(
      expect.arrayContaining(['unsupported', 'noHandler', 'foreignScript']),
    );
  });

  test('of an approval refuses a fourth level and levels out of order', async () => {
    const four = model(
      process(
        'four',
        start(),
        task('one', 'onewindow:level="handle" onewindow:role="x"'),
        task('two', 'onewindow:level="approve" onewindow:role="x"'),
        task('three', 'onewindow:level="review" onewindow:role="x"'),
        end(),
        flow('start > one > two > three > end'),
      ),
    );
    const error = await deploy(database.db, four, 'approval').catch(one => one);
    expect(error.fields).toMatchObject([{ path: '/xml/three', code: 'levelOrder' }]);
    await expect(deploy(database.db, approval('fine'), 'approval')).resolves.toMatchObject({
      version: 1,
      warnings: [],
    });
  });
});
