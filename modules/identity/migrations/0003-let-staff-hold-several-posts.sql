create table identity.posting (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  staff_id uuid,
  organisation_id uuid not null,
  organisation_name text not null,
  unit_id uuid,
  unit_name text,
  division_code text not null,
  title text not null,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint posting_pk primary key (id),
  constraint posting_account foreign key (account_id) references identity.account (id)
);
comment on table identity.posting is '兼任岗位：本岗在账号里，这里是另外的；一次只在一个岗位上工作';
comment on column identity.posting.title is '岗位名称';
comment on column identity.posting.ended_at is '不再兼任的时间';
create unique index posting_once on identity.posting (account_id, organisation_id, title) where ended_at is null;

alter table identity.session add column posting_id uuid;
alter table identity.session add constraint session_posting foreign key (posting_id) references identity.posting (id);
comment on column identity.session.posting_id is '现在在哪个兼任岗位上工作，空为本岗';

alter table identity.role_grant add column posting_id uuid;
alter table identity.role_grant
  add constraint role_grant_posting foreign key (posting_id) references identity.posting (id);
comment on column identity.role_grant.posting_id is '这项授权属于哪个兼任岗位，空为本岗';

grant select, insert, update on identity.posting to onewindow_app;
