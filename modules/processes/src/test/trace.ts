import { BusinessError, type OutsideActivity } from '../engine/host.ts';
import { compileModel } from '../graph/compile.ts';
import type { Variables } from '../interpreter/state.ts';
import { type Simulation, simulate } from '../simulate/simulation.ts';

export interface Run {
  trace: string[];
  simulation: Simulation;
}

/** Compiles a drawing, starts its process `p` and runs it out. Scripts leave their id; `throw X` throws the error X. */
export async function runModel(xml: string, variables: Variables = {}, { timers = true } = {}): Promise<Run> {
  const { model, issues } = await compileModel(xml);
  const errors = issues.filter(issue => issue.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(issue => issue.en).join('; '));
  const trace: string[] = [];
  const simulation = simulate(model, {
    run: async ({ node, variables: seen }: OutsideActivity) => {
      const name = node.replace('global:', '');
      const thrown = /^throw(.*)$/.exec(name);
      if (thrown) throw new BusinessError(thrown[1] ?? '');
      trace.push(name);
      if (name.startsWith('set')) return { [name.slice(3)]: true };
      if (name.startsWith('count')) return { n: Number(seen.n ?? 0) + 1 };
      return {};
    },
  });
  await simulation.start('p', variables);
  if (timers) await simulation.runOutTimers();
  return { trace, simulation };
}

/** What the scripts of a run left, in order. */
export async function traceOf(xml: string, variables: Variables = {}): Promise<string> {
  const { trace, simulation } = await runModel(xml, variables);
  const failed = simulation.instances().some(instance => instance.status === 'failed');
  return [...trace, ...(failed ? ['failed'] : [])].join(' ');
}
