import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BusinessError } from '../engine/host.ts';
import { registerServiceTask } from '../handlers.ts';
import { startProcess } from '../start-process.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { getTask } from '../tasks/queries.ts';
import { begin, deploy, holder, organisationId } from '../test/database.ts';
import {
  approval,
  boundary,
  declare,
  element,
  end,
  errorOf,
  flow,
  gateway,
  messageOf,
  model,
  process,
  signalOf,
  start,
  task,
  timer,
} from '../test/draw.ts';
import { resumeInstance, suspendInstance, terminateInstance } from './lifecycle.ts';
import { correlateMessage, throwSignal } from './messages.ts';
import { migrateInstance } from './migrate.ts';
import { returnTo } from './return-to.ts';
import { fireDueTimers } from './timers.ts';
import { findInstances, getInstanceView } from './view.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const clerk = holder('clerk');
const clerkTask = (id: string): string => task(id, 'onewindow:role="clerk"');
const at = (text: string): Date => new Date(text);

async function standingAt(instanceId: string): Promise<string[]> {
  const { standing } = await getInstanceView(database.db, { instanceId });
  return standing.map(one => one.nodeId);
}

test('a return goes back to the step before and leaves the other department alone', async () => {
  const { db } = database;
  const xml = model(
    process(
      'return',
      start(),
      gateway('parallel', 'fork'),
      clerkTask('a1'),
      clerkTask('a2'),
      clerkTask('b1'),
      gateway('parallel', 'join'),
      end(),
      flow('start > fork > a1 > a2 > join > end, fork > b1 > join'),
    ),
  );
  const { createdTasks, instanceId } = await begin(db, xml);
  const first = createdTasks.find(one => one.nodeId === 'a1')!;
  const second = (await completeTask(db, clerk, { taskId: first.id })).createdTasks[0]!;
  const back = await returnTo(db, clerk, { taskId: second.id, reason: '材料不全' });
  expect(back).toMatchObject({ kind: 'return', createdTasks: [{ nodeId: 'a1' }], cancelledTasks: [] });
  expect(await standingAt(instanceId)).toEqual(['a1', 'b1']);
  expect(await getTask(db, second.id)).toMatchObject({ state: 'done', action: 'return' });
  const { steps } = await getInstanceView(db, { instanceId });
  expect(steps.at(-1)).toMatchObject({ kind: 'return', nodeId: 'a1', reason: '材料不全' });
  await expect(
    returnTo(db, clerk, { taskId: back.createdTasks[0]!.id, nodeId: 'b1', reason: '不通' }),
  ).rejects.toMatchObject({ code: 'processes.returnTarget' });
});

test('a return to before the departments were asked takes all of them back', async () => {
  const { db } = database;
  const xml = model(
    process(
      'allBack',
      start(),
      clerkTask('intake'),
      gateway('parallel', 'fork'),
      clerkTask('a'),
      clerkTask('b'),
      gateway('parallel', 'join'),
      end(),
      flow('start > intake > fork > a > join > end, fork > b > join'),
    ),
  );
  const { createdTasks, instanceId } = await begin(db, xml);
  const { createdTasks: asked } = await completeTask(db, clerk, { taskId: createdTasks[0]!.id });
  const back = await returnTo(db, clerk, { taskId: asked[0]!.id, nodeId: 'intake', reason: '重来' });
  expect(back.cancelledTasks.map(one => one.nodeId)).toEqual(['b']);
  expect(await standingAt(instanceId)).toEqual(['intake']);
  expect((await getTask(db, asked[1]!.id))?.state).toBe('cancelled');
  await expect(completeTask(db, clerk, { taskId: asked[1]!.id })).rejects.toMatchObject({
    code: 'processes.taskCancelled',
  });
});

const reminded = model(
  process(
    'reminded',
    start(),
    clerkTask('work'),
    boundary('late', 'work', 'cancelActivity="false"', timer('P2D')),
    boundary('tooLate', 'work', '', timer('P5D')),
    clerkTask('reminder'),
    end('lapsed'),
    end(),
    flow('start > work > end, late > reminder, tooLate > lapsed'),
  ),
);

test('timers fire when they are due, once, whichever process polls', async () => {
  const { db } = database;
  const { instanceId } = await begin(db, reminded, {}, at('2026-03-02T00:00:00Z'));
  expect(await fireDueTimers(db, at('2026-03-03T23:59:59Z'))).toEqual([]);
  const polls = await Promise.all(Array.from({ length: 4 }, () => fireDueTimers(db, at('2026-03-04T00:00:00Z'))));
  expect(polls.flat().map(one => one.createdTasks.map(made => made.nodeId))).toEqual([['reminder']]);
  expect(await standingAt(instanceId)).toEqual(['reminder', 'work']);
  const [lapsed] = await fireDueTimers(db, at('2026-03-07T00:00:00Z'));
  expect(lapsed?.cancelledTasks.map(one => one.nodeId)).toEqual(['work']);
  expect(await standingAt(instanceId)).toEqual(['reminder']);
});

