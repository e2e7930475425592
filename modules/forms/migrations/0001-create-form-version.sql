create schema forms;
comment on schema forms is '表单：定义及其版本';

create table forms.form_version (
  id uuid not null default uuidv7(),
  key text not null,
  version integer not null,
  state text not null default 'draft',
  title_zh text not null,
  title_en text not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  published_at timestamptz,
  published_by text,
  row_version integer not null default 1,
  constraint form_version_pk primary key (id),
  constraint form_version_number unique (key, version),
  constraint form_version_key_form check (key ~ '^[a-z][A-Za-z0-9]{0,62}$'),
  constraint form_version_positive check (version > 0),
  constraint form_version_state_known check (state in ('draft', 'published')),
  constraint form_version_published_whole check (
    (state = 'published') = (published_at is not null) and (published_at is null) = (published_by is null)
  )
);
comment on table forms.form_version is '表单版本：草稿可改，发布后不可改';
comment on column forms.form_version.key is '表单标识';
comment on column forms.form_version.version is '版本号，同一表单从 1 递增';
comment on column forms.form_version.state is '状态：draft 草稿，published 已发布';
comment on column forms.form_version.title_zh is '名称';
comment on column forms.form_version.title_en is '英文名称';
comment on column forms.form_version.definition is '定义：页、字段、条件、校验、权限';
comment on column forms.form_version.created_at is '建立时间';
comment on column forms.form_version.created_by is '建立人';
comment on column forms.form_version.changed_at is '最后修改时间';
comment on column forms.form_version.changed_by is '最后修改人';
comment on column forms.form_version.published_at is '发布时间';
comment on column forms.form_version.published_by is '发布人';
comment on column forms.form_version.row_version is '修改次数，防止互相覆盖';

-- One draft a form: two people who edit meet each other instead of making two futures.
create unique index form_version_one_draft on forms.form_version (key) where state = 'draft';
create index form_version_published on forms.form_version (key, version desc) where state = 'published';
create index form_version_latest on forms.form_version (changed_at desc, id desc);

-- Cases and drafts stay on the version they began with; a published version that changed would change what people declared.
create function forms.keep_published() returns trigger
  language plpgsql set search_path = forms, pg_temp as $$
begin
  if old.state = 'published' then
    raise exception 'form version % is published and cannot change', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function forms.keep_published is '已发布的表单版本不可改';

create trigger form_version_keep_published before update on forms.form_version
  for each row execute function forms.keep_published();

grant usage on schema forms to onewindow_app;
grant select, insert, update on forms.form_version to onewindow_app;
