create schema catalogue;
comment on schema catalogue is '事项与清单：目录清单、实施清单、版本、情形、检索';

-- Code tables ------------------------------------------------------------------------------------------------------

create table catalogue.code_table (
  name text not null,
  version integer not null,
  zh text not null,
  en text not null,
  source text not null,
  valid_from date not null default '2020-11-19',
  constraint code_table_pk primary key (name, version),
  constraint code_table_version_positive check (version > 0)
);
comment on table catalogue.code_table is '代码表（有版本，以数据为准，不写死在程序里）';
comment on column catalogue.code_table.name is '代码表标识';
comment on column catalogue.code_table.version is '版本';
comment on column catalogue.code_table.zh is '中文名';
comment on column catalogue.code_table.en is '英文名';
comment on column catalogue.code_table.source is '出处';
comment on column catalogue.code_table.valid_from is '起用日期';

create table catalogue.code_value (
  table_name text not null,
  version integer not null,
  code text not null,
  zh text not null,
  en text not null,
  position integer not null,
  constraint code_value_pk primary key (table_name, version, code),
  constraint code_value_table_fk foreign key (table_name, version) references catalogue.code_table (name, version)
);
comment on table catalogue.code_value is '代码值';
comment on column catalogue.code_value.table_name is '代码表标识';
comment on column catalogue.code_value.version is '版本';
comment on column catalogue.code_value.code is '代码';
comment on column catalogue.code_value.zh is '中文名';
comment on column catalogue.code_value.en is '英文名';
comment on column catalogue.code_value.position is '顺序';

-- Laws -------------------------------------------------------------------------------------------------------------

create table catalogue.law (
  name text not null,
  version date,
  in_force date,
  path text,
  stale_risk text,
  constraint law_pk primary key (name)
);
comment on table catalogue.law is '法律法规（每部一行，引文只存条文）';
comment on column catalogue.law.name is '名称';
comment on column catalogue.law.version is '核对时所用版本的公布或修订日期';
comment on column catalogue.law.in_force is '该版本施行日期';
comment on column catalogue.law.path is '核对时所用文本的位置';
comment on column catalogue.law.stale_risk is '可能已经修改的提示';

-- 目录清单 ----------------------------------------------------------------------------------------------------------

create table catalogue.catalogue_item (
  id uuid not null default uuidv7(),
  basic_code text not null,
  code_source text not null default 'national',
  local_code text,
  name_zh text not null,
  name_en text,
  organ_type text not null,
  organ_text text not null default '',
  type_code text not null,
  levels text[] not null,
  audience text not null,
  topics text[] not null default '{}',
  aliases text[] not null default '{}',
  state text not null default 'active',
  cancelled_on date,
  cancelled_reason text,
  created_at timestamptz not null default now(),
  constraint catalogue_item_pk primary key (id),
  constraint catalogue_item_basic_code_unique unique (basic_code),
  constraint catalogue_item_basic_code_format check (basic_code ~ '^\d{12}$'),
  constraint catalogue_item_code_source_known check (code_source in ('national', 'autonomousRegion', 'demonstration')),
  constraint catalogue_item_audience_known check (audience in ('natural', 'organisation', 'both')),
  constraint catalogue_item_state_known check (state in ('active', 'cancelled')),
  constraint catalogue_item_levels_given check (cardinality(levels) > 0)
);
comment on table catalogue.catalogue_item is '政务服务事项目录清单：法律设定的事项，各地相同';
comment on column catalogue.catalogue_item.id is '标识';
comment on column catalogue.catalogue_item.basic_code is '基本编码（12 位）';
comment on column catalogue.catalogue_item.code_source is '编码来源：国家、自治区、演示';
comment on column catalogue.catalogue_item.local_code is '地方编码';
comment on column catalogue.catalogue_item.name_zh is '事项名称';
comment on column catalogue.catalogue_item.name_en is '事项英文名称';
comment on column catalogue.catalogue_item.organ_type is '实施机关类型';
comment on column catalogue.catalogue_item.organ_text is '实施机关（来源原文）';
comment on column catalogue.catalogue_item.type_code is '事项类型代码';
comment on column catalogue.catalogue_item.levels is '行使层级代码';
comment on column catalogue.catalogue_item.audience is '面向：自然人、法人、两者';
comment on column catalogue.catalogue_item.topics is '主题';
comment on column catalogue.catalogue_item.aliases is '别名';
comment on column catalogue.catalogue_item.state is '状态：在用、取消';
comment on column catalogue.catalogue_item.cancelled_on is '取消日期';
comment on column catalogue.catalogue_item.cancelled_reason is '取消依据';
comment on column catalogue.catalogue_item.created_at is '建立时间';

