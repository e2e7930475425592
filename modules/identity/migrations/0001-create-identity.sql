create schema identity;
comment on schema identity is '统一身份认证：主体、账号、会话、授权';

create table identity.party (
  id uuid not null default uuidv7(),
  kind text not null,
  name text not null,
  id_type text not null,
  id_number bytea,
  id_number_index bytea,
  id_masked text not null,
  phone bytea,
  phone_index bytea,
  phone_masked text,
  address bytea,
  real_name_level int not null default 1,
  created_at timestamptz not null default now(),
  version int not null default 1,
  constraint party_pk primary key (id),
  constraint party_kind_known check (kind in ('person', 'organisation')),
  constraint party_name_length check (length(name) between 1 and 500)
);
comment on table identity.party is '主体：自然人或组织';
comment on column identity.party.id_type is '证件类型';
comment on column identity.party.id_number is '证件号码（密文）';
comment on column identity.party.id_number_index is '证件号码盲索引';
comment on column identity.party.id_masked is '证件号码（脱敏）';
comment on column identity.party.phone is '手机（密文）';
comment on column identity.party.address is '地址（密文）';
comment on column identity.party.real_name_level is '实名等级';
create unique index party_id_number on identity.party (id_type, id_number_index);
create index party_phone on identity.party (phone_index) where phone_index is not null;
create index party_name on identity.party using gin (name gin_trgm_ops);

create table identity.account (
  id uuid not null default uuidv7(),
  kind text not null,
  login text not null,
  name text not null,
  party_id uuid,
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  staff_id uuid,
  organisation_id uuid,
  organisation_name text,
  unit_id uuid,
  division_code text,
  status text not null default 'active',
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  version int not null default 1,
  constraint account_pk primary key (id),
  constraint account_login_unique unique (login),
  constraint account_kind_known check (kind in ('person', 'organisation', 'staff')),
  constraint account_status_known check (status in ('active', 'disabled')),
  constraint account_party foreign key (party_id) references identity.party (id)
);
comment on table identity.account is '账号';
comment on column identity.account.login is '登录名（小写）';
comment on column identity.account.totp_last_step is '最近用过的动态码时间片，防重放';
comment on column identity.account.organisation_name is '所在机构（目录变更时同步）';
create index account_party on identity.account (party_id);
create index account_staff on identity.account (staff_id) where staff_id is not null;
create index account_organisation on identity.account (organisation_id) where organisation_id is not null;

create table identity.session (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  account_id uuid not null,
  acting_party_id uuid,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address text not null,
  device text not null,
  constraint session_pk primary key (id),
  constraint session_token unique (token_hash),
  constraint session_account foreign key (account_id) references identity.account (id),
  constraint session_party foreign key (acting_party_id) references identity.party (id)
);
comment on table identity.session is '会话，可列出、可撤销';
create index session_account on identity.session (account_id, last_seen_at desc) where revoked_at is null;

create table identity.role_grant (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  role text not null,
  scope_kind text not null,
  organisation_id uuid,
  unit_id uuid,
  division_code text,
  granted_at timestamptz not null default now(),
  valid_until timestamptz,
  revoked_at timestamptz,
  constraint role_grant_pk primary key (id),
  constraint role_grant_account foreign key (account_id) references identity.account (id),
  constraint role_grant_scope check (
    (scope_kind in ('own', 'all'))
    or (scope_kind = 'unit' and unit_id is not null)
    or (scope_kind = 'organisation' and organisation_id is not null)
    or (scope_kind = 'division' and division_code ~ '^\d{12}$')
  )
);
comment on table identity.role_grant is '授权：岗位角色及其管辖范围';
create index role_grant_account on identity.role_grant (account_id) where revoked_at is null;

create table identity.mandate (
  id uuid not null default uuidv7(),
  principal_party_id uuid not null,
  agent_party_id uuid not null,
  relation text not null,
  valid_from date not null,
  valid_until date,
  revoked_at timestamptz,
  constraint mandate_pk primary key (id),
  constraint mandate_principal foreign key (principal_party_id) references identity.party (id),
  constraint mandate_agent foreign key (agent_party_id) references identity.party (id)
);
comment on table identity.mandate is '授权代办：谁可以替谁办事';
create index mandate_agent on identity.mandate (agent_party_id) where revoked_at is null;
create index mandate_principal on identity.mandate (principal_party_id) where revoked_at is null;

create table identity.sign_in_failure (
  account_id uuid not null,
  source text not null,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null default now(),
  constraint sign_in_failure_pk primary key (account_id, source)
);
comment on table identity.sign_in_failure is '登录失败计数：按来源锁，别人锁不住您的账号';

create table identity.saved_view (
  account_id uuid not null,
  page text not null,
  views jsonb not null,
  updated_at timestamptz not null default now(),
  constraint saved_view_pk primary key (account_id, page),
  constraint saved_view_account foreign key (account_id) references identity.account (id)
);
comment on table identity.saved_view is '后台列表的自定义视图';

grant usage on schema identity to onewindow_app;
grant select, insert, update on identity.party, identity.account, identity.session, identity.role_grant, identity.mandate to onewindow_app;
grant select, insert, update, delete on identity.sign_in_failure, identity.saved_view to onewindow_app;
