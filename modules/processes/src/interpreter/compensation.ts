import { type GraphNode, nodeOf } from '../graph/graph.ts';
import { consume, leave } from './flow.ts';
import { addToken, changeToken, getToken, nodeAt, type Run } from './run.ts';
import { cancelChildren, cancelToken, openScope } from './scopes.ts';
import { type CompensationRecord, ROOT, type Token } from './state.ts';

/** Remembers a completed activity in its scope when there is something that undoes it. */
export function rememberCompleted(run: Run, token: Token, node: GraphNode): void {
  if (token.serves !== undefined || token.parent === null) return;
  const record = recordOf(run, token, node);
  if (!record) return;
  const parent = getToken(run, token.parent);
  const scope = parent.state === 'loop' && parent.parent !== null ? getToken(run, parent.parent) : parent;
  changeToken(run, scope.id, { records: [...(scope.records ?? []), record] });
}

function recordOf(run: Run, token: Token, node: GraphNode): CompensationRecord | undefined {
  if (node.compensation) return { node: node.id, handler: node.compensation };
  if (token.state !== 'scope') return undefined;
  const inside = token.records ?? [];
  const hasHandler = compensationStart(run, node) !== undefined;
  return inside.length > 0 || hasHandler ? { node: node.id, inside, variables: token.variables } : undefined;
}

/** The start event of the compensation event sub-process of a sub-process. */
function compensationStart(run: Run, node: GraphNode): GraphNode | undefined {
  return (node.eventSubProcesses ?? [])
    .flatMap(id => nodeOf(run.graph, id).starts ?? [])
    .map(id => nodeOf(run.graph, id))
    .find(start => start.events?.some(event => event.kind === 'compensation'));
}

/**
 * Takes out of the scope of a token the records that a compensation event means: all, or those of one activity,
 * last completed first. Inside an event sub-process its surrounding scope is meant too. Where nothing has a handler of its
 * own, the compensation event sub-process of the scope sees to it.
 */
export function takeRecords(run: Run, token: Token, activity: string | null): CompensationRecord[] {
  const records = recordsFor(run, token, activity);
  if (records.length > 0 || activity !== null) return records;
  const scope = parentOf(run, token);
  const start = scope && compensationStart(run, nodeAt(run, scope));
  return scope && start?.scope ? [{ node: scope.node, handler: start.scope }] : [];
}

function recordsFor(run: Run, token: Token, activity: string | null): CompensationRecord[] {
  for (let scope = parentOf(run, token); scope; scope = parentOf(run, scope)) {
    const records = scope.records ?? [];
    const meant = records.filter(record => activity === null || record.node === activity);
    if (meant.length > 0) {
      changeToken(run, scope.id, { records: records.filter(record => !meant.includes(record)) });
      return meant.toReversed();
    }
    const isHandler = nodeAt(run, scope).type === 'eventSubProcess';
    if (activity === null && !isHandler) return [];
  }
  return [];
}

function parentOf(run: Run, token: Token): Token | undefined {
  return token.parent === null ? undefined : run.tokens.get(token.parent);
}

/** Runs compensation for a throwing token: it waits for it, or goes on while another token sees to it. */
export function compensate(run: Run, id: number, jobs: CompensationRecord[], wait: boolean): void {
  if (jobs.length === 0) return;
  const { parent, node } = getToken(run, id);
  if (wait) {
    changeToken(run, id, { state: 'compensating', jobs });
    startNext(run, id);
    return;
  }
  const apart = addToken(run, { parent, node, state: 'compensating', jobs, serves: APART });
  startNext(run, apart.id);
}

/** Marks a compensating token for which nobody waits. */
const APART = -1;

