import { readFile } from 'node:fs/promises';
import { BusinessError, compileModel, simulate, type Variables } from '@onewindow/processes';

/**
 * Runs the BPMN conformance suite (betsy's models) through the product's own compiler, interpreter and engine, in memory and
 * with virtual time. This file knows the suite's scripts and traces and nothing of BPMN.
 */

interface Case {
  variables: Variables;
  startParallelProcess: boolean;
  expect: string[];
}

interface ModelCases {
  group: string;
  name: string;
  xml: string;
  cases: Case[];
}

export interface Failure {
  id: string;
  want: string[];
  got: string[];
}

/** Prints `FAIL name#case: want … got …` for each failing case. */
export async function run(file: string): Promise<{ passed: number; failed: number }> {
  const models = JSON.parse(await readFile(file, 'utf8')) as ModelCases[];
  const { passed, failures } = await runCases(models);
  for (const { id, want, got } of failures) {
    console.log(`FAIL ${id}: want ${JSON.stringify(want)} got ${JSON.stringify(got)}`);
  }
  return { passed, failed: failures.length };
}

export async function runCases(models: ModelCases[]): Promise<{ passed: number; failures: Failure[] }> {
  const failures: Failure[] = [];
  let passed = 0;
  for (const model of models) {
    const compiled = await compileModel(model.xml);
    for (const [index, one] of model.cases.entries()) {
      const got = await traceOf(model.name, compiled, one);
      if (isSame(one.expect, got)) passed += 1;
      else failures.push({ id: `${model.name}#${index + 1}`, want: one.expect, got });
    }
  }
  return { passed, failures };
}

async function traceOf(
  name: string,
  { model, issues }: Awaited<ReturnType<typeof compileModel>>,
  { variables, startParallelProcess }: Case,
): Promise<string[]> {
  if (issues.some(issue => issue.severity === 'error')) return ['ERROR_deployment'];
  const trace: string[] = [];
  let hasMarker = false;
  const simulation = simulate(model, {
    now: Date.UTC(2026, 0, 1),
    run: async ({ live, node, variables: seen, inputs, outputs, data }) => {
      const script = scriptOf(live.model, live.state.process, node);
      if (script === 'CREATE_MARKER_FILE') hasMarker = true;
      return runScript(script, {
        trace,
        seen,
        reads: inputs.length > 0 ? inputs : data,
        writes: outputs.length > 0 ? outputs : data,
      });
    },
  });
  try {
    if (startParallelProcess) await simulation.start('ParallelProcess', variables);
    await simulation.start(name, variables);
    await simulation.runOutTimers();
    const isStarted = simulation.instances().some(instance => instance.process === name);
    if (!isStarted) {
      await simulation.startByHand(name, variables);
      await simulation.runOutTimers();
    }
  } catch {
    trace.push('ERROR_runtime');
  }
  for (const { failure } of simulation.instances()) {
    if (failure) trace.push(failure.code === null ? 'ERROR_runtime' : 'ERROR_thrownErrorEvent');
  }
  return hasMarker ? [...trace, 'MARKER_exists'] : trace;
}

type Compiled = Awaited<ReturnType<typeof compileModel>>['model'];

function scriptOf(model: Compiled, process: string, node: string): string {
  const global = model.globalTasks[node.replace(/^global:/, '')];
  return (global ?? model.processes[process]?.nodes[node])?.script ?? '';
}

interface ScriptContext {
  trace: string[];
  seen: Variables;
  /** The data that the script may read and write. */
  reads: string[];
  writes: string[];
}

function runScript(script: string, { trace, seen, reads, writes }: ScriptContext): Variables {
  if (script.startsWith('SCRIPT_')) trace.push(script);
  switch (script) {
    case 'INCREMENT_INTEGER_VARIABLE':
    case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
      if (script.endsWith('_LOG')) trace.push('INCREMENT_correct');
      return { integerVariable: Number(seen.integerVariable) + 1 };
    case 'THROW_ERROR':
      throw new BusinessError('', 'the script raised a technical error');
    case 'SET_STRING_DATA': {
      const target = writes[0];
      return target === undefined ? {} : { [target]: 'String' };
    }
    case 'LOG_DATA':
      if (reads.some(name => seen[name] === 'String')) trace.push('DATA_correct');
      return {};
    default:
      return {};
  }
}

/** Every failure counts as any other, except where the suite wants the model refused. */
function isSame(want: string[], got: string[]): boolean {
  if (want.includes('ERROR_deployment')) return want.join() === got.join();
  const normalise = (traces: string[]): string =>
    traces
      .map(trace => (trace.startsWith('ERROR') ? 'ERROR' : trace))
      .sort()
      .join();
  return normalise(want) === normalise(got);
}
