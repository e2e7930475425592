create schema cases;
comment on schema cases is '办件与审批';

create table cases.application (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  party_id uuid not null,
  title text not null,
  scenario_code text,
  basic_codes text[] not null,
  division_code text not null,
  item_version_ids uuid[] not null,
  form_version_id uuid,
  answers bytea not null,
  current_page text,
  state text not null default 'draft',
  channel text not null,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '90 days',
  matter_id uuid,
  version int not null default 1,
  constraint application_pk primary key (id),
  constraint application_state_known check (state in ('draft', 'submitted', 'discarded')),
  constraint application_party foreign key (party_id) references identity.party (id),
  constraint application_account foreign key (account_id) references identity.account (id)
);
comment on table cases.application is '申请（草稿到提交）';
comment on column cases.application.answers is '表单答案（密文）';
comment on column cases.application.current_page is '填到哪一页';
create index application_party_draft on cases.application (party_id, saved_at desc, id) where state = 'draft';
create index application_expiry on cases.application (expires_at) where state = 'draft';

create table cases.matter (
  id uuid not null default uuidv7(),
  query_code text not null,
  party_id uuid not null,
  account_id uuid,
  title text not null,
  scenario_code text,
  channel text not null,
  answers bytea not null,
  form_version_id uuid,
  contact_name text not null,
  contact_phone_masked text,
  submitted_at timestamptz not null,
  concluded_at timestamptz,
  process_instance_id uuid,
  version int not null default 1,
  constraint matter_pk primary key (id),
  constraint matter_query_code unique (query_code),
  constraint matter_party foreign key (party_id) references identity.party (id)
);
comment on table cases.matter is '申报：申请人要办的一件事，一张回执';
comment on column cases.matter.query_code is '查询码';
create index matter_party on cases.matter (party_id, submitted_at desc, id);

create table cases.case (
  id uuid not null default uuidv7(),
  case_number text not null,
  query_code text not null,
  matter_id uuid not null,
  item_version_id uuid not null,
  basic_code text not null,
  item_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  division_code text not null,
  county_code text not null,
  party_id uuid not null,
  applicant_name text not null,
  applicant_id_masked text not null,
  channel text not null,
  state text not null,
  outcome text,
  process_instance_id uuid,
  step_name text,
  step_due_on date,
  waiting_for text,
  submitted_at timestamptz not null,
  received_at timestamptz,
  accepted_on date,
  deemed boolean not null default false,
  decided_at timestamptz,
  concluded_at timestamptz,
  paused boolean not null default false,
  due_on date,
  due_sort date generated always as (coalesce(due_on, '9999-12-31'::date)) stored,
  due_kind text,
  statute_due_on date,
  calendar_version text,
  due_total int,
  due_unit text,
  clock_overrides jsonb not null default '{}',
  licence_id uuid,
  search tsvector not null default '',
  version int not null default 1,
  constraint case_pk primary key (id),
  constraint case_number_unique unique (case_number),
  constraint case_query_code_unique unique (query_code),
  constraint case_matter foreign key (matter_id) references cases.matter (id),
  constraint case_party foreign key (party_id) references identity.party (id),
  constraint case_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint case_state_known check (state in (
    'submitted', 'returned', 'received', 'correctionRequested', 'accepted', 'decided', 'resultMaking', 'delivering',
    'concluded', 'archived')),
  constraint case_outcome_known check (outcome is null or outcome in (
    'granted', 'denied', 'forwarded', 'withdrawn', 'terminated', 'refusedAcceptance', 'lapsed'))
);
comment on table cases.case is '办件';
comment on column cases.case.case_number is '办件编号（实施编码 + 日期 + 流水）';
comment on column cases.case.query_code is '查询码';
comment on column cases.case.state is '状态，由事件得出';
comment on column cases.case.outcome is '结果';
comment on column cases.case.deemed is '是否依法视为受理（行政许可法第三十二条）';
comment on column cases.case.due_on is '最紧的到期日（缓存，旁边有日历版本）';
comment on column cases.case.due_total is '该时限的总天数（连延长）';
comment on column cases.case.clock_overrides is '申报当时本机关的承诺时限，之后改了也不变';
comment on column cases.case.waiting_for is '现在在等谁';
create index case_matter_id on cases.case (matter_id);
create index case_party_recent on cases.case (party_id, submitted_at desc, id desc);
create index case_organisation_open on cases.case (organisation_id, due_sort, id) where concluded_at is null;
create index case_organisation_recent on cases.case (organisation_id, submitted_at desc, id desc);
create index case_organisation_state on cases.case (organisation_id, state, submitted_at desc, id desc);
create index case_organisation_item on cases.case (organisation_id, basic_code, submitted_at desc, id desc);
create index case_county_open on cases.case (county_code, due_sort, id) where concluded_at is null;
create index case_county_recent on cases.case (county_code, submitted_at desc, id desc);
create index case_open on cases.case (due_sort, id) where concluded_at is null;
create index case_recent on cases.case (submitted_at desc, id desc);
create index case_state_recent on cases.case (state, submitted_at desc, id desc);
create index case_item_recent on cases.case (basic_code, submitted_at desc, id desc);
create index case_waiting_acceptance on cases.case (received_at, id) where state = 'received';
create index case_concluded on cases.case (organisation_id, concluded_at) where concluded_at is not null;
create index case_search on cases.case using gin (search) with (fastupdate = off);
create index case_instance on cases.case (process_instance_id) where process_instance_id is not null;

