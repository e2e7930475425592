create schema documents;
comment on schema documents is '文书：模板、编号、签发、送达';

create table documents.template (
  id uuid not null default uuidv7(),
  kind text not null,
  version int not null,
  status text not null,
  title jsonb not null,
  blocks jsonb not null,
  note text not null default '',
  revision int not null default 1,
  edited_by text not null,
  edited_at timestamptz not null default now(),
  published_by text,
  published_at timestamptz,
  constraint template_pk primary key (id),
  constraint template_version unique (kind, version),
  constraint template_status_known check (status in ('draft', 'published', 'retired')),
  constraint template_published check ((status = 'draft') = (published_at is null))
);
comment on table documents.template is '文书模板：已发布的版本不再改动，签发过的文书始终按它当时的版本显示';
comment on column documents.template.kind is '文书种类';
comment on column documents.template.title is '标题（中文、英文）';
comment on column documents.template.blocks is '内容块，文字里可以有 {占位}';
comment on column documents.template.note is '这一版改了什么';
comment on column documents.template.revision is '草稿的修订号，防止互相覆盖';
create unique index template_one_draft on documents.template (kind) where status = 'draft';
create unique index template_one_published on documents.template (kind) where status = 'published';

-- One row a body, kind and year. Its lock is held to the end of the transaction, so a number is never skipped.
create table documents.serial (
  organisation_id uuid not null,
  kind text not null,
  year int not null,
  last int not null,
  constraint serial_pk primary key (organisation_id, kind, year),
  constraint serial_positive check (last > 0)
);
comment on table documents.serial is '文书流水号';

create table documents.document (
  id uuid not null default uuidv7(),
  kind text not null,
  number text not null,
  year int not null,
  serial int not null,
  organisation_id uuid not null,
  organisation_name text not null,
  organisation_uscc text not null,
  case_id uuid,
  party_id uuid,
  addressee text not null,
  title text not null,
  template_id uuid not null,
  data jsonb not null default '{}',
  personal bytea,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by_account_id uuid,
  issued_by_name text not null,
  file_id uuid,
  file_sha256 bytea,
  delivered_at timestamptz,
  delivery_method text,
  received_by text,
  constraint document_pk primary key (id),
  constraint document_serial unique (organisation_id, kind, year, serial),
  constraint document_template foreign key (template_id) references documents.template (id),
  constraint document_delivery check (
    (delivered_at is null and delivery_method is null and received_by is null)
    or (delivered_at is not null and delivery_method in ('electronic', 'direct', 'left', 'post', 'entrusted', 'announcement'))
  ),
  constraint document_file check ((file_id is null) = (file_sha256 is null))
);
comment on table documents.document is '文书';
comment on column documents.document.number is '文号，如 七审批准〔2026〕18 号';
comment on column documents.document.case_id is '所属办件';
comment on column documents.document.party_id is '送达对象（主体）';
comment on column documents.document.addressee is '抬头：送达对象的名称';
comment on column documents.document.data is '填入模板的内容';
comment on column documents.document.personal is '填入模板的个人信息（密文）：证件号码、电话、地址';
comment on column documents.document.file_id is '生成的 PDF；第一次有人看时才生成，之后不变';
comment on column documents.document.delivery_method is '送达方式：电子、直接、留置、邮寄、委托、公告';
comment on column documents.document.received_by is '签收人';
create index document_case on documents.document (case_id, issued_at, id) where case_id is not null;
create index document_party on documents.document (party_id, issued_at desc, id desc) where party_id is not null;
create index document_organisation on documents.document (organisation_id, issued_at desc, id desc);
create index document_number on documents.document (number);
create index document_template_use on documents.document (template_id);

grant usage on schema documents to onewindow_app;
grant select, insert, update on documents.template, documents.serial, documents.document to onewindow_app;