create index catalogue_item_organ on catalogue.catalogue_item (organ_type, basic_code) where state = 'active';
create index catalogue_item_topics on catalogue.catalogue_item using gin (topics);
create index catalogue_item_local_code on catalogue.catalogue_item (local_code);

-- 实施清单 ----------------------------------------------------------------------------------------------------------

create table catalogue.service_item (
  id uuid not null default uuidv7(),
  catalogue_item_id uuid not null,
  organisation_id uuid not null,
  division_code text not null,
  level text not null,
  task_code text not null,
  local_task_code text,
  overrides jsonb not null default '{}',
  state text not null default 'active',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  constraint service_item_pk primary key (id),
  constraint service_item_catalogue_item_fk foreign key (catalogue_item_id) references catalogue.catalogue_item (id),
  constraint service_item_organisation_fk foreign key (organisation_id) references directory.organisation (id),
  constraint service_item_division_fk foreign key (division_code) references directory.division (code),
  constraint service_item_task_code_unique unique (task_code),
  constraint service_item_task_code_format check (task_code ~ '^[0-9A-Z]{18}[1-7][0-9]{12}$'),
  constraint service_item_state_known check (state in ('active', 'suspended', 'cancelled')),
  constraint service_item_overrides_is_object check (jsonb_typeof(overrides) = 'object')
);
comment on table catalogue.service_item is '实施清单：一个机构实施的一个事项，内容取自统一版本，只写本地不同之处';
comment on column catalogue.service_item.id is '标识';
comment on column catalogue.service_item.catalogue_item_id is '目录清单事项';
comment on column catalogue.service_item.organisation_id is '实施主体';
comment on column catalogue.service_item.division_code is '管辖区划';
comment on column catalogue.service_item.level is '行使层级代码';
comment on column catalogue.service_item.task_code is '实施编码（31 位）';
comment on column catalogue.service_item.local_task_code is '地方实施编码';
comment on column catalogue.service_item.overrides is '本地内容：地址、电话、时间、更短的承诺';
comment on column catalogue.service_item.state is '状态：在用、暂停、取消';
comment on column catalogue.service_item.revision is '修改次数（防止互相覆盖）';
comment on column catalogue.service_item.created_at is '建立时间';

create index service_item_place on catalogue.service_item (catalogue_item_id, division_code) where state = 'active';
create index service_item_organisation on catalogue.service_item (organisation_id, task_code);
create index service_item_division on catalogue.service_item (division_code, task_code);

-- 版本 --------------------------------------------------------------------------------------------------------------

