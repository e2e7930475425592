import { fillApplication } from '@onewindow/cases/testing';
import { getScenario } from '@onewindow/catalogue';
import { demonstrationPassword } from '@onewindow/config';
import { loadActor } from '@onewindow/identity';
import { type BenchCity, openCity, signInAt } from './city.ts';
import type { Figure } from './process-steps.ts';

const matters = 24;
const workers = 4;
const district = '450305000000';

/** 我要开餐馆: the four departments, and the prefix of their people. */
const desks: Record<string, string> = {
  '000131907000': 'food',
  '000141901000': 'fire',
  '000117906000': 'drain',
  '000117912000': 'sign',
};
const levels = ['handler', 'reviewer', 'approver'] as const;

interface Filed {
  matterId: string;
  cases: { id: string; basicCode: string }[];
}

interface CaseAnswer {
  tasks: { id: string; mine: boolean; state: string; actions: string[] }[];
}

/**
 * Matters a second from submission to their four licences over HTTP: submit, one acceptance for all, then in each of
 * four departments handler, reviewer and approver open the case and decide: 13 staff steps. The limit is as many
 * requests of the same users that check a session and answer, in the same run.
 */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const city = await openCity({ cases: 400 });
  try {
    const { base } = await city.listen();
    const logins = ['lianfood', 'window', ...Object.values(desks).flatMap(desk => levels.map(one => `${desk}-${one}`))];
    const cookies = new Map<string, string>();
    for (const login of logins) cookies.set(login, await signInAt(base, login, demonstrationPassword));
    let requests = 0;
    async function call<T>(login: string, path: string, body?: object): Promise<T> {
      requests++;
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
      return (await answer.json()) as T;
    }
    // An applicant has one draft of the same things at a time, so these are filed one after another.
    const filed: Filed[] = [];
    let filing = 0;
    for (let n = 0; n < matters; n++) {
      const draft = await prepareDraft(city);
      const began = performance.now();
      filed.push(await call<Filed>('lianfood', `/api/applications/${draft}/submit`, {}));
      filing += performance.now() - began;
    }
    async function live(filed: Filed): Promise<void> {
      await call('window', `/api/matters/${filed.matterId}/accept`, {});
      await Promise.all(
        filed.cases.map(async one => {
          for (const level of levels) {
            const login = `${desks[one.basicCode]}-${level}`;
            const { tasks } = await call<CaseAnswer>(login, `/api/cases/${one.id}`);
            const task = tasks.find(each => each.mine && each.state === 'open');
            if (!task) throw new Error(`${login} has no task in ${one.id}`);
            const action = level === 'approver' ? 'grant' : 'forward';
            await call(login, `/api/cases/${one.id}/work`, { taskId: task.id, action, opinion: '同意' });
          }
        }),
      );
    }
    const lives = matters / (filing / 1000 + (await secondsFor(filed, live)));
    const perMatter = requests / matters;
    const visitors = Array.from({ length: requests }, (_, index) => logins[index % logins.length] ?? 'window');
    const bare = visitors.length / (await secondsFor(visitors, login => call(login, '/api/session')));
    const limit = bare / perMatter;
    return [{ name: 'http-lifecycles', value: lives, unit: 'matters/s', limit, ratio: lives / limit }];
  } finally {
    await city.close();
  }
}

/** A filled form with its materials, ready to be submitted; not part of what is measured. */
async function prepareDraft({ runtime: { db, services } }: BenchCity): Promise<string> {
  const applicant = await loadActor(db, { login: 'lianfood', requestId: 'bench' });
  if (!applicant) throw new Error('the demonstration has no lianfood');
  const scenario = await getScenario(db, 'S1');
  const basicCodes = (scenario.joint?.items ?? []).filter(code => code in desks);
  return fillApplication(db, services, applicant, { basicCodes, scenarioCode: 'S1', divisionCode: district });
}

async function secondsFor<T>(work: readonly T[], act: (one: T) => Promise<unknown>): Promise<number> {
  const queue = [...work];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) await act(one);
    }),
  );
  return (performance.now() - began) / 1000;
}
