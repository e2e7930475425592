import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, end, flow, gateway, model, process, script, start } from '../test/draw.ts';
import { runModel } from '../test/trace.ts';

/** A process built of blocks, so that what it must do can be said without tokens. */
type Block =
  | { kind: 'script' }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'exclusive'; parts: Block[]; taken: number }
  | { kind: 'parallel'; parts: Block[] }
  | { kind: 'inclusive'; parts: Block[]; taken: boolean[] }
  | { kind: 'subProcess'; inside: Block }
  | { kind: 'repeat'; inside: Block; times: number };

const { block } = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({ kind: 'script' as const }),
    fc.record({
      kind: fc.constant('sequence' as const),
      parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('exclusive' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      taken: fc.nat(1),
    }),
    fc.record({
      kind: fc.constant('parallel' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('inclusive' as const),
      parts: fc.tuple(tie('block'), tie('block'), tie('block')),
      taken: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    }),
    fc.record({ kind: fc.constant('subProcess' as const), inside: tie('block') }),
    fc.record({ kind: fc.constant('repeat' as const), inside: tie('block'), times: fc.integer({ min: 0, max: 3 }) }),
  ),
}));

interface Drawn {
  xml: string;
  first: string;
  last: string;
  /** The scripts that must have run, in any order. */
  runs: string[];
}

function draw(given: Block, next: () => number): Drawn {
  const id = `n${next()}`;
  switch (given.kind) {
    case 'script':
      return { xml: script(id), first: id, last: id, runs: [id] };
    case 'sequence': {
      const parts = given.parts.map(part => draw(part, next));
      const links = parts.slice(1).map((part, index) => flow(`${parts[index]!.last} > ${part.first}`));
      return {
        xml: [...parts.map(part => part.xml), ...links].join(''),
        first: parts[0]!.first,
        last: parts.at(-1)!.last,
        runs: parts.flatMap(part => part.runs),
      };
    }
    case 'subProcess': {
      const inside = draw(given.inside, next);
      return { ...inside, xml: scope(id, inside), first: id, last: id };
    }
    case 'repeat': {
      const inside = draw(given.inside, next);
      const loop = `<multiInstanceLoopCharacteristics isSequential="${given.times % 2 === 0}"><loopCardinality>${given.times}</loopCardinality></multiInstanceLoopCharacteristics>`;
      const runs = Array.from({ length: given.times }, () => inside.runs).flat();
      return { xml: scope(id, inside, loop), first: id, last: id, runs };
    }
    default:
      return branch(
        given,
        id,
        given.parts.map(part => draw(part, next)),
      );
  }
}

function scope(id: string, inside: Drawn, loop = ''): string {
  return element(
    'subProcess',
    id,
    '',
    loop,
    start(`${id}s`),
    inside.xml,
    end(`${id}e`),
    flow(`${id}s > ${inside.first}, ${inside.last} > ${id}e`),
  );
}

function branch(given: Block & { kind: 'exclusive' | 'parallel' | 'inclusive' }, id: string, parts: Drawn[]): Drawn {
  const isTaken = (index: number): boolean => {
    if (given.kind === 'parallel') return true;
    if (given.kind === 'exclusive') return index === given.taken;
    // Without any the default is taken, which is the first.
    return given.taken[index] || (index === 0 && !given.taken.some(Boolean));
  };
  const isDefault = (index: number): boolean =>
    given.kind !== 'parallel' && index === 0 && isTaken(0) && (given.kind === 'exclusive' || !given.taken[0]);
  const flows = parts.map((part, index) => {
    const named = isDefault(index) ? `${id}d=` : '';
    const condition = given.kind === 'parallel' || isDefault(index) ? '' : `: ${isTaken(index)}`;
    return flow(`${named}${id} > ${part.first}${condition}`) + flow(`${part.last} > ${id}j`);
  });
  const attributes = isDefault(0) ? `default="${id}d"` : '';
  return {
    xml: [
      gateway(given.kind, id, attributes),
      ...parts.map(part => part.xml),
      gateway(given.kind, `${id}j`),
      ...flows,
    ].join(''),
    first: id,
    last: `${id}j`,
    runs: parts.flatMap((part, index) => (isTaken(index) ? part.runs : [])),
  };
}

test('a process of nested blocks runs each script as often as its blocks say, and ends', async () => {
  await fc.assert(
    fc.asyncProperty(block, async given => {
      let count = 0;
      const drawn = draw(given, () => ++count);
      const xml = model(process('p', start(), drawn.xml, end(), flow(`start > ${drawn.first}, ${drawn.last} > end`)));
      const { trace, simulation } = await runModel(xml);
      expect(trace.sort()).toEqual(drawn.runs.sort());
      expect(simulation.instances()[0]?.status).toBe('completed');
    }),
    { numRuns: 150 },
  );
});
