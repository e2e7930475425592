import { describe, expect, test } from 'vitest';
import {
  boundary,
  condition,
  declare,
  element,
  end,
  errorOf,
  escalationOf,
  flow,
  gateway,
  messageOf,
  model,
  process,
  script,
  signalOf,
  start,
  timer,
} from '../test/draw.ts';
import { runModel, traceOf } from '../test/trace.ts';

const declared = [
  declare('signal', 'S'),
  declare('signal', 'S2'),
  declare('message', 'M'),
  declare('error', 'E'),
  declare('error', 'E2'),
  declare('escalation', 'X'),
].join('');

const drawn = (...parts: string[]): string => model(declared, process('p', ...parts));
const sub = (id: string, ...inside: string[]): string => element('subProcess', id, '', ...inside);
const throwing = (id: string, event: string): string => element('intermediateThrowEvent', id, '', event);
const catching = (id: string, event: string): string => element('intermediateCatchEvent', id, '', event);
const handler = (id: string, interrupts: boolean, event: string, ...inside: string[]): string =>
  element(
    'subProcess',
    id,
    'triggeredByEvent="true"',
    element('startEvent', `${id}Start`, `isInterrupting="${interrupts}"`, event),
    ...inside,
  );

describe('a boundary event', () => {
  const around = (event: string, thrown: string, attributes = ''): string =>
    drawn(
      start(),
      sub('host', start('s'), script('a'), throwing('t', thrown), script('b'), flow('s > a > t > b')),
      boundary('caught', 'host', attributes, event),
      script('c'),
      script('d'),
      flow('start > host > d, caught > c'),
    );

  test.each([
    ['signal', signalOf('S'), signalOf('S')],
    ['escalation', escalationOf('X'), escalationOf('X')],
    ['any escalation', escalationOf(), escalationOf('X')],
  ])('interrupts its sub-process on a %s thrown inside', async (_name, event, thrown) => {
    expect(await traceOf(around(event, thrown))).toBe('a c');
  });

  test.each([
    ['signal', signalOf('S'), signalOf('S')],
    ['escalation', escalationOf('X'), escalationOf('X')],
  ])('that does not interrupt runs beside it on a %s', async (_name, event, thrown) => {
    expect(await traceOf(around(event, thrown, 'cancelActivity="false"'))).toBe('a c b d');
  });

  test('of a timer that does not interrupt fires as often as its cycle says', async () => {
    const xml = drawn(
      start(),
      sub('host', start('s'), catching('wait', timer('PT10S')), flow('s > wait')),
      boundary('tick', 'host', 'cancelActivity="false"', timer('R3/PT2S', 'timeCycle')),
      script('c'),
      script('d'),
      flow('start > host > d, tick > c'),
    );
    expect(await traceOf(xml)).toBe('c c c d');
  });

  test('on a task catches its error by code before one that takes any', async () => {
    const xml = (thrown: string) =>
      drawn(
        start(),
        script(thrown),
        boundary('any', thrown, '', errorOf()),
        boundary('named', thrown, '', errorOf('E')),
        script('a'),
        script('b'),
        flow(`start > ${thrown} > a, any > b, named > c`),
        script('c'),
      );
    expect(await traceOf(xml('throwE'))).toBe('c');
    expect(await traceOf(xml('throwE2'))).toBe('b');
    expect(await traceOf(xml('throw'))).toBe('b');
  });

  test('of another code lets the error through to the next that catches it', async () => {
    const xml = drawn(
      start(),
      sub(
        'outer',
        start('s'),
        sub('inner', start('s2'), end('e2', errorOf('E')), flow('s2 > e2')),
        boundary('other', 'inner', '', errorOf('E2')),
        script('a'),
        flow('s > inner, other > a'),
      ),
      boundary('right', 'outer', '', errorOf('E')),
      script('b'),
      flow('start > outer, right > b'),
    );
    expect(await traceOf(xml)).toBe('b');
  });

  test('that waits for several events at once takes the first, and when parallel all of them', async () => {
    const xml = (parallel: boolean) =>
      drawn(
        start(),
        gateway('parallel', 'fork'),
        sub('host', start('s'), catching('long', timer('P9D')), flow('s > long')),
        boundary('both', 'host', `parallelMultiple="${parallel}"`, signalOf('S'), signalOf('S2')),
        catching('t1', timer('PT1S')),
        throwing('first', signalOf('S')),
        script('mark'),
        catching('t2', timer('PT1S')),
        throwing('second', signalOf('S2')),
        script('c'),
        flow('start > fork > host, fork > t1 > first > mark > t2 > second, both > c'),
      );
    expect(await traceOf(xml(false))).toBe('c mark');
    expect(await traceOf(xml(true))).toBe('mark c');
  });
});

