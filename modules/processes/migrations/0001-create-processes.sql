create schema processes;
comment on schema processes is '流程';

create table processes.process_version (
  id uuid not null default uuidv7(),
  key text not null,
  version int not null,
  kind text not null,
  name text not null,
  process text not null,
  xml text not null,
  graph jsonb not null,
  warnings jsonb not null default '[]',
  state text not null default 'published',
  published_by_account_id uuid,
  published_by_name text not null,
  published_at timestamptz not null default now(),
  constraint process_version_pk primary key (id),
  constraint process_version_number unique (key, version),
  constraint process_version_kind_known check (kind in ('approval', 'general')),
  constraint process_version_state_known check (state in ('published', 'withdrawn'))
);
comment on table processes.process_version is '流程版本：发布后不可变，只可停用';
comment on column processes.process_version.key is '流程编码';
comment on column processes.process_version.kind is '类别：approval 行政审批（最多三级）、general 其他';
comment on column processes.process_version.process is '文件中主流程的标识';
comment on column processes.process_version.xml is 'BPMN 2.0 原文';
comment on column processes.process_version.graph is '编译结果';
comment on column processes.process_version.warnings is '部署检查的提示';

create table processes.start_trigger (
  process_version_id uuid not null,
  kind text not null,
  name text not null,
  process text not null,
  node text not null,
  event_node text not null,
  definition int not null,
  constraint start_trigger_pk primary key (process_version_id, process, node, event_node, definition),
  constraint start_trigger_version foreign key (process_version_id) references processes.process_version (id),
  constraint start_trigger_kind_known check (kind in ('message', 'signal'))
);
comment on table processes.start_trigger is '启动流程的消息与信号';
create index start_trigger_name on processes.start_trigger (kind, name);

create table processes.instance (
  id uuid not null,
  process_version_id uuid not null,
  process text not null,
  business_kind text not null,
  business_id uuid not null,
  root_id uuid not null,
  parent_id uuid,
  parent_token int,
  state text not null default 'active',
  next_id int not null,
  variables jsonb not null default '{}',
  scope jsonb not null default '{}',
  waits boolean not null default false,
  version int not null default 1,
  started_at timestamptz not null default now(),
  suspended_at timestamptz,
  ended_at timestamptz,
  end_node text,
  failure jsonb,
  constraint instance_pk primary key (id),
  constraint instance_version foreign key (process_version_id) references processes.process_version (id),
  constraint instance_parent foreign key (parent_id) references processes.instance (id),
  constraint instance_state_known check (state in ('active', 'suspended', 'completed', 'failed', 'terminated'))
);
comment on table processes.instance is '流程实例';
comment on column processes.instance.business_kind is '所办业务的类别，如 case';
comment on column processes.instance.business_id is '所办业务的标识，如办件';
comment on column processes.instance.root_id is '最上层调用者；同一族的实例按它加锁';
comment on column processes.instance.parent_token is '调用者的令牌';
comment on column processes.instance.variables is '流程变量（不含个人敏感信息）';
comment on column processes.instance.scope is '流程级作用域的补偿记录';
comment on column processes.instance.waits is '有定时器或订阅';
comment on column processes.instance.version is '步数，也是并发检查的版本';
comment on column processes.instance.end_node is '结束时所在节点';
create index instance_business on processes.instance (business_id, id);
create index instance_parent_token on processes.instance (parent_id, parent_token) where parent_id is not null;

create table processes.token (
  instance_id uuid not null,
  id int not null,
  parent int not null,
  node text not null,
  state text not null,
  data jsonb not null default '{}',
  constraint token_pk primary key (instance_id, id),
  constraint token_instance foreign key (instance_id) references processes.instance (id)
);
comment on table processes.token is '令牌：流程走到了哪里';
comment on column processes.token.parent is '所在作用域的令牌，0 为流程本身';
comment on column processes.token.data is '来路、循环次数、局部变量、补偿记录';