/** Starts the next compensation of a compensating token, or tells that there is none left. */
export function startNext(run: Run, id: number): void {
  const holder = getToken(run, id);
  const [job, ...rest] = holder.jobs ?? [];
  if (!job) {
    finishCompensation(run, holder);
    return;
  }
  changeToken(run, id, { jobs: rest });
  // A record with an inside is a scope of its own; handlers run beside the token that threw.
  const isScope = holder.serves !== undefined && holder.serves !== APART;
  const parent = isScope ? id : (holder.parent ?? ROOT);
  if (job.handler !== undefined) {
    startHandler(run, job.handler, { parent, serves: id });
    return;
  }
  undoInside(run, job, { parent, serves: id });
}

function startHandler(run: Run, handler: string, home: { parent: number; serves: number }): void {
  const node = nodeOf(run.graph, handler);
  const token = addToken(run, { ...home, node: handler, state: 'ready' });
  if (node.type === 'eventSubProcess') openScope(run, token.id, node.starts ?? []);
  else run.queue.push(token.id);
}

/** A completed sub-process is undone by its compensation event sub-process, or else by its inside in reverse. */
function undoInside(run: Run, job: CompensationRecord, home: { parent: number; serves: number }): void {
  const start = compensationStart(run, nodeOf(run.graph, job.node));
  const { inside = [], variables } = job;
  const scope = addToken(run, { ...home, node: job.node, state: 'compensating', variables });
  if (!start) {
    changeToken(run, scope.id, { jobs: inside.toReversed() });
    startNext(run, scope.id);
    return;
  }
  changeToken(run, scope.id, { records: inside });
  const handler = addToken(run, { parent: scope.id, node: start.scope ?? '', state: 'scope' });
  run.passed.push(handler.node);
  openScope(run, handler.id, [start.id]);
}

/** A compensation handler has completed. */
export function compensationDone(run: Run, token: Token): void {
  cancelChildren(run, token.id);
  run.tokens.delete(token.id);
  const holder = token.serves === undefined ? undefined : run.tokens.get(token.serves);
  if (holder?.state === 'compensating') startNext(run, holder.id);
}

function finishCompensation(run: Run, holder: Token): void {
  if (holder.serves === APART) consume(run, holder.id);
  else if (holder.serves !== undefined) compensationDone(run, holder);
  else finishThrow(run, holder.id);
}

/** The throwing event goes on once everything that it compensates is undone. */
function finishThrow(run: Run, id: number): void {
  const node = nodeAt(run, getToken(run, id));
  if (node.type !== 'endEvent') leave(run, id);
  else if (node.events?.some(event => event.kind === 'cancel')) leaveTransaction(run, id);
  else consume(run, id);
}

/** A cancel end event: everything else in the transaction ends, what was completed is undone, the cancel event is taken. */
export function cancelTransaction(run: Run, id: number): void {
  const { parent } = getToken(run, id);
  if (parent === null) return;
  cancelChildren(run, parent, id);
  const jobs = takeRecords(run, getToken(run, id), null);
  if (jobs.length > 0) compensate(run, id, jobs, true);
  else leaveTransaction(run, id);
}

function leaveTransaction(run: Run, id: number): void {
  const { parent: transaction } = getToken(run, id);
  if (transaction === null) return;
  const host = transactionBody(run, getToken(run, transaction));
  const boundary = (nodeAt(run, host).boundaries ?? [])
    .map(one => nodeOf(run.graph, one))
    .find(one => one.events?.some(event => event.kind === 'cancel'));
  const { parent } = host;
  cancelToken(run, host.id);
  if (!boundary) {
    // Nothing says how to go on from here: the way ends, and the scope with it when it was the last.
    const last = addToken(run, { parent, node: host.node, state: 'ready' });
    consume(run, last.id);
    return;
  }
  const added = addToken(run, { parent, node: boundary.id, state: 'ready' });
  run.passed.push(boundary.id);
  leave(run, added.id);
}

/** Boundary events belong to the loop when the transaction is one of its instances. */
function transactionBody(run: Run, token: Token): Token {
  return token.index !== undefined && token.parent !== null ? getToken(run, token.parent) : token;
}
