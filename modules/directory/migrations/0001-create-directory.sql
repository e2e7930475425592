create schema directory;
comment on schema directory is '目录：区划、机构、大厅、窗口、人员';

create table directory.division (
  code text not null,
  name text not null,
  level text not null,
  parent_code text,
  county_code text,
  full_name text not null,
  population int,
  constraint division_pk primary key (code),
  constraint division_code_form check (code ~ '^\d{12}$'),
  constraint division_level_known check (level in ('city', 'county', 'township', 'village')),
  constraint division_parent foreign key (parent_code) references directory.division (code)
);
comment on table directory.division is '行政区划（统计用区划代码，12 位）';
comment on column directory.division.population is '常住人口（演示值，配置）';
create index division_parent_code on directory.division (parent_code, code);
create index division_name on directory.division using gin (full_name gin_trgm_ops);

create table directory.organisation (
  id uuid not null default uuidv7(),
  name text not null,
  short_name text not null,
  english_name text not null,
  organ_type text not null,
  level_code text not null,
  division_code text not null,
  county_code text,
  unified_social_credit_code text not null,
  code_source text not null default 'demonstration',
  telephone text,
  status text not null default 'active',
  version int not null default 1,
  constraint organisation_pk primary key (id),
  constraint organisation_division foreign key (division_code) references directory.division (code),
  constraint organisation_code unique (unified_social_credit_code),
  constraint organisation_kind_place unique (organ_type, division_code)
);
comment on table directory.organisation is '机构';
comment on column directory.organisation.organ_type is '机关类型';
comment on column directory.organisation.level_code is '行使层级（GB/T 39046 附录 A.2）';
comment on column directory.organisation.code_source is '信用代码来源：demonstration 为演示编造';
create index organisation_division_code on directory.organisation (division_code);
create index organisation_name on directory.organisation using gin (name gin_trgm_ops);

create table directory.unit (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  name text not null,
  constraint unit_pk primary key (id),
  constraint unit_organisation foreign key (organisation_id) references directory.organisation (id)
);
comment on table directory.unit is '内设机构';
create index unit_organisation on directory.unit (organisation_id);

create table directory.staff_member (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  unit_id uuid,
  name text not null,
  work_number text not null,
  post text not null,
  telephone text,
  status text not null default 'active',
  version int not null default 1,
  constraint staff_member_pk primary key (id),
  constraint staff_member_number unique (work_number),
  constraint staff_member_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint staff_member_unit foreign key (unit_id) references directory.unit (id)
);
comment on table directory.staff_member is '工作人员';
comment on column directory.staff_member.post is '岗位';
create index staff_member_organisation on directory.staff_member (organisation_id, name);

create table directory.service_centre (
  id uuid not null default uuidv7(),
  name text not null,
  kind text not null,
  division_code text not null,
  county_code text,
  address text not null,
  opening_hours text not null,
  telephone text,
  floor_area int,
  standard_area int,
  constraint service_centre_pk primary key (id),
  constraint service_centre_kind_known check (kind in ('city', 'county', 'township', 'village', 'trading')),
  constraint service_centre_division foreign key (division_code) references directory.division (code)
);
comment on table directory.service_centre is '政务服务大厅';
comment on column directory.service_centre.floor_area is '使用面积（平方米）';
comment on column directory.service_centre.standard_area is '标准要求的面积（平方米）';
create index service_centre_division on directory.service_centre (division_code);
create index service_centre_county on directory.service_centre (county_code, kind, id);

create table directory.service_window (
  id uuid not null default uuidv7(),
  service_centre_id uuid not null,
  number int not null,
  zone text not null,
  name text not null,
  organisation_id uuid,
  floor int not null default 1,
  constraint service_window_pk primary key (id),
  constraint service_window_number unique (service_centre_id, number),
  constraint service_window_centre foreign key (service_centre_id) references directory.service_centre (id),
  constraint service_window_organisation foreign key (organisation_id) references directory.organisation (id)
);
comment on table directory.service_window is '窗口';
comment on column directory.service_window.zone is '功能区';

create table directory.authorisation (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  staff_id uuid not null,
  basic_code text,
  powers text[] not null,
  valid_from date not null,
  valid_until date,
  revoked_at timestamptz,
  constraint authorisation_pk primary key (id),
  constraint authorisation_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint authorisation_staff foreign key (staff_id) references directory.staff_member (id)
);
comment on table directory.authorisation is '授权：部门授权谁办什么（授权承诺书）';
comment on column directory.authorisation.basic_code is '事项基本编码，空为本部门全部事项';
comment on column directory.authorisation.powers is '环节：收件、受理、承办、审查、审批';
create index authorisation_staff on directory.authorisation (staff_id) where revoked_at is null;
create index authorisation_organisation on directory.authorisation (organisation_id) where revoked_at is null;

create table directory.calendar_year (
  year int not null,
  notice jsonb not null,
  source text not null,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  version int not null default 1,
  constraint calendar_year_pk primary key (year),
  constraint calendar_year_range check (year between 2007 and 2100)
);
comment on table directory.calendar_year is '工作日历：用户录入的年份（内置到 2026 年）';

grant usage on schema directory to onewindow_app;
grant select on directory.division to onewindow_app;
grant select, insert, update on directory.division, directory.organisation, directory.unit, directory.staff_member,
  directory.service_centre, directory.service_window, directory.authorisation, directory.calendar_year to onewindow_app;