create table catalogue.item_version (
  id uuid not null default uuidv7(),
  catalogue_item_id uuid not null,
  level text,
  service_item_id uuid,
  organisation_id uuid,
  division_code text not null,
  version integer not null,
  state text not null default 'draft',
  content jsonb not null,
  form_version_id uuid,
  process_version_id uuid,
  licence_type text,
  effective_from date,
  effective_to date,
  revision integer not null default 1,
  edited_at timestamptz not null default now(),
  edited_by text not null,
  edited_by_name text not null,
  submitted_at timestamptz,
  submitted_by text,
  submitted_by_name text,
  approved_at timestamptz,
  approved_by text,
  approved_by_name text,
  returned_reason text,
  published_at timestamptz,
  published_by text,
  published_by_name text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  constraint item_version_pk primary key (id),
  constraint item_version_catalogue_item_fk foreign key (catalogue_item_id) references catalogue.catalogue_item (id),
  constraint item_version_service_item_fk foreign key (service_item_id) references catalogue.service_item (id),
  constraint item_version_organisation_fk foreign key (organisation_id) references directory.organisation (id),
  constraint item_version_number_unique unique nulls not distinct (catalogue_item_id, level, service_item_id, version),
  constraint item_version_state_known check (state in ('draft', 'inReview', 'published', 'superseded', 'withdrawn')),
  constraint item_version_line check (service_item_id is null or level is null),
  constraint item_version_published check (
    state in ('draft', 'inReview') or (published_at is not null and effective_from is not null)
  ),
  constraint item_version_two_persons check (published_by is null or published_by <> edited_by),
  constraint item_version_period check (effective_to is null or effective_to >= effective_from),
  constraint item_version_content_is_object check (jsonb_typeof(content) = 'object')
);
comment on table catalogue.item_version is '事项版本：发布后内容不再变化，在办件始终按自己的版本走完';
comment on column catalogue.item_version.id is '标识';
comment on column catalogue.item_version.catalogue_item_id is '目录清单事项';
comment on column catalogue.item_version.level is '统一内容适用的行使层级，空为各级通用';
comment on column catalogue.item_version.service_item_id is '只属于这一条实施清单；空为统一内容';
comment on column catalogue.item_version.organisation_id is '维护机构';
comment on column catalogue.item_version.division_code is '维护机构所在区划';
comment on column catalogue.item_version.version is '版本号';
comment on column catalogue.item_version.state is '状态：草稿、审核中、已发布、已被替代、已撤下';
comment on column catalogue.item_version.content is '全部要素，每个要素带来源和是否核对';
comment on column catalogue.item_version.form_version_id is '表单版本';
comment on column catalogue.item_version.process_version_id is '流程版本';
comment on column catalogue.item_version.licence_type is '结果证照类型';
comment on column catalogue.item_version.effective_from is '施行日期';
comment on column catalogue.item_version.effective_to is '止用日期（当天起不再适用）';
comment on column catalogue.item_version.revision is '草稿修改次数（防止互相覆盖）';
comment on column catalogue.item_version.edited_at is '最近编辑时间';
comment on column catalogue.item_version.edited_by is '编辑人标识';
comment on column catalogue.item_version.edited_by_name is '编辑人';
comment on column catalogue.item_version.submitted_at is '提交审核时间';
comment on column catalogue.item_version.submitted_by is '提交人标识';
comment on column catalogue.item_version.submitted_by_name is '提交人';
comment on column catalogue.item_version.approved_at is '审核通过时间';
comment on column catalogue.item_version.approved_by is '审核人标识';
comment on column catalogue.item_version.approved_by_name is '审核人';
comment on column catalogue.item_version.returned_reason is '退回理由';
comment on column catalogue.item_version.published_at is '发布时间';
comment on column catalogue.item_version.published_by is '发布人标识';
comment on column catalogue.item_version.published_by_name is '发布人';
comment on column catalogue.item_version.withdrawn_at is '撤下时间';
comment on column catalogue.item_version.withdrawn_by_name is '撤下人';
comment on column catalogue.item_version.withdrawn_reason is '撤下理由';

create unique index item_version_one_published on catalogue.item_version (catalogue_item_id, level, service_item_id)
  nulls not distinct where state = 'published';
create unique index item_version_one_draft on catalogue.item_version (catalogue_item_id, level, service_item_id)
  nulls not distinct where state in ('draft', 'inReview');
create index item_version_in_force on catalogue.item_version (catalogue_item_id, effective_from)
  where state in ('published', 'superseded');
create index item_version_desk on catalogue.item_version (edited_at desc, id) where state in ('draft', 'inReview');

