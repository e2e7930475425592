-- 情形 goes the way of an item: draft, in review, published, superseded or withdrawn; whoever edited it does not publish it.
alter table catalogue.scenario_version
  drop constraint scenario_version_state_known,
  add constraint scenario_version_state_known
    check (state in ('draft', 'inReview', 'published', 'superseded', 'withdrawn')),
  alter column published_at drop not null,
  alter column published_by_name drop not null,
  add column revision integer not null default 1,
  add column edited_at timestamptz not null default now(),
  add column edited_by text not null default 'import',
  add column edited_by_name text not null default '演示数据（示例）',
  add column submitted_at timestamptz,
  add column submitted_by text,
  add column submitted_by_name text,
  add column returned_reason text,
  add column taken_back_by_name text,
  add column published_by text,
  add column withdrawn_at timestamptz,
  add column withdrawn_by_name text,
  add column withdrawn_reason text,
  add constraint scenario_version_published check (
    state in ('draft', 'inReview') or (published_at is not null and published_by_name is not null)
  ),
  add constraint scenario_version_two_persons check (published_by is null or published_by <> edited_by);
comment on column catalogue.scenario_version.state is '状态：草稿、审核中、已发布、已被替代、已撤下';
comment on column catalogue.scenario_version.revision is '草稿修改次数（防止互相覆盖）';
comment on column catalogue.scenario_version.edited_at is '最近编辑时间';
comment on column catalogue.scenario_version.edited_by is '编辑人标识';
comment on column catalogue.scenario_version.edited_by_name is '编辑人';
comment on column catalogue.scenario_version.submitted_at is '提交审核时间';
comment on column catalogue.scenario_version.submitted_by is '提交人标识';
comment on column catalogue.scenario_version.submitted_by_name is '提交人';
comment on column catalogue.scenario_version.returned_reason is '退回理由';
comment on column catalogue.scenario_version.taken_back_by_name is '撤回送审的人';
comment on column catalogue.scenario_version.published_by is '发布人标识';
comment on column catalogue.scenario_version.withdrawn_at is '撤下时间';
comment on column catalogue.scenario_version.withdrawn_by_name is '撤下人';
comment on column catalogue.scenario_version.withdrawn_reason is '撤下理由';
create unique index scenario_version_one_draft on catalogue.scenario_version (code) where state in ('draft', 'inReview');

-- People answered these questions: what was published never changes, and only a draft can go.
create function catalogue.refuse_changes_to_published_scenarios() returns trigger language plpgsql as $$
begin
  if old.state in ('draft', 'inReview') then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a published scenario is never removed (%)', old.id using errcode = 'restrict_violation';
  end if;
  if new.content is distinct from old.content or new.code is distinct from old.code
    or new.version is distinct from old.version or new.form_version_id is distinct from old.form_version_id
    or new.process_version_id is distinct from old.process_version_id or new.state in ('draft', 'inReview') then
    raise exception 'a published scenario never changes (%)', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger scenario_version_is_kept before update or delete on catalogue.scenario_version
  for each row execute function catalogue.refuse_changes_to_published_scenarios();
grant delete on catalogue.scenario_version to onewindow_app;
