create table platform.file (
  id uuid not null default uuidv7(),
  sha256 bytea not null,
  bytes bigint not null,
  media_type text not null,
  name text not null,
  pages int,
  warnings text[] not null default '{}',
  scan_state text not null default 'unscanned',
  scanned_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint file_pk primary key (id),
  constraint file_sha256_length check (octet_length(sha256) = 32),
  constraint file_not_empty check (bytes > 0),
  constraint file_name_length check (char_length(name) between 1 and 500),
  constraint file_scan_state_known check (scan_state in ('unscanned', 'clean', 'infected'))
);
comment on table platform.file is '文件：内容按摘要存放，一行是一次收到';
comment on column platform.file.sha256 is '内容摘要（SHA-256），也是存放位置';
comment on column platform.file.bytes is '字节数';
comment on column platform.file.media_type is '按内容认定的类型';
comment on column platform.file.name is '文件名';
comment on column platform.file.pages is 'PDF 页数';
comment on column platform.file.warnings is '打开前应知道的：脚本、启动程序、内嵌文件、宏';
comment on column platform.file.scan_state is '查毒结果';
comment on column platform.file.created_by is '上传的账号；系统生成的为空';
create index file_content on platform.file (sha256);
create index file_unattached_age on platform.file (created_at) where created_by is not null;

create table platform.file_reference (
  file_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  created_at timestamptz not null default now(),
  constraint file_reference_pk primary key (file_id, kind, subject_id),
  constraint file_reference_file_fk foreign key (file_id) references platform.file (id)
);
comment on table platform.file_reference is '文件用在哪里：谁用它，谁决定谁能看';
comment on column platform.file_reference.kind is '用途，如 cases.material';
comment on column platform.file_reference.subject_id is '用它的那条记录';
create index file_reference_subject on platform.file_reference (kind, subject_id);

create table platform.upload (
  id uuid not null default uuidv7(),
  owner_account_id uuid not null,
  purpose text not null,
  name text not null,
  bytes bigint not null,
  sha256 bytea,
  received bigint not null default 0,
  state text not null default 'receiving',
  file_id uuid,
  lease_token uuid,
  lease_until timestamptz,
  version int not null default 1,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint upload_pk primary key (id),
  constraint upload_file_fk foreign key (file_id) references platform.file (id) on delete cascade,
  constraint upload_state_known check (state in ('receiving', 'complete')),
  constraint upload_received_range check (received between 0 and bytes),
  constraint upload_complete_has_file check ((state = 'complete') = (file_id is not null))
);
comment on table platform.upload is '可续传的上传';
comment on column platform.upload.owner_account_id is '上传人账号';
comment on column platform.upload.purpose is '用途，决定收什么类型、多大';
comment on column platform.upload.bytes is '申报的字节数';
comment on column platform.upload.sha256 is '申报的摘要，收完核对';
comment on column platform.upload.received is '已落盘的字节数，从这里续传';
comment on column platform.upload.lease_token is '正在写入的连接';
comment on column platform.upload.expires_at is '过期不续即清除';
create index upload_expiry on platform.upload (expires_at);
create index upload_file on platform.upload (file_id) where file_id is not null;

grant select, insert, delete on platform.file to onewindow_app;
grant update (scan_state, scanned_at) on platform.file to onewindow_app;
grant select, insert, delete on platform.file_reference to onewindow_app;
grant select, insert, update, delete on platform.upload to onewindow_app;
