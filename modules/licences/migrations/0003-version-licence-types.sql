-- What a type said at each of its versions: a licence keeps the name, law, layout and note that it was issued under, also
-- where its PDF is drawn years later.
create table licences.licence_type_version (
  type_key text not null,
  revision int not null,
  name text not null,
  name_en text not null,
  authority_name text not null,
  law text not null,
  number_format text not null,
  definition jsonb not null,
  note text,
  edited_by text not null,
  edited_at timestamptz not null default now(),
  constraint licence_type_version_pk primary key (type_key, revision),
  constraint licence_type_version_type foreign key (type_key) references licences.licence_type (key)
);
comment on table licences.licence_type_version is '证照类型的各个版本：写下后不变';
comment on column licences.licence_type_version.type_key is '证照类型';
comment on column licences.licence_type_version.revision is '第几版';
comment on column licences.licence_type_version.definition is '版面、有效期和照面字段';
comment on column licences.licence_type_version.note is '为什么改';
comment on column licences.licence_type_version.edited_by is '谁改的';

insert into licences.licence_type_version
  (type_key, revision, name, name_en, authority_name, law, number_format, definition, edited_by, edited_at)
select key, revision, name, name_en, authority_name, law, number_format, definition, edited_by, edited_at
from licences.licence_type;

alter table licences.licence_version add column type_revision int;
comment on column licences.licence_version.type_revision is '按证照类型的第几版制发；空：分版本以前制发，按最早一版';

grant select, insert on licences.licence_type_version to onewindow_app;
