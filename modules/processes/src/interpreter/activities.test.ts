import { describe, expect, test } from 'vitest';
import {
  boundary,
  declare,
  element,
  end,
  errorOf,
  flow,
  gateway,
  model,
  process,
  script,
  signalOf,
  start,
  task,
  timer,
} from '../test/draw.ts';
import { runModel, traceOf } from '../test/trace.ts';

const formal = (tag: string, text: string): string =>
  `<${tag} xsi:type="tFormalExpression"><![CDATA[${text}]]></${tag}>`;
const many = (attributes: string, ...inside: string[]): string =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inside.join('')}</multiInstanceLoopCharacteristics>`;
const compensation = (attributes = ''): string => `<compensateEventDefinition ${attributes}/>`;
const undo = (id: string, host: string): string =>
  boundary(`on${id}`, host, '', compensation()) +
  script(id, 'isForCompensation="true"') +
  `<association id="link${id}" sourceRef="on${id}" targetRef="${id}"/>`;
const throwing = (id: string, event: string): string => element('intermediateThrowEvent', id, '', event);

describe('multiple instances', () => {
  const counted = (loop: string, ...more: string[]): string =>
    model(
      declare('signal', 'S'),
      process('p', start(), script('a', '', loop), script('after'), flow('start > a > after'), ...more),
    );

  test.each(['true', 'false'])('run as often as they are told (sequential: %s)', async sequential => {
    const loop = many(`isSequential="${sequential}"`, formal('loopCardinality', 'n'));
    expect(await traceOf(counted(loop), { n: 3 })).toBe('a a a after');
    expect(await traceOf(counted(loop), { n: 0 })).toBe('after');
    expect(await traceOf(counted(loop), { n: 'many' })).toBe('failed');
  });

  test('stop when their completion condition holds', async () => {
    const loop = many(
      'isSequential="true"',
      formal('loopCardinality', '5'),
      formal('completionCondition', 'numberOfCompletedInstances = 2'),
    );
    expect(await traceOf(counted(loop))).toBe('a a after');
  });

  test('over people end as soon as enough have agreed, and hand out their answers in order', async () => {
    const xml = model(
      process(
        'p',
        start(),
        task(
          'vote',
          '',
          many(
            'onewindow:collection="people" onewindow:elementVariable="person" onewindow:outputCollection="answers" onewindow:outputElement="person"',
            formal('completionCondition', 'numberOfCompletedInstances >= 2'),
          ),
        ),
        script('after'),
        flow('start > vote > after'),
      ),
    );
    const { simulation, trace } = await runModel(xml, { people: ['a', 'b', 'c'] });
    expect(simulation.openTasks()).toHaveLength(3);
    await simulation.completeTask('vote').catch(() => {});
    expect(trace).toEqual(['after']);
    expect(simulation.openTasks()).toEqual([]);
    expect(simulation.instances()[0]?.variables.answers).toEqual(['a', 'b', null]);
  });

  test('of a long collection do not grow the call stack', async () => {
    const xml = model(
      process(
        'p',
        start(),
        element('manualTask', 'm', '', many('isSequential="true"', formal('loopCardinality', '3000'))),
        script('after'),
        flow('start > m > after'),
      ),
    );
    expect(await traceOf(xml)).toBe('after');
  });

  test('are all cancelled by an interrupting boundary event', async () => {
    const loop = many('', formal('loopCardinality', '3'));
    const xml = model(
      process(
        'p',
        start(),
        task('t', '', loop),
        boundary('late', 't', '', timer('P1D')),
        script('a'),
        flow('start > t, late > a'),
      ),
    );
    const { simulation, trace } = await runModel(xml);
    expect(trace).toEqual(['a']);
    expect(simulation.instances()[0]?.status).toBe('completed');
  });
});

describe('a standard loop', () => {
  const looped = (attributes: string, condition: string): string =>
    model(
      process(
        'p',
        start(),
        script(
          'count',
          '',
          `<standardLoopCharacteristics ${attributes}>${formal('loopCondition', condition)}</standardLoopCharacteristics>`,
        ),
        flow('start > count'),
      ),
    );

  test('runs once before it asks, or asks first', async () => {
    expect(await traceOf(looped('', 'n < 3'), { n: 0 })).toBe('count count count');
    expect(await traceOf(looped('', 'n < 3'), { n: 9 })).toBe('count');
    expect(await traceOf(looped('testBefore="true"', 'n < 3'), { n: 9 })).toBe('');
    expect(await traceOf(looped('loopMaximum="2"', 'true'), { n: 0 })).toBe('count count');
  });
});

describe('compensation', () => {
  test('undoes what was completed, the last first', async () => {
    const xml = model(
      process(
        'p',
        start(),
        script('a'),
        script('b'),
        undo('undoA', 'a'),
        undo('undoB', 'b'),
        throwing('t', compensation()),
        script('after'),
        flow('start > a > b > t > after'),
      ),
    );
    expect(await traceOf(xml)).toBe('a b undoB undoA after');
  });

  test('of one activity leaves the others', async () => {
    const xml = model(
      process(
        'p',
        start(),
        script('a'),
        script('b'),
        undo('undoA', 'a'),
        undo('undoB', 'b'),
        end('e', compensation('activityRef="a"')),
        flow('start > a > b > e'),
      ),
    );
    expect(await traceOf(xml)).toBe('a b undoA');
  });

  test('of a sub-process undoes its inside, or runs its own handler', async () => {
    const inside = (...more: string[]) =>
      model(
        process(
          'p',
          start(),
          element(
            'subProcess',
            'sub',
            '',
            start('s'),
            script('a'),
            script('b'),
            undo('undoA', 'a'),
            undo('undoB', 'b'),
            flow('s > a > b'),
            ...more,
          ),
          throwing('t', compensation()),
          script('after'),
          flow('start > sub > t > after'),
        ),
      );
    expect(await traceOf(inside())).toBe('a b undoB undoA after');
    const handler = element(
      'subProcess',
      'h',
      'triggeredByEvent="true"',
      element('startEvent', 'hs', '', compensation()),
      script('undoAll'),
      flow('hs > undoAll'),
    );
    expect(await traceOf(inside(handler))).toBe('a b undoAll after');
  });

  test('thrown where no activity has a handler is seen to by the scope’s own', async () => {
    const handler = element(
      'subProcess',
      'h',
      'triggeredByEvent="true"',
      element('startEvent', 'hs', '', compensation()),
      script('undoAll'),
      flow('hs > undoAll'),
    );
    const xml = model(
      process(
        'p',
        start(),
        element('subProcess', 'sub', '', start('s'), script('a'), end('e', compensation()), flow('s > a > e'), handler),
        script('after'),
        flow('start > sub > after'),
      ),
    );
    expect(await traceOf(xml)).toBe('a undoAll after');
  });

  test('runs for each instance of a multi-instance activity', async () => {
    const xml = model(
      process(
        'p',
        start(),
        script('a', '', many('isSequential="true"', formal('loopCardinality', '2'))),
        undo('undoA', 'a'),
        throwing('t', compensation()),
        flow('start > a > t'),
      ),
    );
    expect(await traceOf(xml)).toBe('a a undoA undoA');
  });

  test('without waiting goes on beside the handlers', async () => {
    const xml = model(
      process(
        'p',
        start(),
        script('a'),
        undo('undoA', 'a'),
        throwing('t', compensation('waitForCompletion="false"')),
        script('after'),
        flow('start > a > t > after'),
      ),
    );
    expect((await traceOf(xml)).split(' ').sort()).toEqual(['a', 'after', 'undoA']);
  });

  test('of a cancelled transaction comes before its cancel event', async () => {
    const xml = model(
      process(
        'p',
        start(),
        element(
          'transaction',
          'deal',
          '',
          start('s'),
          script('a'),
          undo('undoA', 'a'),
          end('no', '<cancelEventDefinition/>'),
          flow('s > a > no'),
        ),
        boundary('off', 'deal', '', '<cancelEventDefinition/>'),
        script('b'),
        script('c'),
        flow('start > deal > c, off > b'),
      ),
    );
    expect(await traceOf(xml)).toBe('a undoA b');
  });
});

describe('a call activity', () => {
  const calling = (...inside: string[]): string =>
    model(
      declare('error', 'E'),
      process(
        'p',
        start(),
        element('callActivity', 'call', 'calledElement="q"'),
        boundary('bad', 'call', '', errorOf('E')),
        script('after'),
        script('rescue'),
        flow('start > call > after, bad > rescue'),
      ),
      process('q', ...inside),
    );

  test('runs another process and gets its variables back', async () => {
    const { trace, simulation } = await runModel(calling(start('s'), script('count'), flow('s > count')), { n: 4 });
    expect(trace).toEqual(['count', 'after']);
    expect(simulation.instances()[0]?.variables.n).toBe(5);
  });

  test('catches the error with which the called process ends', async () => {
    expect(await traceOf(calling(start('s'), end('e', errorOf('E')), flow('s > e')))).toContain('rescue');
  });

  test('interrupted ends the process that it called', async () => {
    const xml = model(
      process(
        'p',
        start(),
        element('callActivity', 'call', 'calledElement="q"'),
        boundary('late', 'call', '', timer('P1D')),
        script('a'),
        flow('start > call, late > a'),
      ),
      process(
        'q',
        start('s'),
        element('intermediateCatchEvent', 'long', '', timer('P9D')),
        script('never'),
        flow('s > long > never'),
      ),
    );
    const { trace, simulation } = await runModel(xml);
    expect(trace).toEqual(['a']);
    expect(simulation.instances().map(one => one.status)).toEqual(['completed', 'terminated']);
  });
});

describe('an ad-hoc sub-process', () => {
  const adHoc = (attributes: string, condition: string): string =>
    model(
      process(
        'p',
        start(),
        element(
          'adHocSubProcess',
          'any',
          attributes,
          script('a'),
          script('count'),
          task('t'),
          ...(condition ? [formal('completionCondition', condition)] : []),
        ),
        script('after'),
        flow('start > any > after'),
      ),
    );

  test('offers all of its activities and ends when all are done', async () => {
    const { trace, simulation } = await runModel(adHoc('', ''));
    expect(trace).toEqual(['a', 'count']);
    await simulation.completeTask('t');
    expect(trace).toEqual(['a', 'count', 'after']);
  });

  test('ends early when its condition holds, and cancels the rest', async () => {
    const { trace, simulation } = await runModel(adHoc('', 'n = 1'));
    expect(trace).toEqual(['a', 'count', 'after']);
    expect(simulation.openTasks()).toEqual([]);
  });

  test('in sequence does one after another', async () => {
    const { trace, simulation } = await runModel(adHoc('ordering="Sequential"', ''));
    expect(trace).toEqual(['a', 'count']);
    expect(simulation.openTasks()).toHaveLength(1);
  });
});

test('an activity may need several tokens and send out several', async () => {
  const xml = model(
    process(
      'p',
      start(),
      script('a', 'completionQuantity="3"'),
      script('b'),
      script('c', 'startQuantity="3"'),
      flow('start > a > b > c'),
    ),
  );
  expect(await traceOf(xml)).toBe('a b b b c');
});

test('signals reach branches that are still on their way', async () => {
  const xml = model(
    declare('signal', 'S'),
    process(
      'p',
      start(),
      gateway('parallel', 'fork'),
      throwing('t', signalOf('S')),
      script('a'),
      script('b'),
      element('intermediateCatchEvent', 'c', '', signalOf('S')),
      script('after'),
      flow('start > fork > t, fork > a > b > c > after'),
    ),
  );
  expect(await traceOf(xml)).toBe('a b after');
});
