import { type GraphNode, nodeOf } from '../graph/graph.ts';
import { compensationDone, rememberCompleted } from './compensation.ts';
import { armBoundaries, armEvents } from './events.ts';
import { leave } from './flow.ts';
import { beginLoop, instanceDone } from './loops.ts';
import { changeToken, companionsOf, disarm, getToken, isAlive, nodeAt, type Run } from './run.ts';
import { cancelChildren, finishScope, openScope } from './scopes.ts';
import type { CalledProcess, Token, Variables } from './state.ts';
import { throwEvents } from './throws.ts';
import {
  declaredNames,
  declaredVariables,
  evaluateAt,
  isTrue,
  readInputs,
  TechnicalError,
  visibleVariables,
  writeOutputs,
} from './variables.ts';

/** A token arrives at an activity: gathers its start quantity, then begins it or its loop. */
export function enterActivity(run: Run, id: number): void {
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  if (node.startQuantity !== undefined) {
    const gathered = companionsOf(run, changeToken(run, id, { state: 'joined' }));
    if (gathered.length < node.startQuantity) return;
    for (const other of gathered.slice(0, node.startQuantity)) if (other.id !== id) run.tokens.delete(other.id);
  }
  armBoundaries(run, id, node);
  if (!isAlive(run, id)) return;
  if (node.loop) beginLoop(run, id, node.loop);
  else beginActivity(run, id);
}

/** Begins one run of an activity, or one instance of a looping one. */
export function beginActivity(run: Run, id: number): void {
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  const local = { ...declaredVariables(node), ...token.variables, ...readInputs(run, token, node.inputs) };
  if (Object.keys(local).length > 0) changeToken(run, id, { variables: local });
  switch (node.type) {
    case 'userTask':
      changeToken(run, id, { state: 'waiting' });
      run.effects.push({ type: 'taskCreated', token: id, node: node.id });
      break;
    case 'scriptTask':
    case 'serviceTask':
    case 'businessRuleTask':
      runOutside(run, id, node);
      break;
    case 'sendTask':
      if (node.handler) runOutside(run, id, node);
      else changeToken(run, id, { state: 'late' });
      break;
    case 'receiveTask':
      changeToken(run, id, { state: 'waiting' });
      if (node.message) armEvents(run, id, node, [node.message]);
      break;
    case 'callActivity':
      call(run, id, node);
      break;
    case 'adHocSubProcess':
      openAdHoc(run, id, node);
      break;
    case 'subProcess':
    case 'transaction':
      openScope(run, id, plainStarts(run, node));
      break;
    default:
      completeActivity(run, id, {});
  }
}

function plainStarts(run: Run, node: GraphNode): string[] {
  return (node.starts ?? []).filter(start => !nodeOf(run.graph, start).events);
}

function runOutside(run: Run, id: number, node: GraphNode): void {
  const token = changeToken(run, id, { state: 'running' });
  run.effects.push({
    type: 'run',
    token: id,
    node: token.node,
    variables: visibleVariables(run, token),
    inputs: (node.inputs ?? []).map(mapping => mapping.to),
    outputs: (node.outputs ?? []).map(mapping => mapping.from),
    data: declaredNames(run, token),
  });
}

/** A send task throws its message once the step has come to rest, so that receivers already wait. */
export function sendAndComplete(run: Run, id: number, node: GraphNode): void {
  if (node.message) throwEvents(run, id, [node.message]);
  if (isAlive(run, id)) completeActivity(run, id, {});
}

/** A called process is an instance of its own; a called global task runs here. */
function call(run: Run, id: number, node: GraphNode): void {
  const called = node.calledElement ?? '';
  const token = getToken(run, id);
  const task = run.model.globalTasks[called];
  if (task) {
    const inner = { parent: id, node: `global:${called}`, state: 'ready' as const };
    changeToken(run, id, { state: 'scope' });
    const child = { ...inner, id: run.nextId++ };
    run.tokens.set(child.id, child);
    run.queue.push(child.id);
    return;
  }
  changeToken(run, id, { state: 'waiting' });
  const variables = node.inputs ? { ...token.variables } : visibleVariables(run, token);
  run.effects.push({ type: 'call', token: id, node: node.id, called: calledProcess(run, token, node), variables });
}

function calledProcess(run: Run, token: Token, node: GraphNode): CalledProcess {
  const text = (expression: string | undefined): string | undefined => {
    const value = expression === undefined ? null : evaluateAt(run, token, expression);
    return value === null ? undefined : String(value);
  };
  return {
    name: node.calledElement ?? '',
    versionId: text(node.call?.version),
    businessKind: text(node.call?.businessKind),
    businessId: text(node.call?.businessId),
  };
}

function openAdHoc(run: Run, id: number, node: GraphNode): void {
  const starts = Object.values(run.graph.nodes)
    .filter(inner => inner.scope === node.id && inner.incoming.length === 0 && isStartable(inner))
    .map(inner => inner.id);
  if (node.ordering !== 'sequential') {
    openScope(run, id, starts);
    return;
  }
  changeToken(run, id, { pending: starts.slice(1) });
  openScope(run, id, starts.slice(0, 1));
}

function isStartable(node: GraphNode): boolean {
  return !['boundaryEvent', 'eventSubProcess', 'startEvent'].includes(node.type) && !node.forCompensation;
}

/** An activity, or one instance of a looping one, is done. */
export function completeActivity(run: Run, id: number, values: Variables): void {
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  cancelChildren(run, id);
  disarm(run, id);
  handOut(run, token, node, values);
  rememberCompleted(run, getToken(run, id), node);
  if (token.serves !== undefined) {
    compensationDone(run, token);
    return;
  }
  if (token.index !== undefined) {
    instanceDone(run, getToken(run, id), node);
    return;
  }
  finishActivity(run, id);
}

/** Results go where the activity says. Called instances of a multi-instance keep theirs apart, or each would overwrite the others'. */
function handOut(run: Run, token: Token, node: GraphNode, values: Variables): void {
  const results = node.resultVariable ? { [node.resultVariable]: values.result ?? null } : values;
  if (node.type === 'callActivity' && token.index !== undefined && !node.outputs) {
    changeToken(run, token.id, { variables: { ...token.variables, ...results } });
  } else {
    writeOutputs(run, token, node, results);
  }
}

/** The activity as a whole is done, all its instances included: its token goes on. */
export function finishActivity(run: Run, id: number): void {
  const token = getToken(run, id);
  const scope = token.parent === null ? undefined : getToken(run, token.parent);
  if (token.serves !== undefined) {
    compensationDone(run, token);
    return;
  }
  leave(run, id);
  if (scope && nodeAt(run, scope).type === 'adHocSubProcess' && isAlive(run, scope.id)) checkAdHoc(run, scope);
}

/** The completion condition of an ad-hoc sub-process is asked after each of its activities. */
function checkAdHoc(run: Run, scope: Token): void {
  const node = nodeAt(run, scope);
  if (!node.completion || !isTrue(run, getToken(run, scope.id), node.completion)) return;
  changeToken(run, scope.id, { pending: undefined });
  if (node.cancelRemaining) cancelChildren(run, scope.id);
  finishScope(run, scope.id);
}

/** The outside has run a script or service, or a person has done the task. */
export function complete(run: Run, id: number, values: Variables): void {
  const token = getToken(run, id);
  if (token.state !== 'waiting' && token.state !== 'running') throw new TechnicalError(`token ${id} waits for nothing`);
  completeActivity(run, id, values);
}