describe('an event sub-process', () => {
  const inside = (event: string, thrown: string, interrupts: boolean): string =>
    drawn(
      start(),
      sub(
        'host',
        start('s'),
        throwing('t', thrown),
        script('a'),
        flow('s > t > a'),
        handler('h', interrupts, event, script('b'), flow('hStart > b')),
      ),
      script('d'),
      flow('start > host > d'),
    );

  test.each([
    ['signal', signalOf('S'), signalOf('S')],
    ['escalation', escalationOf('X'), escalationOf('X')],
  ])('takes the place of its scope on a %s', async (_name, event, thrown) => {
    expect(await traceOf(inside(event, thrown, true))).toBe('b d');
    expect(await traceOf(inside(event, thrown, false))).toBe('a b d');
  });

  test('catches an error of its scope, and its own error goes further out', async () => {
    const xml = drawn(
      start(),
      sub(
        'host',
        start('s'),
        end('failing', errorOf('E')),
        flow('s > failing'),
        handler('h', true, errorOf('E'), script('b'), end('again', errorOf('E')), flow('hStart > b > again')),
      ),
      boundary('out', 'host', '', errorOf('E')),
      script('c'),
      flow('start > host, out > c'),
    );
    expect(await traceOf(xml)).toBe('b c');
  });

  test('of the process runs for each signal while the process runs', async () => {
    const xml = drawn(
      start(),
      catching('t1', timer('PT1S')),
      throwing('one', signalOf('S')),
      catching('t2', timer('PT1S')),
      throwing('two', signalOf('S')),
      flow('start > t1 > one > t2 > two'),
      handler('h', false, signalOf('S'), script('b'), flow('hStart > b')),
    );
    expect(await traceOf(xml)).toBe('b b');
  });

  test('starts when a condition becomes true, once for each time that it does', async () => {
    const xml = drawn(
      start(),
      script('setready'),
      script('a'),
      flow('start > setready > a'),
      handler('h', false, condition('ready'), script('b'), flow('hStart > b')),
    );
    expect(await traceOf(xml)).toBe('setready a b');
  });

  test('armed with a timer is forgotten when its scope ends first', async () => {
    const xml = drawn(
      start(),
      sub(
        'host',
        start('s'),
        script('a'),
        flow('s > a'),
        handler('h', true, timer('PT1S'), script('b'), flow('hStart > b')),
      ),
      script('d'),
      flow('start > host > d'),
    );
    expect(await traceOf(xml)).toBe('a d');
  });
});

describe('ending', () => {
  test('by termination stops the scope and no more', async () => {
    const xml = drawn(
      start(),
      sub(
        'host',
        start('s'),
        gateway('parallel', 'fork'),
        catching('long', timer('P9D')),
        script('never'),
        script('a'),
        end('stop', '<terminateEventDefinition/>'),
        flow('s > fork > long > never, fork > a > stop'),
      ),
      script('d'),
      flow('start > host > d'),
    );
    expect(await traceOf(xml)).toBe('a d');
  });

  test('with an error that nobody catches fails the process', async () => {
    const { simulation } = await runModel(drawn(start(), end('bad', errorOf('E')), flow('start > bad')));
    expect(simulation.instances()[0]).toMatchObject({ status: 'failed', failure: { code: 'E', node: 'bad' } });
  });

  test('with an escalation that nobody catches is an end like any other', async () => {
    const { simulation } = await runModel(drawn(start(), end('up', escalationOf('X')), flow('start > up')));
    expect(simulation.instances()[0]?.status).toBe('completed');
  });
});

