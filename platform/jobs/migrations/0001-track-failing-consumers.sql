-- A consumer that cannot handle an event stops before it, because the next one may depend on it; here is why it stands still.
alter table platform.consumer
  add column failures int not null default 0,
  add column failing_event_id uuid,
  add column failing_since timestamptz,
  add column last_error text;
comment on column platform.consumer.failures is '连续失败次数';
comment on column platform.consumer.failing_event_id is '卡住的事件';
comment on column platform.consumer.failing_since is '从何时卡住';
comment on column platform.consumer.last_error is '最近一次失败原因';
