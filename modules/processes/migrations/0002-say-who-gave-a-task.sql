-- Who gave a task to whoever holds it, how and with which words: handed over 转办, delegated 委托, handed back, asked 加签.
alter table processes.task add column given_kind text;
alter table processes.task add column given_by_account_id uuid;
alter table processes.task add column given_by_name text;
alter table processes.task add column given_note text;
alter table processes.task add column given_at timestamptz;
alter table processes.task add constraint task_given_known
  check (given_kind is null or given_kind in ('claimed', 'handedOver', 'delegated', 'handedBack', 'asked'));
comment on column processes.task.given_kind is
  '怎么到经办人手上：claimed 自己签收、handedOver 转办、delegated 委托、handedBack 委托办完或收回、asked 加签';
comment on column processes.task.given_by_name is '谁给的';
comment on column processes.task.given_note is '给的时候写的话：转办理由、委托事项、加签的问题';

-- Who holds what in a body: for handing over the work of somebody who leaves.
create index task_held on processes.task (organisation_id, assignee_account_id, id) where state = 'claimed';

create or replace view processes.open_task_v1 as
select t.id, t.instance_id, t.business_kind, t.business_id, t.node, t.name, t.name_en, t.level, t.role,
  t.organisation_id, t.unit_id, t.division_code, t.assignee_account_id, t.assignee_name, t.state, t.actions, t.form_step, t.priority,
  t.created_at, t.due_on, t.due_at, t.due_order, t.version, t.parent_task_id
from processes.task t
where t.state in ('open', 'claimed');
