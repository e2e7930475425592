import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { demonstrationPassword } from '@onewindow/config';

/** A command that an officer gave, with how it ended. */
export interface GivenCommand {
  kind: 'work' | 'receive' | 'accept';
  caseId: string;
  /** The Idempotency-Key; the opinion of a task ends with it, so its traces are found in the database. */
  key: string;
  taskId: string | null;
  action: string | null;
  opinion: string | null;
  retries: number;
  /** How many of the tries reached a process that then ended without an answer. */
  broken: number;
  answer: 'acknowledged' | 'refused' | 'failed';
  /** What the answer said, for the report of a failure. */
  detail: string;
  documentId: string | null;
}

interface WorkRow {
  task: { id: string };
  case: { id: string; paused: boolean };
}
interface CaseReply {
  tasks: { id: string; mine: boolean; state: string; actions: string[] }[];
}

/** The officers at work. */
export interface Officers {
  /** Commands answered until now. */
  given(): number;
  /** Commands that the process at this address has answered until now. */
  answeredBy(base: string): number;
  /** Lets everybody finish what was sent; all commands. */
  stop(): Promise<GivenCommand[]>;
}

const departments = ['food', 'fire', 'drain', 'sign', 'health'];
const roles = ['handler', 'reviewer', 'approver'];
// Two at one desk: they compete for the same tasks, as colleagues do.
const logins = [
  ...departments.flatMap(department => roles.map(role => `${department}-${role}`)),
  ...roles.map(role => `food-${role}`),
];

/** How often a step goes back, so that the work does not run out while processes are killed. */
const returnShare: Record<string, number> = { reviewer: 0.4, approver: 0.75 };

/**
 * Signs everybody in and lets them work: they look at what waits, open a case, decide, without a pause. A broken
 * connection makes them send the same command with the same key to the other process.
 */
export async function startOfficers(bases: readonly string[]): Promise<Officers> {
  const commands: GivenCommand[] = [];
  const answered = new Map<string, number>();
  let ended = false;
  const cookies = new Map<string, string>();
  for (const login of new Set([...logins, 'window'])) cookies.set(login, await signIn(bases, login));
  const workers = [
    ...logins.map(login => untilEnded(() => workOnce(login))),
    ...Array.from({ length: 2 }, () => untilEnded(windowOnce)),
  ];
  return {
    given: () => commands.length,
    answeredBy: base => answered.get(base) ?? 0,
    async stop() {
      ended = true;
      await Promise.all(workers);
      return commands;
    },
  };

  async function untilEnded(act: () => Promise<boolean>): Promise<void> {
    while (!ended) if (!(await act())) await delay(50);
  }

  async function workOnce(login: string): Promise<boolean> {
    const work = await read<{ rows: WorkRow[] }>(login, '/api/work?limit=20');
    const row = pick(work?.rows.filter(one => !one.case.paused) ?? []);
    if (!row) return false;
    const found = await read<CaseReply>(login, `/api/cases/${row.case.id}`);
    const task = found?.tasks.find(one => one.id === row.task.id);
    const action = task?.mine && task.state === 'open' ? choose(login, task.actions) : undefined;
    if (!task || !action) return false;
    const key = randomUUID();
    const opinion = `意见 ${key}`;
    const body = { taskId: task.id, action, opinion, ...(action === 'deny' && { law: '《食品安全法》第三十五条' }) };
    await give(login, { kind: 'work', caseId: row.case.id, key, taskId: task.id, action, opinion }, body);
    return true;
  }

  async function windowOnce(): Promise<boolean> {
    const state = pick(['submitted', 'received'] as const) ?? 'submitted';
    const list = await read<{ rows: { id: string }[] }>('window', `/api/cases?state=${state}&limit=50`);
    const row = pick(list?.rows ?? []);
    if (!row) return false;
    const kind = state === 'submitted' ? 'receive' : 'accept';
    await give('window', { kind, caseId: row.id, key: randomUUID(), taskId: null, action: null, opinion: null }, {});
    // Few are submitted in so small a city; the window takes its time, so that they last.
    await delay(200);
    return true;
  }

  async function give(
    login: string,
    command: Omit<GivenCommand, 'retries' | 'broken' | 'answer' | 'detail' | 'documentId'>,
    body: object,
  ): Promise<void> {
    let broken = 0;
    for (let attempt = randomInt(2), retries = 0; ; attempt++) {
      const answer = await send(attempt, {
        login,
        path: `/api/cases/${command.caseId}/${command.kind}`,
        init: { method: 'POST', key: command.key, body: JSON.stringify(body) },
      });
      if (answer && answer !== 'down') {
        const documentId = answer.ok ? (JSON.parse(answer.text) as { documentId: string | null }).documentId : null;
        const outcome = answer.ok ? 'acknowledged' : answer.status < 500 ? 'refused' : 'failed';
        commands.push({
          ...command,
          retries,
          broken,
          answer: outcome,
          detail: `${answer.status} ${answer.text}`,
          documentId,
        });
        return;
      }
      if (answer !== 'down') broken++;
      retries++;
      await delay(100);
    }
  }

  async function read<T>(login: string, path: string): Promise<T | undefined> {
    for (let attempt = randomInt(2); ; attempt++) {
      const answer = await send(attempt, { login, path });
      if (answer && answer !== 'down') return answer.ok ? (JSON.parse(answer.text) as T) : undefined;
      if (ended) return undefined;
      await delay(100);
    }
  }

  /** One try; `down` when nobody listened, undefined when the connection broke before the whole answer was here. */
  async function send(
    attempt: number,
    { login, path, init }: { login: string; path: string; init?: { method: string; key: string; body: string } },
  ): Promise<{ ok: boolean; status: number; text: string } | 'down' | undefined> {
    const base = bases[attempt % bases.length] ?? '';
    try {
      const answer = await fetch(base + path, {
        headers: {
          cookie: cookies.get(login) ?? '',
          origin: base,
          ...(init && { 'content-type': 'application/json', 'idempotency-key': init.key }),
        },
        ...(init && { method: init.method, body: init.body }),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await answer.text();
      if (init) answered.set(base, (answered.get(base) ?? 0) + 1);
      return { ok: answer.ok, status: answer.status, text };
    } catch (error) {
      const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
      return cause?.code === 'ECONNREFUSED' ? 'down' : undefined;
    }
  }
}

async function signIn(bases: readonly string[], login: string): Promise<string> {
  const answer = await fetch(`${bases[0]}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demonstrationPassword }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');
}

function choose(login: string, actions: readonly string[]): string | undefined {
  const share = returnShare[login.split('-')[1] ?? ''] ?? 0;
  if (actions.includes('return') && Math.random() < share) return 'return';
  if (actions.includes('deny') && Math.random() < 0.2) return 'deny';
  return actions.find(action => action === 'forward' || action === 'grant');
}

function pick<T>(list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : list[randomInt(list.length)];
}