describe('an event-based gateway', () => {
  const race = (...inside: string[]) =>
    drawn(
      start(),
      gateway('eventBased', 'race'),
      catching('slow', timer('P2D')),
      catching('told', signalOf('S')),
      script('a'),
      script('b'),
      flow('race > slow > a, race > told > b'),
      ...inside,
    );

  test('takes the way of the first event and forgets the others', async () => {
    expect(await traceOf(race(flow('start > race')))).toBe('a');
    const early = race(
      gateway('parallel', 'fork'),
      catching('t', timer('P1D')),
      throwing('throwing', signalOf('S')),
      flow('start > fork > race, fork > t > throwing'),
    );
    expect(await traceOf(early)).toBe('b');
  });

  test('may start a process, and when parallel waits for all of its events', async () => {
    const started = (kind: string) =>
      model(
        declared,
        process(
          'p',
          start(),
          throwing('one', signalOf('S')),
          throwing('two', signalOf('S2')),
          flow('start > one > two'),
        ),
        process(
          'q',
          element('eventBasedGateway', 'begin', `instantiate="true" eventGatewayType="${kind}"`),
          catching('c1', signalOf('S')),
          catching('c2', signalOf('S2')),
          script('a'),
          script('b'),
          flow('begin > c1 > a, begin > c2 > b'),
        ),
      );
    const all = await runModel(started('Parallel'));
    expect(all.trace).toEqual(['a', 'b']);
    expect(all.simulation.instances().map(one => [one.process, one.status])).toEqual([
      ['p', 'completed'],
      ['q', 'completed'],
    ]);
    const each = await runModel(started('Exclusive'));
    expect(each.simulation.instances()).toHaveLength(3);
  });
});

test('a link goes on where it is caught', async () => {
  const link = (name: string) => `<linkEventDefinition name="${name}"/>`;
  const xml = drawn(
    start(),
    throwing('to', link('L')),
    catching('from', link('L')),
    script('a'),
    flow('start > to, from > a'),
  );
  expect(await traceOf(xml)).toBe('a');
});

test('a message starts a process, and goes to one that waits for it before it starts another', async () => {
  const xml = model(
    declared,
    process(
      'p',
      start(),
      throwing('one', messageOf('M')),
      catching('t', timer('PT1S')),
      throwing('two', messageOf('M')),
      flow('start > one > t > two'),
    ),
    process(
      'q',
      start('told', messageOf('M')),
      script('a'),
      element('receiveTask', 'more', 'messageRef="M"'),
      script('b'),
      flow('told > a > more > b'),
    ),
  );
  const { trace, simulation } = await runModel(xml);
  expect(trace).toEqual(['a', 'b']);
  expect(simulation.instances()).toHaveLength(2);
});

test('timers of a date, a duration and a cycle fire in the order in which they come due', async () => {
  const xml = drawn(
    start(),
    gateway('parallel', 'fork'),
    catching('date', timer('1970-01-03', 'timeDate')),
    catching('month', timer('P1M')),
    catching('cycle', timer('R2/P20D', 'timeCycle')),
    catching('computed', timer('duration(&quot;P1D&quot;)')),
    ...['a', 'b', 'c', 'd'].map(id => script(id)),
    flow('start > fork > date > a, fork > month > b, fork > cycle > c, fork > computed > d'),
  );
  expect(await traceOf(xml)).toBe('d a c b c');
});
