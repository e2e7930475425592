-- 事项台账 ----------------------------------------------------------------------------------------------------------
-- One row for each catalogue item, so that the keeper's list filters, sorts, counts and pages on indexes at 100,000 items.
-- Triggers keep it: whoever writes a version need not think of it.

alter table catalogue.item_version
  add column unverified integer generated always as
    (jsonb_array_length(jsonb_path_query_array(content, 'strict $.**.verified ? (@ == false)', '{}', true))) stored,
  add column problems integer,
  add column import_id uuid;
comment on column catalogue.item_version.unverified is '没有核对原文的要素数（由内容算出）';
comment on column catalogue.item_version.problems is '必须改正的问题数；空为还没有检查';
comment on column catalogue.item_version.import_id is '由哪次导入产生';
create index item_version_import on catalogue.item_version (import_id, service_item_id) where import_id is not null;

create table catalogue.item_desk (
  catalogue_item_id uuid not null,
  basic_code text not null,
  organ_type text not null,
  type_code text not null,
  standing text not null,
  version_id uuid,
  version integer,
  effective_from date,
  complete boolean not null,
  unverified integer not null,
  problems integer not null,
  drafts integer not null,
  in_review integer not null,
  changed_at timestamptz not null,
  constraint item_desk_pk primary key (catalogue_item_id),
  constraint item_desk_item_fk foreign key (catalogue_item_id) references catalogue.catalogue_item (id) on delete cascade,
  constraint item_desk_standing_known check (standing in ('published', 'withdrawn', 'unpublished', 'cancelled'))
);
comment on table catalogue.item_desk is '事项台账：每个目录清单事项现在的样子，供事项管理的列表用';
comment on column catalogue.item_desk.catalogue_item_id is '目录清单事项';
comment on column catalogue.item_desk.basic_code is '基本编码';
comment on column catalogue.item_desk.organ_type is '实施机关类型';
comment on column catalogue.item_desk.type_code is '事项类型代码';
comment on column catalogue.item_desk.standing is '已发布、已撤下、没有发布过、已取消';
comment on column catalogue.item_desk.version_id is '已发布的版本（统一内容在先）';
comment on column catalogue.item_desk.version is '已发布的版本号';
comment on column catalogue.item_desk.effective_from is '已发布版本的施行日期';
comment on column catalogue.item_desk.complete is '配好了表单，可以在网上申请';
comment on column catalogue.item_desk.unverified is '没有核对原文的要素数';
comment on column catalogue.item_desk.problems is '必须改正的问题数（草稿在先）';
comment on column catalogue.item_desk.drafts is '草稿数';
comment on column catalogue.item_desk.in_review is '审核中的版本数';
comment on column catalogue.item_desk.changed_at is '最近一次改动';
create unique index item_desk_code on catalogue.item_desk (basic_code);
create index item_desk_changed on catalogue.item_desk (changed_at, basic_code);
create index item_desk_unverified on catalogue.item_desk (unverified, basic_code);
create index item_desk_problems on catalogue.item_desk (problems, basic_code);
create index item_desk_open on catalogue.item_desk (basic_code) where drafts > 0 or in_review > 0;

create function catalogue.refresh_item_desk(ids uuid[]) returns void language sql as $$
  insert into catalogue.item_desk (
    catalogue_item_id, basic_code, organ_type, type_code, standing, version_id, version, effective_from, complete, unverified,
    problems, drafts, in_review, changed_at
  )
  select c.id, c.basic_code, c.organ_type, c.type_code,
         case when c.state = 'cancelled' then 'cancelled' when p.id is not null then 'published'
              when exists (select from catalogue.item_version w where w.catalogue_item_id = c.id and w.state = 'withdrawn')
              then 'withdrawn' else 'unpublished' end,
         p.id, p.version, p.effective_from, p.form_version_id is not null,
         coalesce(p.unverified, o.unverified, 0), coalesce(o.problems, p.problems, 0), coalesce(o.drafts, 0),
         coalesce(o.in_review, 0), greatest(c.created_at, p.published_at, o.edited_at)
  from catalogue.catalogue_item c
  left join lateral (
    select v.id, v.version, v.effective_from, v.form_version_id, v.unverified, v.problems, v.published_at
    from catalogue.item_version v
    where v.catalogue_item_id = c.id and v.state = 'published'
    order by v.service_item_id nulls first, v.level nulls first limit 1
  ) p on true
  left join lateral (
    select count(*) filter (where v.state = 'draft') as drafts, count(*) filter (where v.state = 'inReview') as in_review,
           sum(v.problems) as problems, max(v.unverified) as unverified, max(v.edited_at) as edited_at
    from catalogue.item_version v
    where v.catalogue_item_id = c.id and v.state in ('draft', 'inReview')
  ) o on true
  where c.id = any(ids)
  order by c.id
  on conflict (catalogue_item_id) do update
    set basic_code = excluded.basic_code, organ_type = excluded.organ_type, type_code = excluded.type_code,
        standing = excluded.standing, version_id = excluded.version_id, version = excluded.version,
        effective_from = excluded.effective_from, complete = excluded.complete, unverified = excluded.unverified,
        problems = excluded.problems, drafts = excluded.drafts, in_review = excluded.in_review,
        changed_at = greatest(item_desk.changed_at, excluded.changed_at)
