create schema licences;
comment on schema licences is '电子证照：类型、证照、版本、状态';

-- 证照状态代码: the literal values seen in national catalogues (GB/T 36902 family); 02 was not found anywhere and is left out.
create table licences.status (
  code text not null,
  key text not null,
  zh text not null,
  en text not null,
  in_force boolean not null,
  constraint status_pk primary key (code),
  constraint status_key unique (key)
);
comment on table licences.status is '证照状态代码表';
comment on column licences.status.in_force is '是否有效（到期另按日期判断）';
insert into licences.status (code, key, zh, en, in_force) values
  ('01', 'valid', '正常', 'in force', true),
  ('03', 'revoked', '撤销', 'revoked', false),
  ('04', 'annulled', '注销', 'annulled', false),
  ('05', 'lapsed', '失效', 'lapsed', false),
  ('06', 'transferred', '办理转出', 'transferred', false),
  ('07', 'forfeited', '吊销', 'forfeited', false),
  ('99', 'other', '其他', 'other', false);

create table licences.licence_type (
  key text not null,
  code text not null,
  code_source text not null,
  name text not null,
  name_en text not null,
  authority_name text not null,
  authority_code text not null,
  law text not null,
  holder_kind text not null,
  number_format text not null,
  definition jsonb not null,
  revision int not null default 1,
  edited_by text not null default '系统',
  edited_at timestamptz not null default now(),
  constraint licence_type_pk primary key (key),
  constraint licence_type_code unique (code),
  constraint licence_type_code_form check (code ~ '^[0-9A-Z]{21}$' and left(code, 18) = authority_code),
  constraint licence_type_code_source check (code_source in ('real', 'demonstration')),
  constraint licence_type_holder check (holder_kind in ('person', 'organisation', 'both'))
);
comment on table licences.licence_type is '证照类型';
comment on column licences.licence_type.code is '证照类型代码（GB/T 36904：定义机构统一社会信用代码 18 位 + 3 位）';
comment on column licences.licence_type.code_source is '代码来源：real 为公开可见的真实代码，demonstration 为演示编造';
comment on column licences.licence_type.authority_name is '定义机构';
comment on column licences.licence_type.law is '设定依据';
comment on column licences.licence_type.number_format is '证号格式';
comment on column licences.licence_type.definition is '版面和照面字段';

-- The row's lock is held to the end of the transaction: numbers are given out once, in order.
create table licences.serial (
  type_key text not null,
  division text not null,
  year int not null,
  last int not null,
  constraint serial_pk primary key (type_key, division, year)
);
comment on table licences.serial is '证照流水号';

create table licences.licence (
  id uuid not null default uuidv7(),
  type_key text not null,
  number text not null,
  number_key text not null,
  status_code text not null default '01',
  status_since timestamptz not null,
  status_reason text,
  status_law text,
  status_document text,
  status_by text,
  version int not null default 1,
  holder_party_id uuid,
  holder_kind text not null,
  holder_name text not null,
  holder_code bytea,
  holder_code_index bytea,
  holder_code_masked text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  organisation_uscc text not null,
  division_code text not null,
  case_id uuid,
  issued_on date not null,
  issued_at timestamptz not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null,
  trust_level text not null default 'A',
  revision int not null default 1,
  constraint licence_pk primary key (id),
  constraint licence_type_fk foreign key (type_key) references licences.licence_type (key),
  constraint licence_status_fk foreign key (status_code) references licences.status (code),
  constraint licence_number unique (type_key, number_key),
  constraint licence_holder_kind check (holder_kind in ('person', 'organisation')),
  constraint licence_trust check (trust_level in ('A', 'B', 'C', 'D')),
  constraint licence_term check (valid_to is null or valid_to >= valid_from)
);
comment on table licences.licence is '电子证照（现行状态）';
comment on column licences.licence.number is '证号';
comment on column licences.licence.number_key is '证号（去空格、大写），供查询';
comment on column licences.licence.status_code is '状态';
comment on column licences.licence.status_document is '撤销、注销等决定的文号';
comment on column licences.licence.version is '现行版本';
comment on column licences.licence.holder_party_id is '持证主体';
comment on column licences.licence.holder_code is '持证人代码（密文）';
comment on column licences.licence.holder_code_index is '持证人代码盲索引';
comment on column licences.licence.organisation_name is '颁发机构';
comment on column licences.licence.case_id is '由哪个办件产生';
comment on column licences.licence.valid_to is '有效期至，空为长期';
comment on column licences.licence.content is '照面信息（原值）';
comment on column licences.licence.trust_level is '可信等级（国办函〔2016〕108 号：A 为发证机关直接签发）';
comment on column licences.licence.revision is '修订号，防止互相覆盖';
create unique index licence_case on licences.licence (case_id, type_key) where case_id is not null;
create index licence_holder on licences.licence (holder_party_id, issued_at desc, id desc) where holder_party_id is not null;
create index licence_holder_code on licences.licence (holder_code_index) where holder_code_index is not null;
create index licence_organisation on licences.licence (organisation_id, issued_at desc, id desc);
create index licence_division on licences.licence (division_code, issued_at desc, id desc);
create index licence_issued on licences.licence (issued_at desc, id desc);
create index licence_number_key on licences.licence (number_key);