-- What has been published is what was promised to people: nobody, not even the program by mistake, changes it afterwards.
create function catalogue.refuse_changes_to_published() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'superseded', 'withdrawn') and (
    new.content is distinct from old.content
    or new.version is distinct from old.version
    or new.catalogue_item_id is distinct from old.catalogue_item_id
    or new.level is distinct from old.level
    or new.service_item_id is distinct from old.service_item_id
    or new.form_version_id is distinct from old.form_version_id
    or new.process_version_id is distinct from old.process_version_id
    or new.licence_type is distinct from old.licence_type
    or new.effective_from is distinct from old.effective_from
    or new.published_at is distinct from old.published_at
    or new.published_by is distinct from old.published_by
    or new.state in ('draft', 'inReview')
  ) then
    raise exception 'a published item version never changes (%)', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger item_version_is_immutable before update on catalogue.item_version
  for each row execute function catalogue.refuse_changes_to_published();

create table catalogue.legal_basis (
  item_version_id uuid not null,
  position integer not null,
  element text not null,
  law text not null,
  article text not null,
  verified boolean not null,
  constraint legal_basis_pk primary key (item_version_id, position),
  constraint legal_basis_version_fk foreign key (item_version_id) references catalogue.item_version (id) on delete cascade
);
comment on table catalogue.legal_basis is '引用的条文：法律一修改，就知道哪些事项要改';
comment on column catalogue.legal_basis.item_version_id is '事项版本';
comment on column catalogue.legal_basis.position is '顺序';
comment on column catalogue.legal_basis.element is '用于哪个要素：设定依据、条件、材料、时限、收费…';
comment on column catalogue.legal_basis.law is '法律法规名称';
comment on column catalogue.legal_basis.article is '条';
comment on column catalogue.legal_basis.verified is '引文已与条文核对';
create index legal_basis_by_law on catalogue.legal_basis (law, article);

-- 情形 --------------------------------------------------------------------------------------------------------------

create table catalogue.scenario_version (
  id uuid not null default uuidv7(),
  code text not null,
  version integer not null,
  state text not null default 'published',
  position integer not null default 0,
  content jsonb not null,
  form_version_id uuid,
  process_version_id uuid,
  published_at timestamptz not null default now(),
  published_by_name text not null,
  constraint scenario_version_pk primary key (id),
  constraint scenario_version_number_unique unique (code, version),
  constraint scenario_version_state_known check (state in ('published', 'superseded', 'withdrawn')),
  constraint scenario_version_content_is_object check (jsonb_typeof(content) = 'object')
);
comment on table catalogue.scenario_version is '情形（一件事）：问题树、事项、先后、联办';
comment on column catalogue.scenario_version.id is '标识';
comment on column catalogue.scenario_version.code is '情形编号';
comment on column catalogue.scenario_version.version is '版本号';
comment on column catalogue.scenario_version.state is '状态：已发布、已被替代、已撤下';
comment on column catalogue.scenario_version.position is '展示顺序';
comment on column catalogue.scenario_version.content is '问题、答案、事项、先后';
comment on column catalogue.scenario_version.form_version_id is '联办表单版本';
comment on column catalogue.scenario_version.process_version_id is '联办流程版本';
comment on column catalogue.scenario_version.published_at is '发布时间';
comment on column catalogue.scenario_version.published_by_name is '发布人';
create unique index scenario_version_one_published on catalogue.scenario_version (code) where state = 'published';

-- 检索 --------------------------------------------------------------------------------------------------------------

create table catalogue.item_search (
  kind text not null,
  code text not null,
  title text not null,
  search tsvector not null,
  sounds text not null,
  weight real not null default 1,
  constraint item_search_pk primary key (kind, code),
  constraint item_search_kind_known check (kind in ('item', 'scenario'))
);
comment on table catalogue.item_search is '检索文档：每个事项、每个情形一行';
comment on column catalogue.item_search.kind is '事项或情形';
comment on column catalogue.item_search.code is '基本编码或情形编号';
comment on column catalogue.item_search.title is '名称';
comment on column catalogue.item_search.search is '分词与拼音（名称 A、别名 B、情形与主题 C、其他 D）';
comment on column catalogue.item_search.sounds is '名称与别名的全拼，用于容错';
comment on column catalogue.item_search.weight is '权重：能网上办的靠前';
create index item_search_search on catalogue.item_search using gin (search);
create index item_search_sounds on catalogue.item_search using gin (sounds gin_trgm_ops);

