import { demonstrationPassword } from '@onewindow/config';
import { sql } from '@onewindow/db';
import { openCity, signInAt } from './city.ts';
import type { Figure } from './process-steps.ts';

const cases = 60;
const workers = 6;

/**
 * Cases a second from receipt to licence over HTTP: receive, accept, then handler, reviewer and approver each open the
 * case and decide. The limit is the same number of empty requests that check a session and answer.
 */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const city = await openCity({ cases: 400 });
  try {
    const { base } = await city.listen();
    const cookies = new Map<string, string>();
    for (const login of ['window', 'food-handler', 'food-reviewer', 'food-approver']) {
      cookies.set(login, await signInAt(base, login, demonstrationPassword));
    }
    const { rows } = await sql<{ id: string }>`
      select c.id from cases.case c join identity.account a on a.organisation_id = c.organisation_id and a.login = 'food-handler'
      where c.state = 'submitted' order by c.id limit ${cases}`.execute(city.runtime.db);
    const call = async (login: string, path: string, body?: object) => {
      const answer = await fetch(base + path, {
        method: body ? 'POST' : 'GET',
        headers: {
          cookie: cookies.get(login) ?? '',
          origin: base,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as Promise<{ tasks?: { id: string; mine: boolean; state: string; actions: string[] }[] }>;
    };
    let requests = 0;
    async function live(id: string): Promise<void> {
      await call('window', `/api/cases/${id}/receive`, {});
      await call('window', `/api/cases/${id}/accept`, {});
      requests += 2;
      for (const [login, action] of [
        ['food-handler', 'forward'],
        ['food-reviewer', 'forward'],
        ['food-approver', 'grant'],
      ] as const) {
        const { tasks = [] } = await call(login, `/api/cases/${id}`);
        const task = tasks.find(one => one.mine && one.state === 'open');
        if (!task) throw new Error(`${login} has no task in ${id}`);
        await call(login, `/api/cases/${id}/work`, { taskId: task.id, action, opinion: '同意' });
        requests += 2;
      }
    }
    const lives = await throughput(
      rows.map(row => row.id),
      live,
    );
    const perCase = requests / Math.max(1, rows.length);
    const bare = await throughput(
      Array.from({ length: requests }, (_, index) => String(index)),
      async () => {
        await call('window', '/api/session');
      },
    );
    const limit = bare / perCase;
    return [{ name: 'http-lifecycles', value: lives, unit: 'cases/s', limit, ratio: lives / limit }];
  } finally {
    await city.close();
  }
}

async function throughput(work: readonly string[], act: (id: string) => Promise<void>): Promise<number> {
  const queue = [...work];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) await act(id);
    }),
  );
  return work.length / ((performance.now() - began) / 1000);
}