$$;

create function catalogue.refresh_item_desk_of_versions() returns trigger language plpgsql as $$
begin
  perform catalogue.refresh_item_desk(array(select distinct catalogue_item_id from changed));
  return null;
end $$;
create trigger item_version_inserted after insert on catalogue.item_version
  referencing new table as changed for each statement execute function catalogue.refresh_item_desk_of_versions();
create trigger item_version_updated after update on catalogue.item_version
  referencing new table as changed for each statement execute function catalogue.refresh_item_desk_of_versions();
create trigger item_version_deleted after delete on catalogue.item_version
  referencing old table as changed for each statement execute function catalogue.refresh_item_desk_of_versions();

create function catalogue.refresh_item_desk_of_items() returns trigger language plpgsql as $$
begin
  perform catalogue.refresh_item_desk(array(select id from changed));
  return null;
end $$;
create trigger catalogue_item_inserted after insert on catalogue.catalogue_item
  referencing new table as changed for each statement execute function catalogue.refresh_item_desk_of_items();
create trigger catalogue_item_updated after update on catalogue.catalogue_item
  referencing new table as changed for each statement execute function catalogue.refresh_item_desk_of_items();

select catalogue.refresh_item_desk(array(select id from catalogue.catalogue_item));

-- The keeper finds drafts and withdrawn items too, by the same words; the public does not.
alter table catalogue.item_search drop constraint item_search_kind_known;
alter table catalogue.item_search add constraint item_search_kind_known check (kind in ('item', 'scenario', 'unpublished'));
comment on column catalogue.item_search.kind is '事项、情形，或没有发布的事项（只供事项管理检索）';

-- 导入 --------------------------------------------------------------------------------------------------------------

alter table catalogue.import
  add column file_id uuid,
  add column file_name text not null default '',
  add column file_bytes bigint,
  add column format text not null default 'csv',
  add column encoding text,
  add column phase text,
  add column bytes_read bigint not null default 0,
  add column rows_read integer not null default 0,
  add column total integer not null default 0,
  add column failure_code text,
  add column failure_zh text,
  add column failure_en text,
  add column applied_at timestamptz,
  drop constraint import_state_known,
  add constraint import_state_known check (state in ('staged', 'checked', 'applied', 'failed', 'discarded')),
  add constraint import_phase_known check (phase in ('reading', 'checking', 'applying'));
comment on column catalogue.import.state is '状态：已接收、已核对（试导入）、已导入、读不懂、已丢弃';
comment on column catalogue.import.file_id is '上传的文件';
comment on column catalogue.import.file_name is '文件名';
comment on column catalogue.import.file_bytes is '文件大小（字节）';
comment on column catalogue.import.format is '格式：csv、json';
comment on column catalogue.import.encoding is '文件的字符编码';
comment on column catalogue.import.phase is '正在做：读取、核对、导入；空为没有在做';
comment on column catalogue.import.bytes_read is '已读字节';
comment on column catalogue.import.rows_read is '已读行数（各表合计）';
comment on column catalogue.import.total is '文件里的事项数';
comment on column catalogue.import.failure_code is '读不懂的原因代码';
comment on column catalogue.import.failure_zh is '读不懂的原因（中文）';
comment on column catalogue.import.failure_en is '读不懂的原因（英文）';
comment on column catalogue.import.applied_at is '导入完成时间';
update catalogue.import set applied_at = finished_at where state = 'applied';

alter table catalogue.import_row add column action text;
alter table catalogue.import_row
  add constraint import_row_action_known check (action in ('create', 'update', 'unchanged', 'refuse'));
comment on column catalogue.import_row.action is '核对的结论：新增、更新、没有变化、有错误';
create index import_row_action on catalogue.import_row (import_id, action, row_number) where section = 'basic';

drop index catalogue.import_problem_rows;
alter table catalogue.import_problem
  add column position bigint generated always as identity,
  add column severity text not null default 'error',
  add column task_code text not null default '',
  add column value text,
  add constraint import_problem_severity_known check (severity in ('error', 'warning'));
comment on column catalogue.import_problem.position is '发现的先后';
comment on column catalogue.import_problem.severity is '错误（不导入）或提醒（略过这一格）';
comment on column catalogue.import_problem.task_code is '实施编码';
comment on column catalogue.import_problem.value is '文件里现在写的（前 200 字）';
create index import_problem_rows on catalogue.import_problem (import_id, row_number, position);
create index import_problem_kinds on catalogue.import_problem (import_id, field, code);

grant select, insert, update, delete on catalogue.item_desk to onewindow_app;
grant update (action) on catalogue.import_row to onewindow_app;