create table processes.timer (
  instance_id uuid not null,
  id int not null,
  token int not null,
  node text not null,
  definition int not null,
  kind text not null,
  due_at timestamptz,
  remaining_ms bigint,
  repeats_left int,
  interval text,
  constraint timer_pk primary key (instance_id, id),
  constraint timer_instance foreign key (instance_id) references processes.instance (id),
  constraint timer_kind_known check (kind in ('date', 'duration', 'cycle', 'endlessCycle'))
);
comment on table processes.timer is '定时器：到期由轮询触发，从不在内存里计时';
comment on column processes.timer.due_at is '到期时刻；挂起时为空';
comment on column processes.timer.remaining_ms is '挂起时剩余的毫秒数';
create index timer_due on processes.timer (due_at, instance_id) where due_at is not null;

create table processes.subscription (
  instance_id uuid not null,
  id int not null,
  token int not null,
  node text not null,
  definition int not null,
  kind text not null,
  name text not null,
  correlation_key text,
  met boolean,
  constraint subscription_pk primary key (instance_id, id),
  constraint subscription_instance foreign key (instance_id) references processes.instance (id),
  constraint subscription_kind_known check (kind in ('message', 'signal', 'condition'))
);
comment on table processes.subscription is '等待的消息、信号与条件';
comment on column processes.subscription.correlation_key is '消息的关联键';
create index subscription_name on processes.subscription (kind, name, correlation_key, instance_id) where kind <> 'condition';

create table processes.task (
  id uuid not null,
  instance_id uuid not null,
  token int not null,
  parent_task_id uuid,
  business_kind text not null,
  business_id uuid not null,
  node text not null,
  name text not null,
  name_en text not null,
  level text not null,
  role text,
  organisation_id uuid,
  unit_id uuid,
  division_code text,
  assignee_account_id uuid,
  assignee_name text,
  owner_account_id uuid,
  owner_name text,
  open_signers smallint not null default 0,
  state text not null default 'open',
  actions text[] not null default '{}',
  form_step text,
  priority smallint not null default 0,
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  due_on date,
  due_at timestamptz,
  due_order date not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
  ended_at timestamptz,
  done_by_account_id uuid,
  done_by_name text,
  action text,
  version int not null default 1,
  constraint task_pk primary key (id),
  constraint task_instance foreign key (instance_id) references processes.instance (id),
  constraint task_parent foreign key (parent_task_id) references processes.task (id),
  constraint task_level_known check (level in ('handle', 'review', 'approve', 'other')),
  constraint task_state_known check (state in ('open', 'claimed', 'done', 'cancelled'))
);
comment on table processes.task is '待办';
comment on column processes.task.parent_task_id is '加签：所属的待办，加签全部办完它才能办';
comment on column processes.task.level is '层级：handle 承办、review 审查、approve 审批、other 其他';
comment on column processes.task.role is '可办的岗位角色';
comment on column processes.task.division_code is '所属区划';
comment on column processes.task.owner_account_id is '委托人：受托人办完后回到其名下';
comment on column processes.task.open_signers is '还没办的加签数';
comment on column processes.task.state is 'open 待签收、claimed 已有经办人、done 已办、cancelled 已取消';
comment on column processes.task.actions is '可选的办理动作';
comment on column processes.task.form_step is '表单环节';
comment on column processes.task.due_on is '环节时限到期日';
comment on column processes.task.due_order is '排序用的到期日，无时限排最后';
comment on column processes.task.action is '办理动作';
create index task_of_organisation on processes.task (organisation_id, role, due_order, id) where state = 'open';
create index task_of_assignee on processes.task (assignee_account_id, due_order, id) where state = 'claimed';
create index task_done_by on processes.task (done_by_account_id, ended_at desc, id) where state = 'done';
create index task_business on processes.task (business_id, id);
create index task_token on processes.task (instance_id, token) where state in ('open', 'claimed');
create index task_parent on processes.task (parent_task_id) where parent_task_id is not null;