-- What a holder has in her hand: each version has its own identifier and QR token, so that an old copy tells that it is old.
create table licences.licence_version (
  licence_id uuid not null,
  version int not null,
  identifier text not null,
  token text not null,
  holder_name text not null,
  fields jsonb not null,
  issued_on date not null,
  issued_at timestamptz not null,
  valid_from date not null,
  valid_to date,
  case_id uuid,
  change_reason text,
  replaced_at timestamptz,
  file_id uuid,
  file_sha256 bytea,
  constraint licence_version_pk primary key (licence_id, version),
  constraint licence_version_licence foreign key (licence_id) references licences.licence (id),
  constraint licence_version_identifier unique (identifier),
  constraint licence_version_token unique (token),
  constraint licence_version_file check ((file_id is null) = (file_sha256 is null))
);
comment on table licences.licence_version is '证照版本：每次变更换发一个新版本';
comment on column licences.licence_version.identifier is '证照标识（GB/T 36904）';
comment on column licences.licence_version.token is '二维码里的验证码，随机，不可猜';
comment on column licences.licence_version.fields is '照面印出的字段（中英文），签发时定下，之后不变';
comment on column licences.licence_version.replaced_at is '被新版本取代的时间';
comment on column licences.licence_version.file_id is '签名的 PDF';

create table licences.status_change (
  id uuid not null default uuidv7(),
  licence_id uuid not null,
  from_code text,
  to_code text not null,
  at timestamptz not null,
  reason text,
  law text,
  document text,
  by_name text not null,
  organisation_name text,
  case_id uuid,
  constraint status_change_pk primary key (id),
  constraint status_change_licence foreign key (licence_id) references licences.licence (id),
  constraint status_change_from foreign key (from_code) references licences.status (code),
  constraint status_change_to foreign key (to_code) references licences.status (code)
);
comment on table licences.status_change is '证照状态变化';
create index status_change_of on licences.status_change (licence_id, at, id);

create view licences.public_licence_v1 as
  select l.id, l.type_key, t.code as type_code, t.name as type_name, l.number, v.identifier, l.version, l.holder_kind,
         case when l.holder_kind = 'organisation' then l.holder_name
              else left(l.holder_name, 1) || repeat('*', greatest(length(l.holder_name) - 1, 1)) end as holder_name,
         l.organisation_id, l.organisation_name, l.division_code, l.issued_on, l.valid_from, l.valid_to,
         l.status_code, s.key as status_key, l.status_since
  from licences.licence l
  join licences.licence_type t on t.key = l.type_key
  join licences.status s on s.code = l.status_code
  join licences.licence_version v on v.licence_id = l.id and v.version = l.version;
comment on view licences.public_licence_v1 is '可公开的证照信息（自然人姓名已脱敏）';

grant usage on schema licences to onewindow_app;
grant select on licences.status, licences.public_licence_v1 to onewindow_app;
grant select, insert, update on licences.licence_type, licences.serial, licences.licence, licences.licence_version to onewindow_app;
grant select, insert on licences.status_change to onewindow_app;