-- 导入 --------------------------------------------------------------------------------------------------------------

create table catalogue.import (
  id uuid not null default uuidv7(),
  state text not null default 'staged',
  publish boolean not null default false,
  rows integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  started_at timestamptz not null default now(),
  started_by text not null,
  started_by_name text not null,
  finished_at timestamptz,
  constraint import_pk primary key (id),
  constraint import_state_known check (state in ('staged', 'checked', 'applied'))
);
comment on table catalogue.import is '事项导入批次';
comment on column catalogue.import.id is '标识';
comment on column catalogue.import.state is '状态：已接收、已核对（试导入）、已导入';
comment on column catalogue.import.publish is '导入后直接发布';
comment on column catalogue.import.rows is '事项行数';
comment on column catalogue.import.created is '新增';
comment on column catalogue.import.updated is '更新';
comment on column catalogue.import.unchanged is '没有变化';
comment on column catalogue.import.failed is '有错误未导入';
comment on column catalogue.import.started_at is '开始时间';
comment on column catalogue.import.started_by is '导入人标识';
comment on column catalogue.import.started_by_name is '导入人';
comment on column catalogue.import.finished_at is '完成时间';

create table catalogue.import_row (
  import_id uuid not null,
  section text not null,
  row_number integer not null,
  task_code text not null,
  fields jsonb not null,
  constraint import_row_pk primary key (import_id, section, row_number),
  constraint import_row_import_fk foreign key (import_id) references catalogue.import (id) on delete cascade
);
comment on table catalogue.import_row is '导入的一行（国家标准列名）';
comment on column catalogue.import_row.import_id is '导入批次';
comment on column catalogue.import_row.section is '哪张表：basic、bylaw、material、window、fee、qa、special';
comment on column catalogue.import_row.row_number is '行号（表头为第 1 行）';
comment on column catalogue.import_row.task_code is '实施编码';
comment on column catalogue.import_row.fields is '列名和值';
create index import_row_task on catalogue.import_row (import_id, task_code, section, row_number);

create table catalogue.import_problem (
  import_id uuid not null,
  section text not null,
  row_number integer not null,
  field text not null,
  code text not null,
  zh text not null,
  en text not null,
  constraint import_problem_import_fk foreign key (import_id) references catalogue.import (id) on delete cascade
);
comment on table catalogue.import_problem is '导入时发现的问题，逐行逐列';
comment on column catalogue.import_problem.import_id is '导入批次';
comment on column catalogue.import_problem.section is '哪张表';
comment on column catalogue.import_problem.row_number is '行号';
comment on column catalogue.import_problem.field is '列名';
comment on column catalogue.import_problem.code is '问题代码';
comment on column catalogue.import_problem.zh is '中文说明';
comment on column catalogue.import_problem.en is '英文说明';
create index import_problem_rows on catalogue.import_problem (import_id, row_number);

grant usage on schema catalogue to onewindow_app;
grant select, insert, update on catalogue.code_table, catalogue.code_value, catalogue.law to onewindow_app;
grant select, insert, update on catalogue.catalogue_item, catalogue.service_item, catalogue.scenario_version to onewindow_app;
-- An abandoned draft may go; the trigger item_version_is_kept keeps every version that was ever published.
grant select, insert, update, delete on catalogue.item_version to onewindow_app;
grant select, insert, delete on catalogue.legal_basis to onewindow_app;
grant select, insert, update, delete on catalogue.item_search to onewindow_app;
grant select, insert, update, delete on catalogue.import to onewindow_app;
grant select, insert, delete on catalogue.import_row, catalogue.import_problem to onewindow_app;

create function catalogue.refuse_removal_of_published() returns trigger language plpgsql as $$
begin
  if old.state not in ('draft', 'inReview') then
    raise exception 'a published item version is never removed (%)', old.id using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger item_version_is_kept before delete on catalogue.item_version
  for each row execute function catalogue.refuse_removal_of_published();