test('while suspended nothing can be done and no timer comes due; what was left runs on afterwards', async () => {
  const { db } = database;
  const started = await begin(db, reminded, {}, at('2026-03-02T00:00:00Z'));
  const { instanceId } = started;
  const taskId = started.createdTasks[0]!.id;
  await suspendInstance(db, clerk, { instanceId, reason: '专家评审', at: at('2026-03-03T00:00:00Z') });
  await expect(completeTask(db, clerk, { taskId })).rejects.toMatchObject({ code: 'processes.suspended' });
  expect(await fireDueTimers(db, at('2026-06-01T00:00:00Z'))).toEqual([]);
  await resumeInstance(db, clerk, { instanceId, at: at('2026-06-01T00:00:00Z') });
  expect(await fireDueTimers(db, at('2026-06-01T23:59:59Z'))).toEqual([]);
  const [reminder] = await fireDueTimers(db, at('2026-06-02T00:00:00Z'));
  expect(reminder?.createdTasks[0]?.nodeId).toBe('reminder');
  await expect(resumeInstance(db, clerk, { instanceId })).rejects.toMatchObject({ code: 'processes.notSuspended' });
});

test('a timer may count working days', async () => {
  const { db } = database;
  const xml = model(
    process(
      'working',
      start(),
      clerkTask('work'),
      boundary('late', 'work', '', timer('5 workingDays')),
      end('lapsed'),
      end(),
      flow('start > work > end, late > lapsed'),
    ),
  );
  // 2026-04-30 is a Thursday; the Labour Day holiday lasts from 1 to 5 May, 9 May is worked.
  const { instanceId } = await begin(db, xml, {}, at('2026-04-30T02:00:00Z'));
  expect(await fireDueTimers(db, at('2026-05-11T15:59:59Z'))).toEqual([]);
  const [fired] = await fireDueTimers(db, at('2026-05-11T16:00:00Z'));
  expect(fired).toMatchObject({ instanceId, ended: [{ endNode: 'lapsed' }] });
});

test('我要开餐馆: each department’s process is an instance of its own, and the join waits for all', async () => {
  const { db } = database;
  const department = await deploy(db, approval('department'), 'approval');
  const joint = model(
    process(
      'joint',
      start(),
      element(
        'callActivity',
        'departments',
        'onewindow:calledVersion="one.version" onewindow:businessKind="&quot;case&quot;" onewindow:businessId="one.case"',
        '<extensionElements><onewindow:input source="one.organisation" target="organisation"/></extensionElements>',
        '<multiInstanceLoopCharacteristics onewindow:collection="items" onewindow:elementVariable="one" onewindow:outputCollection="outcomes" onewindow:outputElement="endEvent"/>',
      ),
      clerkTask('deliver'),
      end(),
      flow('start > departments > deliver > end'),
    ),
  );
  const items = Array.from({ length: 4 }, () => ({
    case: randomUUID(),
    version: department.id,
    organisation: organisationId,
  }));
  const started = await begin(db, joint, { items });
  expect(started.instances).toHaveLength(5);
  expect(started.createdTasks.map(one => one.businessId).sort()).toEqual(items.map(item => item.case).sort());
  const { called } = await getInstanceView(db, { instanceId: started.instanceId });
  expect(called).toHaveLength(4);

  let open = started.createdTasks;
  for (const role of ['handler', 'reviewer', 'approver']) {
    const steps = await Promise.all(
      open.map((one, index) =>
        db.transaction().execute(tx =>
          completeTask(tx, holder(role), {
            taskId: one.id,
            action: role === 'approver' && index === 0 ? 'disagree' : 'agree',
          }),
        ),
      ),
    );
    open = steps.flatMap(step => step.createdTasks);
  }
  expect(open.map(one => one.nodeId)).toEqual(['deliver']);
  const step = await completeTask(db, clerk, { taskId: open[0]!.id });
  const outcomes = step.ended[0]?.variables.outcomes as string[];
  expect(outcomes.sort()).toEqual(['denied', 'granted', 'granted', 'granted']);
});

test('terminating an instance ends what it has called and cancels every open task', async () => {
  const { db } = database;
  await deploy(db, approval('inner'));
  const outer = model(
    process(
      'outer',
      start(),
      element('callActivity', 'call', 'calledElement="within"'),
      end(),
      flow('start > call > end'),
    ),
    process('within', start('s'), clerkTask('deep'), end('e'), flow('s > deep > e')),
  );
  const { createdTasks, instanceId } = await begin(db, outer);
  const over = await terminateInstance(db, clerk, { instanceId, reason: '申请人撤回' });
  expect(over.ended.map(one => one.status)).toEqual(['terminated', 'terminated']);
  expect((await getTask(db, createdTasks[0]!.id))?.state).toBe('cancelled');
  await expect(terminateInstance(db, clerk, { instanceId })).rejects.toMatchObject({ code: 'processes.ended' });
});

