-- A licence's history tells of each version how it came about: by whose act, on which law, through which case. A case
-- changes a licence once, however often its decision is tried.
alter table licences.licence_version
  add column kind text not null default 'issue',
  add column law text,
  add column document text,
  add column made_by text,
  add constraint licence_version_kind check (kind in ('issue', 'change', 'renew', 'correct'));
comment on column licences.licence_version.kind is '怎么来的：issue 签发、change 变更、renew 延续、correct 更正';
comment on column licences.licence_version.change_reason is '变更、延续、更正的理由';
comment on column licences.licence_version.law is '变更、延续、更正的法律依据';
comment on column licences.licence_version.document is '更正决定的文号';
comment on column licences.licence_version.made_by is '经办人；空：记录经办人以前制发';

update licences.licence_version set kind = 'change' where version > 1;

create unique index licence_version_case on licences.licence_version (case_id, licence_id) where case_id is not null;
