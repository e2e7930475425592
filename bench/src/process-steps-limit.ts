import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DEPARTMENTS } from './process-steps.ts';

interface Work {
  step(): Promise<Work[]>;
}

// What the engine's tables cost at least: one prepared statement a step that knows the process by heart. It changes the
// same rows as the engine: the instance's version, the task that is done, the tokens, the new tasks, one row of history.

const done = `
  stepped as (
    update processes.instance set version = version + 1, next_id = next_id + $4 where id = $1 returning version, next_id
  ), done as (
    update processes.task set state = 'done', action = 'agree', ended_at = now(), done_by_name = '系统', version = version + 1
    where id = $2 and state = 'open'
  ), history as (
    insert into processes.step (instance_id, version, kind, node, action, actor_name, passed)
    select $1, version, 'complete', $3, 'agree', '系统', $5::text[] from stepped
  )`;

const taskColumns = `
  id, instance_id, token, business_kind, business_id, node, name, name_en, level, role, organisation_id, division_code,
  state, actions, priority`;

const next = {
  name: 'limit-next',
  text: `with ${done}, moved as (
    update processes.token set node = $6, data = '{"flow":"flow"}' where instance_id = $1 and id = 1
  )
  insert into processes.task (${taskColumns})
  select $7, $1, 1, 'case', $8, $6, $6, $6, 'other', 'clerk', $9, '450300000000', 'open', '{agree,disagree}', 0`,
};

const fork = {
  name: 'limit-fork',
  text: `with ${done}, given as (
    select * from unnest($6::uuid[], $7::int[], $8::text[]) g (id, token, node)
  ), moved as (
    update processes.token set node = 'department1', data = '{"flow":"flow"}' where instance_id = $1 and id = 1
  ), added as (
    insert into processes.token (instance_id, id, parent, node, state, data)
    select $1, token, 0, node, 'waiting', '{"flow":"flow"}' from given where token > 1
  )
  insert into processes.task (${taskColumns})
  select id, $1, token, 'case', $9, node, node, node, 'other', 'clerk', $10, '450300000000', 'open', '{agree,disagree}', 0
  from given`,
};

// The instance's counter says which department is the last: under its row lock the update sees the newest value.
const department = {
  name: 'limit-department',
  text: `with ${done}, waiting as (
    update processes.token set node = 'join', state = 'joined', data = '{"flow":"flow"}'
    where instance_id = $1 and id = $6 and (select next_id from stepped) < $7
  ), gone as (
    delete from processes.token
    where instance_id = $1 and id <> $6 and (select next_id from stepped) = $7
  ), moved as (
    update processes.token set node = 'summary', data = '{"flow":"flow"}'
    where instance_id = $1 and id = $6 and (select next_id from stepped) = $7
  ), added as (
    insert into processes.task (${taskColumns})
    select $8, $1, $6, 'case', $9, 'summary', 'summary', 'summary', 'other', 'clerk', $10, '450300000000', 'open',
      '{agree,disagree}', 0
    from stepped where next_id = $7
    returning id
  )
  select id from added`,
};

const last = {
  name: 'limit-last',
  text: `with ${done}, gone as (delete from processes.token where instance_id = $1)
  update processes.instance set state = 'completed' where id = $1 and false`,
};

const FIRST_ID = 2;

/** Begins cases whose steps are single hand-written statements. */
export function createLimit(pool: pg.Pool, versionId: string): { begin(): Promise<Work> } {
  const query = (statement: { name: string; text: string }, values: unknown[]) =>
    pool.query<{ id: string }>({ ...statement, values });

  return {
    async begin() {
      const [instance, business, organisation, first] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await pool.query(
        `insert into processes.instance (id, process_version_id, process, business_kind, business_id, root_id, next_id)
         values ($1, $2, 'bench', 'case', $3, $1, ${FIRST_ID})`,
        [instance, versionId, business],
      );
      await pool.query(
        `insert into processes.token (instance_id, id, parent, node, state) values ($1, 1, 0, 'intake', 'waiting')`,
        [instance],
      );
      await pool.query(
        `insert into processes.task (${taskColumns})
         values ($1, $2, 1, 'case', $3, 'intake', 'intake', 'intake', 'other', 'clerk', $4, '450300000000', 'open',
           '{agree,disagree}', 0)`,
        [first, instance, business, organisation],
      );

      const finish = (id: string): Work => ({
        async step() {
          await query(last, [instance, id, 'deliver', 0, ['flow', 'end']]);
          return [];
        },
      });
      const summary = (id: string): Work => ({
        async step() {
          const made = randomUUID();
          const passed = ['flow', 'deliver'];
          await query(next, [instance, id, 'summary', 0, passed, 'deliver', made, business, organisation]);
          return [finish(made)];
        },
      });
      const ask = (id: string, token: number): Work => ({
        async step() {
          const made = randomUUID();
          const full = FIRST_ID + 2 * DEPARTMENTS;
          const values = [
            instance,
            id,
            `department${token}`,
            1,
            ['flow', 'join'],
            token,
            full,
            made,
            business,
            organisation,
          ];
          const { rows } = await query(department, values);
          return rows.length > 0 ? [summary(made)] : [];
        },
      });
      return {
        async step() {
          const ids = Array.from({ length: DEPARTMENTS }, () => randomUUID());
          const tokens = ids.map((_, index) => index + 1);
          const nodes = tokens.map(token => `department${token}`);
          const passed = nodes.flatMap(node => ['flow', node]);
          await query(fork, [
            instance,
            first,
            'intake',
            DEPARTMENTS,
            passed,
            ids,
            tokens,
            nodes,
            business,
            organisation,
          ]);
          return ids.map((id, index) => ask(id, index + 1));
        },
      };
    },
  };
}