create table processes.step (
  instance_id uuid not null,
  version int not null,
  at timestamptz not null default now(),
  kind text not null,
  node text,
  action text,
  reason text,
  actor_account_id uuid,
  actor_name text not null,
  passed text[] not null default '{}',
  constraint step_pk primary key (instance_id, version),
  constraint step_instance foreign key (instance_id) references processes.instance (id)
);
comment on table processes.step is '流程走过的每一步，只增不改';
comment on column processes.step.kind is '何事：start、complete、timer、message、return 等';
comment on column processes.step.passed is '依次经过的节点与连线';

create view processes.open_task_v1 as
select t.id, t.instance_id, t.business_kind, t.business_id, t.node, t.name, t.name_en, t.level, t.role,
  t.organisation_id, t.unit_id, t.division_code, t.assignee_account_id, t.assignee_name, t.state, t.actions, t.form_step, t.priority,
  t.created_at, t.due_on, t.due_at, t.due_order, t.version
from processes.task t
where t.state in ('open', 'claimed');
comment on view processes.open_task_v1 is '未办结的待办';

-- The family's eldest first: instances that call one another are always locked in the same order.
create function processes.lock_instance(p_instance_id uuid) returns void
language plpgsql as $$
begin
  perform 1 from processes.instance i where i.id = p_instance_id and i.root_id = i.id for update;
  if found then return; end if;
  perform 1 from processes.instance r
  where r.id = (select i.root_id from processes.instance i where i.id = p_instance_id)
  for update;
  perform 1 from processes.instance i where i.id = p_instance_id for update;
end $$;
comment on function processes.lock_instance is '锁定实例，先锁最上层的调用者';

-- One statement reads all that a step needs. It is a function because its plan is then kept by the session: planning this
-- text anew took longer (0.4 ms) than running it. Timers and subscriptions are looked for only where there are any.
create function processes.load_instance(p_instance_id uuid, p_lock boolean) returns json
language plpgsql as $$
begin
  if p_lock then perform processes.lock_instance(p_instance_id); end if;
  return (
    select json_build_object(
      'instance', row_to_json(i),
      'tokens', (
        select json_agg(json_build_array(t.id, t.parent, t.node, t.state, t.data))
        from processes.token t where t.instance_id = i.id),
      'timers', case when i.waits then (
        select json_agg(row_to_json(m)) from processes.timer m where m.instance_id = i.id) end,
      'subscriptions', case when i.waits then (
        select json_agg(row_to_json(s)) from processes.subscription s where s.instance_id = i.id) end)
    from processes.instance i where i.id = p_instance_id);
end $$;
comment on function processes.load_instance is '读取一个实例的全部状态，可加锁';

create function processes.load_task(p_task_id uuid, p_lock boolean) returns json
language plpgsql as $$
begin
  if p_lock then
    perform processes.lock_instance((select t.instance_id from processes.task t where t.id = p_task_id));
    -- Read behind the lock: another may have done the task meanwhile.
    perform 1 from processes.task t where t.id = p_task_id for update;
  end if;
  return (
    select json_build_object(
      'task', row_to_json(k),
      'instance', row_to_json(i),
      'tokens', (
        select json_agg(json_build_array(t.id, t.parent, t.node, t.state, t.data))
        from processes.token t where t.instance_id = i.id),
      'timers', case when i.waits then (
        select json_agg(row_to_json(m)) from processes.timer m where m.instance_id = i.id) end,
      'subscriptions', case when i.waits then (
        select json_agg(row_to_json(s)) from processes.subscription s where s.instance_id = i.id) end)
    from processes.task k join processes.instance i on i.id = k.instance_id
    where k.id = p_task_id);
end $$;
comment on function processes.load_task is '读取一个待办及其实例的全部状态，可加锁';

-- One statement writes all that a step changed, over every instance that it touched. It fails with serialization_failure
-- (40001) when an instance or the task done is not at the version expected: another step came between.
-- Rows are written one by one, each by its key. A join with the given rows, which the planner takes for a hundred, made it
-- scan whole tables; and most steps have one row of a kind, for which this is the cheapest way.
create function processes.write_step(p_changes jsonb) returns void
language plpgsql as $$
declare
  given jsonb;
