import { describe, expect, test } from 'vitest';
import { element, end, flow, gateway, model, process, script, start, timer } from '../test/draw.ts';
import { traceOf } from '../test/trace.ts';

describe('an inclusive join', () => {
  const branches = model(
    process(
      'p',
      start(),
      gateway('inclusive', 'split', 'default="none"'),
      script('a'),
      script('b'),
      script('c'),
      element('intermediateCatchEvent', 'later', '', timer('P1D')),
      gateway('inclusive', 'join'),
      script('after'),
      end(),
      flow(`start > split
        split > a: contains(way, "a")
        split > later: contains(way, "b")
        none=split > c
        later > b > join
        a > join
        c > join > after > end`),
    ),
  );

  test.each([
    ['a', 'a after'],
    ['b', 'b after'],
    ['ab', 'a b after'],
    ['x', 'c after'],
  ])('waits for what was taken and for nothing else (%s)', async (way, trace) => {
    expect(await traceOf(branches, { way })).toBe(trace);
  });

  test('does not wait for a token that can no longer come', async () => {
    const xml = model(
      process(
        'p',
        start(),
        gateway('parallel', 'fork'),
        gateway('exclusive', 'choice', 'default="away"'),
        script('a'),
        script('b'),
        script('c'),
        gateway('inclusive', 'join'),
        script('after'),
        flow('start > fork > a > join > after, fork > choice, choice > b: false, b > join, away=choice > c'),
      ),
    );
    expect(await traceOf(xml)).toBe('a c after');
  });

  test('inside a loop joins anew in every round', async () => {
    const xml = model(
      process(
        'p',
        start(),
        gateway('exclusive', 'again'),
        gateway('inclusive', 'split'),
        script('a'),
        script('b'),
        gateway('inclusive', 'join'),
        script('count'),
        gateway('exclusive', 'enough', 'default="back"'),
        end(),
        flow(
          'start > again > split > a > join > count > enough, split > b > join, enough > end: n >= 2, back=enough > again',
        ),
      ),
    );
    expect(await traceOf(xml)).toBe('a b count a b count');
  });
});

test('a parallel join that misses a token never goes on', async () => {
  const xml = model(
    process(
      'p',
      start(),
      gateway('exclusive', 'choice', 'default="left"'),
      script('a'),
      script('b'),
      gateway('parallel', 'join'),
      script('after'),
      flow('start > choice, left=choice > a, a > join > after, choice > b: false, b > join'),
    ),
  );
  expect(await traceOf(xml)).toBe('a');
});

test('a gateway that joins and splits does both', async () => {
  const xml = model(
    process(
      'p',
      start(),
      gateway('parallel', 'fork'),
      script('a'),
      script('b'),
      gateway('parallel', 'both'),
      script('c'),
      script('d'),
      flow('start > fork > a > both > c, fork > b > both > d'),
    ),
  );
  expect(await traceOf(xml)).toBe('a b c d');
});

test('a complex gateway goes on when its condition holds, once, and is as new afterwards', async () => {
  const xml = model(
    process(
      'p',
      start(),
      gateway('parallel', 'fork'),
      script('a'),
      script('b'),
      element('intermediateCatchEvent', 'later', '', timer('P1D')),
      script('c'),
      element(
        'complexGateway',
        'two',
        '',
        '<activationCondition xsi:type="tFormalExpression">activationCount = 2</activationCondition>',
      ),
      script('after'),
      end(),
      flow('start > fork > a > two > after > end, fork > b > two, fork > later > c > two'),
    ),
  );
  expect(await traceOf(xml)).toBe('a b after c');
});

test('an exclusive gateway without a way out fails, and an error event sub-process of the process catches it', async () => {
  const xml = model(
    process(
      'p',
      start(),
      gateway('exclusive', 'choice'),
      script('a'),
      script('b'),
      flow('start > choice, choice > a: x = 1, choice > b: x = 2'),
      element(
        'subProcess',
        'rescue',
        'triggeredByEvent="true"',
        element('startEvent', 'rescued', '', '<errorEventDefinition/>'),
        script('saved'),
        flow('rescued > saved'),
      ),
    ),
  );
  expect(await traceOf(xml, { x: 3 })).toBe('saved');
  expect(await traceOf(xml, { x: 2 })).toBe('b');
});

test('a bad loop is stopped and not run for ever', async () => {
  const xml = model(
    process('p', start(), gateway('exclusive', 'a'), gateway('exclusive', 'b'), end(), flow('start > a > b > a')),
  );
  await expect(traceOf(xml)).rejects.toMatchObject({ reason: 'endless' });
});