create table cases.clock_pause (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  ground text not null,
  law text not null,
  reason text not null,
  from_on date not null,
  expected_until date not null,
  until_on date,
  started_by text not null,
  document_id uuid,
  constraint clock_pause_pk primary key (id),
  constraint clock_pause_case foreign key (case_id) references cases.case (id) on delete cascade,
  constraint clock_pause_order check (until_on is null or until_on >= from_on)
);
comment on table cases.clock_pause is '中止计时（特别程序，行政许可法第四十五条）';
create index clock_pause_case_id on cases.clock_pause (case_id);
create index clock_pause_open on cases.clock_pause (expected_until) where until_on is null;

create table cases.clock_extension (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  amount int not null,
  reason text not null,
  requested_by text not null,
  requested_account_id uuid,
  requested_at timestamptz not null default now(),
  approved_by text,
  approved_at timestamptz,
  rejected_at timestamptz,
  document_id uuid,
  constraint clock_extension_pk primary key (id),
  constraint clock_extension_case foreign key (case_id) references cases.case (id) on delete cascade,
  constraint clock_extension_amount check (amount between 1 and 10)
);
comment on table cases.clock_extension is '延长期限（行政许可法第四十二条，一次，至多十日）';
-- 延长只有一次: at most one request of a case is not rejected.
create unique index clock_extension_once on cases.clock_extension (case_id) where rejected_at is null;

create table cases.material (
  id uuid not null default uuidv7(),
  application_id uuid,
  matter_id uuid,
  slot text not null,
  name text not null,
  source text not null,
  trust_level text not null,
  file_id uuid,
  licence_id uuid,
  source_note text,
  disputed_reason text,
  added_by text not null,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  constraint material_pk primary key (id),
  constraint material_owner check (application_id is not null or matter_id is not null),
  constraint material_application foreign key (application_id) references cases.application (id),
  constraint material_matter foreign key (matter_id) references cases.matter (id),
  constraint material_source_known check (source in ('applicant', 'window', 'licence', 'earlierCase', 'realName', 'registry')),
  constraint material_trust_known check (trust_level in ('A', 'B', 'C', 'D'))
);
comment on table cases.material is '申请材料：来源和信任等级';
comment on column cases.material.trust_level is '信任等级 A-D（国办函〔2016〕108号）';
create index material_application_slot on cases.material (application_id, slot) where removed_at is null;
create index material_matter_slot on cases.material (matter_id, slot) where removed_at is null;
create index material_file on cases.material (file_id) where file_id is not null;

create table cases.correction (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  items jsonb not null,
  told_on date not null,
  told_by text not null,
  due_on date not null,
  corrected_at timestamptz,
  document_id uuid,
  constraint correction_pk primary key (id),
  constraint correction_once unique (case_id),
  constraint correction_case foreign key (case_id) references cases.case (id) on delete cascade
);
comment on table cases.correction is '补正：一次性告知（行政许可法第三十二条）';
create index correction_due on cases.correction (due_on) where corrected_at is null;

create table cases.opinion (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  task_id uuid,
  level text not null,
  action text not null,
  text text not null,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null default now(),
  constraint opinion_pk primary key (id),
  constraint opinion_case foreign key (case_id) references cases.case (id) on delete cascade
);
comment on table cases.opinion is '办理意见';
create index opinion_case_id on cases.opinion (case_id, at);

create table cases.delivery (
  case_id uuid not null,
  method text not null,
  address bytea,
  due_on date,
  ready_at timestamptz,
  delivered_at timestamptz,
  receiver text,
  constraint delivery_pk primary key (case_id),
  constraint delivery_case foreign key (case_id) references cases.case (id) on delete cascade,
  constraint delivery_method_known check (method in ('electronic', 'window', 'post'))
);
comment on table cases.delivery is '送达';

create table cases.case_serial (
  task_code text not null,
  day date not null,
  last int not null,
  constraint case_serial_pk primary key (task_code, day)
);
comment on table cases.case_serial is '办件编号的流水（每实施编码每日）';

create view cases.public_case_v1 as
  select id, query_code, item_name, organisation_id, organisation_name, county_code, division_code, basic_code, state,
         outcome, submitted_at, accepted_on, decided_at, concluded_at, due_on, statute_due_on, paused, deemed
  from cases.case;
comment on view cases.public_case_v1 is '办件公开视图：不含个人信息';

grant usage on schema cases to onewindow_app;
grant select, insert, update on cases.application, cases.matter, cases.case, cases.clock_pause,
  cases.clock_extension, cases.material, cases.correction, cases.delivery, cases.case_serial to onewindow_app;
grant select, insert on cases.opinion to onewindow_app;
grant select on cases.public_case_v1 to onewindow_app;
