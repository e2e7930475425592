-- One append-only table is audit trail, time line and outbox. Written in the transaction of the change.
create table platform.event (
  id uuid not null default uuidv7(),
  at timestamptz not null default now(),
  tx xid8 not null default pg_current_xact_id(),
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  case_id uuid,
  party_id uuid,
  actor_kind text not null,
  actor_account_id uuid,
  actor_name text not null,
  organisation_id uuid,
  organisation_name text,
  channel text not null,
  request_id text not null,
  data jsonb not null default '{}',
  constraint event_pk primary key (at, id),
  constraint event_channel_known check (channel in ('window', 'web', 'phone', 'kiosk', 'system'))
) partition by range (at);
comment on table platform.event is '事件：审计、时间线、发件箱三合一，只增不改';
comment on column platform.event.at is '发生时间';
comment on column platform.event.tx is '写入它的事务，供消费者按提交顺序读取';
comment on column platform.event.type is '类型，如 cases.accepted';
comment on column platform.event.case_id is '所属办件';
comment on column platform.event.party_id is '所涉申请人（谁看过我的信息）';
comment on column platform.event.actor_name is '行为人';
comment on column platform.event.channel is '渠道';
comment on column platform.event.request_id is '请求编号';

create index event_subject on platform.event (subject_id, at, id);
create index event_case on platform.event (case_id, at, id) where case_id is not null;
create index event_party on platform.event (party_id, at desc, id desc) where party_id is not null;
create index event_outbox on platform.event (tx, id);

-- Rows outside every month's partition land here rather than being refused; ensure_event_partitions runs ahead of time.
create table platform.event_default partition of platform.event default;

create function platform.ensure_event_partitions(from_month date, months int) returns void
  language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  first_day date := date_trunc('month', from_month)::date;
  name text;
begin
  for step in 0 .. months - 1 loop
    name := 'event_' || to_char(first_day + make_interval(months => step), 'YYYYMM');
    if to_regclass('platform.' || name) is null then
      execute format(
        'create table platform.%I partition of platform.event for values from (%L) to (%L)',
        name,
        (first_day + make_interval(months => step))::timestamp at time zone 'Asia/Shanghai',
        (first_day + make_interval(months => step + 1))::timestamp at time zone 'Asia/Shanghai'
      );
      execute format('grant select, insert on platform.%I to onewindow_app', name);
    end if;
  end loop;
end $$;
comment on function platform.ensure_event_partitions is '按月建立事件分区';

select platform.ensure_event_partitions((now() - interval '18 months')::date, 36);

create table platform.consumer (
  name text not null,
  tx xid8 not null default '0',
  event_id uuid not null default '00000000-0000-0000-0000-000000000000',
  updated_at timestamptz not null default now(),
  constraint consumer_pk primary key (name)
);
comment on table platform.consumer is '事件消费者读到的位置';

create table platform.idempotency (
  account_id uuid not null,
  key text not null,
  fingerprint text not null,
  status int,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_pk primary key (account_id, key)
);
comment on table platform.idempotency is '命令的幂等键和答复';
create index idempotency_age on platform.idempotency (created_at);

create extension if not exists pg_trgm;

grant usage on schema platform to onewindow_app;
grant select on platform.migration to onewindow_app;
grant select, insert on platform.event to onewindow_app;
grant select, insert on platform.event_default to onewindow_app;
grant select, insert, update on platform.consumer to onewindow_app;
grant select, insert, update, delete on platform.idempotency to onewindow_app;
grant execute on function platform.ensure_event_partitions to onewindow_app;

-- Losing counts in a crash is harmless, so no write-ahead log.
create unlogged table platform.rate_limit (
  key text not null,
  window_start timestamptz not null,
  count int not null,
  constraint rate_limit_pk primary key (key)
);
comment on table platform.rate_limit is '限速计数';
create index rate_limit_age on platform.rate_limit (window_start);
grant select, insert, update, delete on platform.rate_limit to onewindow_app;