begin
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'new_instances'), 0) - 1 loop
    given := p_changes -> 'new_instances' -> n;
    insert into processes.instance (
      id, process_version_id, process, business_kind, business_id, root_id, parent_id, parent_token, state, next_id,
      variables, scope, waits, started_at, ended_at, end_node, failure)
    values (
      (given ->> 'id')::uuid, (given ->> 'process_version_id')::uuid, given ->> 'process', given ->> 'business_kind',
      (given ->> 'business_id')::uuid, (given ->> 'root_id')::uuid, (given ->> 'parent_id')::uuid,
      (given ->> 'parent_token')::int, given ->> 'state', (given ->> 'next_id')::int, given -> 'variables',
      given -> 'scope', (given ->> 'waits')::boolean, (given ->> 'at')::timestamptz, (given ->> 'ended_at')::timestamptz, given ->> 'end_node',
      nullif(given -> 'failure', 'null'));
  end loop;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'instances'), 0) - 1 loop
    given := p_changes -> 'instances' -> n;
    update processes.instance i
    set version = i.version + 1, state = given ->> 'state', next_id = (given ->> 'next_id')::int,
      variables = coalesce(given -> 'variables', i.variables), scope = coalesce(given -> 'scope', i.scope),
      waits = (given ->> 'waits')::boolean, suspended_at = (given ->> 'suspended_at')::timestamptz, ended_at = (given ->> 'ended_at')::timestamptz,
      end_node = given ->> 'end_node', failure = nullif(given -> 'failure', 'null')
    where i.id = (given ->> 'id')::uuid and i.version = (given ->> 'expected')::int;
    if not found then raise exception 'another step came between' using errcode = '40001'; end if;
  end loop;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'gone_tokens'), 0) - 1 loop
    given := p_changes -> 'gone_tokens' -> n;
    delete from processes.token t
    where t.instance_id = (given ->> 'instance_id')::uuid and t.id = (given ->> 'id')::int;
  end loop;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'tokens'), 0) - 1 loop
    given := p_changes -> 'tokens' -> n;
    update processes.token t
    set parent = (given ->> 'parent')::int, node = given ->> 'node', state = given ->> 'state', data = given -> 'data'
    where t.instance_id = (given ->> 'instance_id')::uuid and t.id = (given ->> 'id')::int;
  end loop;
  if p_changes ? 'new_tokens' then
    insert into processes.token (instance_id, id, parent, node, state, data)
    select g.instance_id, g.id, g.parent, g.node, g.state, g.data
    from jsonb_to_recordset(p_changes -> 'new_tokens') g (
      instance_id uuid, id int, parent int, node text, state text, data jsonb);
  end if;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'gone_timers'), 0) - 1 loop
    given := p_changes -> 'gone_timers' -> n;
    delete from processes.timer t
    where t.instance_id = (given ->> 'instance_id')::uuid and t.id = (given ->> 'id')::int;
  end loop;
  if p_changes ? 'timers' then
    insert into processes.timer as t (
      instance_id, id, token, node, definition, kind, due_at, remaining_ms, repeats_left, interval)
    select g.instance_id, g.id, g.token, g.node, g.definition, g.kind, g.due_at, g.remaining_ms, g.repeats_left, g.interval
    from jsonb_to_recordset(p_changes -> 'timers') g (
      instance_id uuid, id int, token int, node text, definition int, kind text, due_at timestamptz, remaining_ms bigint,
      repeats_left int, interval text)
    on conflict (instance_id, id) do update
    set node = excluded.node, due_at = excluded.due_at, remaining_ms = excluded.remaining_ms,
      repeats_left = excluded.repeats_left;
  end if;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'gone_subscriptions'), 0) - 1 loop
    given := p_changes -> 'gone_subscriptions' -> n;
    delete from processes.subscription s
    where s.instance_id = (given ->> 'instance_id')::uuid and s.id = (given ->> 'id')::int;
  end loop;
  if p_changes ? 'subscriptions' then
    insert into processes.subscription as s (
      instance_id, id, token, node, definition, kind, name, correlation_key, met)
    select g.instance_id, g.id, g.token, g.node, g.definition, g.kind, g.name, g.correlation_key, g.met
    from jsonb_to_recordset(p_changes -> 'subscriptions') g (
      instance_id uuid, id int, token int, node text, definition int, kind text, name text, correlation_key text, met boolean)
    on conflict (instance_id, id) do update set node = excluded.node, met = excluded.met;
  end if;
  if p_changes ? 'done_task' then
    given := p_changes -> 'done_task';
    update processes.task t
    set state = 'done', action = given ->> 'action', ended_at = (given ->> 'at')::timestamptz,
      done_by_account_id = (given ->> 'account_id')::uuid, done_by_name = given ->> 'name', version = t.version + 1
    where t.id = (given ->> 'id')::uuid and t.version = (given ->> 'expected')::int;
    if not found then raise exception 'the task was changed' using errcode = '40001'; end if;
  end if;
  for n in 0 .. coalesce(jsonb_array_length(p_changes -> 'gone_tasks'), 0) - 1 loop
    given := p_changes -> 'gone_tasks' -> n;
    update processes.task t
    set state = 'cancelled', ended_at = (given ->> 'at')::timestamptz, version = t.version + 1
    where t.instance_id = (given ->> 'instance_id')::uuid and t.token = (given ->> 'token')::int
      and t.state in ('open', 'claimed');
  end loop;
  if p_changes ? 'new_tasks' then
    insert into processes.task (
      id, instance_id, token, business_kind, business_id, node, name, name_en, level, role, organisation_id, unit_id,
      division_code, assignee_account_id, state, actions, form_step, priority, created_at, due_on, due_at)
    select g.id, g.instance_id, g.token, g.business_kind, g.business_id, g.node, g.name, g.name_en, g.level, g.role,
      g.organisation_id, g.unit_id, g.division_code, g.assignee_account_id, g.state, g.actions, g.form_step, g.priority,
      g.created_at, g.due_on, g.due_at
    from jsonb_to_recordset(p_changes -> 'new_tasks') g (
      id uuid, instance_id uuid, token int, business_kind text, business_id uuid, node text, name text, name_en text,
      level text, role text, organisation_id uuid, unit_id uuid, division_code text, assignee_account_id uuid, state text,
      actions text[], form_step text, priority smallint, created_at timestamptz, due_on date, due_at timestamptz);
  end if;
  for n in 0 .. jsonb_array_length(p_changes -> 'steps') - 1 loop
    given := p_changes -> 'steps' -> n;
    insert into processes.step (instance_id, version, at, kind, node, action, reason, actor_account_id, actor_name, passed)
    values (
      (given ->> 'instance_id')::uuid, (given ->> 'version')::int, (given ->> 'at')::timestamptz, given ->> 'kind',
      given ->> 'node', given ->> 'action', given ->> 'reason', (given ->> 'actor_account_id')::uuid,
      given ->> 'actor_name', (given ->> 'passed')::text[]);
  end loop;
end $$;
comment on function processes.write_step is '一次写回一步的全部变化';

grant usage on schema processes to onewindow_app;
grant select, insert on processes.process_version to onewindow_app;
grant update (state) on processes.process_version to onewindow_app;
grant select, insert on processes.start_trigger to onewindow_app;
grant select, insert, update on processes.instance to onewindow_app;
grant select, insert, update, delete on processes.token to onewindow_app;
grant select, insert, update, delete on processes.timer to onewindow_app;
grant select, insert, update, delete on processes.subscription to onewindow_app;
grant select, insert, update on processes.task to onewindow_app;
grant select, insert on processes.step to onewindow_app;
grant select on processes.open_task_v1 to onewindow_app;
grant execute on function processes.lock_instance, processes.load_instance, processes.load_task,
  processes.write_step to onewindow_app;