const answered = model(
  declare('message', 'answer'),
  declare('signal', 'calendarChanged'),
  process(
    'answered',
    start(),
    element('intermediateCatchEvent', 'wait', '', messageOf('answer', 'onewindow:correlation="caseNumber"')),
    clerkTask('after'),
    boundary('told', 'after', 'cancelActivity="false"', signalOf('calendarChanged')),
    clerkTask('recount'),
    end(),
    flow('start > wait > after > end, told > recount > end'),
  ),
);

test('a message finds the instance that waits for it by its key', async () => {
  const { db } = database;
  const [one, two] = [await begin(db, answered, { caseNumber: 'A1' }), await begin(db, answered, { caseNumber: 'A2' })];
  const step = await correlateMessage(db, clerk, { name: 'answer', key: 'A2', variables: { verdict: 'yes' } });
  expect(step).toMatchObject({ instanceId: two.instanceId, createdTasks: [{ nodeId: 'after' }] });
  expect(await standingAt(one.instanceId)).toEqual(['wait']);
  await expect(correlateMessage(db, clerk, { name: 'answer', key: 'A2' })).rejects.toMatchObject({
    code: 'processes.nobodyWaits',
  });
});

test('a signal reaches every instance that listens', async () => {
  const { db } = database;
  const instances = [await begin(db, answered, { caseNumber: 'S1' }), await begin(db, answered, { caseNumber: 'S2' })];
  for (const key of ['S1', 'S2']) await correlateMessage(db, clerk, { name: 'answer', key });
  await throwSignal(db, clerk, { name: 'calendarChanged' });
  for (const { instanceId } of instances) expect(await standingAt(instanceId)).toEqual(['after', 'recount']);
});

test('a message starts the process that begins with it, of the latest version', async () => {
  const { db } = database;
  const name = `tip-${randomUUID()}`;
  const xml = model(
    declare('message', name),
    process('tip', start('told', messageOf(name)), clerkTask('look'), end(), flow('told > look > end')),
  );
  const { id } = await deploy(db, xml);
  const business = { kind: 'ticket', id: randomUUID() };
  const step = await correlateMessage(db, clerk, { name, business, variables: { organisation: organisationId } });
  expect(step.instances).toMatchObject([{ processVersionId: id, isNew: true }]);
  expect(await findInstances(db, business)).toMatchObject([{ instanceId: step.instanceId, status: 'active' }]);
});

test('a service runs in the transaction of the step; its error is caught by the model', async () => {
  const { db } = database;
  registerServiceTask('testDouble', async ({ tx, variables }) => {
    expect(tx.isTransaction).toBe(true);
    if (variables.amount === 13) throw new BusinessError('unlucky');
    return { amount: Number(variables.amount) * 2 };
  });
  const xml = model(
    declare('error', 'unlucky'),
    process(
      'service',
      start(),
      element('serviceTask', 'double', 'onewindow:handler="testDouble"'),
      boundary('caught', 'double', '', errorOf('unlucky')),
      clerkTask('done'),
      clerkTask('repair'),
      flow('start > double > done, caught > repair'),
    ),
  );
  const good = await begin(db, xml, { amount: 21 });
  expect(good).toMatchObject({ createdTasks: [{ nodeId: 'done' }], instances: [{ variables: { amount: 42 } }] });
  expect((await begin(db, xml, { amount: 13 })).createdTasks[0]?.nodeId).toBe('repair');
});

test('a running instance goes over to a version that has its place, and to no other', async () => {
  const { db } = database;
  const drawn = (id: string, name: string) =>
    model(
      process('same', start(), task(id, `name="${name}" onewindow:role="clerk"`), end(), flow(`start > ${id} > end`)),
    );
  const { instanceId, createdTasks } = await begin(db, drawn('work', '旧名'));
  const renamed = await deploy(db, drawn('labour', '新名'));
  await expect(migrateInstance(db, clerk, { instanceId, toVersionId: renamed.id })).rejects.toMatchObject({
    code: 'processes.cannotMigrate',
  });
  await migrateInstance(db, clerk, { instanceId, toVersionId: renamed.id, nodes: { work: 'labour' }, reason: '修订' });
  expect(await getTask(db, createdTasks[0]!.id)).toMatchObject({ nodeId: 'labour', nameZh: '新名' });
  const step = await completeTask(db, clerk, { taskId: createdTasks[0]!.id });
  expect(step.ended[0]).toMatchObject({ processVersionId: renamed.id, status: 'completed' });
});

test('what runs stays on its version when another is published', async () => {
  const { db } = database;
  const { id } = await deploy(db, approval('pinned'));
  const started = await startProcess(db, holder('window'), {
    processVersionId: id,
    business: { kind: 'case', id: randomUUID() },
    variables: { organisation: organisationId },
  });
  await deploy(db, approval('pinned'));
  expect(started.instances[0]?.processVersionId).toBe(id);
  const step = await completeTask(db, holder('handler'), { taskId: started.createdTasks[0]!.id, action: 'agree' });
  expect(step.instances[0]?.processVersionId).toBe(id);
});
