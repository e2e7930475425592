import type { Calendar } from '@onewindow/clock';
import type { LocalDate } from '@onewindow/db';
import { type GraphNode, nodeOf, type TaskSpec } from '../graph/graph.ts';
import { beginRun } from '../interpreter/run.ts';
import { addDuration, parseDuration } from '../interpreter/time.ts';
import { evaluateAt, lookUp } from '../interpreter/variables.ts';
import type { StoredTask } from './rows.ts';
import type { Tracked } from './session.ts';
import { uuidv7 } from './uuid.ts';

const PLAIN: TaskSpec = { level: 'other', actions: [] };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The work-list row of a user task. Without an expression organisation, unit and division are
 * the variables of these names. */
export function taskRow(live: Tracked, tokenId: number, nodeId: string, at: Date): StoredTask {
  const node = taskNode(live, nodeId);
  const spec = node.task ?? PLAIN;
  const run = beginRun(live.model, live.state, { now: at.getTime() });
  const token = run.tokens.get(tokenId) ?? { id: tokenId, parent: 0, node: nodeId, state: 'waiting' as const };
  const text = (expression: string | undefined, fallback?: string): string | null => {
    const value = expression ? evaluateAt(run, token, expression) : fallback && lookUp(run, token, fallback);
    return value === undefined || value === null || value === '' ? null : String(value);
  };
  const uuid = (value: string | null): string | null => (value !== null && UUID.test(value) ? value : null);
  const assignee = uuid(text(spec.assignee));
  return {
    id: uuidv7(),
    instance_id: live.id,
    token: tokenId,
    parent_task_id: null,
    business_kind: live.business.kind,
    business_id: live.business.id,
    node: nodeId,
    name: node.name ?? nodeId,
    name_en: node.nameEn ?? node.name ?? nodeId,
    level: spec.level,
    role: spec.role ?? null,
    organisation_id: uuid(text(spec.organisation, 'organisation')),
    unit_id: uuid(text(spec.unit, 'unit')),
    division_code: text(undefined, 'division'),
    assignee_account_id: assignee,
    assignee_name: null,
    owner_account_id: null,
    owner_name: null,
    open_signers: 0,
    state: assignee ? 'claimed' : 'open',
    actions: spec.actions,
    form_step: spec.formStep ?? null,
    priority: Number(text(spec.priority, 'priority') ?? 0) || 0,
    created_at: at.toISOString(),
    claimed_at: null,
    due_on: null,
    due_at: null,
    ended_at: null,
    done_by_account_id: null,
    done_by_name: null,
    action: null,
    given_kind: null,
    given_by_account_id: null,
    given_by_name: null,
    given_note: null,
    given_at: null,
    version: 1,
  };
}

function taskNode(live: Tracked, nodeId: string): GraphNode {
  const graph = live.model.processes[live.state.process];
  const global = live.model.globalTasks[nodeId.replace(/^global:/, '')];
  if (global) return global;
  if (!graph) throw new Error(`no process ${live.state.process}`);
  return nodeOf(graph, nodeId);
}

/** The limit that a task's node sets: `3 workingDays`, `5 calendarDays`, `PT2H`. */
export function limitOf(live: Tracked, nodeId: string): string | undefined {
  return taskNode(live, nodeId).task?.limit;
}

export function needsCalendar(limit: string | undefined): boolean {
  return limit !== undefined && /workingDays?$/.test(limit);
}

/** When the limit is over. The day on which the task is made does not count. */
export function dueOf(limit: string, at: Date, calendar: Calendar | undefined): Pick<StoredTask, 'due_on' | 'due_at'> {
  const days = /^(\d+)\s*(workingDays?|calendarDays?)$/.exec(limit);
  if (days) {
    const amount = Number(days[1]);
    const today = localDateOf(at.getTime());
    const isWorking = days[2]?.startsWith('working');
    const due = isWorking && calendar ? calendar.addWorkingDays(today, amount) : addDays(today, amount);
    return { due_on: due, due_at: null };
  }
  const duration = parseDuration(limit);
  if (!duration) return { due_on: null, due_at: null };
  const due = addDuration(at.getTime(), duration);
  return { due_on: localDateOf(due), due_at: new Date(due).toISOString() };
}

const CHINA = 8 * 3_600_000;

/** The business date of an instant in Asia/Shanghai, which has had no summer time since 1991. */
export function localDateOf(instant: number): LocalDate {
  return new Date(instant + CHINA).toISOString().slice(0, 10);
}

/** The end of a business date: midnight in Asia/Shanghai. */
export function endOfDay(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00+08:00`) + 86_400_000;
}

function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
